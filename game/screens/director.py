"""Tells the understudy before the lens what to act, and the house what counts as enough."""

from __future__ import annotations

from typing import Final

from game.acting.coaching import lead_expression
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.scenario import Strength
from game.acting.state import Performance, Standards
from game.acting.take import Phase
from game.backstage import Backstage, Eye
from game.perception.frames import Direction

# Seconds into a take's acting before the understudy acts: late enough to be seen to begin.
UNDERSTUDY_WAITS: Final = 0.8
# How much of an expression it shows where a little is asked for.
JUST_A_LITTLE: Final = 0.5
AT_REST: Final = Direction(Expression.NEUTRAL, 0.0)


class Director:
    """Lets the understudy act what is asked, once it is asked; a person needs no director."""

    def __init__(self, eye: Eye) -> None:
        self._eye = eye
        self._given: Direction | None = None

    def direct(self, performance: Performance) -> None:
        """Give the understudy its direction for this moment."""
        if not self._eye.is_understudy:
            return
        take = performance.take
        is_its_turn = take.phase is Phase.ACTING and take.in_phase >= UNDERSTUDY_WAITS
        task = performance.tasks[0]
        how_much = JUST_A_LITTLE if task.strength is Strength.A_LITTLE else 1.0
        asked = lead_expression(task.ask)
        direction = Direction(asked, how_much) if is_its_turn else AT_REST
        if direction != self._given:
            self._given = direction
            self._eye.perform(direction)


def house_standards(backstage: Backstage, is_watched: bool) -> Standards:
    """Return what counts as enough tonight: the card's thresholds and the house's dwell."""
    known = backstage.eye.thresholds
    thresholds = tuple(known[expression] for expression in EXPRESSIONS)
    return Standards(thresholds, backstage.house.dwell, is_watched=is_watched)
