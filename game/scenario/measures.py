"""Holds and ages as authors write them, turned into numbers; it reads no file."""

from __future__ import annotations

import re
from typing import Final

# Seconds: shorter is a twitch, longer tires a face.
SHORTEST_HOLD: Final = 0.3
LONGEST_HOLD: Final = 5.0

YOUNGEST: Final = 3
OLDEST: Final = 18

HOLD_PATTERN: Final = r"^[0-9]{1,4}(\.[0-9]{1,4})? ?s$"
AGES_PATTERN: Final = r"^[0-9]{1,2} ?- ?[0-9]{1,2}$"


def seconds(hold: object) -> float:
    """Return the seconds of a hold like "1.5s"; ValueError for anything else."""
    if not isinstance(hold, str) or not re.fullmatch(HOLD_PATTERN, hold):
        raise ValueError("a hold is written like 1.5s")
    length = float(hold.rstrip("s "))
    if not SHORTEST_HOLD <= length <= LONGEST_HOLD:
        raise ValueError(f"a hold lasts {SHORTEST_HOLD} to {LONGEST_HOLD:g} seconds")
    return length


def years(ages: object) -> tuple[int, int]:
    """Return the youngest and the oldest age of "5-9"; ValueError for anything else."""
    if not isinstance(ages, str) or not re.fullmatch(AGES_PATTERN, ages):
        raise ValueError("ages are written like 5-9")
    low, high = (int(year) for year in ages.split("-"))
    if not YOUNGEST <= low <= high <= OLDEST:
        raise ValueError(f"ages go from {YOUNGEST} to {OLDEST}, the younger one first")
    return low, high
