"""From camera pictures to readings of faces; all of it runs in the worker thread."""
