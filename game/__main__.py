"""`python -m game` is `curtain-up`."""

if __name__ == "__main__":
    # Not at the top: the voice's process imports this module too, and has no use for commands.
    try:
        from game.cli import main
    except ImportError as error:
        raise SystemExit(
            f"A part of the game is missing ({error}). `python -m game.doctor` tells what to do."
        ) from None

    main()
