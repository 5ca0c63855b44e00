"""One go at one scene: where it stands, as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from game.acting.hold import HoldMeter
from game.acting.pacing import USUAL, Pace
from game.acting.readings import Obstacle
from game.acting.scenario import Scene, Way
from game.acting.stars import Outcome
from game.acting.tasks import tasks_of


class Phase(StrEnum):
    """Where a take is."""

    TELLING = "telling"
    ACTING = "acting"
    PRAISING = "praising"


@dataclass(frozen=True, slots=True)
class Take:
    """One go at one scene. Times in seconds; `trying` leaves out time in which no face was seen.

    `part` is 1 in the second half of a change, else 0. There is one meter for each task of the
    part; `matches` are how well each was shown last, `way` the way that was chosen. `cast` holds
    the numbers of the faces of a duet, left one of the mirror first. `pace` says when help comes,
    `is_offered` whether going on was offered.
    """

    phase: Phase = Phase.TELLING
    in_phase: float = 0.0
    seconds: float = 0.0
    trying: float = 0.0
    part: int = 0
    cast: tuple[int, ...] = ()
    meters: tuple[HoldMeter, ...] = field(default_factory=lambda: (HoldMeter(),))
    matches: tuple[float, ...] = (0.0,)
    best_match: float = 0.0
    hints: int = 0
    is_shown: bool = False
    is_eased: bool = False
    is_offered: bool = False
    was_helped: bool = False
    pace: Pace = USUAL
    obstacle: Obstacle | None = None
    obstacle_for: float = 0.0
    helps_seeing: int = 0
    outcome: Outcome | None = None
    way: Way | None = None

    @property
    def had_help(self) -> bool:
        """Whether anything of the ladder was needed."""
        return self.was_helped or self.hints > 0 or self.is_eased or self.is_shown


def take_of(scene: Scene, actors: int, pace: Pace = USUAL) -> Take:
    """Return a take of one or two `actors` that has not begun, with a meter for each task."""
    count = len(tasks_of(scene, 0, actors))
    return Take(meters=(HoldMeter(),) * count, matches=(0.0,) * count, pace=pace)


@dataclass(frozen=True, slots=True)
class SceneResult:
    """How one scene went, for the curtain call and the rehearsal's report; never stored."""

    scene: Scene
    outcome: Outcome
    seconds: float
    best_match: float
    way: Way | None = None
