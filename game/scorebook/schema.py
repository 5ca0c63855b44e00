"""The tables of the score book and how older ones become these; nothing of a face has a column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    insert,
    inspect,
    select,
    update,
)

TABLES: Final = MetaData()

players: Final = Table(
    "players",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("nickname", Text, nullable=False),
    Column("avatar", Text, nullable=False),
    Column("made_on", Date, nullable=False),
    # A deleted player's number is never given to another child.
    sqlite_autoincrement=True,
)

performances: Final = Table(
    "performances",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("player_id", ForeignKey("players.id", ondelete="CASCADE"), nullable=False),
    Column("play", Text, nullable=False),
    Column("stars", Integer, CheckConstraint("stars >= 0"), nullable=False),
    Column("seconds", Float, CheckConstraint("seconds >= 0"), nullable=False),
    Column("performed_on", Date, nullable=False),
    Index("performances_by_player", "player_id", "play"),
)

meta: Final = Table("meta", TABLES, Column("version", Integer, nullable=False))

# MIGRATIONS[n] leads from version n to n + 1. The first makes today's tables at once; a later one
# must change tables as they were then, in plain SQL, whatever the definitions above have become.
MIGRATIONS: Sequence[Callable[[Connection], None]] = (TABLES.create_all,)


class TooNew(Exception):
    """The book was written by a later version of the game, which alone may change it."""


def migrate(connection: Connection) -> None:
    """Bring the book of `connection`, in whose transaction this happens, to the newest version.

    Raises TooNew for a book from the future.
    """
    newest = len(MIGRATIONS)
    version = book_version(connection)
    if version > newest:
        raise TooNew(version)
    if version == newest:
        return
    for migration in MIGRATIONS[version:]:
        migration(connection)
    if version == 0:
        connection.execute(insert(meta).values(version=newest))
    else:
        connection.execute(update(meta).values(version=newest))


def book_version(connection: Connection) -> int:
    """Return the version of the book, 0 for an empty one."""
    if not inspect(connection).has_table(meta.name):
        return 0
    return int(connection.execute(select(meta.c.version)).scalar() or 0)
