"""What lies between a laptop and the school's server: slips go out, answers come in.

Slips are in the outbox before `hand_in` returns; the courier's rounds hand them in and read anew
what screens look at. Nothing here waits for the network longer than `courier.PATIENCE`, but for a
grown-up who deletes. What is read stays in memory alone: at rest a laptop holds no name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import URL

from game.classroom.records import Slip
from game.scorebook import courier, ledger, server
from game.scorebook.book import ScoreBook
from game.scorebook.courier import Courier
from game.scorebook.ledger import Ledger, Missing
from game.scorebook.outbox import Outbox
from game.scorebook.readings import Answer, Readings
from game.scorebook.records import BookError
from game.scorebook.server import NotReached, Server
from game.words import tr

T = TypeVar("T")

# Seconds for which it is told that the server is back.
BACK_TOLD: Final = 60.0


class PostOffice:
    """One laptop's outbox, courier and readings; for one or more threads.

    Each method raises BookError with a sentence when that can't be done.
    """

    def __init__(self, url: URL, folder: Path) -> None:
        """Begin to go between the outbox in `folder` and the server at `url`."""
        self._outbox = Outbox(folder / server.outbox_name(url))
        self._ledger = Ledger()
        self._courier = Courier(partial(server.reach, url), self._round)
        self._readings = Readings(self._courier, self._ledger)
        self.is_all_in = False
        for _, slip in self._waiting():
            self._ledger.write(slip)
        self._courier.start()

    @property
    def notice(self) -> str | None:
        """What people should know just now; None most of the time."""
        if self._courier.away_seconds() > courier.WORTH_A_WORD:
            if self._courier.reason:
                return tr(
                    "The school's score book can't be reached: {reason}. Stars are kept on this "
                    "computer and handed in later.",
                    reason=self._courier.reason,
                )
            return tr(
                "The school's score book can't be reached. Stars are kept on this computer and "
                "handed in later."
            )
        if self._courier.back_seconds() < BACK_TOLD and self.is_all_in:
            return tr("The school's score book is back, and all stars are handed in.")
        return self._outbox.notice

    @property
    def reason(self) -> str | None:
        """Why the server can't be reached, "" if it does not answer; None while it is there."""
        return self._courier.reason if self._courier.is_away else None

    @property
    def changes(self) -> int:
        """A number that grows with every own slip."""
        return self._ledger.changes

    def hand_in(self, slip: Slip) -> None:
        """Keep `slip`; returns when it is safe on this computer."""
        try:
            self._outbox.put(slip)
        except BookError as full:
            # A full disk here is no reason to lose a star while the server is there.
            self._hand_in_at_once(slip, full)
            return
        self._ledger.write(slip)
        self._courier.wake()

    def read(
        self,
        question: tuple[object, ...],
        ask: Callable[[ScoreBook], T],
        group_id: int | None = None,
    ) -> Answer[T]:
        """Return the newest answer that can be had at once; `question` names it."""
        return self._readings.of(question, ask, group_id)

    def missing(self, answer: Answer[T], wanted: Callable[[Slip], bool]) -> list[Missing]:
        """Return the own slips of which `answer` lacks something."""
        return self._ledger.missing(answer.moment, wanted)

    def write(self, change: Callable[[ScoreBook], T], patience: float | None = None) -> T:
        """Have the server do `change` and return what comes of it; readings are old then."""
        try:
            return self._courier.ask(change, patience)
        finally:
            self._readings.grow_stale()

    def send(self, errand: Callable[[ScoreBook], object]) -> None:
        """Have `errand` done when the server is there, and wait for nothing."""
        self._courier.send(errand)

    def forget_player(self, player_id: int) -> None:
        """Let go of what a deleted child brought."""
        self._outbox.forget_player(player_id)
        self._ledger.strike(ledger.of_player(player_id))
        # An old answer would show who is deleted.
        self._readings.forget()

    def forget_group(self, group_id: int) -> None:
        """Let go of what a deleted class brought."""
        self._outbox.forget_group(group_id)
        self._ledger.strike(ledger.of_group(group_id))
        self._readings.forget()

    def forget_old(self, today: date) -> None:
        """Let go of slips that have waited too long."""
        self._outbox.forget_old(today)

    def close(self) -> None:
        """Hand in what waits, for a moment, and let go of server and file."""
        self._courier.close()
        self._outbox.close()

    def _hand_in_at_once(self, slip: Slip, full: BookError) -> None:
        try:
            self.write(lambda book: book.hand_in(slip))
        except BookError:
            raise full from None

    def _waiting(self) -> Iterator[tuple[int, Slip]]:
        after = 0
        while page := self._outbox.waiting(after):
            yield from page
            after = page[-1][0]

    def _round(self, there: Server) -> Iterator[None]:
        """Hand in all that waits, in order, and read anew what screens look at."""
        unsent = {slip.key: slip for slip in self._ledger.unsent()}
        for _, slip in self._waiting():
            unsent.pop(slip.key, None)
            self._hand_over(there, slip)
            yield
        for slip in unsent.values():
            # Another copy of the game on this computer has handed it in.
            self._ledger.hand_in(slip)
        yield from self._readings.refresh(there)
        self.is_all_in = self._outbox.is_empty()

    def _hand_over(self, there: Server, slip: Slip) -> None:
        try:
            there.book.hand_in(slip)
        except Exception as error:  # noqa: BLE001 - one odd slip must not block the others
            if server.is_refused_for_good(error):
                self._ledger.strike(lambda own: own.key == slip.key)
                self._outbox.take_out(slip)
            elif not there.answers():
                raise NotReached from None
            # Else this slip alone is in trouble: it waits.
            return
        self._ledger.hand_in(slip)
        self._outbox.take_out(slip)
