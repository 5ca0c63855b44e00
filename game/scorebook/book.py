"""The score book: who has played what, in SQLite, or in PostgreSQL by URL.

Importing this takes more than a second (SQLAlchemy), so it is imported where the book is opened,
off the UI thread; `records` is light. It holds nothing of a face (R6).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Engine,
    Row,
    create_engine,
    delete,
    func,
    insert,
    select,
    union,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError

from game.acting.bookmark import Bookmark
from game.scorebook import left_plays, sqlite
from game.scorebook.records import BookError, Performed, Player, checked_nickname
from game.scorebook.schema import TooNew, migrate, performances, places, players
from game.words import tr

FILE_NAME: Final = "scores.db"

# SQLAlchemy wraps the driver's errors, but not those met while a connection is made ready.
FAULTS: Final = (DBAPIError, sqlite3.Error, OSError)


class ScoreBook:
    """An open score book; `notice` is a sentence when it is not the one that was asked for."""

    def __init__(self, engine: Engine, file: Path | None = None, notice: str | None = None) -> None:
        """Take over a ready `engine`; `open` is the way to make a book."""
        self._engine = engine
        self._file = file
        self.notice = notice

    @classmethod
    def open(cls, place: str | Path) -> ScoreBook:
        """Open the book in a file, or at a database's URL; never raises because of either.

        A damaged file is set aside and a new book begun. What cannot be opened at all is replaced
        by a book in memory, which is gone at the end. `notice` says so.
        """
        if isinstance(place, str) and "://" in place:
            return cls._open_database(place)
        file = Path(place)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                return cls(_ready(file), file)
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
            return cls._in_memory(
                tr(
                    "The score book {file} is from a newer Curtain Up. Tonight's stars will not be "
                    "kept.",
                    file=file,
                )
            )
        except FAULTS as error:
            return cls._in_memory(_closed_book(str(file), error))

    @classmethod
    def _open_database(cls, url: str) -> ScoreBook:
        try:
            engine = create_engine(url)
            with engine.begin() as connection:
                migrate(connection)
        except (ArgumentError, NoSuchModuleError, ImportError, TooNew, *FAULTS) as error:
            # A URL may hold a password: it is not shown.
            return cls._in_memory(_closed_book(url.rpartition("@")[2], error))
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
            select(performances)
            .where(column.player_id == player_id, column.play == play, column.is_whole)
            .order_by(column.stars.desc(), column.performed_on.desc(), column.id.desc())
            .limit(1)
        )
        with self._reading() as connection:
            row = connection.execute(mine).one_or_none()
            return _performed(row) if row else None

    def delete_player(self, player_id: int) -> None:
        """Delete a player and every performance, really; raises BookError with a sentence.

        Damaged books that were set aside go too, for they may hold the name.
        """
        with self._writing() as connection:
            for table in (places, performances):
                connection.execute(delete(table).where(table.c.player_id == player_id))
            connection.execute(delete(players).where(players.c.id == player_id))
        self._scrub()

    def delete_everything(self) -> None:
        """Delete all players and performances, really; raises BookError with a sentence."""
        with self._writing() as connection:
            for table in (places, performances, players):
                connection.execute(delete(table))
        self._scrub()

    def forget_older_than(self, days: int, today: date | None = None) -> int:
        """Delete performances and places more than `days` old, and players with nothing younger.

        Return how many performances were forgotten; raises BookError with a sentence.
        """
        last = (today or date.today()) - timedelta(days=days)
        with self._writing() as connection:
            old = connection.execute(delete(performances).where(performances.c.performed_on < last))
            left = connection.execute(delete(places).where(places.c.left_on < last))
            recent = union(select(performances.c.player_id), select(places.c.player_id))
            gone = connection.execute(
                delete(players).where(players.c.made_on < last, players.c.id.not_in(recent))
            )
        if old.rowcount or left.rowcount or gone.rowcount:
            self._scrub()
        return old.rowcount

    def close(self) -> None:
        """Let go of the file; a closed book must not be used again."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except FAULTS as error:
            raise BookError(_unread_book(error)) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Give a connection whose transaction ends with the block, whole or not at all."""
        try:
            with (
                self._engine.connect().execution_options(**sqlite.WRITING) as connection,
                connection.begin(),
            ):
                yield connection
        except IntegrityError as error:
            raise BookError(tr("This player is no longer in the score book.")) from error
        except FAULTS as error:
            raise BookError(_unwritten_book(error)) from error

    def _scrub(self) -> None:
        if self._engine.dialect.name != "sqlite":
            return
        try:
            sqlite.scrub(self._engine)
            for part in sqlite.books_aside(self._file) if self._file else ():
                part.unlink()
        except FAULTS as error:
            raise BookError(_unwritten_book(error)) from error


def _ready(file: Path | None) -> Engine:
    """Return an engine for a sound book of the newest version; raises Damaged, TooNew or FAULTS."""
    engine = sqlite.make_engine(file)
    try:
        sqlite.check(engine)
        with engine.connect().execution_options(**sqlite.WRITING) as connection, connection.begin():
            migrate(connection)
        # A game that was stopped while it deleted leaves the deleted in the log.
        sqlite.empty_log(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _performed(row: Row[Any]) -> Performed:
    return Performed(**row._mapping)


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or getattr(error, "strerror", None) or error)


def _closed_book(place: str, error: Exception) -> str:
    return tr(
        "The score book {place} can't be opened ({reason}). Tonight's stars will not be kept.",
        place=place,
        reason=_reason(error),
    )


def _unread_book(error: Exception) -> str:
    return tr("The score book can't be read ({reason}).", reason=_reason(error))


def _unwritten_book(error: Exception) -> str:
    return tr(
        "The score book can't be written ({reason}). Is the disk full, or is another game busy?",
        reason=_reason(error),
    )
