"""How often faces are read: as often as pictures come, less where that would hold up the play.

It reads no clock: who uses it says what time it is.
"""

from __future__ import annotations

from typing import Final

# Seconds that the newest picture may be old when a screen asks for it, with some in reserve for a
# reading that takes longer than those before it.
FRESH: Final = 0.150
IN_RESERVE: Final = 0.030

# Seconds between two pictures of a webcam: who reads as often as this does not rest at all.
USUAL_GAP: Final = 1 / 30

# Seconds between two questions of a loop that keeps 60 pictures a second; beyond it is late.
LATE: Final = 0.020

# What share of its pictures may be late before faces are read less often, and below which more.
MANY_LATE: Final = 0.10
FEW_LATE: Final = 0.03

# How much one more picture of the loop counts in that share: the last second is what matters.
_WEIGHT: Final = 1 / 30

# Seconds from one reading to the next that a late loop is granted at least, however long a reading
# takes: with more of them each would take longer still.
GRANTED: Final = 0.080

# How much longer or shorter the gap becomes with each reading.
_SLOWER: Final = 1.15
_QUICKER: Final = 0.97

# In how many seconds even a hasty reading has to be done, before those with time are tried again:
# they take three times as long, and would be the next to come late.
EASY: Final = 0.012

# How fast a reading that took long is forgotten.
_FORGETS: Final = 0.9

# A longer gap between two questions is no late picture but a pause. In seconds.
_PAUSE: Final = 0.5


class Tempo:
    """Agrees between the loop, which tells when it asks, and the watcher, which tells what it took.

    Each side writes numbers of its own alone, so that no lock is needed.
    """

    def __init__(self) -> None:
        self._asked_at: float | None = None
        self._late = 0.0
        self._took = 0.0
        self._gap = USUAL_GAP
        self._is_slow = False

    @property
    def is_slow(self) -> bool:
        """Whether a reading has to be hasty: others keep the loop waiting, or did just now."""
        return self._is_slow

    def asked(self, now: float) -> None:
        """The loop asks for the newest picture at `now` seconds, once for each of its own."""
        before, self._asked_at = self._asked_at, now
        if before is None or now - before > _PAUSE:
            return
        is_late = now - before > LATE
        self._late += (is_late - self._late) * _WEIGHT

    def read(self, taken_at: float, now: float) -> None:
        """A picture that was taken at `taken_at` seconds has just been read at `now`."""
        took = max(0.0, now - taken_at)
        self._took = max(took, self._took * _FORGETS + took * (1 - _FORGETS))
        if self._late > MANY_LATE:
            self._gap *= _SLOWER
        elif self._late < FEW_LATE:
            self._gap *= _QUICKER
        # The picture that a screen sees grows old by the gap, beginning with what it took.
        longest = max(GRANTED, FRESH - IN_RESERVE - self._took)
        self._gap = max(USUAL_GAP, min(self._gap, longest))
        if self._gap > USUAL_GAP:
            self._is_slow = True
        elif self._took < EASY:
            self._is_slow = False

    def rest(self, began: float, now: float) -> float:
        """Return the seconds to wait at `now` for the next reading; the last began at `began`."""
        if self._gap <= USUAL_GAP:
            return 0.0
        return max(0.0, began + self._gap - now)
