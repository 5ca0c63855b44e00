"""Where the bundle begins: all commands of `curtain-up`, in a program with its own Python."""

if __name__ == "__main__":
    import multiprocessing

    # The voice's process is this program started once more.
    multiprocessing.freeze_support()

    import sys

    if sys.argv[1:2] == ["-c"]:
        # As Python does: `bench` measures parts of the game in a process of their own.
        exec(sys.argv[2])
    else:
        from game.cli import main

        main()
