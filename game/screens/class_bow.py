"""The bow before a class: the stars of each scene, and how they open the class's curtain."""

from __future__ import annotations

import math
from typing import ClassVar, Final

import pygame
from pygame import Rect, Surface

from game.acting.evening import Due
from game.acting.expressions import Expression
from game.acting.state import Performance
from game.backstage import Backstage
from game.classroom.records import Goal
from game.classroom.turn import Turn
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_spotlight
from game.drawing.face_pose import pose_for
from game.drawing.portrait import draw_portrait
from game.screens.bow import BOW_TAKES
from game.screens.call_board_picture import draw_goal
from game.screens.choices import Choice
from game.screens.closing import ClosingScreen
from game.screens.curtain_call import CurtainCallScreen
from game.screens.exits import Exit, Exits
from game.screens.furniture import hear_again, in_steps, speak
from game.screens.interval import due
from game.screens.lesson_view import board_of, goal_words, names
from game.screens.places import column, middle, row
from game.screens.screen import Screen
from game.words import tr, tr_count

# Seconds of the bow before the class's curtain moves, and that it then takes.
MOVES_AT: Final = 2.5
MOVES_FOR: Final = 2.0


class ClassBowScreen(CurtainCallScreen):
    """Thanks who was called. The slips are handed in already; nothing is written here.

    `next_one` leads on, `go_on` to the scene at which the evening's limit broke a play off.
    """

    # Above the strip there is a little less room.
    card_parts: ClassVar = (0.24, 0.58, 0.18)

    def __init__(
        self,
        backstage: Backstage,
        performance: Performance,
        turn: Turn,
        next_one: Exit,
        exits: Exits,
        go_on: Exit | None = None,
    ) -> None:
        self._turn = turn
        self._next_one = next_one
        self._proceed = go_on or next_one
        super().__init__(backstage, performance, None, next_one, exits)

    def _write_down(self, backstage: Backstage) -> str:
        """Tell what the book said to the slips, if anything was wrong."""
        return self._turn.trouble

    def _small_print(self) -> str:
        """Return what is wrong with the book, or what the class has got; the strip is below."""
        return self._trouble or self._for_class() or super()._small_print()

    def _tell(self) -> None:
        told = "\n".join(filter(None, (self._words(), self._small_print())))
        speak(self._backstage, told)

    def _kind_words(self) -> str:
        actors = self._turn.actors
        if not actors:
            return super()._kind_words()
        return tr("Bravo, {names}!", names=names(actors))

    def _for_class(self) -> str:
        if self._goal is None:
            return ""
        # Translators: below "You got {count} stars!", at the bow of a class.
        return tr_count(
            "{count} star for the class!", "{count} stars for the class!", self._brought
        )

    @property
    def _goal(self) -> Goal | None:
        """The class's goal as it is by now, None where these stars are nobody's."""
        board = board_of(self._backstage) if self._turn.writes else None
        return board.goal if board else None

    @property
    def _brought(self) -> int:
        """The stars of all who acted, for the class."""
        return self._turn.stars * len(self._turn.actors)

    def _goal_now(self, goal: Goal) -> Goal:
        """Return the goal on its way from where it was to where it is."""
        share = 1.0
        if not self._backstage.house.reduced_motion:
            share = in_steps(min(1.0, max(0.0, (self._clock - MOVES_AT) / MOVES_FOR)))
        before = max(0, goal.stars - self._brought)
        return Goal(goal.wanted, before + round((goal.stars - before) * share))

    def _draw_bow(self, surface: Surface, place: Rect) -> None:
        """Draw who acted, bowing beside the understudy, and the class's curtain below."""
        if (goal := self._goal) is not None:
            place, below = column(place, 2, theme.px(surface, 14), (0.5, 0.5))
            now = self._goal_now(goal)
            draw_goal(surface, below, now.share, goal_words(now))
        is_still = self._backstage.house.reduced_motion
        bow = 0.0 if is_still else (1 - math.cos(self._clock * math.tau / BOW_TAKES)) / 2
        dip = round(bow * place.height * 0.06)
        draw_spotlight(surface, place.center, min(place.size) * 3 // 5, 1.0)
        cells = row(place, 1 + len(self._turn.actors), theme.px(surface, 8))
        draw_portrait(surface, cells[0].move(0, dip), pose_for(Expression.HAPPY, 1.0))
        for actor, cell in zip(self._turn.actors, cells[1:], strict=True):
            side = min(cell.size)
            draw_avatar(surface, middle(cell, side, side).move(0, dip), actor.avatar)

    def _offer(self) -> list[Choice]:
        is_closing = due(self._backstage) is Due.CLOSING
        leads, label = (self._close, tr("Go on")) if is_closing else (self._next_one, self._next())
        keys = (pygame.K_g, pygame.K_n, pygame.K_ESCAPE)
        return [
            Choice("another_play", label, leads, "next", keys, is_primary=True),
            hear_again(self._backstage, self),
        ]

    def _next(self) -> str:
        return tr("Next child") if self._turn.actors else tr("Go on")

    def _close(self) -> Screen:
        """Say goodbye; kept open after all, the theatre goes on with the play or the next one."""
        is_waiting = not self._performance.is_over
        return ClosingScreen(self._backstage, self._proceed, self._exits, is_waiting)
