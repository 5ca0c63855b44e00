"""Which examples of a test `make test` looks at, and which wait for `make test-long`."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet


def quick(wanted: Container[Any], values: Iterable[Any]) -> list[ParameterSet]:
    """Return every value; those that are not among the `wanted` are marked as long."""
    return [
        pytest.param(value, marks=[] if value in wanted else [pytest.mark.long]) for value in values
    ]
