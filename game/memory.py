"""Hold no more memory than is used, and give back to the system what earlier screens have freed."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache
from typing import Any, Final

# Seconds of play from one giving back to the next, so that leafing through screens stays quick.
APART: Final = 0.5


# What glibc calls the most heaps that the threads of a program may have, see mallopt(3).
_M_ARENA_MAX: Final = -8

# What Linux calls a program without huge pages, see prctl(2).
_PR_SET_THP_DISABLE: Final = 41


def use_one_heap() -> None:
    """Let all threads take memory from one heap; call it before there are any.

    By itself glibc gives nearly each of them a heap of its own, and what one has freed another
    cannot use.
    """
    set_option = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if set_option:
        set_option(_M_ARENA_MAX, 1)


def use_small_pages() -> None:
    """Let Linux hold this program's memory in small pages, of 4 KiB; call it first of all.

    NumPy asks for huge ones, of 2 MiB, wherever an array of 4 MiB begins, and the place stays one
    for them when the array is gone. Bit by bit the system makes whole pages there of what little is
    in use: an hour of plays grows by a twentieth, and what is given back is taken again.
    """
    set_option = getattr(ctypes.CDLL(None), "prctl", None) if sys.platform == "linux" else None
    if set_option:
        set_option(_PR_SET_THP_DISABLE, *map(ctypes.c_ulong, (1, 0, 0, 0)))


class Tidier:
    """Gives memory back after a screen has given way to another, or to another size of itself.

    What a play freed lies in pieces between what is kept, and the C library holds on to it: after
    some plays that is a quarter of what the game has in memory.
    """

    def __init__(self, give_back: Callable[[], object] | None = None) -> None:
        self._give_back = give_back or _trim()
        self._since = APART
        self._is_due = False

    def changed(self) -> None:
        """Another screen is shown from now on, or in another size."""
        self._is_due = True

    def rest(self, dt: float) -> None:
        """A picture has just been shown, `dt` seconds after the last: there is time for it now."""
        self._since += dt
        if self._is_due and self._since >= APART:
            self._since, self._is_due = 0.0, False
            self._give_back()


@cache
def _trim() -> Callable[[], object]:
    """Return glibc's own way to do so; elsewhere the library does it unasked, or has no way."""
    trim: Any = None
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return (lambda: trim(0)) if trim else lambda: None
