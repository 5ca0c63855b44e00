"""Pass the newest value from one thread to another; it never queues and never makes anyone wait."""

from __future__ import annotations

from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """One slot. A post replaces what lies there; readers get the newest or None, at once.

    Every method is one operation of a deque, which is atomic, so there is no lock to wait for.
    """

    def __init__(self) -> None:
        self._slot: deque[T] = deque(maxlen=1)

    def post(self, value: T) -> None:
        """Put `value` into the slot, in place of whatever nobody has taken."""
        self._slot.append(value)

    def newest(self) -> T | None:
        """Return what was posted last and leave it there, or None."""
        try:
            return self._slot[-1]
        except IndexError:
            return None

    def take(self) -> T | None:
        """Return what was posted last and empty the slot, or None."""
        try:
            return self._slot.pop()
        except IndexError:
            return None
