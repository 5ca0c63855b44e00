"""A class on paper: its register, its lesson, who is called, and a play up to the bow."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from game.acting.expressions import Expression
from game.acting.take import Phase
from game.backstage import Backstage
from game.classroom.lesson import LessonDesk, begin
from game.classroom.records import Entry, Plan, Slip
from game.fakes import Shown
from game.paper_register import PaperRegister
from game.screens.call_board import CallBoardScreen
from game.screens.class_bow import ClassBowScreen
from game.screens.class_stage import ClassStage

NAMES = ("Kim", "Alva", "Bo", "Noor")
PLAY = "test/play-1"
CALM = Shown(Expression.NEUTRAL, 0.9)


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


@pytest.fixture
def register(backstage):
    """The register of a class of four, whose lesson is on."""
    return open_class(backstage)


@pytest.fixture
def board(register, backstage, visit):
    """A visitor before the call board."""
    return visit(CallBoardScreen(backstage))


def to_stage(board, road="friend") -> None:
    """Go from the call board to the open stage, with a camera past the warm-up."""
    board.show(CALM)
    board.click(road)
    if road == "stage":
        board.click("skip")
    assert isinstance(board.screen, ClassStage)


def act(board, expression=None) -> None:
    """Finish the scene on stage: seen by a friend, or by the camera if a face is given."""
    board.wait_until(lambda: board.screen.performance.take.phase is Phase.ACTING)
    done = len(board.screen.performance.results)
    if expression is None:
        board.click("saw_it")
    else:
        board.show(Shown(expression, 0.95))
    board.wait_until(lambda: len(board.screen.performance.results) > done)
    board.show(CALM)


def play(board, *names, road="friend") -> None:
    """Let the children `names` play the whole play, up to the bow."""
    call(board.backstage, *names)
    board.wait(0.2)
    to_stage(board, road)
    watched = road == "stage"
    act(board, Expression.HAPPY if watched else None)
    board.wait_until(lambda: board.screen.performance.scene.name == "empty")
    act(board, Expression.SAD if watched else None)
    board.wait_for(ClassBowScreen)


def kept(register) -> list[tuple[int, float, bool]]:
    """Return stars of each slip and whether it was whole, in the order in which they came."""
    return [(slip.stars, slip.is_whole) for slip in register.slips]
