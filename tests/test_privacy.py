"""Nothing of a play leaves the computer, and nothing but stars and settings reaches the disk.

The system calls of the whole process tree are read, so that C++ parts can't hide anything.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from tests.guard import Grounds, misdeeds
from tests.system_calls import ROOT, talks_outside, traced, written


def test_a_whole_rehearsal_talks_to_no_other_machine_and_writes_nothing(tmp_path: Path) -> None:
    """Detector, network, stage: not one packet, not one file."""
    done, calls = traced(tmp_path, "-m", "game", "rehearse")
    assert done.returncode == 0, done.stderr
    assert [call for call in calls if talks_outside(call)] == []
    assert written(calls) == set()
    assert misdeeds(calls, Grounds(tmp_path)) == []


# Notes what is made of some classes. The garbage collector could list them as well, but another
# thread's half-built tuples are among what it gives, and looking at those breaks their making.
REGISTER = """
made = []

def note(*kinds):
    for kind in kinds:
        def init(self, *given, _init=kind.__init__, **named):
            _init(self, *given, **named)
            made.append(self)
        kind.__init__ = init
"""

# Presses keys in the game's own process: a new player, the first play, the understudy before the
# lens, a friend who sees each scene, the flip-book at the bow, and out.
EVENING = (
    REGISTER
    + """
import pathlib, sqlite3, sys, threading, time
import pygame
from game.flip_book import FlipBook
from game.screens.curtain_call import CurtainCallScreen
from game.screens.flip_book import FlipBookScreen
from game.screens.stage import StageScreen
from game.wiring import play

def until(happened, key=None, seconds=90, pause=0.5):
    end = time.monotonic() + seconds
    while not happened() and time.monotonic() < end:
        for bow in alive(CurtainCallScreen):
            bow.choices.focus = "flip_book"
        if key is not None:
            press(key)
        time.sleep(pause)

def offered():
    return [choice for bow in alive(CurtainCallScreen) for choice in bow.choices.shown()]

def leaf():
    until(lambda: any(one.name == "flip_book" for one in offered()))
    until(lambda: alive(FlipBookScreen), pygame.K_RETURN, pause=2.0)
    press(pygame.K_PAGEDOWN)
    time.sleep(1.5)
    print("pages:", bool(alive(FlipBookScreen)), pages())
    until(lambda: not pages(), pygame.K_ESCAPE, pause=1.0)
    print("left:", pages())

def alive(kind):
    return [one for one in made if type(one) is kind]

def pages():
    return sum(len(book.pages) for book in alive(FlipBook))

def performed(book):
    try:
        with sqlite3.connect(f"file:{book}?mode=ro", uri=True) as opened:
            return opened.execute("SELECT stars FROM performances").fetchall()
    except sqlite3.Error:
        return []

def press(key):
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))

def hands(book):
    while not pygame.display.get_surface():
        time.sleep(0.2)
    until(lambda: alive(StageScreen), pygame.K_RETURN, pause=2.0)
    until(pages)  # the understudy acts before the real detector and network
    until(lambda: performed(book), pygame.K_s)
    leaf()
    pygame.event.post(pygame.event.Event(pygame.QUIT))

if __name__ == "__main__":
    book = pathlib.Path(sys.argv[1])
    note(CurtainCallScreen, FlipBook, FlipBookScreen, StageScreen)
    threading.Thread(target=hands, args=(book,), daemon=True).start()
    play(camera="understudy")
    print("stars:", performed(book))
"""
)


@pytest.mark.long
def test_a_whole_evening_talks_to_no_other_machine_and_writes_only_its_book(
    tmp_path: Path,
) -> None:
    """The real game with watcher, network, voice and score book, from the title to the bow."""
    script = tmp_path / "evening.py"
    script.write_text(EVENING, encoding="utf-8")
    home = tmp_path / "home" / "curtain-up"
    done, calls = traced(tmp_path, str(script), str(home / "scores.db"))
    assert done.returncode == 0, done.stderr
    assert "stars: [(9,)]" in done.stdout
    assert re.search(r"pages: True [1-9]", done.stdout), "the flip-book was never open"
    assert "left: 0" in done.stdout
    assert any("expression.tflite" in call for call in calls), "the network was never opened"
    assert [call for call in calls if talks_outside(call)] == []
    # The voice may pass through a private temporary file; it holds a line of the play, no face.
    allowed = (str(home), str(tmp_path / "work"))
    assert {file for file in written(calls) if not file.startswith(allowed)} == set()
    names = {Path(file).name for file in written(calls) if file.startswith(str(home))}
    assert all(name.startswith(("scores.db", "settings", ".settings")) for name in names), names
    pictures = {file for file in written(calls) if file.endswith((".png", ".jpg", ".bmp", ".npy"))}
    assert pictures == set()
    assert misdeeds(calls, Grounds(tmp_path)) == []


# Presses a class's keys in the game's own process: all have heard the notice, a child is called,
# acts before the lens, a friend sees each scene, and the web board stands open.
LESSON = (
    REGISTER
    + """
import pathlib, sys, threading, time
from datetime import date
import pygame
from game.classroom.records import Entry, Plan
from game.scorebook.book import ScoreBook
from game.screens.call_board import CallBoardScreen
from game.screens.class_bow import ClassBowScreen
from game.screens.class_stage import ClassStage
from game.screens.class_warm_up import ClassWarmUp
from game.screens.notice import NoticeScreen
from game.settings import Settings, save_settings
from game.web.board_door import BoardDoor
from game.wiring import play

def alive(kind):
    return [one for one in made if type(one) is kind]

def press(key):
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))

