"""What screens ask about the lesson that is on; nothing here waits for the book but the first look.

"Nobody" is said as kindly as any name: no number of stars is shown before there is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from pygame.event import Event, post
from pygame.locals import K_F6, KEYDOWN

from game.acting.scenario import Scenario
from game.backstage import Backstage, Player
from game.classroom.records import Board, Goal, Plan, Pupil
from game.screens.choices import Choice
from game.screens.screen import Screen
from game.words import tr, tr_count

# The loop answers this key on every screen: it opens the teacher's panel.
PANEL_KEY = K_F6


def hides_faces(backstage: Backstage) -> bool:
    """Tell whether no picture of the camera may be seen: a class looks at a wall."""
    return backstage.lesson is not None and not backstage.house.settings.shows_mirror


def is_paused(backstage: Backstage) -> bool:
    """Tell whether the teacher has asked everybody to wait."""
    return backstage.lesson is not None and backstage.lesson.plan.is_paused


def attention() -> str:
    """Return what is said while everybody waits."""
    return tr("Everybody, look at your teacher!")


def board_of(backstage: Backstage) -> Board | None:
    """Return what the scoreboard shows, read once if nobody has; None without a book.

    From then on whoever hears of changes puts the newest board on the desk.
    """
    desk, register = backstage.lesson, backstage.register
    if desk is None or register is None:
        return None
    if desk.board is None:
        try:
            desk.board = register.board(desk.now.group.id)
        except (OSError, ValueError):
            return None
    return desk.board


def todays_plays(playbill: Sequence[Scenario], plan: Plan) -> tuple[Scenario, ...]:
    """Return the plays of today's set that are here, in the set's order."""
    known = {play.name: play for play in playbill}
    return tuple(known[name] for name in plan.plays if name in known)


def next_up(backstage: Backstage, most: int) -> tuple[Pupil, ...]:
    """Return who comes after those who are called, or whom the wheel may find."""
    if backstage.lesson is None:
        return ()
    lesson = backstage.lesson.now
    by_number = {pupil.id: pupil for pupil in lesson.pupils}
    return tuple(by_number[number] for number in lesson.coming()[:most] if number in by_number)


def names(players: Sequence[Player]) -> str:
    """Return the nicknames of one or two."""
    if len(players) == 2:
        return tr("{one} and {other}", one=players[0].nickname, other=players[1].nickname)
    return players[0].nickname if players else ""


def goal_words(goal: Goal) -> str:
    """Return how far the class has come; never a nought."""
    if goal.stars == 0:
        return tr("The first star opens the curtain a little.")
    if goal.stars >= goal.wanted:
        return tr_count(
            "The curtain is open! {count} star!", "The curtain is open! {count} stars!", goal.stars
        )
    return tr("{stars} of {wanted} stars", stars=goal.stars, wanted=goal.wanted)


def teacher_choice(screen: Screen) -> Choice:
    """Return the choice that opens the teacher's panel, wherever that is, and stays on `screen`."""

    def call_teacher() -> Screen:
        # The loop answers the key; the button presses it for whoever has none.
        post(Event(KEYDOWN, key=PANEL_KEY, mod=0, unicode=""))
        return screen

    return Choice("teacher", tr("Teacher"), call_teacher, "gear", cap="F6")
