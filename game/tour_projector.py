"""The stops of the tour with a class: a register on paper, a lesson, and what the class sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Final

from game.acting.expressions import Expression
from game.acting.take import Phase
from game.classroom.lesson import Calling, Lesson, LessonDesk, begin
from game.classroom.pictures import AVATARS, EMBLEMS
from game.classroom.records import Entry, Plan, Pupil, Slip
from game.fakes import Shown
from game.guide import CALM, NOBODY, Guide, Pair
from game.paper_register import PaperRegister
from game.screens.call_board import CallBoardScreen
from game.screens.class_bow import ClassBowScreen
from game.screens.class_stage import ClassStage
from game.screens.wheel import WheelScreen

Lead = Callable[[Guide], None]
Change = Callable[[Lesson], Lesson]

PLAY: Final = "first-steps/birthday-parcel"
NAMES: Final = (
    *("Kim", "Alva", "Björn", "Zeynep", "Noor", "Elsa", "Mo", "Astrid"),
    *("Liam", "Saga", "Omar", "Tove", "Wilhelmina", "Ida", "Hugo"),
)
DAY: Final = date(2026, 3, 2)
CHANCE: Final = 7


class OpenBoard:
    """A scoreboard for browsers that is open, and serves nobody."""

    is_open = True
    address = "http://192.168.178.24:8750"
    code = "MASK-4821"

    def open(self, on_network: bool) -> None:
        """Stay open."""

    def close(self) -> None:
        """Stay open."""


def lesson_for(guide: Guide, plan: Plan | None = None, teams: int = 0, stars: int = 120) -> None:
    """Let a lesson begin for the guide: fifteen children, of whom some have played."""
    register = PaperRegister()
    group = register.add_group("3B")
    entries = [
        Entry(name, AVATARS[number % len(AVATARS)], _team(number, teams))
        for number, name in enumerate(NAMES)
    ]
    pupils = register.admit(group.id, entries)
    plan = plan or Plan(plays=(PLAY,))
    register.lay_out(group.id, plan)
    _give_stars(register, group.id, pupils, stars)
    chance = Random(CHANCE)
    desk = LessonDesk(begin(group, pupils, {}, chance), plan, chance)
    board = register.board(group.id)
    named = tuple(
        replace(one, team=replace(one.team, emblem=EMBLEMS[number]))
        for number, one in enumerate(board.teams)
    )
    desk.board = replace(board, teams=named)
    guide.backstage.register, guide.backstage.lesson = register, desk


def _team(number: int, teams: int) -> str:
    names = ("The foxes", "The suns", "The whales", "The moons", "The kites", "The bells")
    return names[number % teams] if teams else ""


def _give_stars(
    register: PaperRegister, group_id: int, pupils: Sequence[Pupil], stars: int
) -> None:
    """Let the first children have played, some of them twice and better than ever."""
    left, number = stars, 0
    while left > 0:
        now, pupil = min(left, 7 + number // 10), pupils[number % 10]
        register.hand_in(Slip(f"{number}", pupil.id, group_id, PLAY, now, 60.0, DAY, True))
        left, number = left - now, number + 1


def _board(change: Change | None = None, **lesson: object) -> Lead:
    """Return what leads to the call board, after a change of its lesson."""

    def lead(guide: Guide) -> None:
        lesson_for(guide, **lesson)  # type: ignore[arg-type]
        desk = guide.backstage.lesson
        assert desk is not None
        if change is not None:
            desk.change(change)
        guide.screen = CallBoardScreen(guide.backstage)
        guide.wait(1.0)

    return lead


def _call(*numbers: int) -> Change:
    """Return what calls the children who stand so many places down the roster."""
    return lambda lesson: lesson.choose(*(lesson.pupils[number].id for number in numbers))


def _web(guide: Guide) -> None:
    guide.backstage.web_board = OpenBoard()
    _board(_call(0))(guide)


def _wheel(guide: Guide, seconds: float = 0.6) -> None:
    _board(lambda lesson: replace(lesson, calling=Calling.WHEEL))(guide)
    guide.choose("call")
    if not isinstance(guide.screen, WheelScreen):
        return
    guide.wait(seconds)


def _to_stage(guide: Guide, *called: int) -> None:
    _board(_call(*(called or (0,))), plan=Plan(plays=(PLAY,)))(guide)
    guide.choose("stage")
    if len(called) > 1:
        guide.shows = Pair(CALM, CALM)
        guide.choose("ready")


def _warm_up(guide: Guide) -> None:
    _to_stage(guide)
    guide.wait(1.2)


def _smile(guide: Guide) -> None:
    _to_stage(guide)
    guide.until(lambda: getattr(guide.screen, "step", None) == "smile")
    guide.shows = Shown(Expression.HAPPY, 0.4)
    guide.wait(0.8)


def _first_scene(guide: Guide) -> None:
    _to_stage(guide)
    guide.choose("skip")
    guide.until(lambda: isinstance(guide.screen, ClassStage))
    guide.until_scene("doorbell", Phase.ACTING)


def _masked(guide: Guide) -> None:
    _first_scene(guide)
    guide.shows = Shown(Expression.HAPPY, 0.8)
    guide.wait(0.7)


def _nobody(guide: Guide) -> None:
    _first_scene(guide)
    guide.shows = NOBODY
    guide.wait(3.0)


def _duet(guide: Guide) -> None:
    _to_stage(guide, 0, 1)
    guide.choose("skip")
    guide.until_scene("doorbell", Phase.ACTING)
    guide.shows = Pair(Shown(Expression.HAPPY, 0.9), CALM)
    guide.wait(0.6)


def _waiting(guide: Guide) -> None:
    _masked(guide)
    desk = guide.backstage.lesson
    assert desk is not None
    desk.plan = replace(desk.plan, is_paused=True)
    guide.wait(1.0)


def _bow(guide: Guide) -> None:
    _first_scene(guide)
    guide.act("doorbell", Expression.HAPPY)
    for scene in ("parcel", "bike"):
        guide.until_scene(scene, Phase.ACTING)
        guide.choose("go_on")
    guide.until(lambda: isinstance(guide.screen, ClassBowScreen))
    guide.wait(6.0)


def _score(**lesson: object) -> Lead:
    def lead(guide: Guide) -> None:
        _board(_call(0), **lesson)(guide)
        guide.choose("scoreboard")
        guide.wait(2.5)

    return lead


NAMED: Final = Plan(shows_names=True)
NOTHING: Final = Plan(is_locked=True)


def _locked(guide: Guide) -> None:
    _board(_call(0), plan=NOTHING)(guide)
    guide.choose("stage")
    guide.wait(1.0)


# In the order of a lesson.
PROJECTOR_ROOMS: Final[dict[str, Lead]] = {
    "call_board_first": _board(stars=0),
    "call_board": _board(_call(0)),
    "call_board_pair": _board(_call(2, 12)),
    "call_board_trial": _board(lambda lesson: replace(lesson, is_trial=True)),
    "call_board_web": _web,
    "call_board_locked": _locked,
    "wheel": _wheel,
    "wheel_stands": lambda guide: _wheel(guide, 2.8),
    "class_warm_up": _warm_up,
    "class_smile": _smile,
    "class_stage": _masked,
    "class_nobody": _nobody,
    "class_duet": _duet,
    "class_waits": _waiting,
    "class_bow": _bow,
    "scoreboard": _score(),
    "scoreboard_teams": _score(teams=6, stars=60),
    "scoreboard_reached": _score(teams=3, stars=230),
    "scoreboard_names": _score(plan=NAMED, teams=2),
}
