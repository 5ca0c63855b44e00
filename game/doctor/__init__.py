"""The doctor: looks at everything a play needs on this computer, and tells what to do."""
