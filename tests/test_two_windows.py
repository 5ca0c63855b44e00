"""Two real windows: the class's stage and the teacher's panel, by clicks and keys in both."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.tour_class import PIN
from tests.in_window import PATIENCE, InWindow, display

__all__ = ["display"]

# Seconds in which a window that has just come answers nobody, and a little more.
SETTLED = 0.6
# In the titles of the two windows.
STAGE, PANEL = "Curtain Up", "The teacher's panel"

# Where the panel's window is put, beside the stage's.
BESIDE = 1040


@pytest.fixture
def size() -> tuple[int, int]:
    """A screen with room for both windows."""
    return (2200, 700)


class Lesson(InWindow):
    """The lesson in its windows, and hands on mouse and keyboard."""

    def __init__(self, display: str, home: Path, *words: str) -> None:
        super().__init__(display, home, "tests.two_windows", *words, pipe="stdout")
        self.stands: dict[str, object] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.program.stdout is not None
        for line in self.program.stdout:
            if line.startswith("{"):
                self.stands = json.loads(line)

    def window(self, name: str) -> str:
        """Return the number of the window whose title begins with `name`, "" for none."""
        found = self.hand("search", "--onlyvisible", "--class", ".*").split()
        return next((one for one in found if self.hand("getwindowname", one).startswith(name)), "")

    def wait_for(self, is_so: Callable[[dict[str, object]], object], what: str) -> None:
        """Wait until the windows are so, and answer."""
        end = time.monotonic() + PATIENCE
        while not is_so(self.stands):
            assert time.monotonic() < end, f"{what}: {self.stands}"
            time.sleep(0.05)
        time.sleep(SETTLED)

    def begin(self) -> None:
        """Wait for the stage, and put its window into the corner."""
        self.wait_for(lambda now: now.get("main") == "StageScreen", "no stage")
        self.put(STAGE, 0)

    def put(self, name: str, left: int) -> None:
        """Move a window and give it the focus."""
        end = time.monotonic() + PATIENCE
        while not (number := self.window(name)):
            assert time.monotonic() < end, f"no window {name}"
            time.sleep(0.05)
        self.hand("windowmove", number, str(left), "0")
        self.hand("windowfocus", "--sync", number)
        time.sleep(SETTLED)

    def click(self, window: str, name: str) -> None:
        """Click a choice in the main window or in the panel's."""
        x, y = self.stands[f"{window} places"][name]  # type: ignore[index]
        left = BESIDE if window == "panel" else 0
        self.hand("mousemove", str(left + x), str(y), "click", "1")

    def type_pin(self) -> None:
        """Type the PIN and Enter."""
        for key in (*PIN, "Return"):
            self.hand("key", key)

    def move_out(self) -> None:
        """Bring the panel by F6 and the PIN, and let it have a window of its own."""
        self.hand("key", "F6")
        self.wait_for(lambda now: now["main"] == "PinScreen", "no PIN")
        self.type_pin()
        self.wait_for(lambda now: now["main"] == "NowPage", "no panel")
        self.click("main", "tab class")
        self.wait_for(lambda now: now["main"] == "ClassPage", "no page of the class")
        self.click("main", "move")
        self.wait_for(lambda now: now["panel"] == "NowPage", "no window")
        self.put(PANEL, BESIDE)


@pytest.fixture
def lesson(display: str, tmp_path: Path) -> Iterator[Lesson]:
    """A lesson with a play on stage."""
    lesson = Lesson(display, tmp_path / "home")
    try:
        lesson.begin()
        yield lesson
    finally:
        lesson.close()


def test_a_teacher_calls_a_child_in_the_second_window(lesson: Lesson) -> None:
    """F6, PIN and a press bring the panel its own window; the stage goes on with its camera."""
    lesson.move_out()
    assert lesson.stands["main"] == "PauseScreen", "the panel stood where the class looks"
    lesson.click("main", "continue")
    lesson.wait_for(lambda now: now["main"] == "StageScreen" and now["camera"], "no stage again")
    lesson.click("panel", "call")
    lesson.wait_for(lambda now: now["called"] == 1, "nobody is called")
    assert lesson.stands["main"] == "StageScreen"
    assert lesson.stands["camera"], "a press in the panel pauses no play"
    lesson.click("panel", "tab children")
    lesson.wait_for(lambda now: now["panel"] == "ChildrenPage", "the tab was not opened")
    lesson.hand("key", "Up", "Return")
    lesson.wait_for(lambda now: now["panel"] == "ChildPage", "keys do not arrive")
    lesson.hand("key", "Escape")
    lesson.wait_for(lambda now: now["panel"] == "ChildrenPage", "Escape does not arrive")
    lesson.hand("windowfocus", lesson.window(STAGE))
    time.sleep(SETTLED)
    assert lesson.stands["camera"], "from one of our windows to the other is no blur"
    lesson.click("panel", "back")
    lesson.wait_for(lambda now: now["panel"] is None, "the panel did not close")
    assert lesson.stands["main"] == "StageScreen", "closing the panel closes the panel alone"
    assert not lesson.window(PANEL)


@pytest.mark.long
def test_the_camera_is_released_when_nobody_looks_at_either_window(lesson: Lesson) -> None:
    """Whoever goes to another program finds the play paused (R25)."""
    lesson.move_out()
    lesson.click("main", "continue")
    lesson.wait_for(lambda now: now["main"] == "StageScreen" and now["camera"], "no stage again")
    other = subprocess.Popen(
        [sys.executable, "-c", OTHER], env=lesson.environment, stdout=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + PATIENCE
        while not (number := lesson.window("Another program")):
            assert time.monotonic() < end, "no other window"
            time.sleep(0.1)
        lesson.hand("windowfocus", "--sync", number)
        lesson.wait_for(lambda now: now["main"] == "PauseScreen", "the play went on")
        assert not lesson.stands["camera"]
    finally:
        other.kill()
        other.wait()


OTHER = """
import pygame, time
pygame.display.init()
pygame.display.set_mode((100, 100))
pygame.display.set_caption("Another program")
while True:
    pygame.event.get()
    time.sleep(0.05)
"""


@pytest.mark.long
def test_a_kiosk_has_no_way_out_but_the_teachers(display: str, tmp_path: Path) -> None:
    """Neither F11 nor Escape leads out; F6 and the PIN do, and switch the kiosk off."""
    lesson = Lesson(display, tmp_path / "home", "kiosk")
    try:
        lesson.begin()
        for key in ("F11", "alt+F4", "Escape", "Escape"):
            lesson.hand("key", key)
            time.sleep(SETTLED)
        assert lesson.program.poll() is None
        lesson.hand("key", "F6")
        lesson.wait_for(lambda now: now["main"] == "PinScreen", "no PIN")
        lesson.type_pin()
        lesson.wait_for(lambda now: now["main"] == "NowPage", "no panel")
        lesson.click("main", "tab class")
        lesson.wait_for(lambda now: now["main"] == "ClassPage", "no page")
        lesson.click("main", "is_kiosk False")
        lesson.wait_for(lambda now: not now["kiosk"], "still a kiosk")
        lesson.click("main", "back")
        lesson.wait_for(lambda now: now["main"] in ("PauseScreen", "StageScreen"), "no stage")
    finally:
        lesson.close()
