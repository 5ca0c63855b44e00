"""The first screen of an evening: the title, the roads into one play, or the author's plays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.acting.scenario import Scenario
from game.backstage import Backstage

if TYPE_CHECKING:
    from game.screens.screen import Screen


def first_screen(backstage: Backstage, asked: Scenario | None) -> Screen:
    """Return the title, or the roads into the play that was asked for on the command line.

    While class mode is on it is the notice, which leads to the class's call board.
    """
    if backstage.house.settings.class_group is not None:
        from game.screens.class_door import open_lesson

        return open_lesson(backstage)

    from game.screens.title import TitleScreen

    def home() -> Screen:
        return TitleScreen(backstage)

    if asked is None:
        return home()

    from game.screens.choose_road import ChooseRoadScreen
    from game.screens.exits import Exits, Road
    from game.screens.gate import GateScreen
    from game.screens.opening import open_play

    def exits(road: Road) -> Exits:
        return Exits(home, roads, go, partial(GateScreen, backstage))

    def go(road: Road) -> Screen | None:
        return open_play(backstage, asked, None, road, exits)

    def roads() -> Screen:
        return ChooseRoadScreen(backstage, go, home)

    return roads()


def writing_screen(backstage: Backstage) -> Screen:
    """Return the author's plays, which lead back to the title."""
    from game.screens.my_plays import MyPlaysScreen
    from game.screens.title import TitleScreen

    assert backstage.workshop is not None, "wiring opens the workshop first"
    return MyPlaysScreen(backstage, backstage.workshop, partial(TitleScreen, backstage))
