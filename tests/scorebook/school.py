"""A school: a real server with one class of two, a cable to it, and laptops."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, make_url

from game.classroom.records import Entry, Slip
from game.scorebook.book import ScoreBook
from game.scorebook.outbox import Outbox
from game.scorebook.records import BookError
from game.scorebook.school_book import SchoolBook
from game.scorebook.server import known_url, outbox_name
from tests.scorebook.cable import Cable
from tests.scorebook.reading import PLAY

TODAY = date.today()


class School:
    """A server with one class of two, a cable to it, and laptops."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = make_url(url)
        self.folder = folder
        self.cable = Cable(self.url.port or 0)
        self.book = ScoreBook.open(url)
        self.group = self.book.add_group("3B").id
        entries = [Entry("Kim", team="Suns"), Entry("Lo", team="Moons")]
        self.kim, self.lo = (one.id for one in self.book.admit(self.group, entries))
        self.laptops: list[SchoolBook] = []

    @property
    def place(self) -> URL:
        """Where laptops think that the server is."""
        return known_url(self.url.set(port=self.cable.port).render_as_string(hide_password=False))

    def laptop(self, name: str = "laptop") -> SchoolBook:
        """Start the game on a laptop."""
        self.laptops.append(SchoolBook(self.place, self.folder / name))
        return self.laptops[-1]

    def waiting(self, name: str = "laptop") -> list[Slip]:
        """Return what is in a laptop's outbox."""
        box = Outbox(self.folder / name / outbox_name(self.place))
        slips = [slip for _, slip in box.waiting()]
        box.close()
        return slips

    def slip(self, stars: int, key: str = "", **changed: object) -> Slip:
        """Return a slip of Kim's."""
        slip = Slip(key or uuid4().hex, self.kim, self.group, PLAY, stars, 4.0 * stars, TODAY)
        return replace(slip, **changed)  # type: ignore[arg-type]

    def close(self) -> None:
        """Close all books."""
        for book in (*self.laptops, self.book):
            book.close()


@pytest.fixture
def school(postgres: str, tmp_path: Path) -> Iterator[School]:
    """Open a school."""
    opened = School(postgres, tmp_path)
    yield opened
    opened.cable.put_in()
    opened.close()


def wait_for(what: Callable[[], object], seconds: float = 8.0) -> None:
    """Wait until `what` is so; a failed check after that."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with suppress(BookError):
            if what():
                return
        time.sleep(0.02)
    assert what()
