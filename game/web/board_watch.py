"""Keeps the newest values of a class's scoreboard, read from the score book by its own thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from game.classroom.records import Board, Register
from game.trouble import Trouble

# All in seconds. A board is read anew now and then without a change too: a day may have begun.
ASKS_EVERY: Final = 0.25
TRIES_EVERY: Final = 1.0
READS_EVERY: Final = 60.0

# Seconds for the thread to end; one that waits for a server that is gone ends by itself later.
_PATIENCE: Final = 1.0


class State(Enum):
    """How the newest values came: not yet, just now, not any more, or the class is gone."""

    WAITING = auto()
    FRESH = auto()
    STALE = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class Showing:
    """What there is to show; `board` is the last one that could be read."""

    board: Board | None = None
    state: State = State.WAITING


class BoardWatch:
    """Asks the score book four times a second whether there is news, and calls `tell` if so.

    `register` opens the book and `group` tells the number of the class; both are called, and the
    book is used and closed, in the watch's thread alone. `showing` may be read from any thread.
    """

    def __init__(
        self,
        register: Callable[[], AbstractContextManager[Register]],
        group: Callable[[], int],
        tell: Callable[[], None],
    ) -> None:
        self.showing = Showing()
        self._open = register
        self._group = group
        self._tell = tell
        self._end = threading.Event()
        self._read_at = 0.0
        self._thread = threading.Thread(target=self._work, name="board watch", daemon=True)

    def start(self) -> None:
        """Begin to ask."""
        self._thread.start()

    def close(self) -> None:
        """Ask no longer, and close the book."""
        self._end.set()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE)

    def _work(self) -> None:
        while not self._end.is_set():
            try:
                with self._open() as book:
                    self._follow(book)
            except (ValueError, LookupError):
                self._show(Showing(None, State.GONE))
            except (OSError, Trouble):
                known = self.showing.board
                self._show(Showing(known, State.WAITING if known is None else State.STALE))
            self._end.wait(TRIES_EVERY)

    def _follow(self, book: Register) -> None:
        self._read_at = 0.0
        while not self._end.is_set():
            self._look(book)
            self._end.wait(ASKS_EVERY)

    def _look(self, book: Register) -> None:
        """Take up the board if there is a newer one."""
        group = self._group()
        shown = self.showing.board
        is_late = not self._read_at or time.monotonic() > self._read_at + READS_EVERY
        if shown is None or is_late or (group, book.revision(group)) != _name(shown):
            board = book.board(group)
            self._read_at = time.monotonic()
            self._show(Showing(board, State.FRESH))

    def _show(self, showing: Showing) -> None:
        if showing != self.showing:
            self.showing = showing
            self._tell()


def _name(board: Board) -> tuple[int, int]:
    return board.group.id, board.revision
