"""The tables of the score book and how older ones become these; nothing of a face has a column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy import (
    Boolean,
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
    true,
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
    # False: left half-way and begun anew, so that its stars still count.
    Column("is_whole", Boolean, nullable=False, server_default=true()),
    Index("performances_by_player", "player_id", "play"),
)

places: Final = Table(
    "places",
    TABLES,
    Column("player_id", ForeignKey("players.id", ondelete="CASCADE"), primary_key=True),
    Column("play", Text, primary_key=True),
    Column("scene", Text, nullable=False),
    Column("stars", Integer, CheckConstraint("stars >= 0"), nullable=False),
    Column("takes", Integer, CheckConstraint("takes >= 0"), nullable=False),
    Column("seconds", Float, CheckConstraint("seconds >= 0"), nullable=False),
    Column("left_on", Date, nullable=False),
)

meta: Final = Table("meta", TABLES, Column("version", Integer, nullable=False))


def _add_places(connection: Connection) -> None:
    """Let plays be left half-way: where each was left, and performances that have no bow."""
    connection.exec_driver_sql(
        "ALTER TABLE performances ADD COLUMN is_whole BOOLEAN NOT NULL DEFAULT TRUE"
    )
    connection.exec_driver_sql(
        "CREATE TABLE places ("
        "player_id INTEGER NOT NULL REFERENCES players (id) ON DELETE CASCADE, "
        "play TEXT NOT NULL, "
        "scene TEXT NOT NULL, "
        "stars INTEGER NOT NULL CHECK (stars >= 0), "
        "takes INTEGER NOT NULL CHECK (takes >= 0), "
        "seconds FLOAT NOT NULL CHECK (seconds >= 0), "
        "left_on DATE NOT NULL, "
        "PRIMARY KEY (player_id, play))"
    )


# MIGRATIONS[n] leads from version n to n + 1. The first makes today's tables at once, all that an
# empty book needs; a later one must change tables as they were then, in plain SQL, whatever the
# definitions above have become.
MIGRATIONS: Sequence[Callable[[Connection], None]] = (TABLES.create_all, _add_places)


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
    for migration in MIGRATIONS[version:] if version else MIGRATIONS[:1]:
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
