"""What the evening's length puts between plays and scenes: a break, and the end of the evening."""

from __future__ import annotations

from dataclasses import replace

from game.acting.evening import Due
from game.backstage import Backstage
from game.screens.break_time import BreakScreen
from game.screens.closing import ClosingScreen
from game.screens.exits import Exit, Exits
from game.screens.screen import Screen


def count(backstage: Backstage, seconds: float) -> None:
    """Take note that a play was on for so many seconds."""
    house = backstage.house
    backstage.house = replace(house, evening=house.evening.after(seconds))


def due(backstage: Backstage) -> Due | None:
    """Return what the evening asks for now."""
    return backstage.house.evening.due(backstage.house.settings.limit_minutes)


def before_play(backstage: Backstage, exits: Exits, proceed: Exit) -> Screen | None:
    """Return what comes before the next play: the goodbye, a break, or at once what `proceed`s."""
    match due(backstage):
        case Due.CLOSING:
            return ClosingScreen(backstage, proceed, exits)
        case Due.BREAK:
            return BreakScreen(backstage, proceed, exits)
        case None:
            return proceed()
