"""Other programs that read expressions, beside this one, on the same pictures in one run."""
