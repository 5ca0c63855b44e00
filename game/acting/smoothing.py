"""First-order smoothing by elapsed seconds, so that 15 and 60 pictures a second read alike."""

from __future__ import annotations

import math
from typing import Final

from game.acting.expressions import Matches

# Seconds for a step to be followed to 63 %; R10 asks for about 0.3 s over all, of which the hold
# rule's grace is the other half.
TIME_CONSTANT: Final = 0.15


def smooth(previous: Matches | None, current: Matches, dt: float) -> Matches:
    """Move `previous` towards `current` by what `dt` seconds allow; a first reading is taken whole.

    Exact for any split of time: two steps of dt/2 give the same as one of dt.
    """
    if previous is None:
        return current
    share = 1.0 - math.exp(-max(dt, 0.0) / TIME_CONSTANT)
    return tuple(old + share * (new - old) for old, new in zip(previous, current, strict=True))
