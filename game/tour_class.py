"""The stops of the tour in a lesson: the way to it, what the class sees, the teacher's panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from random import Random
from typing import Final

import pygame

from game.classroom.lesson import LessonDesk, begin
from game.classroom.pin import scramble
from game.classroom.records import Entry, Group
from game.fakes import PaperBoard
from game.guide import Guide
from game.paper_register import PaperRegister
from game.screens.choose_class import ChooseClassPage
from game.screens.class_door import open_lesson
from game.screens.office import OfficeScreen
from game.screens.panel_children import ChildPage
from game.screens.panel_desk import PanelDesk, Tab
from game.screens.panel_rooms import ROOMS, open_panel, open_roster
from game.screens.panel_roster import roster_page
from game.screens.pin import ChoosePinScreen, PinScreen
from game.screens.title import TitleScreen

PIN: Final = "2468"
CHANCE: Final = 7

# Nicknames, pictures and teams of a class that nobody knows.
PUPILS: Final = (
    Entry("Kim", "fox", "Lanterns"),
    Entry("Alva", "owl", "Lanterns"),
    Entry("Björn Troll", "dragon", "Lanterns"),
    Entry("Noor", "cat", "Trumpets"),
    Entry("Ebba", "rabbit", "Trumpets"),
    Entry("Liam", "lion", "Trumpets"),
    Entry("Maja", "frog"),
    Entry("Otto", "ghost"),
    Entry("Signe", "mouse"),
    Entry("Theo", "bear"),
)
BAD_LIST: Final = "nickname,team,picture\nVera,Stars,fox\nVera,Stars,unicorn\n,Stars,owl\n"

Lead = Callable[[Guide], None]


def a_class(guide: Guide, entries: tuple[Entry, ...] = PUPILS) -> Group:
    """Give the guide a register with one class; return the class."""
    register = PaperRegister()
    group = register.add_group("3B")
    if entries:
        register.admit(group.id, entries)
    guide.backstage.register = register
    return group


def a_lesson(guide: Guide, entries: tuple[Entry, ...] = PUPILS) -> LessonDesk:
    """Let the lesson of a class be on, the same every time; return it."""
    group = a_class(guide, entries)
    settings = guide.backstage.house.settings
    settings = replace(settings, class_group=group.id, class_pin=_scrambled())
    guide.backstage.office.change(settings)
    register = guide.backstage.register
    assert register is not None
    chance = Random(CHANCE)
    lesson = begin(group, register.pupils(group.id), {}, chance)
    guide.backstage.lesson = LessonDesk(lesson, register.plan(group.id), chance)
    return guide.backstage.lesson


@cache  # scrambling takes its time
def _scrambled() -> str:
    return scramble(PIN)


def _office(guide: Guide) -> None:
    a_class(guide)
    guide.screen = OfficeScreen(guide.backstage, partial(TitleScreen, guide.backstage))
    guide.wait(1.0)


def _choose_pin(guide: Guide) -> None:
    a_class(guide)
    home = partial(TitleScreen, guide.backstage)
    guide.screen = ChoosePinScreen(guide.backstage, home, home)
    for key in (pygame.K_2, pygame.K_4, pygame.K_6):
        guide.press(key)


def _pin(guide: Guide) -> None:
    a_lesson(guide)
    home = partial(TitleScreen, guide.backstage)
    guide.screen = PinScreen(guide.backstage, home, home, is_quiet=True)
    guide.wait(0.5)


def _pin_wait(guide: Guide) -> None:
    _pin(guide)
    for _ in range(3):
        for key in (pygame.K_1, pygame.K_1, pygame.K_1, pygame.K_1, pygame.K_RETURN):
            guide.press(key)


def _classes(guide: Guide) -> None:
    a_class(guide)
    guide.screen = ChooseClassPage(guide.backstage, partial(TitleScreen, guide.backstage))
    guide.wait(0.5)


def _no_class(guide: Guide) -> None:
    guide.backstage.register = PaperRegister()
    guide.screen = ChooseClassPage(guide.backstage, partial(TitleScreen, guide.backstage))
    guide.wait(0.5)


def _new_class(guide: Guide) -> None:
    _no_class(guide)
    guide.choose("new")
    guide.send(pygame.event.Event(pygame.TEXTINPUT, text="Klass 3B"))
    guide.wait(0.5)


def _before(entries: tuple[Entry, ...]) -> Lead:
    def lead(guide: Guide) -> None:
        group = a_class(guide, entries)
        home = partial(TitleScreen, guide.backstage)
        guide.screen = open_roster(guide.backstage, group, home)
        guide.wait(0.5)

    return lead


def _notice(guide: Guide) -> None:
    a_lesson(guide)
    guide.screen = open_lesson(guide.backstage)
    guide.wait(1.0)


def panel(*names: str, calls: int = 1) -> Lead:
    """Return what opens the panel of a lesson and chooses one thing after the other."""

    def lead(guide: Guide) -> None:
        lesson = a_lesson(guide)
        guide.backstage.web_board = PaperBoard()
        for number in range(calls):
            lesson.change(lambda now: now.call(lesson.chance))
            if number < calls - 1:
                lesson.change(lambda now: now.bow())
        home = partial(TitleScreen, guide.backstage)
        guide.screen = open_panel(guide.backstage, home, lambda wanted: wanted(), lambda: None)
        guide.choose(*names)
        guide.wait(0.5)

    return lead


def _here(guide: Guide) -> None:
    lesson = a_lesson(guide)
    first, second, *_ = (pupil.id for pupil in lesson.now.pupils)
    lesson.change(lambda now: now.leave(first).cover(second, is_off_camera=True))
    guide.screen = _desk(guide).open(Tab.HERE)
    guide.wait(0.5)


def _desk(guide: Guide) -> PanelDesk:
    home = partial(TitleScreen, guide.backstage)
    return PanelDesk(guide.backstage, home, lambda wanted: wanted(), rooms=ROOMS)


def _child(guide: Guide) -> None:
    lesson = a_lesson(guide)
    guide.screen = ChildPage(_desk(guide), lesson.now.pupils[2].id)
    guide.wait(0.5)


def _roster(text: str) -> Lead:
    def lead(guide: Guide) -> None:
        a_lesson(guide, PUPILS[:2])
        guide.screen = roster_page(_desk(guide), text)
        guide.wait(0.5)

    return lead


# In the order in which a teacher, and then a class, comes by them.
CLASS_ROOMS: Final[dict[str, Lead]] = {
    "class_way": _office,
    "class_choose_pin": _choose_pin,
    "class_pin": _pin,
    "class_pin_wait": _pin_wait,
    "class_none": _no_class,
    "class_new": _new_class,
    "classes": _classes,
    "class_empty": _before(()),
    "class_roster": _before(PUPILS),
    "class_list": _roster("\n".join(entry.nickname for entry in PUPILS[2:])),
    "class_list_problems": _roster(BAD_LIST),
    "class_notice": _notice,
    "panel_now": panel(calls=3),
    "panel_pair": panel("pairs", "call", "wheel", "pause"),
    "panel_trial": panel("trial"),
    "panel_swap": panel("swap"),
    "panel_here": _here,
    "panel_plays": panel("tab plays"),
    "panel_shelf": panel("tab plays", "shelf first-steps", "first-steps/birthday-parcel"),
    "panel_board": panel("tab board", "shows_names True", "web network"),
    "panel_goal": panel("tab board", "goal"),
    "panel_children": panel("tab children"),
    "panel_child": _child,
    "panel_new_child": panel("tab children", "add"),
    "panel_class": panel("tab class"),
    "panel_kiosk": panel("tab class", "is_kiosk True"),
    "panel_end": panel("tab class", "end"),
}
