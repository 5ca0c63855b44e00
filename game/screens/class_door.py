"""The door between a family's theatre and a lesson: it opens, keeps and ends class mode."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from random import Random

from game.backstage import Backstage
from game.classroom.lesson import LessonDesk, begin
from game.classroom.records import Group
from game.screens.exits import Exit
from game.screens.screen import Screen
from game.words import tr


def is_shut_in(backstage: Backstage) -> bool:
    """Tell whether the game is a kiosk now: nothing but the teacher's key leads out."""
    return backstage.house.settings.is_shut_in


def open_lesson(backstage: Backstage) -> Screen:
    """Return the notice of the class that is set, which leads to its call board (R5)."""
    from game.screens.notice import NoticeScreen

    def call_board() -> Screen | str:
        if trouble := take_up(backstage):
            return trouble
        return _call_board(backstage)

    leave = None if is_shut_in(backstage) else partial(_leave_house, backstage)
    return NoticeScreen(backstage, call_board, leave)


def take_up(backstage: Backstage, group_id: int | None = None) -> str:
    """Read the lesson of a class, the one that is set unless told, where none of it is on.

    Returns a sentence where that can't be done, "" otherwise.
    """
    wanted = backstage.house.settings.class_group if group_id is None else group_id
    if backstage.lesson is not None and backstage.lesson.now.group.id == wanted:
        return ""
    register = backstage.register
    if register is None or wanted is None:
        return tr("There is no score book for classes here.")
    try:
        group = next((one for one in register.groups() if one.id == wanted), None)
        if group is None:
            return tr("This class is not in the score book any more. End the lesson with F6.")
        turns = register.turns_on(wanted, date.today())
        chance = Random()
        lesson = begin(group, register.pupils(wanted), turns, chance)
        backstage.lesson = LessonDesk(lesson, register.plan(wanted), chance)
    except (OSError, ValueError) as error:
        return str(error)
    return ""


def class_way(backstage: Backstage, back: Exit) -> Screen:
    """Return the way to a lesson: the PIN, which is chosen the first time, then the classes."""
    from game.screens.pin import pin_door

    return pin_door(backstage, partial(_classes, backstage, back), back)


def begin_lesson(backstage: Backstage, group: Group) -> Screen:
    """Turn class mode on for `group`, until it is ended with the PIN; return the notice."""
    _set(backstage, class_group=group.id)
    return open_lesson(backstage)


def end_lesson(backstage: Backstage) -> Screen:
    """Turn class mode off; return the title."""
    from game.screens.title import TitleScreen

    backstage.lesson = None
    _set(backstage, class_group=None, is_kiosk=False)
    return TitleScreen(backstage)


def _set(backstage: Backstage, **changed: int | bool | None) -> None:
    settings = replace(backstage.house.settings, **changed)  # type: ignore[arg-type]
    if trouble := backstage.office.change(settings):
        backstage.house = replace(backstage.house, notice=trouble)


def _call_board(backstage: Backstage) -> Screen:
    from game.screens.call_board import CallBoardScreen

    return CallBoardScreen(backstage)


def _leave_house(backstage: Backstage) -> None:
    backstage.voice.stop()


def _classes(backstage: Backstage, back: Exit) -> Screen:
    from game.screens.choose_class import ChooseClassPage

    return ChooseClassPage(backstage, back)
