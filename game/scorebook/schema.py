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
    UniqueConstraint,
    false,
    insert,
    inspect,
    select,
    text,
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
    # Those of a lesson: the slip's key, by which it counts once, and the class.
    Column("key", Text),
    Column("group_id", ForeignKey("groups.id", ondelete="CASCADE")),
    Index("performances_by_player", "player_id", "play"),
    Index("performances_by_key", "key", unique=True),
    Index("performances_by_stars", "player_id", text("stars DESC"), "performed_on"),
    Index("performances_by_day", "performed_on", "group_id"),
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

groups: Final = Table(
    "groups",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    # The day on which something of it changed last.
    Column("used_on", Date, nullable=False),
    Column("wanted", Integer, CheckConstraint("wanted > 0"), nullable=False),
    Column("collected", Integer, nullable=False, server_default="0"),
    # Today's set, as a JSON list of PACK/NAME.
    Column("plays", Text, nullable=False, server_default="[]"),
    Column("is_locked", Boolean, nullable=False, server_default=false()),
    Column("is_paused", Boolean, nullable=False, server_default=false()),
    Column("shows_names", Boolean, nullable=False, server_default=false()),
    Column("shows_ranks", Boolean, nullable=False, server_default=false()),
    Column("revision", Integer, nullable=False, server_default="0"),
    # The number of the admission that can be taken back.
    Column("admission", Integer, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)

teams: Final = Table(
    "teams",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("emblem", Text, nullable=False),
    Column("stars", Integer, nullable=False, server_default="0"),
    UniqueConstraint("group_id", "name"),
    sqlite_autoincrement=True,
)

# A child is in one class; its number tells the order in which children were taken in.
members: Final = Table(
    "members",
    TABLES,
    Column("player_id", ForeignKey("players.id", ondelete="CASCADE"), primary_key=True),
    Column("group_id", ForeignKey("groups.id", ondelete="CASCADE"), nullable=False),
    Column("team_id", ForeignKey("teams.id", ondelete="SET NULL")),
    Column("admission", Integer, nullable=False),
    # Of the lessons of this class: all stars, the most in one play and the first day of that,
    # and the most in any other play.
    Column("stars", Integer, nullable=False, server_default="0"),
    Column("best", Integer, nullable=False, server_default="0"),
    Column("best_on", Date),
    Column("next_best", Integer, nullable=False, server_default="0"),
    Index("members_by_group", "group_id", "player_id"),
)

# One row; `keep_days` is how long stars are kept on a server, for all laptops alike.
meta: Final = Table(
    "meta",
    TABLES,
    Column("version", Integer, nullable=False),
    Column("keep_days", Integer, nullable=False, server_default="30"),
)


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


def _add_classes(connection: Connection) -> None:
    """Let classes play: groups, teams, who is in them, and performances that count once."""
    number = (
        "SERIAL PRIMARY KEY"
        if connection.dialect.name == "postgresql"
        else "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT"
    )
    for order in _CLASSES.format(number=number).split(";"):
        connection.exec_driver_sql(order)
    _keep_no_samples(connection)


_CLASSES: Final = """
CREATE TABLE groups (
    id {number},
    name TEXT NOT NULL,
    used_on DATE NOT NULL,
    wanted INTEGER NOT NULL CHECK (wanted > 0),
    collected INTEGER NOT NULL DEFAULT '0',
    plays TEXT NOT NULL DEFAULT '[]',
    is_locked BOOLEAN NOT NULL DEFAULT FALSE,
    is_paused BOOLEAN NOT NULL DEFAULT FALSE,
    shows_names BOOLEAN NOT NULL DEFAULT FALSE,
    shows_ranks BOOLEAN NOT NULL DEFAULT FALSE,
    revision INTEGER NOT NULL DEFAULT '0',
    admission INTEGER NOT NULL DEFAULT '0',
    UNIQUE (name));
CREATE TABLE teams (
    id {number},
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    emblem TEXT NOT NULL,
    stars INTEGER NOT NULL DEFAULT '0',
    UNIQUE (group_id, name));
CREATE TABLE members (
    player_id INTEGER NOT NULL PRIMARY KEY REFERENCES players (id) ON DELETE CASCADE,
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    team_id INTEGER REFERENCES teams (id) ON DELETE SET NULL,
    admission INTEGER NOT NULL,
    stars INTEGER NOT NULL DEFAULT '0',
    best INTEGER NOT NULL DEFAULT '0',
    best_on DATE,
    next_best INTEGER NOT NULL DEFAULT '0');
CREATE INDEX members_by_group ON members (group_id, player_id);
ALTER TABLE performances ADD COLUMN key TEXT;
ALTER TABLE performances ADD COLUMN group_id INTEGER REFERENCES groups (id) ON DELETE CASCADE;
CREATE UNIQUE INDEX performances_by_key ON performances (key);
CREATE INDEX performances_by_stars ON performances (player_id, stars DESC, performed_on);
CREATE INDEX performances_by_day ON performances (performed_on, group_id);
ALTER TABLE meta ADD COLUMN keep_days INTEGER NOT NULL DEFAULT '30'"""


def _make_tables(connection: Connection) -> None:
    """Make today's tables."""
    TABLES.create_all(connection)
    _keep_no_samples(connection)


def _keep_no_samples(connection: Connection) -> None:
    """Have a server's statistics take no samples of names: those would outlive a deletion."""
    if connection.dialect.name == "postgresql":
        for table, column in (("players", "nickname"), ("groups", "name"), ("teams", "name")):
            connection.exec_driver_sql(f"ALTER TABLE {table} ALTER {column} SET STATISTICS 0")


# MIGRATIONS[n] leads from version n to n + 1. The first makes today's tables at once, all that an
# empty book needs; a later one must change tables as they were then, in plain SQL, whatever the
# definitions above have become.
MIGRATIONS: Sequence[Callable[[Connection], None]] = (
    _make_tables,
    _add_places,
    _add_classes,
)


class TooNew(Exception):
    """The book was written by a later version of the game, which alone may change it."""


def migrate(connection: Connection) -> None:
    """Bring the book of `connection`, in whose transaction this happens, to the newest version.

    Raises TooNew for a book from the future.
    """
    newest = len(MIGRATIONS)
    version = book_version(connection)
    if version < newest:
        take_turns(connection)
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


def take_turns(connection: Connection) -> None:
    """Wait until no other laptop is here, and let none in before this transaction ends.

    In SQLite whoever writes is alone anyway.
    """
    if connection.dialect.name == "postgresql":
        # Any number does that no other program uses: these letters are "curtain".
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (0x6375727461696E,))


def book_version(connection: Connection) -> int:
    """Return the version of the book, 0 for an empty one."""
    if not inspect(connection).has_table(meta.name):
        return 0
    return int(connection.execute(select(meta.c.version)).scalar() or 0)


def lacks(connection: Connection) -> str:
    """Return the first table or column that a book of today should have and has not, or ""."""
    inspector = inspect(connection)
    names = inspector.get_table_names()
    for table in TABLES.sorted_tables:
        has = (
            {column["name"] for column in inspector.get_columns(table.name)}
            if (table.name in names)
            else set()
        )
        for column in table.columns:
            if column.name not in has:
                return f"{table.name}.{column.name}"
    return ""
