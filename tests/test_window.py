"""A real window, real key presses: an evening from the door to the bow and home again."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Seconds that a screen gets to appear, and the whole play to be performed, on a busy computer.
PATIENCE = 60.0
PLAY_PATIENCE = 150.0

# Seconds between two presses.
READING = 2.0


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own that nobody sees."""
    for program in ("Xvfb", "xdotool"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed (Debian: apt install xvfb xdotool)")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x720x24"],
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


class Evening:
    """The game in its window, and hands on the keyboard."""

    def __init__(self, display: str, home: Path, *words: str) -> None:
        self.home = home
        self._environment = {
            **{name: value for name, value in os.environ.items() if name != "SDL_VIDEODRIVER"},
            "DISPLAY": display,
            "CURTAIN_UP_HOME": str(home),
            "PYTHONPATH": str(ROOT),
        }
        self.game = subprocess.Popen(
            [sys.executable, "-m", "game", "play", *words],
            env=self._environment,
            stderr=subprocess.PIPE,
            text=True,
        )

    def hand(self, *words: str) -> str:
        """Let xdotool do something."""
        done = subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def wait_for_window(self) -> None:
        end = time.monotonic() + PATIENCE
        while not self.hand("search", "--onlyvisible", "--class", "curtain-up"):
            assert time.monotonic() < end, "no window came"
            assert self.game.poll() is None, "the game ended before its window came"
            time.sleep(0.2)
        time.sleep(READING)

    def press(self, *keys: str) -> None:
        """Press keys as a child does, who looks at each screen before the next."""
        for key in keys:
            self.hand("key", key)
            time.sleep(READING)

    def performances(self) -> list[tuple[str, str, int]]:
        """Return what the score book holds: nickname, play, stars."""
        with sqlite3.connect(self.home / "scores.db", timeout=10) as book:
            return book.execute(
                "SELECT nickname, play, stars FROM performances"
                " JOIN players ON players.id = player_id"
            ).fetchall()

    def wait_for_bow(self) -> None:
        """Be the friend who sees every scene at once, until the book has the stars."""
        end = time.monotonic() + PLAY_PATIENCE
        while not self.performances():
            self.hand("key", "s")
            time.sleep(0.5)
            assert time.monotonic() < end, "the play did not come to its bow"
            assert self.game.poll() is None, "the game ended before the bow"


@pytest.mark.parametrize("language", ["en", "sv"])
def test_an_evening_by_keyboard_ends_with_stars_in_the_book(
    display: str, tmp_path: Path, language: str
) -> None:
    """Play, a new player, the first play, a friend who sees it all, the bow, home, and out."""
    evening = Evening(display, tmp_path / "home", "--camera", "understudy", "--language", language)
    try:
        evening.wait_for_window()
        evening.press("Return", "Return")
        evening.hand("type", "ada")
        evening.press("Return", "Return", "Return")
        evening.wait_for_bow()
        assert evening.performances() == [("ada", "first-steps/birthday-parcel", 9)]
        evening.press("Escape", "Escape", "Escape")
        _, told = evening.game.communicate(timeout=PATIENCE)
        assert evening.game.returncode == 0
        assert "Traceback" not in told
    finally:
        evening.game.kill()
        evening.game.communicate()
