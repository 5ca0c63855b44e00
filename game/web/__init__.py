"""Pages for this computer, and a school's network where a teacher says so, kept up to date."""
