"""Stops of the tour, for tests that take a while for each: a few quick, the others long."""

from __future__ import annotations

import pytest
from _pytest.mark.structures import ParameterSet

from game.tour import STOPS

# Of how many stops one is looked at by the quick tests.
EVERY = 6


def stops() -> list[ParameterSet]:
    """Return every stop's name; five of six are marked as long."""
    return [
        pytest.param(name, marks=[pytest.mark.long] * (number % EVERY > 0))
        for number, name in enumerate(STOPS)
    ]
