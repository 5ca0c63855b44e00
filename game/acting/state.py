"""How a performance stands, and what is known at one moment: frozen values, no rules of play."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from game.acting.coaching import lead_expression
from game.acting.cues import Cue
from game.acting.expressions import Expression
from game.acting.hold import HoldRule, Thresholds
from game.acting.pacing import Stride
from game.acting.readings import FaceReading
from game.acting.scenario import Scenario, Scene
from game.acting.take import SceneResult, Take
from game.acting.tasks import Task, rule_for, tasks_of

# The fraction by which thresholds sink on the last step of the ladder.
EASE: Final = 0.35


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known now: `dt` and `now` in seconds; `reading` None while there is no picture."""

    dt: float
    now: float
    reading: FaceReading | None
    voice_busy: bool = False


@dataclass(frozen=True, slots=True)
class Standards:
    """What counts as enough: thresholds in the order of EXPRESSIONS and the dwell in seconds.

    `has_ladder` False leaves all hints and easing out (a rehearsal); `is_watched` False is the road
    without a camera, where a partner judges. `actors` is 2 where two children play together.
    """

    thresholds: tuple[Thresholds, ...]
    dwell: float = 1.0
    has_ladder: bool = True
    is_watched: bool = True
    actors: int = 1


@dataclass(frozen=True, slots=True)
class Performance:
    """One run through a scenario, as it stands now; `stride` is how the child's takes went."""

    scenario: Scenario
    standards: Standards
    index: int = 0
    take: Take = field(default_factory=Take)
    results: tuple[SceneResult, ...] = ()
    is_over: bool = False
    stride: Stride = field(default_factory=Stride)

    @property
    def scene(self) -> Scene:
        """The scene that is being played (the last one after the bow)."""
        return self.scenario.scenes[self.index]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What is to be shown now."""
        return tasks_of(self.scene, self.take.part, self.standards.actors)

    @property
    def is_duet(self) -> bool:
        """Whether each of two actors has a meter of its own now."""
        return self.is_pair and not self.scene.ways

    @property
    def is_pair(self) -> bool:
        """Whether two actors play this performance; ways on they choose together."""
        return self.standards.actors > 1

    @property
    def fills(self) -> tuple[float, ...]:
        """How full the meter of each task is, 0 to 1."""
        pairs = zip(self.tasks, self.take.meters, strict=True)
        return tuple(meter.fill(self.rule(task)) for task, meter in pairs)

    @property
    def fill(self) -> float:
        """How full the fullest meter is, 0 to 1."""
        return max(self.fills)

    @property
    def seconds(self) -> float:
        """Seconds played so far in finished scenes."""
        return sum(result.seconds for result in self.results)

    def rule(self, task: Task, expression: Expression | None = None) -> HoldRule:
        """Return how `expression` (the easiest of the task if None) is to be held now."""
        dwell = (self.scene.hold or self.standards.dwell) * self.take.pace.dwell_share
        ease = EASE if self.take.is_eased else 0.0
        asked = expression or lead_expression(task.ask)
        return rule_for(task, asked, self.standards.thresholds, dwell, ease)


Step = tuple[Performance, tuple[Cue, ...]]
