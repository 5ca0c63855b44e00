"""Where the bundle begins: `curtain-up`, all its commands, in a program that brings its Python."""

if __name__ == "__main__":
    import multiprocessing

    # The voice's process is this program started once more.
    multiprocessing.freeze_support()

    from game.cli import main

    main()
