"""How quick the score book is with a million performances.

    python -m tests.scorebook.bench_million [--scores URL]

makes a book in a temporary file, or in the empty database of `--scores URL`, fills it by plain
SQL, and prints what is measured. Nothing of it is left in either.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from rich.progress import track
from sqlalchemy import Connection, func, insert, inspect, select

from game.classroom.records import Entry, Group, Pupil, Slip
from game.scorebook.book import ScoreBook
from game.scorebook.schema import TABLES, performances
from game.scorebook.slips import bring_in_line

# A large school: each class is full, and a year of lessons is kept.
CLASSES: Final = 20
PUPILS: Final = 50
DAYS: Final = 365
PART: Final = 20_000
ROUNDS: Final = 300

# What a teacher's row has to keep to, in ms.
MOST_BOARD_MS: Final = 50
MOST_OPENING_MS: Final = 1000


def main(arguments: list[str]) -> int:
    """Measure and print; return 1 when a figure is above what was promised, 2 on wrong use."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scores", help="an EMPTY database instead of a file")
    parser.add_argument("--takes", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true", help="figures as JSON, nothing else")
    asked = parser.parse_args(arguments)
    with _place(asked.scores) as place:
        figures = measure(place, asked.takes)
    for name, figure in figures.items():
        if not asked.json:
            print(f"{name:24} {figure:10.1f}")
    if asked.json:
        print(json.dumps(figures))
    too_slow = figures["board p95 ms"] > MOST_BOARD_MS or figures["opening ms"] > MOST_OPENING_MS
    return int(too_slow)


def measure(place: str | Path, takes: int) -> dict[str, float]:
    """Fill the book at `place` and return what was measured, by name."""
    book = ScoreBook.open(place)
    if book.notice:
        sys.exit(book.notice)
    try:
        rooms = _fill(book, takes)
        figures = {"performances": float(takes)} | _timed(book, rooms)
        figures |= _openings(place)
        figures |= _forgetting(book, rooms)
    finally:
        if book.is_shared:
            with book._writing() as connection:
                TABLES.drop_all(connection)
        book.close()
    return figures


def _fill(book: ScoreBook, takes: int) -> list[tuple[Group, Pupil]]:
    """Found classes with children, and give them so many performances; return who is where."""
    chance, today = random.Random(7), date.today()
    book.set_keep_days(DAYS)
    rooms = [
        (group, pupil)
        for group in (book.add_group(f"Class {number}") for number in range(CLASSES))
        for pupil in book.admit(
            group.id,
            [Entry(f"Child {one}", team=("Red", "Blue", "Gold")[one % 3]) for one in range(PUPILS)],
        )
    ]
    with book._writing() as connection:
        if not book.is_shared:
            # Half a gigabyte, in this connection alone: filling is not what is measured.
            connection.exec_driver_sql("PRAGMA cache_size = -500000")
        for start in track(range(0, takes, PART), "Filling the book"):
            connection.execute(
                insert(performances), list(_takes(rooms, start, min(start + PART, takes), chance))
            )
        for group, pupil in track(rooms, "Adding up"):
            bring_in_line(connection, pupil.id, group.id)
        _settle(connection)
    assert today >= date.today() - timedelta(days=1)
    return rooms


def _takes(
    rooms: list[tuple[Group, Pupil]], start: int, end: int, chance: random.Random
) -> Iterator[dict[str, object]]:
    today = date.today()
    for number in range(start, end):
        group, pupil = chance.choice(rooms)
        yield {
            "player_id": pupil.id,
            "group_id": group.id,
            "key": f"{chance.getrandbits(128):032x}",
            "play": f"first-steps/play-{chance.randrange(30)}",
            "stars": chance.randrange(13),
            "seconds": 60.0,
            "performed_on": today - timedelta(days=chance.randrange(DAYS)),
            "is_whole": number % 9 != 0,
        }


def _settle(connection: Connection) -> None:
    """Let the database learn how large it has become, as a server does by itself at night."""
    connection.exec_driver_sql("ANALYZE")


def _timed(book: ScoreBook, rooms: list[tuple[Group, Pupil]]) -> dict[str, float]:
    chance = random.Random(8)
    group, pupil = rooms[len(rooms) // 2]
    today = date.today()

    def slip() -> None:
        where, who = chance.choice(rooms)
        key = f"new-{chance.getrandbits(64):x}"
        book.hand_in(Slip(key, who.id, where.id, "first-steps/parcel", 3, 20.0, today))

    return {
        "load of the computer": os.getloadavg()[0],
        **_figures("board", lambda: book.board(group.id)),
        **_figures("revision", lambda: book.revision(group.id)),
        **_figures("hand_in", slip),
        **_figures("turns_on", lambda: book.turns_on(group.id, today)),
        **_figures("stars_of", lambda: book.stars_of(pupil.id)),
        **_figures("accounts", lambda: book.accounts(group.id), 5),
    }


def _figures(name: str, act: Callable[[], object], rounds: int = ROUNDS) -> dict[str, float]:
    times = sorted(_ms(act) for _ in track(range(rounds), f"Measuring {name}"))
    return {
        f"{name} p50 ms": statistics.median(times),
        f"{name} p95 ms": times[min(len(times) - 1, int(len(times) * 0.95))],
    }


def _openings(place: str | Path) -> dict[str, float]:
    def evening() -> None:
        book = ScoreBook.open(place)
        assert book.notice is None
        book.sweep(DAYS)
        book.close()

    evening()
    began = time.process_time()
    times = [_ms(evening) for _ in track(range(5), "Opening the book")]
    work = (time.process_time() - began) * 1000 / len(times)
    return {"opening ms": statistics.median(times), "opening, work ms": work}


def _forgetting(book: ScoreBook, rooms: list[tuple[Group, Pupil]]) -> dict[str, float]:
    with book._reading() as connection:
        before = connection.execute(select(func.count()).select_from(performances)).scalar_one()
    child = _ms(lambda: book.delete_player(rooms[0][1].id))
    group = _ms(lambda: book.delete_group(rooms[-1][0].id))
    old = _ms(lambda: book.forget_older_than(DAYS - 30))
    with book._reading() as connection:
        after = connection.execute(select(func.count()).select_from(performances)).scalar_one()
    return {
        "deleting a child ms": child,
        "deleting a class ms": group,
        "forgetting a month ms": old,
        "performances gone": float(before - after),
    }


def _ms(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


@contextmanager
def _place(url: str | None) -> Iterator[str | Path]:
    if url is None:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder) / "scores.db"
        return
    from game.scorebook import postgres

    engine = postgres.make_engine(url)
    tables = inspect(engine).get_table_names()
    engine.dispose()
    if tables:
        print("This database is not empty; nothing was touched.", file=sys.stderr)
        sys.exit(2)
    yield url


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
