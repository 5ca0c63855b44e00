"""Looks at the score book: whether it is sound, and of which version; it never changes it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote

from game import folders
from game.book_place import wished_place
from game.doctor.chart import LOADING, Finding, Step, Wish, problem, remark, well

FILE_NAME: Final = "scores.db"

# Bytes above which comparing indexes with tables takes long; the same as the game's own.
LARGE: Final = 10_000_000

# Seconds that checking a large book may take, and that a busy one is waited for.
CHECKING: Final = 20.0
BUSY: Final = 2.0


def look(wish: Wish) -> Iterator[Finding | Step]:
    """Read the book in its file, or ask the school's server for its version."""
    place = wished_place(wish.scores)
    yield Step("reading the score book", CHECKING + LOADING)
    if "://" in place:
        yield of_server(place)
        return
    file = Path(place).expanduser() if place else folders.user_data() / FILE_NAME
    yield of_book(file, newest_version())


def newest_version() -> int | None:
    """Return the version of books that this game writes, None where a part of it is missing."""
    try:
        from game.scorebook.schema import MIGRATIONS
    except ImportError:
        return None
    return len(MIGRATIONS)


def of_book(file: Path, newest: int | None) -> Finding:
    """Judge the book in a file, read without leaving a trace."""
    figures: dict[str, object] = {"kind": "file", "version": None, "newest": newest, "bytes": 0}
    if not file.exists():
        return well("scores", "None yet; the first play begins one.", **figures)
    try:
        figures["bytes"] = file.stat().st_size
        fault, version = _read(file)
    except sqlite3.DatabaseError as error:
        return _unread(file, error, figures)
    except OSError as error:
        said = f"The score book {file} can't be opened ({error.strerror})."
        return problem("scores", said, "book_place", **figures)
    figures["version"] = version
    if not figures["bytes"]:
        said = f"The score book {file} is empty; the next play begins a new one."
        return remark("scores", said, "book_empty", **figures)
    if fault:
        said = f"The score book {file} is damaged ({fault})."
        return problem("scores", said, "book_damaged", **figures)
    return _of_version(file, version, newest, figures)


def _of_version(
    file: Path, version: int, newest: int | None, figures: dict[str, object]
) -> Finding:
    if newest is not None and version > newest:
        said = f"The score book is of version {version}, newer than this game's {newest}."
        return problem("scores", said, "book_newer", **figures)
    if _is_on_network(file):
        said = (
            f"Sound, version {version}; it lies on another computer, where two can't write at once."
        )
        return remark("scores", said, "", **figures)
    older = f", which the game brings up to {newest}" if newest and version < newest else ""
    size = f"{file.stat().st_size / 1000:,.0f} kB"
    return well("scores", f"Sound, {size}, version {version}{older}.", **figures)


def _read(file: Path) -> tuple[str, int]:
    """Return the first fault of a book, "" for none, and its version; raises sqlite3's errors."""
    # SQLite leaves its log beside a book that was read while there is one; without a log
    # nothing is left if it is told that nobody writes.
    has_log = Path(f"{file}-wal").exists()
    address = f"file:{quote(file.absolute().as_posix())}?mode=ro"
    address = address if has_log else f"{address}&immutable=1"
    until = time.monotonic() + CHECKING
    with closing(sqlite3.connect(address, uri=True, timeout=BUSY)) as book:
        book.set_progress_handler(lambda: int(time.monotonic() > until), 100_000)
        is_large = file.stat().st_size > LARGE
        order = "PRAGMA quick_check" if is_large else "PRAGMA integrity_check"
        fault = str(book.execute(order).fetchone()[0])
        row = book.execute("SELECT version FROM meta").fetchone() if _has_meta(book) else None
    return "" if fault == "ok" else fault.splitlines()[0], row[0] if row else 0


def _has_meta(book: sqlite3.Connection) -> bool:
    return bool(book.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone())


def _unread(file: Path, error: sqlite3.DatabaseError, figures: dict[str, object]) -> Finding:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        said = "Another copy of the game is writing into the score book."
        return remark("scores", said, "book_busy", **figures)
    if code == sqlite3.SQLITE_INTERRUPT:
        said = f"The score book is so large that {CHECKING:g} s were not enough to check it."
        return remark("scores", said, "", **figures)
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR):
        said = f"The score book {file} can't be opened ({error})."
        return problem("scores", said, "book_place", **figures)
    said = f"The score book {file} is damaged ({error})."
    return problem("scores", said, "book_damaged", **figures)


def _is_on_network(file: Path) -> bool:
    try:
        from game.scorebook.sqlite import is_on_network
    except ImportError:
        return False
    return is_on_network(file)


def of_server(url: str) -> Finding:
    """Judge the school's server by the version of its book; nothing of `url` is told."""
    newest = newest_version()
    figures = {"kind": "server", "version": None, "newest": newest, "bytes": None}
    if newest is None:
        said = "The school's book can't be reached, as SQLAlchemy is missing."
        return problem("scores", said, "reinstall", **figures)
    from game.doctor.school import NotLetIn, version_on

    try:
        version = version_on(url)
    except NotLetIn as why:
        return problem("scores", why.said, why.remedy, **figures)
    figures["version"] = version
    if version > newest:
        said = f"The school's book is of version {version}, newer than this game's {newest}."
        return problem("scores", said, "book_newer", **figures)
    told = f"its book is of version {version}" if version else "its book is not begun yet"
    return well("scores", f"The school's server answers; {told}.", **figures)