def until(kind, key, seconds=60):
    end = time.monotonic() + seconds
    while not alive(kind) and time.monotonic() < end:
        press(key)
        time.sleep(1.0)

def hands():
    while not alive(NoticeScreen):
        time.sleep(0.5)
    for door in alive(BoardDoor):
        door.open(False, 0)
    until(CallBoardScreen, pygame.K_RETURN)
    press(pygame.K_n)
    time.sleep(1.0)
    until(ClassWarmUp, pygame.K_g)
    time.sleep(6.0)  # the lens sees the understudy, and learns its resting face
    until(ClassStage, pygame.K_g)
    until(ClassBowScreen, pygame.K_s, 90)
    time.sleep(1.0)
    pygame.event.post(pygame.event.Event(pygame.QUIT))

if __name__ == "__main__":
    book = ScoreBook.open(pathlib.Path(sys.argv[1]))
    group = book.add_group("3B")
    book.admit(group.id, [Entry("Kim")])
    book.lay_out(group.id, Plan(plays=("first-steps/birthday-parcel",)))
    save_settings(Settings(language="en", class_group=group.id))
    note(BoardDoor, CallBoardScreen, ClassBowScreen, ClassStage, ClassWarmUp, NoticeScreen)
    threading.Thread(target=hands, daemon=True).start()
    play(camera="understudy")
    print("stars:", book.board(group.id).goal.stars, dict(book.turns_on(group.id, date.today())))
    book.close()
"""
)


@pytest.mark.long
def test_a_lesson_talks_to_no_other_machine_and_writes_only_its_book(tmp_path: Path) -> None:
    """From the notice to a child's bow, with the board served to this computer meanwhile."""
    script = tmp_path / "lesson.py"
    script.write_text(LESSON, encoding="utf-8")
    home = tmp_path / "home" / "curtain-up"
    done, calls = traced(tmp_path, str(script), str(home / "scores.db"))
    assert done.returncode == 0, done.stderr
    assert re.search(r"stars: [1-9]\d* \{1: 1\}", done.stdout), done.stdout
    assert any("expression.tflite" in call for call in calls), "the network was never opened"
    assert [call for call in calls if talks_outside(call)] == []
    allowed = (str(home), str(tmp_path / "work"))
    assert {file for file in written(calls) if not file.startswith(allowed)} == set()
    names = {Path(file).name for file in written(calls) if file.startswith(str(home))}
    # Settings are written as a part beside, and put into their place.
    names = {name for name in names if not re.fullmatch(r"\.[0-9a-f]+\.part", name)}
    assert all(name.startswith(("scores.db", "settings")) for name in names), names
    pictures = {file for file in written(calls) if file.endswith((".png", ".jpg", ".bmp", ".npy"))}
    assert pictures == set()
    assert misdeeds(calls, Grounds(tmp_path)) == []


# Presses Ctrl+C in the command's own process after some seconds, if it has no end of its own; and
# again, since a library that is just being loaded may swallow the first.
AUTHOR = """
import os, signal, sys, threading, time

def press(seconds):
    while True:
        time.sleep(seconds)
        os.kill(os.getpid(), signal.SIGINT)
        seconds = 15

if __name__ == "__main__":
    if seconds := float(sys.argv[1]):
        threading.Thread(target=press, args=(seconds,), daemon=True).start()
    sys.argv[:2] = ["curtain-up"]
    from game.cli import main
    main()
"""


@pytest.mark.parametrize(
    ("seconds", "words", "told"),
    [
        (0, ("check", "PLAY"), ""),
        (0, ("new", "scenario", "mine.yaml", "--title", "Mine"), "mine.yaml"),
        (0, ("pack", "install", "PACK"), "installed."),
        (6, ("preview", "PLAY", "--web", "--no-browser"), "is at http://127.0.0.1:"),
        (6, ("write",), ""),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_the_authors_desk_talks_to_no_other_machine(
    seconds: int, words: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    """Checking, beginning, installing, the storyboard and the form: loopback at most."""
    script = tmp_path / "author.py"
    script.write_text(AUTHOR, encoding="utf-8")
    shelf = ROOT / "scenarios" / "first-steps"
    given = {"PLAY": str(shelf / "grumpy-troll.yaml"), "PACK": str(tmp_path / "winter.zip")}
    with zipfile.ZipFile(given["PACK"], "w") as packed:
        packed.writestr("winter/pack.yaml", CARD)
        packed.writestr("winter/snow.yaml", PLAY)
    done, calls = traced(
        tmp_path, str(script), str(seconds), *(given.get(word, word) for word in words)
    )
    assert "Traceback" not in done.stderr
    assert told in done.stdout + done.stderr
    assert any("game" in call for call in calls), "the command was never begun"
    assert [call for call in calls if talks_outside(call)] == []


CARD = "format: 2\ntitle: Winter\nlanguages: [en]\nlicence: MIT\nauthor: Ann\n"
PLAY = "format: 2\ntitle: Snow\nages: 5-9\nscenes:\n  - {name: a, line: Show it!, ask: sad}\n"


def test_the_guard_sees_a_connection_and_a_file(tmp_path: Path) -> None:
    """A guard that sees nothing would prove nothing."""
    code = (
        "import socket, pathlib\n"
        "pathlib.Path('leak.png').write_bytes(b'x')\n"
        "s = socket.socket(); s.setblocking(False)\n"
        "s.connect_ex(('192.0.2.1', 9))\n"
    )
    _, calls = traced(tmp_path, "-c", code)
    assert [call for call in calls if talks_outside(call)]
    assert written(calls) == {"leak.png"}
