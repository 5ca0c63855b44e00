"""A school at work: `python -m tests.scorebook.load --laptops 40 --seconds 600 --pace 2`.

Each laptop has its own outbox and its own connection to one real PostgreSQL server, and hands in a
scene every `pace` seconds. Some lose the server in the middle, as if their cable were pulled out,
and the server is killed and started again once. A watcher sees what a scoreboard sees. Nothing may
be lost or doubled, and 95 of 100 slips have to be on the board within a second. With `--page` it
is the real `curtain-up class serve` that is watched too; nobody loses the server then.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from rich.progress import track
from sqlalchemy import create_engine, make_url, select
from sqlalchemy.pool import NullPool

from game.classroom.records import Entry, Slip
from game.scorebook.book import ScoreBook
from game.scorebook.records import BookError
from game.scorebook.schema import performances
from game.scorebook.school_book import SchoolBook
from game.scorebook.server import known_url
from tests.postgres import (
    adopt_orphans,
    kill_postgres,
    new_folder,
    server_seconds,
    start_postgres,
    stop_postgres,
)
from tests.scorebook.cable import Cable
from tests.scorebook.watching import SOON, Page, Watch, percentile, spread

SCENES: Final = 5

# How often a scoreboard looks for news.
GLANCES: Final = 4

# The share of laptops whose cable is pulled out, and for which share of the time.
UNLUCKY: Final = 0.15
CUT_OFF: Final = 0.1

# Seconds that the last slips may take.
FAREWELL: Final = 30.0


class Laptop(threading.Thread):
    """A child that plays: a scene every `pace` seconds, until `until`."""

    def __init__(
        self, book: SchoolBook, child: int, group: int, pace: float, until: float, watch: Watch
    ) -> None:
        super().__init__(daemon=True)
        self.book = book
        self.child = child
        self.told: dict[str, int] = {}
        self.slowest = 0.0
        self._group, self._pace, self._until, self._watch = group, pace, until, watch
        self._chance = Random(child)

    def run(self) -> None:
        """Play; whatever screens ask meanwhile is asked too."""
        time.sleep(self._pace * self._chance.random())
        stars = scene = 0
        due = time.monotonic()
        while (due := due + self._pace) < self._until:
            scene += 1
            key = f"{self.child}-{(scene - 1) // SCENES}"
            on_it = (scene - 1) % SCENES + 1
            stars += 1
            slip = Slip(
                *(key, self.child, self._group, "first-steps/parcel"),
                *(on_it, 4.0 * on_it, date.today(), on_it == SCENES),
            )
            self._watch.give(self.child, stars)
            self._time(partial(self.book.hand_in, slip))
            for ask in (self.book.plan, self.book.board):
                self._time(partial(ask, self._group))
            self.told[key] = on_it
            time.sleep(max(0.0, due - time.monotonic()))

    def _time(self, call: Callable[[], object]) -> None:
        begun = time.monotonic()
        with suppress(BookError):
            call()
        self.slowest = max(self.slowest, time.monotonic() - begun)


@dataclass
class Figures:
    """What came of it; seconds."""

    handed_in: int
    lost: int
    doubled: int
    unseen: int
    seen: Sequence[float]
    seen_late: Sequence[float]
    on_page: Sequence[float]
    slowest_call: float
    laptops_cpu: float
    server_cpu: float

    @property
    def is_kept(self) -> bool:
        """Whether nothing was lost or doubled, and the board is quick."""
        return not (self.lost or self.doubled or self.unseen) and all(
            percentile(seconds, 95) < SOON for seconds in (self.seen, self.on_page)
        )


@dataclass(frozen=True)
class Trouble:
    """What happens in the lesson: cables out, a server that dies; and whether a page is open."""

    is_cut_off: bool = True
    dies: bool = True
    has_page: bool = False


USUAL: Final = Trouble()


class School:
    """One server, one class, its laptops and whoever looks at the board."""

    def __init__(
        self, laptops: int, seconds: float, pace: float, folder: Path, trouble: Trouble
    ) -> None:
        self._server = new_folder()
        self._seconds = seconds
        self._trouble = trouble
        self._url = start_postgres(self._server)
        self._began = time.monotonic()
        self._watch = Watch()
        self._is_over = threading.Event()
        book = ScoreBook.open(self._url)
        self._group = book.add_group("3B").id
        book.set_goal(self._group, 10_000)
        pupils = book.admit(
            self._group,
            [Entry(f"Child {n}", team=("Suns", "Moons")[n % 2]) for n in range(laptops)],
        )
        book.close()
        url = known_url(self._url)
        unlucky = max(1, round(UNLUCKY * laptops)) if trouble.is_cut_off else 0
        self._cables = [Cable(url.port or 0) for _ in range(unlucky)]
        ports = [cable.port for cable in self._cables]
        self._page = Page(self._url, "3B") if trouble.has_page else None
        until = time.monotonic() + seconds
        self._laptops = []
        for number, pupil in enumerate(pupils):
            place = url.set(port=ports[number]) if number < unlucky else url
            own = SchoolBook(place, folder / str(number))
            self._laptops.append(Laptop(own, pupil.id, self._group, pace, until, self._watch))

    def play(self, is_quiet: bool) -> Figures:
        """Let all play, with troubles in between, and count."""
        watcher = threading.Thread(target=self._look_on, daemon=True)
        watcher.start()
        for laptop in self._laptops:
            laptop.start()
        self._live_through(is_quiet)
        for laptop in self._laptops:
            laptop.join()
        until = time.monotonic() + FAREWELL
        while not self._watch.is_done and time.monotonic() < until:
            time.sleep(0.05)
        cpu = self._spent_before + server_seconds(self._server)
        self._is_over.set()
        watcher.join()
        for laptop in self._laptops:
            laptop.book.close()
        return self._count(cpu)

    def close(self) -> None:
        """Stop the server and remove what it had."""
        if self._page:
            self._page.close()
        stop_postgres(self._server)
        shutil.rmtree(self._server, ignore_errors=True)

    def _live_through(self, is_quiet: bool) -> None:
        """Pull cables out at a quarter of the time, put them in; kill the server at two thirds."""
        self._spent_before = pulled_out = 0.0
        children = [laptop.child for laptop in self._laptops]
        step = self._seconds / 60
        for tick in track(range(60), "A lesson", disable=is_quiet, auto_refresh=False):
            begun = time.monotonic()
            if tick == 15:
                pulled_out = begun
                for cable in self._cables:
                    cable.pull_out()
            if tick == 15 + 60 * CUT_OFF:
                for cable in self._cables:
                    cable.put_in()
                self._watch.suffer(pulled_out, children[: len(self._cables)])
            if tick == 40 and self._trouble.dies:
                self._spent_before = server_seconds(self._server)
                kill_postgres(self._server)
                start_postgres(self._server)
                self._watch.suffer(begun, children)
            time.sleep(max(0.0, step - (time.monotonic() - begun)))

    def _look_on(self) -> None:
        """Ask for the revision four times a second, and for the board when it changed."""
        book, last = ScoreBook.open(self._url), -1
        while not self._is_over.wait(1 / GLANCES):
            with suppress(BookError):
                newest = book.revision(self._group)
                if newest != last:
                    self._watch.look(book.board(self._group))
                    last = newest
        book.close()

    def _count(self, server_cpu: float) -> Figures:
        engine = create_engine(make_url(self._url), poolclass=NullPool)
        found: dict[str, list[int]] = {}
        with engine.connect() as connection:
            for key, stars in connection.execute(select(performances.c.key, performances.c.stars)):
                found.setdefault(key, []).append(stars)
        told = {key: stars for laptop in self._laptops for key, stars in laptop.told.items()}
        spent = resource.getrusage(resource.RUSAGE_SELF)
        lasted = time.monotonic() - self._began
        book = ScoreBook.open(self._url)
        shown = book.board(self._group).goal.stars
        book.close()
        given = sum(told.values())
        return Figures(
            handed_in=given,
            lost=sum(max(0, stars - max(found.get(key, [0]))) for key, stars in told.items())
            + max(0, given - shown),
            doubled=sum(max(0, sum(rows) - told.get(key, 0)) for key, rows in found.items())
            + max(0, shown - given),
            unseen=sum(map(len, self._watch.given.values())),
            seen=self._watch.took(is_in_trouble=False),
            seen_late=self._watch.took(is_in_trouble=True),
            on_page=self._page.waits([begun for _, begun, _ in self._watch.seen])
            if self._page
            else (),
            slowest_call=max(laptop.slowest for laptop in self._laptops),
            laptops_cpu=(spent.ru_utime + spent.ru_stime) / lasted,
            server_cpu=server_cpu / lasted,
        )


def hold_lesson(
    laptops: int,
    seconds: float,
    pace: float,
    trouble: Trouble = USUAL,
    is_quiet: bool = False,
) -> Figures:
    """Let so many laptops play for so long and return the figures."""
    adopt_orphans()
    folder = Path(tempfile.mkdtemp(prefix="curtain-up-load-"))
    school = School(laptops, seconds, pace, folder, trouble)
    try:
        return school.play(is_quiet)
    finally:
        school.close()
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Hold a lesson as the command line says, print the figures; exit 1 when a bar was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--laptops", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--pace", type=float, default=2.0)
    parser.add_argument("--page", action="store_true")
    asked = parser.parse_args()
    trouble = Trouble(False, False, True) if asked.page else Trouble()
    figures = hold_lesson(asked.laptops, asked.seconds, asked.pace, trouble)
    print(f"{asked.laptops} laptops, a scene every {asked.pace:g} s, for {asked.seconds:g} s")
    print(f"slips handed in: {figures.handed_in}")
    print(f"lost: {figures.lost}, doubled: {figures.doubled}, never seen: {figures.unseen}")
    everybody = [*figures.seen, *figures.seen_late]
    for who, seen in (
        ("server there", figures.seen),
        ("server away", figures.seen_late),
        ("all", everybody),
    ):
        print(f"seconds to the board, p50/p95/max: {spread(seen)} ({who}, {len(seen)} slips)")
    if asked.page:
        told = f"{spread(figures.on_page)} ({len(figures.on_page)} stars)"
        print(f"seconds to an open page, p50/p95/max: {told}")
    print(f"longest wait of a screen: {figures.slowest_call:.3f} s")
    print(
        f"CPU, of one core: laptops {figures.laptops_cpu:.0%} together, "
        f"server {figures.server_cpu:.0%}"
    )
    sys.exit(not figures.is_kept)


if __name__ == "__main__":
    main()
