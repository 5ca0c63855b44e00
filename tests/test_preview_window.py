"""The preview in a real window: an author looks, directs, breaks the file, mends it, and leaves."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game import words
from game.preview import play_file, tell
from game.trouble import Trouble
from game.workshop.reading import read_version
from tests.in_window import PATIENCE, READING, ROOT, InWindow, display, size

__all__ = ["display", "size"]

PACK = ROOT / "scenarios" / "first-steps"


class Preview(InWindow):
    """The command in its window, and hands on the keyboard."""

    def __init__(self, display: str, home: Path, *words: str) -> None:
        super().__init__(display, home, "game", "preview", *words)

    def title(self) -> str:
        """Return what stands above the window."""
        return self.hand("search", "--onlyvisible", "--class", "curtain-up", "getwindowname")

    def wait_for(self, is_so: Callable[[str], bool]) -> float:
        """Wait until the window's title is so; return the seconds."""
        began = time.monotonic()
        while not is_so(title := self.title()):
            assert time.monotonic() < began + PATIENCE, f"the title stayed {title}"
            assert self.program.poll() is None, "the preview ended before"
            time.sleep(0.05)
        return time.monotonic() - began

    def turn_from(self, scene: str) -> str:
        """Press the key for the next scene until another is on; return its name.

        A window that has just come answers nobody, so that no double click hits what nobody saw.
        """
        began = time.monotonic()
        while f" · {scene} · " in (title := self.title()):
            assert time.monotonic() < began + PATIENCE, f"the title stayed {title}"
            time.sleep(READING)
            self.hand("key", "Next")
            time.sleep(READING)
        return title.split(" · ")[1]


@pytest.mark.long
def test_an_author_breaks_and_mends_a_play_beside_its_preview(display: str, tmp_path: Path) -> None:
    """The window follows each save, keeps the scene, and holds the last good version."""
    shutil.copytree(PACK / "pictures", tmp_path / "pictures")
    file = tmp_path / "troll.yaml"
    play = (PACK / "grumpy-troll.yaml").read_text(encoding="utf-8")
    file.write_text(play, encoding="utf-8")
    preview = Preview(display, tmp_path / "home", str(file), "--language", "en")
    try:
        preview.wait_for(lambda title: "troll.yaml · bridge" in title)
        second = preview.turn_from("bridge")
        assert f"- name: {second}\n" in play
        file.write_text(play.replace("ask: angry", "ask: angryy"), encoding="utf-8")
        preview.wait_for(lambda title: f"{second} · 1 to mend" in title)
        fresh = tmp_path / "troll.tmp"
        fresh.write_text(play.replace("ages: ", "ages:  "), encoding="utf-8")
        fresh.replace(file)
        preview.wait_for(lambda title: second in title and "mend" not in title)
        preview.hand("key", "6")
        preview.hand("key", "F2")
        preview.hand("key", "Escape")
        time.sleep(0.5)
        preview.hand("key", "F2")
        preview.program.terminate()
        _, told = preview.program.communicate(timeout=PATIENCE)
        assert 'I don\'t know the expression "angryy". Did you mean "angry"?' in told
        assert "\n        ask: angryy\n             ^\n" in told
        assert told.count("On stage: troll.") == 2
        assert "Traceback" not in told
    finally:
        preview.close()
    saved = tmp_path / "home"
    assert not saved.exists() or not list(saved.rglob("*.db")), "nothing is kept"


def test_the_terminal_speaks_the_language_of_the_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong, and whether the stage waits; the line of the file is as it was written."""
    file = tmp_path / "troll.yaml"
    play = (PACK / "grumpy-troll.yaml").read_text(encoding="utf-8")
    file.write_text(play.replace("ask: angry", "ask: angryy"), encoding="utf-8")
    words.use_language("sv")
    tell(read_version(file))
    words.use_language("en")
    told = capsys.readouterr().err
    assert "Jag känner inte till uttrycket ”angryy”. Menade du ”angry”?" in told
    assert "ask: angryy\n" in told
    assert told.endswith("Scenen väntar tills det är rättat.\n")


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("nowhere.yaml", "There is no play nowhere.yaml"),
        ("scenarios", "is a folder"),
        ("README.md", "is no play"),
        ("scenarios/first-steps/pack.yaml", "is no play"),
        ("first-steps/no-such-play", "There is no play"),
    ],
)
def test_what_is_no_play_gets_a_sentence_and_exit_code_2(wanted: str, sentence: str) -> None:
    """No window opens for it."""
    done = subprocess.run(
        [sys.executable, "-m", "game", "preview", wanted],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_shipped_play_is_found_by_its_name() -> None:
    """As `play --scenario` finds it."""
    assert play_file("first-steps/grumpy-troll").name == "grumpy-troll.yaml"


@pytest.mark.parametrize("name", ["first-steps/grumpy-trolls", "grumpy-troll", "grumpytroll"])
def test_a_name_that_is_nearly_right_is_told_the_right_one(name: str) -> None:
    """Whoever forgets the pack or slips on a letter need not look for the list."""
    with pytest.raises(Trouble, match=r'Did you mean "first-steps/grumpy-troll"\?'):
        play_file(name)
