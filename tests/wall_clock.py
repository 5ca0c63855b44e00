"""Waiting, by the clock on the wall, for what happens in another thread, process or browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

# Seconds that anything may take on a busy computer.
PATIENCE: Final = 30.0


def wait_for(is_so: Callable[[], object]) -> float:
    """Wait until something is so; return the seconds that it took, or fail."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() < began + PATIENCE, "still not so"
        time.sleep(0.005)
    return time.monotonic() - began
