"""How the score book treats its SQLite file: safe against power cuts, and really forgetful."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, StaticPool

# Seconds to wait for a second copy of the game that is writing.
BUSY_SECONDS: Final = 5.0

# Bytes of a file, above which comparing its indexes with its tables would hold up the evening:
# 50,000 performances, many years of a family and a year of a class.
LARGE: Final = 10_000_000

# What SQLite leaves beside its file.
SUFFIXES: Final = ("", "-wal", "-shm", "-journal")

NETWORK_SYSTEMS: Final = ("nfs", "cifs", "smb", "sshfs", "fuse.sshfs", "9p", "afs", "webdav")

# Execution options of a connection: take the write lock at once; begin no transaction at all.
WRITING: Final = {"writing": True}
PLAIN: Final = {"plain": True}


class Damaged(Exception):
    """The file is no score book, or is one no longer."""


def make_engine(file: Path | None) -> Engine:
    """Return an engine for `file`, or for a book in memory, which is gone at the end."""
    if file is None:
        engine = create_engine(
            "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
        )
    else:
        # No pool: a connection that stays open would keep the file from being set aside.
        # Not as a text: a folder's name may hold a question mark or a per cent sign.
        url = URL.create("sqlite", database=str(file))
        engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
    journal = "DELETE" if file is not None and is_on_network(file) else "WAL"

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        # Python's driver must not begin or end transactions by itself: `begin` below does.
        connection.isolation_level = None
        for pragma in (
            f"journal_mode = {journal}",
            "synchronous = FULL",
            "foreign_keys = ON",
            "secure_delete = ON",
            # 64 MiB at most, and only where a book is so large: it forgets in 2/3 of the time.
            "cache_size = -65536",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("plain"):
            # A reader that turns writer fails at once when another copy has written meanwhile.
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")

    return engine


def table_names(file: Path) -> set[str]:
    """Return the tables in `file` without changing a byte of it; none where it can't be read."""
    place = f"{file.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(place, timeout=0.0, uri=True)) as connection:
            rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {name for (name,) in rows if not name.startswith("sqlite_")}
    except (sqlite3.Error, ValueError):
        return set()


def is_empty(file: Path) -> bool:
    """Tell whether `file` is there without a byte in it, which SQLite takes for a new one.

    Raises Damaged where it has a log: SQLite would delete that, and what is in it.
    """
    if not file.exists() or file.stat().st_size:
        return False
    log = Path(f"{file}-wal")
    if log.exists() and log.stat().st_size:
        raise Damaged("empty, but for its log")
    return True


def check(engine: Engine, file: Path | None = None) -> None:
    """Raise Damaged unless SQLite finds the whole file sound.

    In a large file it reads every page, but compares no index with its table; see README.md.
    """
    is_large = file is not None and file.exists() and file.stat().st_size > LARGE
    with engine.connect() as connection:
        order = "PRAGMA quick_check" if is_large else "PRAGMA integrity_check"
        found = connection.exec_driver_sql(order).scalar_one()
    if found != "ok":
        raise Damaged(str(found))


def is_damage(error: Exception) -> bool:
    """Tell whether `error` means a damaged file, and not a busy or a forbidden one."""
    cause = getattr(error, "orig", error)
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, Damaged) or code in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    )


def scrub(engine: Engine) -> bool:
    """Rewrite the file without what was deleted, and empty its log; tell whether that is empty."""
    with engine.connect().execution_options(**PLAIN) as connection:
        connection.exec_driver_sql("VACUUM")
    return empty_log(engine)


def empty_log(engine: Engine) -> bool:
    """Bring the log into the file and empty it; tell False while another copy is reading."""
    with engine.connect().execution_options(**PLAIN) as connection:
        is_busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
        return not is_busy


def set_aside(file: Path) -> Path:
    """Rename a damaged book, with its log, to NAME.broken-N and return that; raises OSError."""
    number = 1
    while (aside := file.with_name(f"{file.stem}.broken-{number}{file.suffix}")).exists():
        number += 1
    for suffix in SUFFIXES:
        part = Path(f"{file}{suffix}")
        if part.exists():
            part.replace(f"{aside}{suffix}")
    return aside


def books_aside(file: Path) -> list[Path]:
    """Return all parts of the damaged books that were set aside for `file`."""
    return sorted(file.parent.glob(f"{file.stem}.broken-*"))


def is_on_network(file: Path) -> bool:
    """Tell whether `file` lies on another computer, whose locks SQLite's WAL cannot use."""
    if sys.platform == "win32":
        import ctypes

        remote = 4  # DRIVE_REMOTE in the Windows API
        drive = file.absolute().anchor
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == remote
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return False
    kinds = {}
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, place, kind = line.split(" ")[:3]
        kinds[Path(place)] = kind
    nearest = (kinds[parent] for parent in file.absolute().parents if parent in kinds)
    return next(nearest, "").startswith(NETWORK_SYSTEMS)
