"""Camera drivers for tests that misbehave on demand, behind the game's own webcam."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np

PATIENCE = 20.0

SEEN = 1  # a seed: pictures that change, as those of every lens do


class HandClock:
    """A clock that goes on by itself a little at each look, so that nobody waits, and by hand."""

    def __init__(self, step: float = 0.0) -> None:
        self.now = 100.0
        self._step = step

    def __call__(self) -> float:
        """Return the time, and let it go on."""
        self.now += self._step
        return self.now


class OddDriver:
    """What OpenCV would be: `pictures` are handed out in turn, the last for ever.

    None among them is a miss, an exception is raised, and a number is a seed of noise. While
    `hangs_in` is "grab" or "release" that call does not return; `let_go` ends all hanging.
    """

    def __init__(self, *pictures: Any, hangs_in: str = "") -> None:
        self.pictures = list(pictures)
        self.hangs_in = hangs_in
        self.is_hanging = threading.Event()
        self.is_released = False
        self._gone_on = threading.Event()
        self._count = 0

    def let_go(self) -> None:
        """Let every call that hangs return."""
        self.hangs_in = ""
        self._gone_on.set()

    def hang(self, call: str) -> None:
        """Hang if `call` is the one to hang in."""
        if self.hangs_in == call:
            self.is_hanging.set()
            self._gone_on.wait(PATIENCE)

    def grab(self) -> bool:
        """Take the next picture."""
        self.hang("grab")
        self._now = self.pictures.pop(0) if len(self.pictures) > 1 else self.pictures[0]
        if isinstance(self._now, Exception):
            raise self._now
        self._count += 1
        return self._now is not None

    def retrieve(self) -> tuple[bool, Any]:
        """Return it."""
        if isinstance(self._now, int):
            return True, noise(self._now + self._count)
        return True, self._now

    def release(self) -> None:
        """Give the device back."""
        self.hang("release")
        self.is_released = True


def noise(seed: int, size: tuple[int, int] = (48, 64)) -> Any:
    """Return a picture of noise, as BGR."""
    return np.random.default_rng(seed).integers(0, 256, (*size, 3), np.uint8)
