"""A class on paper: a register that notes what it is told, a lesson, and the way to a stage."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from game.backstage import Backstage
from game.classroom.lesson import LessonDesk, begin
from game.classroom.records import Entry, Plan, Slip
from game.paper_register import PaperRegister

NAMES = ("Kim", "Alva", "Bo", "Noor")
PLAY = "test/play-1"


class NotedRegister(PaperRegister):
    """A register that keeps every slip as it came; `is_lost` lets it fail as a full disk would."""

    def __init__(self) -> None:
        super().__init__()
        self.slips: list[Slip] = []
        self.is_lost = False

    def hand_in(self, slip: Slip) -> None:
        """Note the slip."""
        if self.is_lost:
            raise OSError("The score book can't be written: the disk is full.")
        self.slips.append(slip)
        super().hand_in(slip)


def open_class(
    backstage: Backstage, plan: Plan | None = None, names: tuple[str, ...] = NAMES
) -> NotedRegister:
    """Begin a lesson with children called `names`, who come in this order; nobody is called yet."""
    register = NotedRegister()
    group = register.add_group("3B")
    pupils = register.admit(group.id, [Entry(name) for name in names])
    plan = Plan(plays=(PLAY,)) if plan is None else plan
    register.lay_out(group.id, plan)
    order = tuple(pupil.id for pupil in pupils)
    lesson = replace(begin(group, pupils, {}, Random(1)), order=order)
    backstage.register, backstage.lesson = register, LessonDesk(lesson, plan, Random(1))
    return register


def call(backstage: Backstage, *names: str) -> None:
    """Call children by their nicknames, as a teacher does."""
    pupils = {pupil.nickname: pupil.id for pupil in backstage.lesson.now.pupils}
    backstage.lesson.change(lambda lesson: lesson.choose(*(pupils[name] for name in names)))


def called(backstage: Backstage) -> list[str]:
    """Return the nicknames of who is called."""
    return [pupil.nickname for pupil in backstage.lesson.now.actors]
