"""Tells the understudy before the lens what to act, and the house what counts as enough."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.acting.coaching import lead_expression
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.scenario import Strength
from game.acting.state import Performance, Standards
from game.acting.take import Phase
from game.acting.tasks import Task
from game.backstage import Backstage, Eye
from game.perception.frames import Direction

# Seconds into a take's acting before the understudy acts: late enough to be seen to begin.
UNDERSTUDY_WAITS: Final = 0.8
# How much of an expression it shows where a little is asked for.
JUST_A_LITTLE: Final = 0.5
AT_REST: Final = Direction(Expression.NEUTRAL, 0.0)
TWO_AT_REST: Final = Direction(AT_REST.expression, AT_REST.strength, partner=AT_REST)


class Director:
    """Lets the understudy act what is asked, once it is asked; a person needs no director.

    `door` is the number of the door that it opens where a scene has several.
    """

    def __init__(self, eye: Eye) -> None:
        self.door = 0
        self._eye = eye
        self._given: Direction | None = None

    def direct(self, performance: Performance) -> None:
        """Give the understudy its direction for this moment."""
        if not self._eye.is_understudy:
            return
        its_turn = _is_its_turn(performance)
        direction = _acting(performance, self.door) if its_turn else _resting(performance)
        if direction != self._given:
            self._given = direction
            self._eye.perform(direction)


def _is_its_turn(performance: Performance) -> bool:
    take = performance.take
    return take.phase is Phase.ACTING and take.in_phase >= UNDERSTUDY_WAITS


def _acting(performance: Performance, door: int) -> Direction:
    """Return what is asked; of two understudies each plays its own part, or both the same."""
    tasks = performance.tasks
    lead = _direction(tasks[door if performance.scene.ways else 0])
    if not performance.is_pair:
        return lead
    return replace(lead, partner=_direction(tasks[1]) if performance.is_duet else lead)


def _resting(performance: Performance) -> Direction:
    return replace(AT_REST, partner=AT_REST) if performance.is_pair else AT_REST


def _direction(task: Task) -> Direction:
    how_much = JUST_A_LITTLE if task.strength is Strength.A_LITTLE else 1.0
    return Direction(lead_expression(task.ask), how_much)


def house_standards(backstage: Backstage, is_watched: bool) -> Standards:
    """Return what counts as enough tonight: the card's thresholds and the house's dwell."""
    known = backstage.eye.thresholds
    thresholds = tuple(known[expression] for expression in EXPRESSIONS)
    return Standards(thresholds, backstage.house.dwell, is_watched=is_watched)
