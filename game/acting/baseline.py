"""A player's resting face as mean scores, in memory only: it is never written anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# R10: a resting face of 2 to 3 seconds.
STATUE_SECONDS: Final = 2.5


@dataclass(frozen=True, slots=True)
class Baseline:
    """The statue face while it is being learnt, and afterwards its mean.

    `seconds` is how long a face has been watched; `sums` are scores weighted by seconds.
    """

    seconds: float = 0.0
    sums: tuple[float, ...] = ()

    def step(self, scores: tuple[float, ...], dt: float) -> Baseline:
        """Take in one reading's scores, which lasted `dt` seconds."""
        if self.is_full or dt <= 0:
            return self
        sums = self.sums or (0.0,) * len(scores)
        weighed = tuple(a + b * dt for a, b in zip(sums, scores, strict=True))
        return Baseline(self.seconds + dt, weighed)

    @property
    def is_full(self) -> bool:
        """Whether the statue has stood long enough."""
        return self.seconds >= STATUE_SECONDS

    @property
    def progress(self) -> float:
        """How much of the statue's time has passed, 0 to 1."""
        return min(1.0, self.seconds / STATUE_SECONDS)

    def mean(self) -> tuple[float, ...] | None:
        """Return the resting scores, or None while there are too few."""
        if not self.is_full:
            return None
        return tuple(value / self.seconds for value in self.sums)
