"""The sums at the gate: an adult does them in the head, a child of seven not yet."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

# Products of these that have three digits: beyond the tables that are learnt by heart in school.
LEFTS: Final = range(12, 17)
RIGHTS: Final = range(7, 10)
LEAST: Final = 100


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that asks how much `left` times `right` is."""

    left: int
    right: int

    @property
    def answer(self) -> int:
        """What it comes to."""
        return self.left * self.right


def all_sums() -> tuple[Sum, ...]:
    """Return every sum that the gate may ask."""
    sums = (Sum(left, right) for left in LEFTS for right in RIGHTS)
    return tuple(each for each in sums if each.answer >= LEAST)


def new_sum(chance: Random, before: Sum | None = None) -> Sum:
    """Return a sum that is another than the one `before`."""
    return chance.choice([each for each in all_sums() if each != before])
