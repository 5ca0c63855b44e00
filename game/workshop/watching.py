"""Notices within a second that a play, its card, pictures or voices were saved; it reads no play.

The system tells of most changes at once. Where it does not (some network folders, a limit of
watches), a look every half second finds them.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from game.scenario.cards import CARD, is_pack
from game.scenario.packs import ENDINGS

# What lies beside plays and belongs to them.
BESIDE: Final = ("pictures", "sounds", "voices", "voices/*", "voices/*/*")

# All in seconds. Editors write a new file and put it in the old one's place; between the two there
# is none, or an empty one.
LOOKS_EVERY: Final = 0.5
GONE_AFTER: Final = 0.5
SETTLES_IN: Final = 0.03

# What was seen: each file with the time of its last change and its size, (0, 0) for one without.
Seen = dict[Path, tuple[int, int]]


# Seconds that a play of the largest size may take to be read on a busy computer.
LAST_READING: Final = 20.0


class Watch:
    """Calls `tell`, from a thread of its own, each time that something at `place` was saved.

    `place` is a play, a pack, or a folder of either.
    """

    def __init__(self, place: Path, tell: Callable[[], None]) -> None:
        self._place = place
        self._tell = tell
        self._seen = seen_at(place)
        self._end = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, first: Callable[[], None] | None = None) -> None:
        """Begin to watch, after doing `first` in the same thread.

        What was saved since the watch was made counts.
        """
        self._thread = threading.Thread(
            target=self._work, args=(first,), name="play watch", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Watch no longer; returns within a second, or when a play that is being read is read.

        A thread that is still in watchfiles' own code when Python ends would hold up the end.
        """
        self._end.set()
        if self._thread is not None:
            self._thread.join(LAST_READING)

    def _work(self, first: Callable[[], None] | None) -> None:
        if first is not None:
            first()
        while not self._end.is_set():
            self._look()
            folders = list(folders_of(self._place))
            try:
                self._wait(folders)
            except (OSError, RuntimeError):
                # A folder that went while it was watched, or more watches than the system allows.
                self._end.wait(LOOKS_EVERY)

    def _wait(self, folders: list[Path]) -> None:
        """Look at each change, until there are other `folders` to watch."""
        from watchfiles import watch

        if not folders:
            self._end.wait(LOOKS_EVERY)
            return
        changes = watch(
            *folders,
            watch_filter=None,
            recursive=False,
            debounce=60,
            step=20,
            rust_timeout=round(LOOKS_EVERY * 1000),
            yield_on_timeout=True,
            stop_event=self._end,
            raise_interrupt=False,
        )
        for _ in changes:
            self._look()
            if list(folders_of(self._place)) != folders:
                return

    def _look(self) -> None:
        if seen_at(self._place) == self._seen:
            return
        self._seen = self._settled()
        self._tell()

    def _settled(self) -> Seen:
        """Return what is there when nobody is writing any more."""
        end, before = time.monotonic() + GONE_AFTER, seen_at(self._place)
        while time.monotonic() < end:
            self._end.wait(SETTLES_IN)
            now = seen_at(self._place)
            had = (file for file, (_, size) in self._seen.items() if size)
            is_half_written = any(now.get(file, (0, 0))[1] == 0 for file in had)
            if now == before and not is_half_written:
                return now
            before = now
        return before


def folders_of(place: Path) -> Iterator[Path]:
    """Yield every folder in which something of the play, pack or packs at `place` may be saved."""
    for home in _homes(place):
        if home.is_dir():
            yield home
        for pattern in BESIDE:
            yield from sorted(found for found in home.glob(pattern) if found.is_dir())


def seen_at(place: Path) -> Seen:
    """Return all files of the play, pack or packs at `place`, with when they were changed."""
    files = list(_plays(place))
    for home in _homes(place):
        files.append(home / CARD)
        for pattern in BESIDE:
            files += home.glob(f"{pattern}/*")
    return {file: _stamp(file) for file in files}


def _homes(place: Path) -> Iterator[Path]:
    """Yield the folders in which plays lie."""
    if not place.is_dir():
        yield place.parent
        return
    yield place
    if not is_pack(place):
        try:
            yield from sorted(folder for folder in place.iterdir() if is_pack(folder))
        except OSError:
            return


def _plays(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield place
        return
    for home in _homes(place):
        yield from (file for ending in ENDINGS for file in home.glob(f"*{ending}"))


def _stamp(file: Path) -> tuple[int, int]:
    try:
        told = file.stat()
    except OSError:
        return 0, 0
    return told.st_mtime_ns, told.st_size
