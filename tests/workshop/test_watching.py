"""Saves are noticed: written in place, put in place of the old file, or beside the play."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.workshop.watching import Watch

# Seconds within which every save has to be told.
WITHIN = 1.5

PLAY = "title: A\nages: 5-9\nscenes:\n  - {name: one, line: Show it!, ask: happy}\n"


class Folder:
    """A folder with a play that is watched, and what was told of it."""

    def __init__(self, home: Path, place: Path) -> None:
        self.home = home
        self.play = home / "play.yaml"
        self.play.write_text(PLAY, encoding="utf-8")
        self.told: queue.Queue[str] = queue.Queue()
        self.watch = Watch(place, lambda: self.told.put(self._content()))
        self.watch.start()
        time.sleep(0.1)

    def _content(self) -> str:
        return self.play.read_text(encoding="utf-8") if self.play.exists() else "gone"

    def hears(self) -> str:
        """Return what the play held when the next save was told."""
        return self.told.get(timeout=WITHIN)

    def is_quiet(self) -> bool:
        """Tell whether nothing is told for a while."""
        time.sleep(0.3)
        return self.told.empty()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    """A folder whose play is watched."""
    made = Folder(tmp_path, tmp_path / "play.yaml")
    yield made
    made.watch.close()


def test_a_save_is_told_within_a_second(folder: Folder) -> None:
    """A text editor writes the file anew."""
    began = time.monotonic()
    folder.play.write_text(PLAY + "# more\n", encoding="utf-8")
    assert folder.hears().endswith("# more\n")
    assert time.monotonic() - began < 1.0


def test_an_editor_that_renames_is_followed(folder: Folder) -> None:
    """A temporary file takes the old one's place, again and again."""
    for number in range(3):
        fresh = folder.home / ".play.yaml.swp"
        fresh.write_text(PLAY + f"# {number}\n", encoding="utf-8")
        fresh.replace(folder.play)
        assert folder.hears().endswith(f"# {number}\n")


def test_a_file_that_is_gone_for_a_moment_is_waited_for(folder: Folder) -> None:
    """Some editors delete first and write afterwards; nobody is told of the gap."""
    folder.play.unlink()
    time.sleep(0.2)
    folder.play.write_text(PLAY + "# again\n", encoding="utf-8")
    assert folder.hears().endswith("# again\n")
    assert folder.is_quiet()


def test_a_file_that_is_being_written_is_waited_for(folder: Folder) -> None:
    """Emptied first, filled a moment later: what is told is the whole."""
    with folder.play.open("w", encoding="utf-8") as file:
        file.flush()
        time.sleep(0.15)
        file.write(PLAY + "# whole\n")
    assert folder.hears().endswith("# whole\n")


def test_a_file_that_stays_away_is_told_and_so_is_its_return(folder: Folder) -> None:
    """Deleted, and written anew later."""
    folder.play.unlink()
    assert folder.hears() == "gone"
    folder.play.write_text(PLAY, encoding="utf-8")
    assert folder.hears() == PLAY


@pytest.mark.parametrize(
    "beside", ["pack.yaml", "pictures/a.svg", "sounds/a.ogg", "voices/en/play/title.ogg"]
)
def test_what_lies_beside_a_play_is_watched_too(folder: Folder, beside: str) -> None:
    """Also in a folder that was not there when the watch began."""
    file = folder.home / beside
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"first")
    folder.hears()
    file.write_bytes(b"changed")
    folder.hears()


def test_other_files_are_nobodys_business(folder: Folder) -> None:
    """A letter that lies in the same folder, or a look at the play, tells nothing."""
    (folder.home / "letter.txt").write_text("Dear ...", encoding="utf-8")
    folder.play.read_text(encoding="utf-8")
    assert folder.is_quiet()


def test_a_new_play_in_a_pack_is_told(tmp_path: Path) -> None:
    """Where a folder is watched, plays may come."""
    folder = Folder(tmp_path, tmp_path)
    (tmp_path / "other.yaml").write_text(PLAY, encoding="utf-8")
    folder.hears()
    folder.watch.close()
