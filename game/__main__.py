"""`python -m game` is `curtain-up`."""

from game.cli import main

if __name__ == "__main__":
    main()
