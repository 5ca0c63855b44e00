"""A value made in the background, so that what loads slowly never holds up the first picture."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

T = TypeVar("T")


class Late(Generic[T]):
    """Makes its value once, in a thread from `start` on, or when somebody first asks for it."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: Future[T] = Future()
        self._has_begun = threading.Lock()

    def start(self) -> None:
        """Begin in a thread of its own; does nothing when it has begun."""
        if self._has_begun.acquire(blocking=False):
            threading.Thread(target=self._work, name="late", daemon=True).start()

    def value(self) -> T:
        """Return the value, waiting for it if need be; raises what making it raised."""
        if self._has_begun.acquire(blocking=False):
            self._work()
        return self._made.result()

    def is_done(self) -> bool:
        """Whether `value` would return, or raise, at once."""
        return self._made.done()

    def ready(self) -> T | None:
        """Return the value if it is there, else None; never waits."""
        if not self._made.done() or self._made.exception():
            return None
        return self._made.result()

    def within(self, seconds: float) -> T | None:
        """Return the value if it comes within `seconds`, else None; raises what making it did."""
        try:
            return self._made.result(seconds)
        except TimeoutError:
            return None

    def _work(self) -> None:
        try:
            self._made.set_result(self._make())
        except Exception as error:  # noqa: BLE001 - raised again where the value is asked for
            self._made.set_exception(error)
