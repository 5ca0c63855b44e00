"""The doorkeeper of the teacher's panel: knows how often a wrong PIN was tried; in memory alone."""

from __future__ import annotations

import math

from game.classroom.pin import Attempts, is_right


class Doorkeeper:
    """Lets in who types the right PIN; each wrong try from the third on costs a longer wait.

    Its clock runs only while somebody stands at the door, as the screens that `wait` tell it.
    """

    def __init__(self) -> None:
        self._attempts = Attempts()
        self._clock = 0.0

    def wait(self, dt: float) -> None:
        """Let `dt` seconds go by."""
        self._clock += dt

    @property
    def seconds(self) -> int:
        """Whole seconds until the next try is allowed, 0 when it is."""
        return math.ceil(self._attempts.wait(self._clock))

    def lets_in(self, pin: str, text: str) -> bool:
        """Tell whether `pin` opens what `text` keeps; nobody comes in while there is a wait."""
        if self.seconds:
            return False
        if is_right(pin, text):
            self._attempts = Attempts()
            return True
        self._attempts = self._attempts.missed(self._clock)
        return False
