"""Slips that wait for the school's score book, in a small durable file on this computer.

A slip is in the file before `put` returns, and leaves it after the server has committed it. Handing
in is idempotent by key, so a power cut between the two doubles nothing. The file holds numbers of
children, plays and stars: no name, and nothing of a face.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from game.classroom.records import Slip
from game.scorebook import sqlite
from game.scorebook.records import BookError
from game.words import tr

# Days that a slip waits at most (R6): a laptop that was in a cupboard all that time has no news.
KEEP_DAYS: Final = 30

# How many slips are taken in hand at once.
ARMFUL: Final = 50

TABLE: Final = """
CREATE TABLE IF NOT EXISTS slips (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    player_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    play TEXT NOT NULL,
    stars INTEGER NOT NULL,
    seconds REAL NOT NULL,
    day TEXT NOT NULL,
    is_whole INTEGER NOT NULL
)
"""

# Of two slips with one key the book keeps the most, so the newest is enough, whichever comes first.
PUT: Final = """
INSERT INTO slips (key, player_id, group_id, play, stars, seconds, day, is_whole)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET
    stars = max(stars, excluded.stars),
    seconds = max(seconds, excluded.seconds),
    is_whole = max(is_whole, excluded.is_whole)
"""

WAITING: Final = """
SELECT place, key, player_id, group_id, play, stars, seconds, day, is_whole
FROM slips WHERE place > ? ORDER BY place LIMIT ?
"""

# A slip that has grown since it was read stays: not all of it was handed in.
TAKE_OUT: Final = """
DELETE FROM slips WHERE key = ? AND stars <= ? AND seconds <= ? AND is_whole <= ?
"""


class Outbox:
    """The slips of one server; several threads and several copies of the game may share it.

    `notice` is a sentence when the box is not the one that was asked for. Each method raises
    BookError with a sentence when the file can't be read or written.
    """

    def __init__(self, file: Path) -> None:
        """Open the box in `file`; a damaged one is set aside, an impossible one is in memory."""
        self.file = file
        self._lock = threading.Lock()
        self.notice: str | None = None
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._sound()
        except (sqlite3.Error, OSError) as error:
            self._connection = _connect(None)
            self.notice = tr(
                "Stars can't be kept on this computer ({reason}), only handed in at once.",
                reason=getattr(error, "strerror", None) or error,
            )

    def put(self, slip: Slip) -> None:
        """Keep `slip` safely, in the place of an older one with its key."""
        with self._using() as connection:
            connection.execute(PUT, _as_row(slip))

    def waiting(self, after: int = 0) -> Sequence[tuple[int, Slip]]:
        """Return the first slips whose place in the box is behind `after`, with their places."""
        with self._using() as connection:
            rows = connection.execute(WAITING, (after, ARMFUL)).fetchall()
        return tuple((row[0], _as_slip(row[1:])) for row in rows)

    def take_out(self, slip: Slip) -> None:
        """Remove `slip`, unless there is more on it by now."""
        row = (slip.key, slip.stars, slip.seconds, slip.is_whole)
        with self._using() as connection:
            connection.execute(TAKE_OUT, row)

    def is_empty(self) -> bool:
        """Tell whether nothing waits."""
        return not self.waiting()

    def forget_player(self, player_id: int) -> None:
        """Let go of what a deleted child brought, really."""
        self._forget("DELETE FROM slips WHERE player_id = ?", player_id)

    def forget_group(self, group_id: int) -> None:
        """Let go of what a deleted class brought, really."""
        self._forget("DELETE FROM slips WHERE group_id = ?", group_id)

    def forget_old(self, today: date) -> None:
        """Let go of slips that have waited more than KEEP_DAYS."""
        last = today - timedelta(days=KEEP_DAYS)
        self._forget("DELETE FROM slips WHERE day < ?", last.isoformat())

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _forget(self, statement: str, value: int | str) -> None:
        with self._using() as connection:
            if connection.execute(statement, (value,)).rowcount:
                connection.execute("VACUUM")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        """Give the connection, on which each statement is a transaction of its own."""
        with self._lock:
            try:
                yield self._connection
            except sqlite3.Error as error:
                if sqlite.is_damage(error):
                    self._begin_anew()
                raise _unwritten(error) from error

    def _sound(self) -> sqlite3.Connection:
        connection = None
        try:
            connection = _connect(self.file)
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
            if found != "ok":
                raise sqlite.Damaged(str(found))
            connection.execute(TABLE)
            # What a killed game had handed in leaves the log as well.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (sqlite.Damaged, sqlite3.Error) as error:
            if connection:
                connection.close()
            if not sqlite.is_damage(error):
                raise
            return self._new_box()
        return connection

    def _new_box(self) -> sqlite3.Connection:
        aside = sqlite.set_aside(self.file)
        self.notice = tr(
            "The outbox of stars on this computer was damaged. A new one is begun; the old one is "
            "kept as {file}.",
            file=aside,
        )
        connection = _connect(self.file)
        connection.execute(TABLE)
        return connection

    def _begin_anew(self) -> None:
        self._connection.close()
        try:
            self._connection = self._sound()
        except (sqlite3.Error, OSError):
            self._connection = _connect(None)


def all_files(folder: Path) -> Sequence[Path]:
    """Return the files of all outboxes in `folder`, of whatever server, set aside or not."""
    return sorted(folder.glob("outbox-*.db*"))


def forget_boxes(folder: Path) -> None:
    """Delete all outboxes in `folder`; raises BookError with a sentence."""
    try:
        for file in all_files(folder):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritten(error) from error


def forget_old_boxes(folder: Path, now: float) -> None:
    """Delete outboxes of servers that were not used for KEEP_DAYS; `now` in seconds.

    What can't be deleted is left for the next time.
    """
    boxes: dict[str, list[Path]] = {}
    try:
        files = all_files(folder)
    except OSError:
        return
    for file in files:
        boxes.setdefault(file.name.partition(".db")[0], []).append(file)
    for box in boxes.values():
        with suppress(OSError):
            # The newest slips may be in the log alone.
            if now - max(file.stat().st_mtime for file in box) > KEEP_DAYS * 86_400:
                for file in box:
                    file.unlink(missing_ok=True)


def _connect(file: Path | None) -> sqlite3.Connection:
    # The lock of `Outbox` lets one thread in at a time, whichever that is.
    connection = sqlite3.connect(
        file or ":memory:",
        timeout=sqlite.BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    journal = "DELETE" if file is not None and sqlite.is_on_network(file) else "WAL"
    try:
        for pragma in (f"journal_mode = {journal}", "synchronous = FULL", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")
        if file is None:
            connection.execute(TABLE)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _as_row(slip: Slip) -> tuple[object, ...]:
    return (
        *(slip.key, slip.player_id, slip.group_id, slip.play),
        *(slip.stars, slip.seconds, slip.day.isoformat(), slip.is_whole),
    )


def _as_slip(row: Sequence[object]) -> Slip:
    key, player_id, group_id, play, stars, seconds, day, is_whole = row
    return Slip(
        str(key),
        int(str(player_id)),
        int(str(group_id)),
        str(play),
        int(str(stars)),
        float(str(seconds)),
        date.fromisoformat(str(day)),
        bool(is_whole),
    )


def _unwritten(error: Exception) -> BookError:
    return BookError(
        tr(
            "Stars can't be kept on this computer ({reason}). Is the disk full?",
            reason=getattr(error, "strerror", None) or error,
        )
    )
