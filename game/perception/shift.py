"""One shift of the watcher: its thread, and what it waits for; it reads no picture."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from typing import Final

from game.perception.frames import Clock

# Seconds that a camera gets to be let go of before the next one is opened, which may be the same.
_HANDED_OVER: Final = 1.0
_LOOK_AGAIN: Final = 0.01

# How far, on Linux, a thread steps back behind the one that draws: they may share one core.
_NICENESS: Final = 4


class Shift:
    """One thread's time before one lens, from a start to the stop that follows it."""

    def __init__(self, clock: Clock, before: Shift | None) -> None:
        self.before = before
        self.stopping = threading.Event()
        self.thread: threading.Thread | None = None
        self.is_on = False
        # When the camera was asked for what it has not answered yet.
        self.asked_at: float | None = clock()

    @property
    def is_at_work(self) -> bool:
        """Whether its thread has not ended."""
        return self.thread is not None and self.thread.is_alive()

    def follow(self) -> None:
        """Wait for the shift before to let go of its camera, but not for ever."""
        waited = 0.0
        while self.before is not None and self.before.is_at_work and waited < _HANDED_OVER:
            if self.stopping.wait(_LOOK_AGAIN):
                break
            waited += _LOOK_AGAIN
        self.before = None


def step_back() -> None:
    """Let this thread, and those that a reader starts in it, give way to the loop's."""
    if sys.platform == "linux":  # elsewhere it would be the whole program
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
