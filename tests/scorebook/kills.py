"""Kill -9 in the middle of writing: `python -m tests.scorebook.kills 500` keeps count of stars.

Three kinds take turns. The game is killed while it writes its own SQLite book; while it fills its
outbox and hands in to a PostgreSQL server; and the server's processes are killed while it does.
What had been acknowledged has to be in the book afterwards, once.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from rich.progress import track
from sqlalchemy import create_engine, select
from sqlalchemy.pool import NullPool

from game.classroom.records import Entry, Slip
from game.scorebook.book import ScoreBook
from game.scorebook.outbox import Outbox
from game.scorebook.schema import performances
from game.scorebook.school_book import SchoolBook
from game.scorebook.server import known_url, outbox_name
from tests.postgres import adopt_orphans, kill_postgres, new_folder, start_postgres, stop_postgres

DAY: Final = date(2026, 11, 20)
SCENES: Final = 5

# Seconds in which a killed game's outbox has to be empty after the next start.
SOON: Final = 30.0

# What a game acknowledges: the key of a performance and its stars so far.
Told = dict[str, int]


@dataclass
class Tally:
    """What came of all kills."""

    kills: dict[str, int] = field(default_factory=dict)
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    waiting: int = 0
    unsound: list[str] = field(default_factory=list)

    @property
    def is_kept(self) -> bool:
        """Whether every promise was."""
        return not (self.lost or self.doubled or self.unsound)

    def check(self, told: Told, found: dict[str, list[int]]) -> None:
        """Compare what was acknowledged with the rows of the book, by key."""
        for key, stars in told.items():
            rows = found.get(key, [])
            self.acknowledged += stars
            self.lost += not rows or max(rows) < stars
            # What was written just before the kill may not have been acknowledged any more.
            self.doubled += len(rows) > 1 or sum(rows) > stars + 1
        unknown = [rows for key, rows in found.items() if key not in told]
        self.doubled += sum(len(rows) > 1 or sum(rows) > 1 for rows in unknown)
        self.doubled += max(0, len(unknown) - 1)


def slips(name: str, player_id: int, group_id: int) -> Iterator[Slip]:
    """Give the slips of one performance after the other, without end; a star for each scene."""
    number = 0
    while True:
        number += 1
        for scene in range(1, SCENES + 1):
            key = f"{name}-{number}"
            seconds = 4.0 * scene
            is_whole = scene == SCENES
            yield Slip(
                key, player_id, group_id, "first-steps/parcel", scene, seconds, DAY, is_whole
            )


def start_game(play: Callable[[int], None]) -> tuple[int, int]:
    """Fork a game that plays and tells into a pipe; return its number and the pipe's end."""
    ours, theirs = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(ours)
        try:
            play(theirs)
        finally:
            os._exit(1)
    os.close(theirs)
    return number, ours


def tell(pipe: int, slip: Slip) -> None:
    """Acknowledge a slip, in one piece."""
    os.write(pipe, f"{slip.key} {slip.stars}\n".encode())


def heard(pipe: int, first: bytes) -> Told:
    """Return what a killed game acknowledged, whole lines only."""
    said = first
    while more := os.read(pipe, 65_536):
        said += more
    os.close(pipe)
    told: Told = {}
    for line in said.decode().split("\n")[:-1]:
        key, stars = line.split()
        told[key] = max(told.get(key, 0), int(stars))
    return told


def rows_of(place: str, name: str) -> dict[str, list[int]]:
    """Return the stars of all rows of a book whose keys begin with `name`, by key."""
    engine = create_engine(place, poolclass=NullPool)
    column = performances.c
    mine = select(column.key, column.stars).where(column.key.like(f"{name}-%"))
    found: dict[str, list[int]] = {}
    with engine.connect() as connection:
        for key, stars in connection.execute(mine):
            found.setdefault(key, []).append(stars)
    return found


