"""Older books open, keep everything, and become what a new book is."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, text

from game.scorebook.book import ScoreBook
from game.scorebook.records import Performed, Player
from game.scorebook.sqlite import make_engine
from tests.scorebook.lessons import found, slip, sums
from tests.scorebook.reading import DAY, PLACE, PLAY, Reopen, performances_of

FIRST = """
CREATE TABLE players (id {number}, nickname TEXT NOT NULL,
    avatar TEXT NOT NULL, made_on DATE NOT NULL);
CREATE TABLE performances (id {plain}, player_id INTEGER NOT NULL, play TEXT NOT NULL,
    stars INTEGER NOT NULL CHECK (stars >= 0), seconds FLOAT NOT NULL CHECK (seconds >= 0),
    performed_on DATE NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(player_id) REFERENCES players (id) ON DELETE CASCADE);
CREATE INDEX performances_by_player ON performances (player_id, play);
CREATE TABLE meta (version INTEGER NOT NULL);
INSERT INTO meta VALUES (1);
INSERT INTO players (nickname, avatar, made_on) VALUES ('Kim', 'fox', '2026-11-20');
INSERT INTO performances (player_id, play, stars, seconds, performed_on)
    VALUES (1, 'first-steps/parcel', 6, 41.5, '2026-11-20')
"""

SECOND = """
ALTER TABLE performances ADD COLUMN is_whole BOOLEAN NOT NULL DEFAULT TRUE;
CREATE TABLE places (player_id INTEGER NOT NULL REFERENCES players (id) ON DELETE CASCADE,
    play TEXT NOT NULL, scene TEXT NOT NULL, stars INTEGER NOT NULL CHECK (stars >= 0),
    takes INTEGER NOT NULL CHECK (takes >= 0), seconds FLOAT NOT NULL CHECK (seconds >= 0),
    left_on DATE NOT NULL, PRIMARY KEY (player_id, play));
UPDATE meta SET version = 2;
INSERT INTO performances (player_id, play, stars, seconds, performed_on, is_whole)
    VALUES (1, 'first-steps/parcel', 9, 12.0, '2026-11-20', FALSE);
INSERT INTO places VALUES (1, 'first-steps/parcel', 'empty', 5, 2, 31.5, '2026-11-20')
"""

NUMBERS = {
    "sqlite": {"number": "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT", "plain": "INTEGER NOT NULL"},
    "postgresql": {"number": "SERIAL PRIMARY KEY", "plain": "SERIAL"},
}

Write = Callable[[str], None]


@pytest.fixture
def write(place: str | Path) -> Write:
    """Return what makes a book by plain SQL, as an older game left it."""

    def written(orders: str) -> None:
        if isinstance(place, Path):
            place.parent.mkdir(exist_ok=True)
        engine = create_engine(place) if isinstance(place, str) else make_engine(place)
        with engine.begin() as connection:
            for order in orders.format(**NUMBERS[engine.dialect.name]).split(";"):
                connection.execute(text(order))
        engine.dispose()

    return written


def shape(book: ScoreBook) -> dict[str, Any]:
    """Return what every table of a book has and demands, however it came to be so."""
    found = inspect(book._engine)
    return {
        table: (
            [
                (column["name"], str(column["type"]), column["nullable"], told_default(column))
                for column in found.get_columns(table)
            ],
            found.get_pk_constraint(table)["constrained_columns"],
            ties(book, table),
            sorted((index["column_names"], index["unique"]) for index in found.get_indexes(table)),
            sorted(key["column_names"] for key in found.get_unique_constraints(table)),
            sorted(squeezed(check["sqltext"]) for check in found.get_check_constraints(table)),
        )
        for table in found.get_table_names()
    }


def ties(book: ScoreBook, table: str) -> list[tuple[object, ...]]:
    """Return which column points where, and what happens when that goes."""
    with book._reading() as connection:
        if book.is_shared:
            keys = inspect(connection).get_foreign_keys(table)
            return sorted(
                (*key["constrained_columns"], key["referred_table"], key["options"]["ondelete"])
                for key in keys
            )
        # SQLAlchemy does not read what SQLite was told beside the column.
        rows = connection.execute(text(f"PRAGMA foreign_key_list({table})"))
        return sorted((row[3], row[2], row[6]) for row in rows)


def squeezed(condition: str) -> str:
    """Return a condition without what each database writes around it."""
    return "".join(sign for sign in condition if sign not in "() \n")


def told_default(column: Any) -> str:
    """Return what a column is without a value, written in one way."""
    default = str(column["default"]).removesuffix("::text").strip("'").casefold()
    return {"1": "true", "0": "0", "false": "0"}.get(default, default)


@pytest.mark.parametrize("orders", [FIRST, f"{FIRST};{SECOND}"], ids=["first", "second"])
def test_an_older_book_becomes_what_a_new_one_is(
    place: str | Path, write: Write, reopen: Reopen, tmp_path: Path, orders: str
) -> None:
    """Nothing is lost, and a class can be taken in at once."""
    write(orders)
    book = reopen()
    assert book.notice is None
    assert book.players() == (Player(1, "Kim", "fox", DAY),)
    assert book.best(1, PLAY) == Performed(1, 1, PLAY, 6, 41.5, DAY)
    if orders != FIRST:
        assert book.place_of(1, PLAY) == PLACE
        assert [one.is_whole for one in performances_of(book, 1)] == [True, False]
        assert book.stars_of(1) == 6 + 9 + 5
    group, (asa, *_) = found(book)
    book.hand_in(slip(asa.id, group, stars=4))
    assert sums(book, group)[0] == 4
    assert book.keep_days() == 30
    migrated = shape(book)
    if isinstance(place, str):
        with book._writing() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        assert shape(reopen()) == migrated
    else:
        new = ScoreBook.open(tmp_path / "new.db")
        assert shape(new) == migrated
        new.close()


def test_a_number_is_never_given_twice(book: ScoreBook) -> None:
    """A late slip of a deleted child or class must not find another one by its number."""
    group, (asa, *_) = found(book)
    teams = [team.id for team in book.teams(group.id)]
    book.delete_group(group.id)
    again, (new, *_) = found(book)
    assert again.id > group.id
    assert new.id > asa.id + 2
    assert min(team.id for team in book.teams(again.id)) > max(teams)


def test_a_migration_that_breaks_in_its_middle_leaves_the_old_book(
    place: str | Path, write: Write, reopen: Reopen
) -> None:
    """Here somebody made a table of that name; once it is gone, the book opens with all it had."""
    write(f"{FIRST};{SECOND};CREATE TABLE members (name TEXT)")
    assert "can't be opened" in (reopen().notice or "")
    engine = create_engine(place) if isinstance(place, str) else make_engine(place)
    assert "groups" not in inspect(engine).get_table_names()
    with engine.begin() as connection:
        assert connection.execute(text("SELECT version FROM meta")).scalar_one() == 2
        connection.execute(text("DROP TABLE members"))
    engine.dispose()
    book = reopen()
    assert book.notice is None
    assert book.place_of(1, PLAY) == PLACE


def test_a_file_of_the_first_version_made_by_sqlite_alone_opens(file: Path) -> None:
    """Without this game's own way to open files."""
    file.parent.mkdir()
    connection = sqlite3.connect(file)
    connection.executescript(FIRST.format(**NUMBERS["sqlite"]))
    connection.close()
    book = ScoreBook.open(file)
    assert book.notice is None
    assert book.stars_of(1) == 6
    book.close()
