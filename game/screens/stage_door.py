"""The stage door of a class: from the call board to a play, and from every way out back to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.acting.scenario import Scenario
from game.backstage import Backstage
from game.classroom.turn import Turn
from game.screens.attention import AttentionScreen
from game.screens.choose_play import ChoosePlayScreen
from game.screens.choose_shelf import open_playbill_for
from game.screens.class_stage import ClassStage
from game.screens.class_usher import ClassUsher
from game.screens.class_warm_up import ClassWarmUp
from game.screens.director import AT_REST, TWO_AT_REST
from game.screens.exits import Exit, Exits, Road
from game.screens.gate import GateScreen
from game.screens.interval import before_play
from game.screens.lesson_view import is_paused, todays_plays
from game.screens.pace_book import welcome, welcome_troupe
from game.screens.placard import PlacardScreen
from game.screens.screen import Screen
from game.screens.together import who_sits
from game.screens.troupe import Manner, Troupe
from game.words import tr

# Makes the call board, with a sentence or without.
Board = Callable[..., Screen]

# Whoever passes the seat before the camera leaves nothing behind: everybody is the same sitter.
SITTER = 0


def choose_play(
    backstage: Backstage, road: Road, board: Board, next_one: Callable[[], Screen]
) -> Screen | None:
    """Return today's play, the choice among several, or the shelves where nothing is laid out.

    `next_one` is where the bow leads.
    """
    desk = backstage.lesson
    if desk is None:
        return board()
    opened = partial(_open, backstage, road, board, next_one)
    today = todays_plays(backstage.house.playbill, desk.plan)
    if len(today) == 1:
        return opened(today[0])
    if not today and desk.plan.is_locked:
        return board(notice=_none_laid_out)
    shelves = partial(open_playbill_for, backstage, None, board, opened)
    if not today:
        return shelves()
    back = None if desk.plan.is_locked else lambda _road: shelves()
    return ChoosePlayScreen(backstage, None, board, opened=opened, plays=today, back=back)


def _open(
    backstage: Backstage,
    road: Road,
    board: Board,
    next_one: Callable[[], Screen],
    play: Scenario,
) -> Screen | None:
    """Open `play` for whoever is called now; a child who plays without the camera, without it."""
    desk = backstage.lesson
    if desk is None or not (desk.now.called or desk.now.is_trial):
        return board()
    if desk.plan.is_locked and play.name not in desk.plan.plays:
        return board(notice=_not_laid_out)
    return StageDoor(backstage, play, board, next_one).open(
        road if desk.now.is_watched else Road.FRIEND
    )


def _none_laid_out() -> str:
    return tr("Your teacher chooses the plays today. None of them is here yet.")


def _not_laid_out() -> str:
    return tr("Your teacher has chosen other plays for today.")


class StageDoor:
    """Leads those who are called to the stage with `play`, and back to the call board."""

    def __init__(
        self, backstage: Backstage, play: Scenario, board: Board, next_one: Callable[[], Screen]
    ) -> None:
        assert backstage.lesson is not None, "the door of a lesson"
        self._backstage = backstage
        self._play = play
        self._board = board
        self._next_one = next_one
        self._turn = Turn(
            backstage.lesson,
            backstage.register,
            play.name,
            lambda: backstage.house.settings.keep_scores,
        )
        gate = partial(GateScreen, backstage)
        self._exits = Exits(self.leave, self.leave, self._enter, gate)
        # Guests and pairs of before are nobody that begins now.
        welcome(backstage, None)
        welcome_troupe(backstage)

    def open(self, road: Road) -> Screen | None:
        """Return what `road` begins with, after what the evening's length puts before it."""
        actors = self._turn.actors
        enter: Exit = partial(self._enter, road)
        if len(actors) > 1:
            placard = who_sits(Troupe(Manner.DUET, actors))
            enter = partial(PlacardScreen, self._backstage, placard, enter, self._exits)
        return before_play(self._backstage, self._exits, enter)

    def leave(self) -> Screen:
        """End the turn, forget the resting faces, and go back to the call board."""
        self._close()
        return self._board()

    def _go_on(self) -> Screen:
        """Leave the bow, for whoever comes next."""
        self._close()
        return self._next_one()

    def _close(self) -> None:
        self._turn.end()
        self._backstage.eye.stop()
        self._backstage.eye.forget_statue()

    def _enter(self, road: Road) -> Screen | None:
        if is_paused(self._backstage):
            # No camera opens while everybody waits.
            return AttentionScreen(self._backstage, partial(self._enter, road))
        eye, count = self._backstage.eye, max(1, len(self._turn.actors))
        eye.forget_statue()
        eye.use_actors(count, SITTER)
        eye.perform(TWO_AT_REST if count > 1 else AT_REST)
        if road is Road.FRIEND:
            eye.stop()
            return self._stage(is_watched=False)
        eye.use_understudy(road is Road.UNDERSTUDY)
        stage = partial(self._stage, is_watched=True)
        return stage() if road is Road.UNDERSTUDY else self._warm_up(stage, count)

    def _warm_up(self, stage: Exit, count: int) -> Screen:
        return ClassWarmUp(self._backstage, stage, self._exits, count)

    def _stage(self, is_watched: bool) -> Screen:
        usher = ClassUsher(self._backstage, self._turn, self._play, self._exits, self._go_on)
        return ClassStage(self._backstage, self._play, self._turn, usher, is_watched)
