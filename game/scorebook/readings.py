"""What was last read from the school's server: answers for screens, without waiting."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic, TypeVar

from game.scorebook.book import ScoreBook
from game.scorebook.courier import Courier
from game.scorebook.ledger import Ledger
from game.scorebook.records import BookError
from game.scorebook.server import NotReached, Server

T = TypeVar("T")

# Seconds for which an answer is as good as a new one.
FRESH: Final = 0.5

# What was asked so many seconds ago is still looked at, and read anew in every round.
FOLLOWED: Final = 10.0


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What was read, and the ledger's `moment` when that was."""

    value: T
    moment: int
    read_at: float


@dataclass(slots=True)
class Reading(Generic[T]):
    """A question and its last answer; what concerns one class changes only with its revision."""

    ask: Callable[[ScoreBook], T]
    group_id: int | None
    answer: Answer[T] | None = None
    is_stale: bool = False
    asked_at: float = -math.inf
    revision: int | None = None


class Readings:
    """All answers, by question; asked in the threads of screens, refreshed in the courier's."""

    def __init__(self, courier: Courier, ledger: Ledger) -> None:
        self._courier = courier
        self._ledger = ledger
        self._readings: dict[tuple[object, ...], Reading[Any]] = {}

    def of(
        self,
        question: tuple[object, ...],
        ask: Callable[[ScoreBook], T],
        group_id: int | None = None,
    ) -> Answer[T]:
        """Return the newest answer that can be had at once; `question` names it.

        Raises BookError with a sentence when the server is away and it was never read, and what
        `ask` raises.
        """
        reading: Reading[T] = self._readings.setdefault(question, Reading(ask, group_id))
        now = time.monotonic()
        is_followed = now - reading.asked_at < FOLLOWED
        reading.asked_at = now
        known = reading.answer
        if known and not reading.is_stale and (is_followed or now - known.read_at < FRESH):
            return known
        try:
            return self._courier.ask(partial(self._read, reading))
        except BookError:
            if known is None:
                raise
            return known

    def grow_stale(self) -> None:
        """Take note that something was changed: the next answers are read anew."""
        for reading in list(self._readings.values()):
            reading.is_stale = True

    def forget(self) -> None:
        """Forget all answers, as when everything was deleted."""
        self._readings.clear()

    def refresh(self, server: Server) -> Iterator[None]:
        """Read anew what is looked at and may have changed, a step for each question."""
        now = time.monotonic()
        revisions: dict[int, int] = {}
        for question, reading in list(self._readings.items()):
            if now - reading.asked_at < FOLLOWED:
                try:
                    self._refresh(reading, server.book, revisions)
                except Exception:  # noqa: BLE001 - whoever asks next hears what is wrong
                    if not server.answers():
                        raise NotReached from None
                    self._readings.pop(question, None)
                yield

    def _refresh(self, reading: Reading[Any], book: ScoreBook, revisions: dict[int, int]) -> None:
        number = reading.group_id
        if number is None:
            self._read(reading, book)
            return
        if number not in revisions:
            revisions[number] = book.revision(number)
        if reading.is_stale or not self._is_newest(reading, revisions[number]):
            self._read(reading, book)
            reading.revision = revisions[number]

    def _is_newest(self, reading: Reading[Any], revision: int) -> bool:
        # A slip that the server had already changes no revision, but what is missing here.
        moment = reading.answer.moment if reading.answer else None
        return reading.revision == revision and moment == self._ledger.moment

    def _read(self, reading: Reading[T], book: ScoreBook) -> Answer[T]:
        moment = self._ledger.moment
        reading.is_stale = False
        reading.answer = Answer(reading.ask(book), moment, time.monotonic())
        return reading.answer
