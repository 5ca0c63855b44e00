"""The core: what a performance is, with no window, file, thread or clock."""
