"""The way into the teacher's panel: its pages by tab, or a sentence where no lesson can be read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from game.backstage import Backstage
from game.classroom.records import Group
from game.screens.choices import Choice
from game.screens.class_door import begin_lesson, end_lesson, take_up
from game.screens.exits import Exit
from game.screens.panel_board import BoardPage
from game.screens.panel_children import ChildrenPage
from game.screens.panel_class import ClassPage
from game.screens.panel_desk import PanelDesk, Tab
from game.screens.panel_here import HerePage
from game.screens.panel_note import NotePage
from game.screens.panel_now import NowPage
from game.screens.panel_plays import PlaysPage
from game.screens.screen import Screen
from game.words import tr

Lead = Callable[[Exit], "Screen | None"]

ROOMS: Final[dict[Tab, Callable[[PanelDesk], Screen]]] = {
    Tab.NOW: NowPage,
    Tab.HERE: HerePage,
    Tab.PLAYS: PlaysPage,
    Tab.BOARD: BoardPage,
    Tab.CHILDREN: ChildrenPage,
    Tab.CLASS: ClassPage,
}


def open_panel(
    backstage: Backstage,
    leave: Exit,
    lead: Lead,
    move: Callable[[], None] | None = None,
) -> Screen:
    """Return the panel of the lesson that is on; see `PanelDesk` for its ways out."""
    desk = PanelDesk(backstage, leave, lead, move, rooms=ROOMS)
    if trouble := take_up(backstage):
        return _without_lesson(desk, trouble, partial(open_panel, backstage, leave, lead, move))
    return desk.open(Tab.NOW)


def open_roster(backstage: Backstage, group: Group, back: Exit) -> Screen:
    """Return the panel of `group` before its lesson, which can be begun there."""

    def leave(_: Exit | None = None) -> Screen | None:
        backstage.lesson = None
        return back()

    begin = partial(begin_lesson, backstage, group)
    desk = PanelDesk(backstage, leave, leave, begin=begin, rooms=ROOMS)
    if trouble := take_up(backstage, group.id):
        return NotePage(desk, trouble, leave)
    return desk.open(Tab.CHILDREN)


def _without_lesson(desk: PanelDesk, trouble: str, again: Exit) -> Screen:
    end = partial(end_lesson, desk.backstage)
    more = (
        Choice("again", tr("Try again"), again, "replay", is_primary=True),
        Choice("end", tr("End the lesson"), partial(desk.lead, end), "quit"),
    )
    return NotePage(desk, trouble, desk.leave, more, tr("The class can't be read"))
