"""`python -m game` is `curtain-up`."""

if __name__ == "__main__":
    # Not at the top: the voice's process imports this module too, and has no use for commands.
    from game.cli import main

    main()
