"""The score book: who has played what, in SQLite, or in PostgreSQL by URL.

Importing this takes more than a second (SQLAlchemy), so it is imported where the book is opened,
off the UI thread; `records` is light. It holds nothing of a face (R6).
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, func, insert, select

from game.acting.bookmark import Bookmark
from game.scorebook import calendar, left_plays, postgres, retention, sqlite
from game.scorebook.class_book import ClassBook
from game.scorebook.outbox import forget_boxes
from game.scorebook.records import Performed, Player, checked_nickname
from game.scorebook.schema import (
    TABLES,
    TooNew,
    lacks,
    meta,
    migrate,
    performances,
    places,
    players,
)
from game.scorebook.vault import FAULTS, reason
from game.words import tr

FILE_NAME: Final = "scores.db"

# What a `Performed` is made of.
PERFORMED: Final = tuple(performances.c[field.name] for field in fields(Performed))


class Anothers(Exception):
    """The file is a database of another program, which is no business of ours."""


class ScoreBook(ClassBook):
    """An open score book; `notice` is a sentence when it is not the one that was asked for."""

    def __init__(self, engine: Engine, file: Path | None = None, notice: str | None = None) -> None:
        """Take over a ready `engine`; `open` is the way to make a book."""
        super().__init__(engine, file)
        self.notice = notice

    @classmethod
    def open(cls, place: str | Path) -> ScoreBook:
        """Open the book in a file, or at a database's URL; never raises because of either.

        A damaged file is set aside and a new book begun, in an empty one as well. What cannot be
        opened at all is replaced by a book in memory, which is gone at the end. `notice` says so.
        """
        if isinstance(place, str) and "://" in place:
            return cls._open_database(place)
        file = Path(place)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                notice = _empty_book(file) if sqlite.is_empty(file) else None
                return cls(_ready(file), file, notice)
            except (sqlite.Damaged, *FAULTS) as error:
                if not sqlite.is_damage(error):
                    raise
            aside = sqlite.set_aside(file)
            notice = tr(
                "The score book was damaged. A new one is begun; the old one is kept as {file}.",
                file=aside,
            )
            return cls(_ready(file), file, notice)
        except TooNew:
            return cls._in_memory(_newer_book(str(file)))
        except Anothers:
            return cls._in_memory(_book_of_another(str(file)))
        except FAULTS as error:
            return cls._in_memory(_closed_book(str(file), error))

    @classmethod
    def _open_database(cls, url: str) -> ScoreBook:
        try:
            engine = postgres.make_engine(url)
            try:
                with engine.begin() as connection:
                    migrate(connection)
            except BaseException:
                engine.dispose()
                raise
        except TooNew:
            return cls._in_memory(_newer_book(postgres.shown(url)))
        except (postgres.NoServer, *FAULTS) as error:
            return cls._in_memory(_closed_book(postgres.shown(url), error))
        return cls(engine)

    @classmethod
    def _in_memory(cls, notice: str) -> ScoreBook:
        return cls(_ready(None), None, notice)

    def players(self) -> tuple[Player, ...]:
        """Return all players, the first one first."""
        with self._reading() as connection:
            rows = connection.execute(select(players).order_by(players.c.id))
            return tuple(Player(*row) for row in rows)

    def add_player(self, nickname: str, avatar: str, made_on: date | None = None) -> Player:
        """Add a player, made today unless told otherwise.

        Raises NicknameError for a name that is none and BookError, both with a sentence.
        """
        name, day = checked_nickname(nickname), made_on or date.today()
        with self._writing() as connection:
            row = insert(players).values(nickname=name, avatar=avatar, made_on=day)
            number = connection.execute(row.returning(players.c.id)).scalar_one()
        return Player(number, name, avatar, day)

    def record(self, player_id: int, play: str, stars: int, seconds: float, day: date) -> Performed:
        """Keep one performance, whole or not at all; raises BookError with a sentence.

        The place where its play had been left is forgotten with it.
        """
        with self._writing() as connection:
            left_plays.forget(connection, player_id, play)
            row = insert(performances).values(
                player_id=player_id, play=play, stars=stars, seconds=seconds, performed_on=day
            )
            number = connection.execute(row.returning(performances.c.id)).scalar_one()
        return Performed(number, player_id, play, stars, seconds, day)

    def keep_place(self, player_id: int, play: str, place: Bookmark | None, day: date) -> None:
        """Remember where a play was left, None for nowhere; raises BookError with a sentence."""
        with self._writing() as connection:
            if place is None:
                left_plays.forget(connection, player_id, play)
            else:
                left_plays.keep(connection, player_id, play, place, day)

    def place_of(self, player_id: int, play: str) -> Bookmark | None:
        """Return where a player left a play, None if nowhere."""
        with self._reading() as connection:
            return left_plays.find(connection, player_id, play)

    def set_place_aside(self, player_id: int, play: str) -> None:
        """Let a play begin anew, and keep the stars that it had brought when it was left."""
        with self._writing() as connection:
            left_plays.set_aside(connection, player_id, play)

    def stars_of(self, player_id: int) -> int:
        """Return all stars of a player together, those of plays half played among them."""
        with self._reading() as connection:
            return sum(
                connection.execute(
                    select(func.sum(table.c.stars)).where(table.c.player_id == player_id)
                ).scalar_one()
                or 0
                for table in (performances, places)
            )

    def best(self, player_id: int, play: str) -> Performed | None:
        """Return a player's whole performance of `play` with most stars, the newest of equals."""
        column = performances.c
        mine = (
            select(*PERFORMED)
            .where(column.player_id == player_id, column.play == play, column.is_whole)
            .order_by(column.stars.desc(), column.performed_on.desc(), column.id.desc())
            .limit(1)
        )
        with self._reading() as connection:
            row = connection.execute(mine).one_or_none()
            return _performed(row) if row else None

    def delete_everything(self) -> None:
        """Delete all players, performances and classes, really; raises BookError.

        What waits beside this file for a server that is used no more goes too.
        """
        with self._writing() as connection:
            retention.forget_all(connection)
        self._scrub()
        if self._file:
            forget_boxes(self._file.parent)

    def keep_days(self) -> int:
        """Return for how many days this book keeps stars; raises BookError with a sentence."""
        with self._reading() as connection:
            return retention.keep_days(connection)

    def set_keep_days(self, days: int) -> None:
        """Keep stars for so many days, on every laptop that shares the book.

        Raises ValueError with a sentence unless 1 to 3,650, and BookError. A laptop's own file is
        told by the settings at each start; see `sweep`.
        """
        with self._writing() as connection:
            retention.set_keep_days(connection, days)

    def sweep(self, own_days: int, today: date | None = None) -> int:
        """Forget what is older than this book keeps, which a laptop's own book is told here.

        On a server no laptop's own setting and no laptop's clock counts, only `set_keep_days`.
        Nothing is forgotten while the clock, which says `today`, may stand wrong; see calendar.py.
        Return how many performances were forgotten; raises BookError with a sentence.
        """
        if not self.is_shared and own_days != self.keep_days():
            self.set_keep_days(own_days)
        days = self.keep_days()
        with self._writing() as connection:
            believed = calendar.believed_day(connection, today or date.today(), days)
            if believed:
                calendar.mend_days(connection, believed)
        return self.forget_older_than(days, believed) if believed else 0

    def forget_older_than(self, days: int, today: date | None = None) -> int:
        """Delete performances and places more than `days` old, and players with nothing younger.

        Return how many performances were forgotten; raises BookError with a sentence.
        """
        last = (today or date.today()) - timedelta(days=days)
        with self._writing() as connection:
            count, is_changed = retention.forget_before(connection, last)
        if is_changed:
            self._scrub()
        return count


