"""The eye of a preview: the understudy shows what the author wishes, not what the play asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.acting.expressions import Expression
from game.acting.hold import Thresholds
from game.backstage import Camera, Eye
from game.perception.frames import Direction

# How strongly a face can be shown, in steps from the smallest to the largest.
STEPS: Final = 10


@dataclass(frozen=True, slots=True)
class Wish:
    """What one understudy is to show, None to rest, at a step of strength from 1 to STEPS."""

    expression: Expression | None = None
    step: int = STEPS

    @property
    def direction(self) -> Direction:
        """The wish as the understudy takes it."""
        if self.expression is None:
            return Direction(Expression.NEUTRAL, 0.0)
        return Direction(self.expression, self.step / STEPS)


class AuthorsEye:
    """Hands everything on to `eye`, but what the understudies show is the author's to say.

    `wishes` are those of the left and the right one of the mirror, `chosen` is which is told now,
    `actors` how many stand there. With `by_itself` they act what the play asks, as in a rehearsal.
    """

    def __init__(self, eye: Eye) -> None:
        self.wishes = (Wish(), Wish())
        self.chosen = 0
        self.actors = 1
        self.by_itself = False
        self._eye = eye
        self._asked = Direction(Expression.NEUTRAL, 0.0)

    @property
    def wish(self) -> Wish:
        """What the understudy that is told now shows."""
        return self.wishes[self.chosen]

    def show(self, expression: Expression | None) -> None:
        """Let the chosen understudy show `expression`, None for a resting face."""
        self.by_itself = False
        self._change(replace(self.wish, expression=expression))

    def turn_to(self, step: int) -> None:
        """Let it show its face at this step of strength."""
        self._change(replace(self.wish, step=min(STEPS, max(1, step))))

    def turn_round(self) -> None:
        """Tell the other understudy from now on."""
        self.chosen = (self.chosen + 1) % self.actors

    def let_act(self, wanted: bool) -> None:
        """Let them act what the play asks, or the author's wishes again."""
        self.by_itself = wanted
        self._perform()

    def _change(self, wish: Wish) -> None:
        left, right = self.wishes
        self.wishes = (wish, right) if self.chosen == 0 else (left, wish)
        self._perform()

    def _perform(self) -> None:
        wished = self.wishes[0].direction
        if self.actors > 1:
            wished = replace(wished, partner=self.wishes[1].direction)
        self._eye.perform(self._asked if self.by_itself else wished)

    def perform(self, direction: Direction) -> None:
        """Take note of what the play asks."""
        self._asked = direction
        if self.by_itself:
            self._perform()

    def use_actors(self, count: int, sitter: int = 0) -> None:
        """Let so many understudies stand before the lens, and read as many faces."""
        self.actors, self.chosen = count, min(self.chosen, count - 1)
        self._eye.use_actors(count, sitter)
        self._perform()

    @property
    def is_on(self) -> bool:
        """Whether the understudy stands before the lens."""
        return self._eye.is_on

    @property
    def is_understudy(self) -> bool:
        """Always: a preview opens no camera."""
        return True

    @property
    def thresholds(self) -> Mapping[Expression, Thresholds]:
        """What counts as enough."""
        return self._eye.thresholds

    @property
    def is_covered(self) -> bool:
        """Never: there is no camera to cover."""
        return False

    def cover(self, wanted: bool) -> None:
        """Do nothing, as above."""

    def cameras(self) -> Sequence[Camera]:
        """Return none."""
        return ()

    def use_understudy(self, wanted: bool) -> None:
        """Do nothing: no camera is opened in a preview, whatever is pressed."""

    def start(self) -> None:
        """Let the understudy step before the lens."""
        self._eye.start()

    def stop(self) -> None:
        """Let it step aside."""
        self._eye.stop()

    def learn_statue(self) -> None:
        """Do nothing: a preview has no warm-up."""

    def forget_statue(self) -> None:
        """Do nothing, as above."""
