"""Versions of the game as numbers that can be compared."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from typing import Final

_PARTS: Final = re.compile(r"\d{1,6}")


def game_version() -> str:
    """Return the version of this game, as 0.1.0."""
    try:
        return version("curtain-up")
    except PackageNotFoundError:
        return "0"


def is_newer(one: str, other: str) -> bool:
    """Tell whether version `one` is newer than `other`; 1.0 and 1.0.0 are the same."""
    return _numbers(one) > _numbers(other)


def _numbers(text: str) -> tuple[int, ...]:
    numbers = [int(part) for part in _PARTS.findall(text)][:4]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
