"""A screen of its own that nobody sees, and a program of ours in a window on it, with hands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent

# Seconds that a screen gets to appear on a busy computer, and those between two presses.
PATIENCE: Final = 60.0
READING: Final = 2.0

USUAL: Final = (1280, 720)


@pytest.fixture
def size() -> tuple[int, int]:
    """The size of screen and window."""
    return USUAL


@pytest.fixture
def display(tmp_path: Path, size: tuple[int, int]) -> Iterator[str]:
    """A screen of its own that nobody sees; what it shows is in the folder `screen`."""
    for program in ("Xvfb", "xdotool"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed (Debian: apt install xvfb xdotool)")
    reading, writing = os.pipe()
    wide, high = size
    shown = tmp_path / "screen"
    shown.mkdir()
    whole = ["-screen", "0", f"{wide}x{high}x24", "-fbdir", str(shown)]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *whole],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class InWindow:
    """The module `command[0]` as a program in its window, and hands on mouse and keyboard.

    What it writes to `pipe`, "stdout" or "stderr", can be read.
    """

    def __init__(self, display: str, home: Path, *command: str, pipe: str = "stderr") -> None:
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "SDL_VIDEODRIVER"},
            "DISPLAY": display,
            "CURTAIN_UP_HOME": str(home),
            "PYTHONPATH": str(ROOT),
        }
        self.program = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE if pipe == "stdout" else None,
            stderr=subprocess.PIPE if pipe == "stderr" else None,
            text=True,
        )

    def hand(self, *words: str) -> str:
        """Let xdotool do something, and return what it says."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def close(self) -> None:
        """End the program, whatever came of it."""
        self.program.kill()
        self.program.communicate()
