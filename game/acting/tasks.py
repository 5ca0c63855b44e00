"""What the actors are to show at one moment of a take, and how well; it watches nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import HoldRule, Thresholds
from game.acting.scenario import Scene, Strength

# "Big": thresholds this share of the way up to a perfect match. "A little": lowered by this share,
# and no match above the ceiling, which a plain performance easily reaches.
BIG_RAISES: Final = 0.4
LITTLE_EASES: Final = 0.3
LITTLE_CEILING: Final = 0.8


@dataclass(frozen=True, slots=True)
class Task:
    """What one actor is to show: any of `ask`. In a duet actor 0 is on the left of the mirror."""

    ask: frozenset[Expression]
    strength: Strength | None = None
    actor: int = 0


def parts_of(scene: Scene, actors: int) -> int:
    """Return how many parts a take of the scene has: a change has two."""
    is_alone = bool(scene.partner) and actors == 1
    return 2 if scene.then is not None or is_alone else 1


def tasks_of(scene: Scene, part: int, actors: int = 1) -> tuple[Task, ...]:
    """Return what is to be shown in part 0 of a scene, or in part 1, the end of a change.

    One task for most scenes; two where two `actors` play, both to be done: each shows its own part
    of a duet, or the same face where the author wrote for one (one actor plays both parts of a
    duet, one after the other); one for each way where a choice is offered, any of which will do.
    """
    strength = scene.strength
    if scene.ways:
        return tuple(Task(frozenset({way.show}), strength) for way in scene.ways)
    if actors > 1:
        first = frozenset({scene.then}) if part and scene.then else scene.ask
        return (Task(first, strength), Task(scene.partner or first, strength, 1))
    if part:
        return (Task(scene.partner or frozenset({scene.then or min(scene.ask)}), strength),)
    return (Task(scene.ask, strength),)


def rule_for(
    task: Task,
    expression: Expression,
    thresholds: tuple[Thresholds, ...],
    dwell: float,
    ease: float = 0.0,
) -> HoldRule:
    """Return how well and how long `expression` is to be shown for `task`.

    `thresholds` are in the order of EXPRESSIONS. With `ease` above 0 no strength is asked for any
    more: whoever needed that much help has shown enough.
    """
    plain = thresholds[EXPRESSIONS.index(expression)]
    if ease:
        return HoldRule(plain.eased(ease), dwell)
    match task.strength:
        case Strength.BIG:
            return HoldRule(plain.raised(BIG_RAISES), dwell)
        case Strength.A_LITTLE:
            return HoldRule(plain.eased(LITTLE_EASES), dwell, ceiling=LITTLE_CEILING)
        case None:
            return HoldRule(plain, dwell)
