"""What is said of a score book that is sound, damaged or not there, and nothing done to it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from game.doctor import (
    look_scores,
)
from game.doctor.chart import Verdict, Wish
from tests.doctor.findings import findings

BOOK = """
import os, signal, sqlite3, sys
book = sqlite3.connect(sys.argv[1])
book.execute("PRAGMA journal_mode = WAL")
book.execute("CREATE TABLE meta (version INTEGER NOT NULL)")
book.execute("INSERT INTO meta VALUES (3)")
book.commit()
os.kill(os.getpid(), signal.SIGKILL)
"""


def written_book(file: Path, version: int = 3) -> Path:
    """Write a score book as a game leaves it that was closed."""
    with sqlite3.connect(file) as book:
        book.execute("PRAGMA journal_mode = WAL")
        book.execute("CREATE TABLE meta (version INTEGER NOT NULL)")
        book.execute("INSERT INTO meta VALUES (?)", (version,))
    book.close()
    return file


def content(folder: Path) -> dict[str, bytes]:
    """Return every file's bytes; SQLite's notice board beside a log is no content."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".db-shm"}


def test_a_sound_book_is_read_without_a_trace(tmp_path: Path) -> None:
    """Not even SQLite's own files appear beside it."""
    file = written_book(tmp_path / "scores.db")
    before = content(tmp_path)
    found = look_scores.of_book(file, 3)
    assert found.verdict is Verdict.WELL
    assert found.figures["version"] == 3
    assert content(tmp_path) == before
    assert look_scores.of_book(file, 2).remedy == "book_newer"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows kills in another way")
def test_a_book_of_a_killed_game_is_read_with_its_log(tmp_path: Path) -> None:
    """What stands in the log alone counts, and stays there."""
    file = tmp_path / "scores.db"
    subprocess.run([sys.executable, "-c", BOOK, str(file)], check=False)
    before = content(tmp_path)
    assert "scores.db-wal" in before
    assert look_scores.of_book(file, 3).figures["version"] == 3
    assert content(tmp_path) == before


@pytest.mark.parametrize("harm", ["noise", "hole"])
def test_a_damaged_book_is_a_problem_and_stays(tmp_path: Path, harm: str) -> None:
    """A copy can still be made before the game begins a new one."""
    file = written_book(tmp_path / "scores.db")
    whole = file.read_bytes()
    spoilt = os.urandom(5000) if harm == "noise" else whole[:4096] + bytes(len(whole) - 4096)
    file.write_bytes(spoilt)
    found = look_scores.of_book(file, 3)
    assert (found.verdict, found.remedy) == (Verdict.PROBLEM, "book_damaged")
    assert file.read_bytes() == spoilt


def test_a_book_that_was_cut_to_nothing_is_a_remark(tmp_path: Path) -> None:
    """A copy can be put in its place before the next play."""
    (tmp_path / "scores.db").touch()
    found = look_scores.of_book(tmp_path / "scores.db", 3)
    assert (found.verdict, found.remedy) == (Verdict.REMARK, "book_empty")


def test_no_book_yet_is_well_and_none_is_begun(tmp_path: Path) -> None:
    """The first play begins it."""
    assert findings(look_scores.look(Wish()))["scores"].verdict is Verdict.WELL
    assert not (tmp_path / "home").exists()


def test_a_server_that_is_not_there_is_told_without_its_address() -> None:
    """A port of this computer at which nobody listens; no name, no password."""
    url = "postgresql+psycopg://kim:secret@127.0.0.1:9/stars"
    found = findings(look_scores.look(Wish(scores=url)))["scores"]
    assert found.verdict is Verdict.PROBLEM
    assert found.remedy in ("server", "server_driver")
    assert not any(part in repr(found) for part in ("kim", "secret", "127.0.0.1", "/stars"))
