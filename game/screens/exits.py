"""Ways back through the house, handed from door to door; it knows no screen by name.

Screens import only those that come after them, so that imports run one way; what leads back is a
callable that the earlier screen handed on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from game.screens.screen import Screen

Exit = Callable[[], "Screen | None"]


class Road(StrEnum):
    """How a play is acted: every road leads to the same stars (R8)."""

    CAMERA = "camera"
    UNDERSTUDY = "understudy"
    FRIEND = "friend"


@dataclass(frozen=True, slots=True)
class Exits:
    """Where a play can be left to: the title, the playbill, or the same play by another road."""

    home: Exit
    another_play: Exit
    by_road: Callable[[Road], Screen | None]


def _leave(road: Road | None = None) -> None:
    """Leave the game, where nobody handed on a way back."""


LEAVE: Final = Exits(_leave, _leave, _leave)
