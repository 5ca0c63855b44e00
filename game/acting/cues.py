"""Cues: orders from the core to the outside world, as values."""

from __future__ import annotations

from dataclasses import dataclass

from game.acting.coaching import Movement
from game.acting.expressions import Expression
from game.acting.readings import Obstacle
from game.acting.scenario import Scene, Text
from game.acting.stars import Outcome


@dataclass(frozen=True, slots=True)
class Say:
    """Cue: say this text of the author's."""

    text: Text


@dataclass(frozen=True, slots=True)
class Coach:
    """Cue: suggest this movement in the game's own words."""

    movement: Movement


@dataclass(frozen=True, slots=True)
class HelpSeeing:
    """Cue: tell the child what keeps the face from being seen."""

    obstacle: Obstacle


@dataclass(frozen=True, slots=True)
class Demonstrate:
    """Cue: let the understudy show this expression as a hint."""

    expression: Expression


@dataclass(frozen=True, slots=True)
class Cheer:
    """Cue: praise in the game's own words, for want of the author's."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class OpenScene:
    """Cue: a new scene begins."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Bow:
    """Cue: the play is over."""


@dataclass(frozen=True, slots=True)
class OfferGoOn:
    """Cue: offer to go on with a star; the take goes on unless the child accepts."""


@dataclass(frozen=True, slots=True)
class Change:
    """Cue: the first half of a change is done; now any of these."""

    ask: frozenset[Expression]


Cue = Change | Say | Coach | HelpSeeing | Demonstrate | Cheer | OpenScene | OfferGoOn | Bow
