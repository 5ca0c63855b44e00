"""`python -m game.doctor` is `curtain-up doctor` with nothing but Python itself, and no options."""

import sys

if __name__ == "__main__":
    from game.doctor.consultation import consult

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(consult())
