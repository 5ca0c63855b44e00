"""How long has been played tonight, and what is due for it; it reads no clock and stops nobody."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

MINUTE: Final = 60.0

# A break is suggested after 10 to 15 minutes (R19).
BREAK_EVERY: Final = 12 * MINUTE

# What a grown-up may add to an evening whose limit is reached.
ADDED: Final = 10 * MINUTE


class Due(StrEnum):
    """What an evening's length asks for, before the next scene or play."""

    BREAK = "break"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Evening:
    """The seconds that plays were on: `played` in all, `since_break` of them after the last break.

    `open_until` are the seconds played up to which a grown-up keeps the theatre open. An evening
    that is not `is_timed` stands still (a rehearsal).
    """

    played: float = 0.0
    since_break: float = 0.0
    open_until: float = 0.0
    is_timed: bool = True

    def after(self, seconds: float) -> Evening:
        """Return the evening after a play was on for so many seconds more."""
        if not self.is_timed:
            return self
        return replace(self, played=self.played + seconds, since_break=self.since_break + seconds)

    def rested(self) -> Evening:
        """Return the evening after a break, taken or declined."""
        return replace(self, since_break=0.0)

    def longer(self) -> Evening:
        """Return the evening that a grown-up has made ten minutes longer from now on."""
        return replace(self, open_until=self.played + ADDED)

    def due(self, limit_minutes: int | None) -> Due | None:
        """Return what is due where an evening may last so many minutes (None: no limit)."""
        limit = math.inf if limit_minutes is None else limit_minutes * MINUTE
        if self.played >= max(limit, self.open_until):
            return Due.CLOSING
        return Due.BREAK if self.since_break >= BREAK_EVERY else None


FRESH: Final = Evening()
UNTIMED: Final = Evening(is_timed=False)