def _empty_book(file: Path) -> str:
    return tr(
        "The score book {file} was empty, so a new one is begun. If stars were in it, a copy of "
        "that file brings them back.",
        file=file,
    )


def _ready(file: Path | None) -> Engine:
    """Return an engine for a sound book of the newest version; raises a reason."""
    if file is not None and file.exists() and _is_anothers(sqlite.table_names(file)):
        raise Anothers
    engine = sqlite.make_engine(file)
    try:
        sqlite.check(engine, file)
        with engine.connect().execution_options(**sqlite.WRITING) as connection, connection.begin():
            _put_in_order(connection)
        # A game that was stopped while it deleted leaves the deleted in the log.
        sqlite.empty_log(engine)
    except UnicodeDecodeError as error:
        # The driver's own complaint about a damaged table has letters that are none.
        engine.dispose()
        raise sqlite.Damaged("unreadable letters") from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def _is_anothers(tables: set[str]) -> bool:
    known = TABLES.tables.keys()
    return bool(tables) and meta.name not in tables and not tables <= known


def _put_in_order(connection: Connection) -> None:
    """Bring a file's book up to date; raises TooNew, or Damaged for a book in pieces."""
    try:
        migrate(connection)
    except ValueError as error:
        # Something that is no number stands where the version was.
        raise sqlite.Damaged(str(error)) from error
    if missing := lacks(connection):
        raise sqlite.Damaged(missing)


def _performed(row: Row[Any]) -> Performed:
    return Performed(**row._mapping)


def _closed_book(place: str, error: Exception) -> str:
    return tr(
        "The score book {place} can't be opened ({reason}). Tonight's stars will not be kept.",
        place=place,
        reason=reason(error),
    )


def _book_of_another(place: str) -> str:
    return tr(
        "The file {file} belongs to another program, so I leave it alone. "
        "Tonight's stars will not be kept.",
        file=place,
    )


def _newer_book(place: str) -> str:
    return tr(
        "The score book {file} is from a newer Curtain Up. Tonight's stars will not be kept.",
        file=place,
    )
