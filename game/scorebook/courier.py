"""The thread that alone speaks with the school's server, so that no screen ever waits for it.

It goes its rounds: hands in what waits, reads anew what screens look at, and answers questions in
between. While the server is away, questions are turned down at once and it knocks again and again.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from random import Random
from typing import Any, Final, TypeVar

from game.scorebook.book import ScoreBook
from game.scorebook.records import BookError
from game.scorebook.server import NotReached, Server
from game.words import tr

T = TypeVar("T")

# Seconds that whoever asks waits at most.
PATIENCE: Final = 0.3

# Seconds that a grown-up waits who deletes and has to know that it is done: files are rewritten.
LONG_PATIENCE: Final = 10.0

# Seconds between two rounds.
PULSE: Final = 0.5

# Seconds between two knocks at a server that is away: twice as long each time, up to the last.
FIRST_PAUSE: Final = 0.25
LONGEST_PAUSE: Final = 4.0

# Seconds away from which on it is worth a word, also when it is over.
WORTH_A_WORD: Final = 2.0

# Seconds that the last round may take when the game is left; what is not handed in stays kept.
FAREWELL: Final = 2.0


class Courier:
    """Goes between this computer and the server; for the questions of one or more threads.

    `reach` connects, and raises NotReached. `go_round` does what is due with a server, gives way
    to questions at each of its steps, and raises NotReached when the server is gone.
    """

    def __init__(
        self, reach: Callable[[], Server], go_round: Callable[[Server], Iterator[None]]
    ) -> None:
        self._reach = reach
        self._go_round = go_round
        self._questions: SimpleQueue[tuple[Future[Any], Callable[[ScoreBook], Any]] | None] = (
            SimpleQueue()
        )
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="courier", daemon=True)
        # Forty laptops that lost one server must not all knock at the same moment.
        self._chance = Random()
        self._pause = FIRST_PAUSE
        self._is_woken = False
        self.is_away = False
        self.away_since: float | None = None
        self.back_at: float | None = None
        self.reason = ""

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """Begin the next round at once, if the server is there."""
        self._questions.put(None)

    def ask(self, question: Callable[[ScoreBook], T], patience: float | None = None) -> T:
        """Return what `question` finds in the server's book; raises what it raises.

        Raises BookError with a sentence when the server is away, or silent for `patience`
        seconds, PATIENCE by default.
        """
        if self.is_away:
            raise BookError(_not_now())
        answer: Future[T] = Future()
        self._questions.put((answer, question))
        try:
            return answer.result(PATIENCE if patience is None else patience)
        except TimeoutError:
            is_withdrawn = answer.cancel()
            self._note_away("")
            raise BookError(_not_now() if is_withdrawn else _unsure()) from None

    def send(self, errand: Callable[[ScoreBook], object]) -> None:
        """Have `errand` done when the server is there, and wait for nothing."""
        self._questions.put((Future(), errand))

    def away_seconds(self) -> float:
        """Return for how long the server has been away, 0 if it is there."""
        since = self.away_since
        return 0.0 if since is None else time.monotonic() - since

    def back_seconds(self) -> float:
        """Return for how long the server has been back, infinity if it was never missed."""
        return math.inf if self.back_at is None else time.monotonic() - self.back_at

    def close(self) -> None:
        """Go one last round, which takes FAREWELL seconds at most."""
        self._closing.set()
        self.wake()
        if self._thread.is_alive():
            self._thread.join(FAREWELL)

    def _work(self) -> None:
        server: Server | None = None
        is_last = False
        while not is_last:
            is_last = self._closing.is_set()
            try:
                server = server or self._reach()
                self._make_round(server)
                self._serve(server, 0.0 if is_last else PULSE)
            except Exception as error:  # noqa: BLE001 - the thread must outlive whatever happens
                self._note_away(str(error) if isinstance(error, NotReached) else _kind(error))
                self._leave(server)
                server = None
                self._closing.wait(self._next_pause())
        self._leave(server)

    def _make_round(self, server: Server) -> None:
        self._is_woken = False
        for _ in self._go_round(server):
            self._serve(server, 0.0)
        self._note_back()

    def _serve(self, server: Server, seconds: float) -> None:
        """Answer questions for so long, or until somebody wakes us; with 0 those that are there."""
        until = time.monotonic() + seconds
        while not (seconds and self._is_woken):
            try:
                question = self._questions.get(timeout=max(0.0, until - time.monotonic()))
            except Empty:
                return
            if question is None:
                self._is_woken = True
            else:
                self._answer(server, *question)

    def _answer(
        self, server: Server, answer: Future[Any], question: Callable[[ScoreBook], Any]
    ) -> None:
        if not answer.set_running_or_notify_cancel():
            return
        try:
            answer.set_result(question(server.book))
        except ValueError as error:
            answer.set_exception(error)
        except Exception as error:  # noqa: BLE001 - told to whoever asked
            if server.answers():
                answer.set_exception(error)
                return
            # What the driver says may name the server and its user.
            answer.set_exception(BookError(_unsure()))
            raise NotReached from None
        self._note_back()

    def _leave(self, server: Server | None) -> None:
        """Let go of the server and turn down who still waits for it."""
        if server:
            server.close()
        while True:
            try:
                question = self._questions.get_nowait()
            except Empty:
                return
            if question and question[0].set_running_or_notify_cancel():
                question[0].set_exception(BookError(_not_now()))

    def _next_pause(self) -> float:
        pause = self._pause
        self._pause = min(LONGEST_PAUSE, 2 * pause)
        return pause * self._chance.uniform(0.5, 1.0)

    def _note_away(self, reason: str) -> None:
        self.is_away = True
        self.reason = reason
        if self.away_since is None:
            self.away_since = time.monotonic()

    def _note_back(self) -> None:
        if self.away_seconds() > WORTH_A_WORD:
            self.back_at = time.monotonic()
        self.is_away = False
        self.away_since = None
        self._pause = FIRST_PAUSE


def _kind(error: Exception) -> str:
    return type(error).__name__


def _not_now() -> str:
    return tr("The school's score book can't be reached now. Please try again in a moment.")


def _unsure() -> str:
    return tr(
        "The school's score book did not answer in time. Please check in a moment whether this was "
        "kept."
    )
