"""Stars for a take and for a performance: they reward taking part, so there is no zero."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Outcome(StrEnum):
    """How a take ended. There is no failure among them."""

    PERFORMED = "performed"
    HELPED = "helped"
    SEEN = "seen"
    PASSED_ON = "passed_on"


MOST_PER_TAKE: Final = 3

# A partner's "I saw it!" is worth what the camera's is (R8: an equal road without a camera).
STARS: Final = {
    Outcome.PERFORMED: 3,
    Outcome.SEEN: 3,
    Outcome.HELPED: 2,
    Outcome.PASSED_ON: 1,
}


def stars_for(outcomes: Iterable[Outcome]) -> int:
    """Return the stars that takes with these outcomes earn together."""
    return sum(STARS[outcome] for outcome in outcomes)
