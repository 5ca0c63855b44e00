"""The command `class serve` as a teacher types it, on a score book of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.classroom.records import Entry, Group, Pupil, Slip
from game.cli_class import class_app
from game.scorebook.book import ScoreBook
from game.trouble import Trouble
from tests.web.conftest import PATIENCE, ROOT


@pytest.fixture
def book(tmp_path: Path) -> Iterator[ScoreBook]:
    """A score book in the usual place of this test's home."""
    book = ScoreBook.open(tmp_path / "home" / "scores.db")
    yield book
    book.close()


@pytest.fixture
def group(book: ScoreBook) -> Group:
    """A class of two."""
    group = book.add_group("3B")
    book.admit(group.id, [Entry("Alma", "fox", "Otters"), Entry("Björn", "owl", "Comets")])
    return group


def command(book: Path, *words: str) -> list[str]:
    """Return how the command is started."""
    start = [sys.executable, "-m", "game", "class", "serve", "--no-browser", "--port", "0"]
    return [*start, "--scores", str(book), *words]


def told(book: Path, *words: str) -> str:
    """Start a command that ends by itself; return what it says is wrong."""
    done = CliRunner().invoke(class_app, command(book, *words)[4:])
    assert isinstance(done.exception, Trouble)
    return str(done.exception)


def _home(book: Path) -> dict[str, str]:
    return {**os.environ, "CURTAIN_UP_HOME": str(book.parent), "LANGUAGE": "en"}


class Serving:
    """The command at work; left with `with`, it is ended whatever happened."""

    def __enter__(self) -> Serving:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def __init__(self, book: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            command(book, *words),
            cwd=ROOT,
            env=_home(book),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        alarm = threading.Timer(PATIENCE, self.process.kill)
        alarm.start()
        assert self.process.stdout is not None
        self.lines = [self.process.stdout.readline()]
        while self.lines[-1] and "Practice" not in self.lines[-1]:
            self.lines.append(self.process.stdout.readline())
        alarm.cancel()
        found = re.search(r"http://127\.0\.0\.1:\d+/", self.lines[0])
        assert found, self.process.communicate()
        self.address = found[0]

    def page(self, language: str = "en") -> str:
        """Return the page as it is now."""
        with urllib.request.urlopen(f"{self.address}?language={language}", timeout=10) as answer:
            return answer.read().decode()

    def wait_for(self, words: str) -> float:
        """Wait until the page has these words; return the seconds."""
        began = time.monotonic()
        while words not in self.page():
            assert time.monotonic() < began + 15, self.page()
            time.sleep(0.05)
        return time.monotonic() - began

    def end(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """Press Ctrl+C, or stop it as a service is; return exit code, output and errors."""
        self.process.send_signal(how)
        out, wrong = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, wrong


def slip(pupil: Pupil, group: Group, stars: int) -> Slip:
    """Return what a child's performance has brought."""
    return Slip(
        f"key-{pupil.id}", pupil.id, group.id, "first-steps/parcel", stars, 60, date.today()
    )


def test_a_star_of_the_book_is_on_the_page_within_a_second(
    book: ScoreBook, group: Group, tmp_path: Path
) -> None:
    """Written by another program, as the game is; Ctrl+C ends it in good order."""
    with Serving(tmp_path / "home" / "scores.db") as serving:
        serving.wait_for("first star")
        book.hand_in(slip(book.pupils(group.id)[0], group, 3))
        assert serving.wait_for("3 of 200 stars") < 3
        assert "Alma" not in serving.page()
        assert "Övning, ingen bedömning." in serving.page("sv")
        code, out, wrong = serving.end()
    assert (code, wrong) == (0, "")
    assert "The scoreboard is shut." in out


def test_on_the_network_address_and_code_are_told(group: Group, tmp_path: Path) -> None:
    """In the terminal, and on the page of this computer; alone there is neither."""
    with Serving(tmp_path / "home" / "scores.db", "--school-network", "--class", "3b") as serving:
        lines = "".join(serving.lines)
        page = serving.page()
        if found := re.search(r"The code for today: (\w{3} \w{3})", lines):
            assert found[1] in page
            assert re.search(r"On the school's network: http://[\d.]+:\d+/", lines)
        else:
            assert "on no network" in lines
            assert "on no network" in page
        assert serving.end(signal.SIGTERM)[0] == 0


def test_a_deleted_class_is_on_no_page(book: ScoreBook, group: Group, tmp_path: Path) -> None:
    """Neither its name nor its stars, from the next second on."""
    book.hand_in(slip(book.pupils(group.id)[0], group, 3))
    with Serving(tmp_path / "home" / "scores.db") as serving:
        serving.wait_for("3 of 200 stars")
        book.delete_group(group.id)
        serving.wait_for("not in the score book any more")
        assert "3B" not in serving.page()
        assert serving.end()[0] == 0


def test_what_can_not_be_served_is_told_in_a_sentence(
    book: ScoreBook, group: Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No such class, more than one, no such book, a port that is taken."""
    file = tmp_path / "home" / "scores.db"
    monkeypatch.setenv("CURTAIN_UP_HOME", str(file.parent))
    assert told(file, "--class", "4A") == "There is no class called “4A”. There are: 3B."
    book.add_group("5C")
    assert told(file) == "Which class? Write --class NAME. There are: 3B, 5C."
    assert "There is no score book" in told(tmp_path / "nothing.db")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert f"Port {port} can't be used" in told(file, "--class", "3B", "--port", port)
