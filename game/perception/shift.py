"""The watcher's shifts and the thread that takes one after another; none here reads a picture."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import Final

from game.perception.frames import Clock

# Seconds that a camera gets to be let go of before the next one is opened, which may be the same.
_HANDED_OVER: Final = 1.0
_LOOK_AGAIN: Final = 0.01

# How far, on Linux, a thread steps back behind the one that draws: they may share one core.
_NICENESS: Final = 4


class Shift:
    """The time before one lens, from a start to the stop that follows it."""

    def __init__(self, clock: Clock, before: Shift | None) -> None:
        self.before = before
        self.stopping = threading.Event()
        self.ended = threading.Event()
        self.is_on = False
        # When the camera was asked for what it has not answered yet.
        self.asked_at: float | None = clock()

    @property
    def is_at_work(self) -> bool:
        """Whether what is done in it has not ended."""
        return not self.ended.is_set()

    def follow(self) -> None:
        """Wait for the shift before to let go of its camera, but not for ever."""
        waited = 0.0
        while self.before is not None and self.before.is_at_work and waited < _HANDED_OVER:
            if self.stopping.wait(_LOOK_AGAIN):
                break
            waited += _LOOK_AGAIN
        self.before = None


class Rota:
    """The shifts of one watcher, all on one thread as long as each has ended before the next.

    Where a driver hangs, the next shift gets another thread, and the old one ends when the driver
    answers. Otherwise none is made anew: OpenCV keeps nearly a kilobyte of each that it met.
    """

    def __init__(self, work: Callable[[Shift], None], clock: Clock) -> None:
        self._work = work
        self._clock = clock
        # All that have not ended, and whose thread takes the next one.
        self._shifts: list[Shift] = []
        self._hand: _Hand | None = None

    @property
    def is_on(self) -> bool:
        """Whether a camera is open in any shift."""
        return any(shift.is_on for shift in self._shifts)

    def begin(self) -> Shift:
        """Begin the next shift, which waits a while for the one before."""
        self._shifts = [shift for shift in self._shifts if shift.is_at_work]
        if self._shifts:
            self.close()
        if self._hand is None or not self._hand.thread.is_alive():
            self._hand = _Hand(self._work)
        shift = Shift(self._clock, self._shifts[-1] if self._shifts else None)
        self._shifts.append(shift)
        self._hand.shifts.put(shift)
        return shift

    def close(self) -> None:
        """Let the thread end with the shift that is on, if there is one."""
        if self._hand is not None:
            self._hand.shifts.put(None)
            self._hand = None


class _Hand:
    """A thread that does `work` in one of its `shifts` after another, until one is None."""

    def __init__(self, work: Callable[[Shift], None]) -> None:
        self.shifts: SimpleQueue[Shift | None] = SimpleQueue()
        self._work = work
        self.thread = threading.Thread(target=self._take_all, name="watcher", daemon=True)
        self.thread.start()

    def _take_all(self) -> None:
        _step_back()
        while (shift := self.shifts.get()) is not None:
            try:
                shift.follow()
                self._work(shift)
            finally:
                shift.ended.set()


def _step_back() -> None:
    """Let this thread, and those that a reader starts in it, give way to the loop's."""
    if sys.platform == "linux":  # elsewhere it would be the whole program
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
