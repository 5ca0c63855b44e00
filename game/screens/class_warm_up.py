"""The warm-up of a class: it waits when everybody waits, and shows no picture on the wall."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.acting.expressions import EXPRESSIONS, Expression
from game.backstage import Backstage
from game.screens.attention import AttentionScreen
from game.screens.cover import is_shut
from game.screens.exits import Exit, Exits
from game.screens.lesson_view import hides_faces, is_paused
from game.screens.masks import Masks, Shown
from game.screens.screen import News, Screen
from game.screens.warm_up import WarmUpScreen
from game.screens.warm_up_picture import Reflection, Step

HAPPY: Final = EXPRESSIONS.index(Expression.HAPPY)


class ClassWarmUp(WarmUpScreen):
    """A warm-up that waits while everybody waits, with the understudy in the mirror."""

    def __init__(
        self,
        backstage: Backstage,
        proceed: Exit,
        exits: Exits,
        actors: int = 1,
        is_again: bool = False,
    ) -> None:
        self._masks = Masks(actors)
        super().__init__(backstage, proceed, exits, actors, is_again)

    def update(self, dt: float, news: News) -> Screen | None:
        """Look at the newest picture, unless everybody waits."""
        if is_paused(self._backstage):
            return AttentionScreen(self._backstage, self.resume)
        screen = super().update(dt, news)
        self._masks.follow((self._shown(),) * self._actors, dt)
        return screen

    def resume(self) -> Screen:
        """Open the camera again, and say what is asked."""
        self._glass.clear(is_shut(self._backstage))
        self._backstage.eye.start()
        self._say_order()
        return self

    def _shown(self) -> Shown:
        """Return what is asked now, and how well it is shown: a smile, or nothing yet."""
        face = self._glass.reading.actor_face() if self._glass.reading else None
        if self.step is not Step.SMILE or face is None:
            return Expression.NEUTRAL, 0.0
        return Expression.HAPPY, face.matches[HAPPY]

    def _reflection(self) -> Reflection:
        seen = super()._reflection()
        if not hides_faces(self._backstage):
            return seen
        is_awake = seen.seen is not None
        masks = self._masks.poses(is_asleep=seen.obstacle is not None) if is_awake else ()
        return replace(seen, seen=None, face=None, partner=None, masks=masks)

    def _again(self) -> Screen:
        return type(self)(self._backstage, self._proceed, self._exits, self._actors, self._is_again)
