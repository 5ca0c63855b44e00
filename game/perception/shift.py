"""One shift of the watcher: its thread, and what it waits for; it reads no picture."""

from __future__ import annotations

import threading
from typing import Final

from game.perception.frames import Clock

# Seconds that a camera gets to be let go of before the next one is opened, which may be the same.
_HANDED_OVER: Final = 1.0
_LOOK_AGAIN: Final = 0.01


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
