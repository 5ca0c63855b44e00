"""A teacher before the panel: the lesson of a class of ten, whose register may be out of reach."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import Random

import pytest

from game.classroom.lesson import LessonDesk, begin
from game.classroom.records import Entry
from game.paper_register import PaperRegister
from game.screens.panel_rooms import open_panel
from game.screens.title import TitleScreen

NAMES = ("Kim", "Alva", "Noor", "Ebba", "Liam", "Maja", "Otto", "Signe", "Theo", "Vera")


class Register(PaperRegister):
    """A register that can be out of reach."""

    is_away = False

    def lay_out(self, group_id, plan):
        if self.is_away:
            raise OSError("The school's server does not answer.")
        super().lay_out(group_id, plan)

    def admit(self, group_id, entries):
        if self.is_away:
            raise OSError("The school's server does not answer.")
        return super().admit(group_id, entries)

    def teams(self, group_id):
        if self.is_away:
            raise OSError("The school's server does not answer.")
        return super().teams(group_id)


@pytest.fixture
def desk(backstage) -> LessonDesk:
    """The lesson of a class of ten, in the order of the alphabet, so to say."""
    register = backstage.register = Register()
    group = register.add_group("3B")
    register.admit(group.id, [Entry(name) for name in NAMES])
    backstage.office.change(replace(backstage.house.settings, class_group=group.id))
    lesson = begin(group, register.pupils(group.id), {}, Random(1))
    lesson = replace(lesson, order=tuple(pupil.id for pupil in lesson.pupils))
    backstage.lesson = LessonDesk(lesson, register.plan(group.id), Random(1))
    return backstage.lesson


@pytest.fixture
def teacher(backstage, visit, desk):
    """A teacher before the panel."""
    home = partial(TitleScreen, backstage)
    return visit(open_panel(backstage, home, lambda wanted: wanted()))


def called(desk: LessonDesk) -> list[str]:
    """Return the nicknames of who is called."""
    return [pupil.nickname for pupil in desk.now.actors]
