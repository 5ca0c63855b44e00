"""Ways back through the house, handed from door to door; it knows no screen by name.

Screens import only those that come after them, so that imports run one way; what leads back is a
callable that the earlier screen handed on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from game.screens.screen import Screen

Exit = Callable[[], "Screen | None"]


# What a small sum stands before: called with what is behind it and the way back, it returns the
# screen with the sum.
Gate = Callable[[Exit, Exit], "Screen | None"]


class Road(StrEnum):
    """How a play is acted: every road leads to the same stars (R8)."""

    CAMERA = "camera"
    UNDERSTUDY = "understudy"
    FRIEND = "friend"


@dataclass(frozen=True, slots=True)
class Exits:
    """Where a play can be left to: the title, the playbill, or the same play by another road.

    `gate` leads to what is for grown-ups alone; without one, nothing of theirs is offered.
    """

    home: Exit
    another_play: Exit
    by_road: Callable[[Road], Screen | None]
    gate: Gate | None = None


def leaving(exits: Exits, first: Callable[[], None]) -> Exits:
    """Return the same exits, each of which does `first` before it leads away."""

    def home() -> Screen | None:
        first()
        return exits.home()

    def another_play() -> Screen | None:
        first()
        return exits.another_play()

    def by_road(road: Road) -> Screen | None:
        first()
        return exits.by_road(road)

    return replace(exits, home=home, another_play=another_play, by_road=by_road)


def _leave(road: Road | None = None) -> None:
    """Leave the game, where nobody handed on a way back."""


LEAVE: Final = Exits(_leave, _leave, _leave)
