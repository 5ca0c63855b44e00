"""The command `class` on a score book of its own, and a list that it takes in."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from game import cli
from game.book_place import SCORES_VARIABLE
from game.classroom.records import Slip
from game.scorebook.book import FILE_NAME, ScoreBook
from game.settings import Settings, save_settings
from game.words import use_language

ROSTER = (
    b"\xef\xbb\xbfNickname;Team;Picture\r\n"
    b"Kim;Sun;fox\r\nZebulon;Moon;\r\n\xc3\x85sa;Sun;owl\r\n=cmd;Moon;\r\n"
)


@dataclass(frozen=True)
class Told:
    """How a command ended and what it told."""

    code: int
    out: str
    err: str


Run = Callable[..., Told]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Run the command line itself, in this process, on the book of a home of its own."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv(SCORES_VARIABLE, raising=False)
    assert save_settings(Settings(language="en")) is None

    def run_class(*words: str) -> Told:
        monkeypatch.setattr(sys, "argv", ["curtain-up", "class", *words])
        capsys.readouterr()
        try:
            cli.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        else:
            code = 0
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return Told(code, told.out, told.err)

    yield run_class
    use_language("en")


@pytest.fixture
def home() -> Path:
    """Where the book of these tests lies."""
    return Path(os.environ["CURTAIN_UP_HOME"])


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A list of four children, as Excel saves it."""
    file = tmp_path / "3a.csv"
    file.write_bytes(ROSTER)
    return file


def play_some(home: Path) -> None:
    """Let Kim and Zebulon play."""
    book = ScoreBook.open(home / FILE_NAME)
    (group,) = book.groups()
    for number, pupil in enumerate(book.pupils(group.id)[:2]):
        play, day = "first-steps/lost-kitten", date.today()
        book.hand_in(Slip(f"key-{number}", pupil.id, group.id, play, 7 + number, 130.0, day, True))
    book.close()
