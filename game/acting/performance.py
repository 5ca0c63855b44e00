"""One run through a scenario: `step` takes what is known now and returns what comes next.

Facts go in as a Moment, orders come out as cues. Nobody can fail: whatever happens, a hint, an
easier threshold and "go on" lead to the bow.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from game.acting.coaching import lead_expression, movement_to_suggest
from game.acting.cues import Bow, Cheer, Coach, Cue, Demonstrate, HelpSeeing, OpenScene, Say
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import HoldMeter, HoldRule, Thresholds
from game.acting.readings import FaceReading, FaceSeen, Obstacle, obstacle
from game.acting.scenario import Scenario, Scene
from game.acting.stars import Outcome

# All in seconds.
TELL_AT_LEAST: Final = 0.8
PRAISE_AT_LEAST: Final = 1.2
HINT_AFTER: Final = 6.0  # R12
SHOW_AFTER: Final = 9.0
EASE_AFTER: Final = 12.0  # R12
HINT_AGAIN_EVERY: Final = 6.0
HELP_SEEING_AFTER: Final = 1.5
HELP_SEEING_AGAIN_EVERY: Final = 8.0

# The fraction by which thresholds sink after EASE_AFTER.
EASE: Final = 0.35


class Phase(StrEnum):
    """Where a take is."""

    TELLING = "telling"
    ACTING = "acting"
    PRAISING = "praising"


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
    without a camera, where a partner judges.
    """

    thresholds: tuple[Thresholds, ...]
    dwell: float = 1.0
    has_ladder: bool = True
    is_watched: bool = True


@dataclass(frozen=True, slots=True)
class Take:
    """One go at one scene. Times in seconds; `trying` leaves out time in which no face was seen."""

    phase: Phase = Phase.TELLING
    in_phase: float = 0.0
    seconds: float = 0.0
    trying: float = 0.0
    meter: HoldMeter = field(default_factory=HoldMeter)
    match: float = 0.0
    best_match: float = 0.0
    hints: int = 0
    is_shown: bool = False
    is_eased: bool = False
    obstacle: Obstacle | None = None
    obstacle_for: float = 0.0
    helps_seeing: int = 0
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class SceneResult:
    """How one scene went, for the curtain call and the rehearsal's report; never stored."""

    scene: Scene
    outcome: Outcome
    seconds: float
    best_match: float


@dataclass(frozen=True, slots=True)
class Performance:
    """One run through a scenario, as it stands now."""

    scenario: Scenario
    standards: Standards
    index: int = 0
    take: Take = field(default_factory=Take)
    results: tuple[SceneResult, ...] = ()
    is_over: bool = False

    @property
    def scene(self) -> Scene:
        """The scene that is being played (the last one after the bow)."""
        return self.scenario.scenes[self.index]

    @property
    def fill(self) -> float:
        """How full the meter is, 0 to 1."""
        return self.take.meter.fill(_rule_for(self, lead_expression(self.scene.ask)))

    @property
    def seconds(self) -> float:
        """Seconds played so far in finished scenes."""
        return sum(result.seconds for result in self.results)


Step = tuple[Performance, tuple[Cue, ...]]


def begin(scenario: Scenario, standards: Standards) -> Step:
    """Open the first scene of `scenario`."""
    performance = Performance(scenario, standards)
    return performance, _opening(performance.scene)


def step(performance: Performance, moment: Moment) -> Step:
    """Return the performance after `moment` and what the outside world is to do."""
    if performance.is_over:
        return performance, ()
    take = performance.take
    take = replace(take, in_phase=take.in_phase + moment.dt)
    performance = replace(performance, take=take)
    match take.phase:
        case Phase.TELLING:
            return _step_telling(performance, moment)
        case Phase.ACTING:
            return _step_acting(performance, moment)
        case Phase.PRAISING:
            return _step_praising(performance, moment)


def pass_on(performance: Performance) -> Step:
    """Go on without the expression, because the player asks to."""
    return _end_take(performance, Outcome.PASSED_ON)


def saw_it(performance: Performance) -> Step:
    """Count the scene as performed, because a partner saw it."""
    return _end_take(performance, Outcome.SEEN)


def ask_for_help(performance: Performance) -> Step:
    """Give the ladder's next help now: a hint, then the understudy, then an easier threshold."""
    take = performance.take
    if performance.is_over or take.phase is not Phase.ACTING:
        return performance, ()
    if take.hints == 0:
        return _give_hint(performance)
    if not take.is_shown:
        return _show(performance)
    eased, cues = _give_hint(performance)
    return replace(eased, take=replace(eased.take, is_eased=True)), cues


def _rule_for(performance: Performance, expression: Expression) -> HoldRule:
    standards = performance.standards
    thresholds = standards.thresholds[EXPRESSIONS.index(expression)]
    if performance.take.is_eased:
        thresholds = thresholds.eased(EASE)
    return HoldRule(thresholds, performance.scene.hold or standards.dwell)


