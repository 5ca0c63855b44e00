"""What every part of the score book stands on: transactions, and troubles told as sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoneFree

from game.scorebook import postgres, sqlite
from game.scorebook.records import BookError, GoneError
from game.scorebook.schema import TABLES
from game.words import tr

# SQLAlchemy wraps the driver's errors, but not those met while a connection is made ready.
FAULTS: Final = (DBAPIError, NoneFree, sqlite3.Error, OSError)


class Vault:
    """An open database, in a file or on a server, that is read and written in transactions."""

    def __init__(self, engine: Engine, file: Path | None = None) -> None:
        """Take over a ready `engine`; `file` is where its book lies, None on a server."""
        self._engine = engine
        self._file = file
        # A reader held on to what was deleted: it is wiped at the next occasion.
        self._owes_wiping = False

    @property
    def is_shared(self) -> bool:
        """Whether other laptops have the same book, on a server."""
        return self._engine.dialect.name != "sqlite"

    @property
    def is_kept(self) -> bool:
        """Whether what is written outlives the program; a book in memory stands in for one lost."""
        return self.is_shared or self._file is not None

    def close(self) -> None:
        """Let go of the file or server; a closed book must not be used again."""
        if self._owes_wiping:
            self._owes_wiping = not sqlite.empty_log(self._engine)
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except GoneError:
            raise
        except (*FAULTS, ValueError) as error:
            # SQLite finds a book sound in which a day is no day.
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

    def _scrub(self, tables: Sequence[Table] = TABLES.sorted_tables) -> None:
        """Wipe what was deleted from `tables`, in a file from the whole of it."""
        try:
            if self.is_shared:
                postgres.scrub(self._engine, tables)
                return
            self._owes_wiping = not sqlite.scrub(self._engine)
            for part in sqlite.books_aside(self._file) if self._file else ():
                part.unlink()
        except FAULTS as error:
            raise BookError(_unwiped_book(error)) from error


def reason(error: Exception) -> str:
    """Return what the system, the database or its driver says, on one line."""
    said = getattr(error, "orig", None) or getattr(error, "strerror", None) or error
    return " ".join(str(said).split())


def _unread_book(error: Exception) -> str:
    return tr("The score book can't be read ({reason}).", reason=reason(error))


def _unwritten_book(error: Exception) -> str:
    return tr(
        "The score book can't be written ({reason}). Is the disk full, or is another game busy?",
        reason=reason(error),
    )


def _unwiped_book(error: Exception) -> str:
    return tr(
        "It is deleted, but traces may be left on the disk ({reason}). Delete something once more, "
        "when no other game is busy, and they go too.",
        reason=reason(error),
    )
