"""Stops of the tour, for tests that take a while for each: a few quick, the others long."""

from __future__ import annotations

from _pytest.mark.structures import ParameterSet

from game.tour import STOPS
from tests.tiers import quick

# Of how many stops one is looked at by the quick tests.
EVERY = 6


def stops(every: int = EVERY) -> list[ParameterSet]:
    """Return every stop's name; all but one of `every` are marked as long."""
    return quick(tuple(STOPS)[::every], STOPS)


def shares() -> list[ParameterSet]:
    """Return the names of all stops in `EVERY` shares of the same size, all but one long."""
    parts = [tuple(STOPS)[first::EVERY] for first in range(EVERY)]
    return quick(parts[:1], parts)