class Killing:
    """The books that games write while they are killed."""

    def __init__(self, folder: Path, server: Path, chance: Random) -> None:
        self._chance = chance
        self._server = server
        self._url = start_postgres(server)
        self._laptop = folder / "laptop"
        self._file = folder / "scores.db"
        self._number = 0
        self.tally = Tally()
        self._own = self._admit(ScoreBook.open(self._file))
        self._shared = self._admit(ScoreBook.open(self._url))

    def kill(self, kind: str) -> None:
        """Let a game write, kill it or its server at a random moment, and look at the book."""
        self._number += 1
        name = f"{kind}-{self._number}"
        number, pipe = start_game(lambda pipe: self._play(kind, name, pipe))
        first = os.read(pipe, 64)
        # Most games are killed while many slips are under way, some at the very beginning.
        time.sleep(self._chance.choice((0.0, 0.01, 0.1, 0.3, 0.6)) * self._chance.random())
        if kind == "server":
            kill_postgres(self._server)
            time.sleep(0.05 * self._chance.random())
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        told = heard(pipe, first)
        self.tally.kills[kind] = self.tally.kills.get(kind, 0) + 1
        if kind == "server":
            start_postgres(self._server)
        if kind == "book":
            self._look_at_book(name, told)
        else:
            self._look_at_server(name, told)

    def _play(self, kind: str, name: str, pipe: int) -> None:
        if kind == "book":
            book: ScoreBook | SchoolBook = ScoreBook.open(self._file)
            player, group = self._own
        else:
            book = SchoolBook(known_url(self._url), self._laptop)
            player, group = self._shared
        for slip in slips(name, player, group):
            book.hand_in(slip)
            tell(pipe, slip)

    def _look_at_book(self, name: str, told: Told) -> None:
        book = ScoreBook.open(self._file)
        if book.notice:
            self.tally.unsound.append(book.notice)
        book.close()
        self.tally.check(told, rows_of(f"sqlite:///{self._file}", name))

    def _look_at_server(self, name: str, told: Told) -> None:
        """Start the game anew, so that it hands in what waits, and look at the server's book."""
        box = Outbox(self._laptop / outbox_name(known_url(self._url)))
        if box.notice:
            self.tally.unsound.append(box.notice)
        page: list[int] = [0]
        while more := box.waiting(page[-1]):
            page += [place for place, _ in more]
        self.tally.waiting += len(page) - 1
        box.close()
        number, pipe = start_game(self._hand_in_rest)
        os.close(pipe)
        if os.waitpid(number, 0)[1]:
            self.tally.unsound.append(f"The outbox did not get empty in {SOON:.0f} s.")
        self.tally.check(told, rows_of(self._url, name))

    def _hand_in_rest(self, _pipe: int) -> None:
        book = SchoolBook(known_url(self._url), self._laptop)
        until = time.monotonic() + SOON
        while time.monotonic() < until:
            if book.is_all_in:
                os._exit(0)
            time.sleep(0.01)

    def _admit(self, book: ScoreBook) -> tuple[int, int]:
        if book.notice:
            raise SystemExit(book.notice)
        group = book.add_group("3B")
        pupil = book.admit(group.id, [Entry("Kim")])[0]
        book.close()
        return pupil.id, group.id

    def check_sums(self) -> None:
        """Compare the boards, whose sums are kept beside the rows, with the rows."""
        for place, (player, group) in ((str(self._url), self._shared), (self._file, self._own)):
            book = ScoreBook.open(place)
            rows = rows_of(place if isinstance(place, str) else f"sqlite:///{place}", "%")
            stars = sum(sum(each) for each in rows.values())
            board = book.board(group)
            for shown in (board.goal.stars, board.pupils[0].stars, book.stars_of(player)):
                if shown != stars:
                    self.tally.unsound.append(f"A board shows {shown} stars instead of {stars}.")
            book.close()


def kill_often(count: int, seed: int = 1, is_quiet: bool = False) -> Tally:
    """Kill `count` times and return what came of it."""
    folder, server = Path(tempfile.mkdtemp(prefix="curtain-up-kills-")), new_folder()
    try:
        adopt_orphans()
        killing = Killing(folder, server, Random(seed))
        kinds = ("book", "outbox", "server", "book", "outbox")
        for number in track(range(count), "Killing", disable=is_quiet, auto_refresh=False):
            killing.kill(kinds[number % len(kinds)])
        killing.check_sums()
        return killing.tally
    finally:
        stop_postgres(server)
        shutil.rmtree(server, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Kill as often as the command line says, print the figures; exit 1 on a broken promise."""
    begun = time.monotonic()
    tally = kill_often(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
    for kind, count in sorted(tally.kills.items()):
        print(f"killed while writing, {kind}: {count}")
    print(f"stars acknowledged: {tally.acknowledged}")
    print(f"slips that waited on the laptop when it was killed: {tally.waiting}")
    print(f"lost: {tally.lost}, doubled: {tally.doubled}, unsound: {len(tally.unsound)}")
    print(f"seconds: {time.monotonic() - begun:.0f}")
    print(*tally.unsound, sep="\n")
    sys.exit(not tally.is_kept)


if __name__ == "__main__":
    main()
