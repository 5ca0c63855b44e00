"""When help comes to one child this evening: sooner after help, later after quick takes.

It counts how takes ended and knows no expression. Nobody stores it, nobody sees it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from game.acting.stars import Outcome

# So many takes in a row with help bring help sooner; so many quick ones bring it later.
HELPED_IN_A_ROW: Final = 2
QUICK_IN_A_ROW: Final = 3

# Seconds of trying within which an unaided take was quick: before any hint at any pace.
QUICK_WITHIN: Final = 4.0


@dataclass(frozen=True, slots=True)
class Pace:
    """When the steps of the ladder come, in seconds of trying; `dwell_share` is of the dwell."""

    hint_after: float = 6.0  # R12
    show_after: float = 9.0
    ease_after: float = 12.0  # R12
    offer_after: float = 20.0
    dwell_share: float = 1.0


EARLY: Final = Pace(4.0, 7.0, 9.0, 16.0, 0.85)
USUAL: Final = Pace()
LATE: Final = Pace(7.0, 10.0, 13.0, 20.0)
PACES: Final = (EARLY, USUAL, LATE)


@dataclass(frozen=True, slots=True)
class Stride:
    """How the last takes of one child went, in counts alone; in memory, for this evening.

    `helped` and `quick` count takes in a row since the pace last changed.
    """

    pace: Pace = USUAL
    helped: int = 0
    quick: int = 0

    def after(self, outcome: Outcome, had_help: bool, trying: float) -> Stride:
        """Return the evening after a take of `trying` seconds that ended with `outcome`."""
        helped = self.helped + 1 if had_help else 0
        is_quick = outcome is Outcome.PERFORMED and not had_help and trying <= QUICK_WITHIN
        quick = self.quick + 1 if is_quick else 0
        if helped >= HELPED_IN_A_ROW:
            # However well it went before: who needs help now gets it soon.
            return Stride(EARLY)
        if quick >= QUICK_IN_A_ROW:
            return Stride(PACES[min(PACES.index(self.pace) + 1, len(PACES) - 1)])
        return replace(self, helped=helped, quick=quick)