def _opening(scene: Scene) -> tuple[Cue, ...]:
    return (OpenScene(scene), Say(scene.line))


def _step_telling(performance: Performance, moment: Moment) -> Step:
    take = performance.take
    if moment.voice_busy or take.in_phase < TELL_AT_LEAST:
        return performance, ()
    return replace(performance, take=replace(take, phase=Phase.ACTING, in_phase=0.0)), ()


def _step_acting(performance: Performance, moment: Moment) -> Step:
    take = replace(performance.take, seconds=performance.take.seconds + moment.dt)
    performance = replace(performance, take=take)
    if not performance.standards.is_watched:
        tried = replace(take, trying=take.trying + moment.dt)
        return _climb_ladder(replace(performance, take=tried), moment)
    blocked = obstacle(moment.reading, moment.now)
    if blocked is not None:
        return _wait_for_face(performance, moment, blocked)
    face = moment.reading.actor_face() if moment.reading else None
    assert face is not None, "without a face there is an obstacle"
    expression = _nearest(performance, face)
    match = face.matches[EXPRESSIONS.index(expression)]
    rule = _rule_for(performance, expression)
    take = replace(
        take,
        trying=take.trying + moment.dt,
        meter=take.meter.step(match, moment.dt, rule),
        match=match,
        best_match=max(take.best_match, match),
        obstacle=None,
        obstacle_for=0.0,
        helps_seeing=0,
    )
    performance = replace(performance, take=take)
    if take.meter.is_full(rule):
        had_help = take.hints > 0 or take.is_eased or take.is_shown
        return _end_take(performance, Outcome.HELPED if had_help else Outcome.PERFORMED)
    return _climb_ladder(performance, moment)


def _nearest(performance: Performance, face: FaceSeen) -> Expression:
    """Return which of the asked expressions the face comes nearest to, by its own threshold."""

    def margin(expression: Expression) -> float:
        enter = _rule_for(performance, expression).thresholds.enter
        return face.matches[EXPRESSIONS.index(expression)] - enter

    return max(sorted(performance.scene.ask), key=margin)


def _wait_for_face(performance: Performance, moment: Moment, blocked: Obstacle) -> Step:
    take = performance.take
    waited = take.obstacle_for + moment.dt
    rule = _rule_for(performance, lead_expression(performance.scene.ask))
    take = replace(
        take,
        obstacle=blocked,
        obstacle_for=waited,
        match=0.0,
        meter=take.meter.step(0.0, moment.dt, rule),
    )
    due = HELP_SEEING_AFTER + take.helps_seeing * HELP_SEEING_AGAIN_EVERY
    if waited < due or moment.voice_busy:
        return replace(performance, take=take), ()
    take = replace(take, helps_seeing=take.helps_seeing + 1)
    return replace(performance, take=take), (HelpSeeing(blocked),)


def _climb_ladder(performance: Performance, moment: Moment) -> Step:
    take = performance.take
    if not performance.standards.has_ladder or take.meter.is_holding or moment.voice_busy:
        return performance, ()
    if take.trying >= EASE_AFTER and not take.is_eased:
        performance = replace(performance, take=replace(take, is_eased=True))
        return _give_hint(performance)
    if take.trying >= SHOW_AFTER and not take.is_shown:
        return _show(performance)
    if take.trying >= HINT_AFTER + take.hints * HINT_AGAIN_EVERY:
        return _give_hint(performance)
    return performance, ()


def _give_hint(performance: Performance) -> Step:
    scene, take = performance.scene, performance.take
    performance = replace(performance, take=replace(take, hints=take.hints + 1))
    if take.hints == 0 and scene.hint:
        return performance, (Say(scene.hint),)
    already = take.hints - (1 if scene.hint else 0)
    return performance, (Coach(movement_to_suggest(scene.ask, already)),)


def _show(performance: Performance) -> Step:
    expression = lead_expression(performance.scene.ask)
    take = replace(performance.take, is_shown=True)
    return replace(performance, take=take), (Demonstrate(expression),)


def _end_take(performance: Performance, outcome: Outcome) -> Step:
    take = performance.take
    if performance.is_over or take.phase is Phase.PRAISING:
        return performance, ()
    result = SceneResult(performance.scene, outcome, take.seconds, take.best_match)
    take = replace(take, phase=Phase.PRAISING, in_phase=0.0, outcome=outcome)
    results = (*performance.results, result)
    performance = replace(performance, take=take, results=results)
    praise = performance.scene.praise
    if outcome is Outcome.PASSED_ON or not praise:
        return performance, (Cheer(outcome),)
    return performance, (Say(praise),)


def _step_praising(performance: Performance, moment: Moment) -> Step:
    if moment.voice_busy or performance.take.in_phase < PRAISE_AT_LEAST:
        return performance, ()
    following = performance.index + 1
    if following == len(performance.scenario.scenes):
        return replace(performance, is_over=True), (Bow(),)
    performance = replace(performance, index=following, take=Take())
    return performance, _opening(performance.scene)
