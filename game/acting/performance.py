"""One run through a scenario: `step` takes what is known now and returns what comes next.

Facts go in as a Moment, orders come out as cues. Nobody can fail: whatever happens, a hint, an
easier threshold and "go on" lead to the bow.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.acting.cues import Bow, Change, Cheer, Cue, HelpSeeing, OpenScene, Say
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import HoldMeter
from game.acting.ladder import climb_ladder
from game.acting.pacing import Stride
from game.acting.readings import FaceSeen, Obstacle, duet_obstacle, obstacle
from game.acting.scenario import Scenario, Scene, Way
from game.acting.stars import Outcome
from game.acting.state import Moment, Performance, Standards, Step
from game.acting.take import Phase, SceneResult, take_of
from game.acting.tasks import Task, parts_of, tasks_of

# All in seconds.
TELL_AT_LEAST: Final = 0.8
PRAISE_AT_LEAST: Final = 1.2
HELP_SEEING_AFTER: Final = 1.5
HELP_SEEING_AGAIN_EVERY: Final = 8.0


def begin(
    scenario: Scenario, standards: Standards, index: int = 0, stride: Stride | None = None
) -> Step:
    """Open scene number `index` of `scenario`, the first unless the player comes back to it.

    `stride` is how the child's takes went before, in other plays of tonight.
    """
    stride = stride or Stride()
    take = take_of(scenario.scenes[index], standards.actors, stride.pace)
    performance = Performance(scenario, standards, index, take, stride=stride)
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
    """Go on without the expression, because the player asks to; the first of several ways opens."""
    return _end_take(performance, Outcome.PASSED_ON, _first_way(performance))


def saw_it(performance: Performance, way: Way | None = None) -> Step:
    """Count the scene as performed, because a partner saw it (and saw which way was chosen)."""
    return _end_take(performance, Outcome.SEEN, way or _first_way(performance))


def _first_way(performance: Performance) -> Way | None:
    return next(iter(performance.scene.ways), None)


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
        return climb_ladder(replace(performance, take=tried), moment)
    blocked = _obstacle(performance, moment)
    if blocked is not None:
        return _wait_for_face(performance, moment, blocked)
    performance = _watched(performance, moment)
    done = [fill >= 1.0 for fill in performance.fills]
    if any(done) if performance.scene.ways else all(done):
        return _succeed(performance, done.index(True))
    return climb_ladder(performance, moment)


def _obstacle(performance: Performance, moment: Moment) -> Obstacle | None:
    if performance.is_pair:
        return duet_obstacle(moment.reading, moment.now, performance.take.cast)
    return obstacle(moment.reading, moment.now)


def _watched(performance: Performance, moment: Moment) -> Performance:
    """Return the performance with every task's meter moved on by what the faces show."""
    reading, take = moment.reading, performance.take
    assert reading is not None, "without a reading there is an obstacle"
    actor = reading.actor_face()
    faces = reading.duet(take.cast) if performance.is_pair else (actor,) if actor else ()
    assert faces, "without a face there is an obstacle"
    meters, matches = [], []
    for task, meter in zip(performance.tasks, take.meters, strict=True):
        # Two who choose a way choose it together: the meter goes by the one who shows it less.
        shown_by = faces if performance.scene.ways else (faces[task.actor],)
        match, expression = min(_shown(performance, task, face) for face in shown_by)
        # A full meter of a duet waits for the other one.
        rule = performance.rule(task, expression)
        meters.append(meter if meter.is_full(rule) else meter.step(match, moment.dt, rule))
        matches.append(match)
    take = replace(
        take,
        trying=take.trying + moment.dt,
        cast=tuple(face.number for face in faces) if performance.is_pair else (),
        meters=tuple(meters),
        matches=tuple(matches),
        best_match=max(take.best_match, *matches),
        obstacle=None,
        obstacle_for=0.0,
        helps_seeing=0,
    )
    return replace(performance, take=take)


def _shown(performance: Performance, task: Task, face: FaceSeen) -> tuple[float, Expression]:
    """Return how well the face shows what is asked, and which of the asked expressions that is."""
    expression = _nearest(performance, task, face)
    return face.matches[EXPRESSIONS.index(expression)], expression


def _nearest(performance: Performance, task: Task, face: FaceSeen) -> Expression:
    """Return which of the asked expressions the face comes nearest to, by its own threshold."""

    def margin(expression: Expression) -> float:
        enter = performance.rule(task, expression).thresholds.enter
        return face.matches[EXPRESSIONS.index(expression)] - enter

    return max(sorted(task.ask), key=margin)


def _succeed(performance: Performance, number: int) -> Step:
    """Go on to the second half of a change, else end the take."""
    scene, take = performance.scene, performance.take
    if take.part + 1 < parts_of(scene, performance.standards.actors):
        # Help that was needed for the first half is not forgotten.
        count = len(tasks_of(scene, 1, performance.standards.actors))
        turned = replace(
            take,
            part=1,
            in_phase=0.0,
            trying=0.0,
            meters=(HoldMeter(),) * count,
            matches=(0.0,) * count,
            hints=0,
            is_shown=False,
            is_offered=False,
            was_helped=take.had_help,
        )
        performance = replace(performance, take=turned)
        return performance, (Change(performance.tasks[0].ask),)
    way = scene.ways[number] if scene.ways else None
    outcome = Outcome.HELPED if take.had_help else Outcome.PERFORMED
    return _end_take(performance, outcome, way)


def _wait_for_face(performance: Performance, moment: Moment, blocked: Obstacle) -> Step:
    take = performance.take
    waited = take.obstacle_for + moment.dt
    meters = tuple(
        meter.step(0.0, moment.dt, performance.rule(task))
        for task, meter in zip(performance.tasks, take.meters, strict=True)
    )
    take = replace(
        take,
        obstacle=blocked,
        obstacle_for=waited,
        matches=(0.0,) * len(meters),
        meters=meters,
    )
    due = HELP_SEEING_AFTER + take.helps_seeing * HELP_SEEING_AGAIN_EVERY
    if waited < due or moment.voice_busy:
        return replace(performance, take=take), ()
    take = replace(take, helps_seeing=take.helps_seeing + 1)
    return replace(performance, take=take), (HelpSeeing(blocked),)


def _end_take(performance: Performance, outcome: Outcome, way: Way | None = None) -> Step:
    take = performance.take
    if performance.is_over or take.phase is Phase.PRAISING:
        return performance, ()
    result = SceneResult(performance.scene, outcome, take.seconds, take.best_match, way)
    stride = performance.stride.after(outcome, take.had_help, take.trying)
    take = replace(take, phase=Phase.PRAISING, in_phase=0.0, outcome=outcome, way=way)
    results = (*performance.results, result)
    performance = replace(performance, take=take, results=results, stride=stride)
    told = performance.scene.answer(outcome, way)
    return performance, (Say(told) if told else Cheer(outcome),)


def _step_praising(performance: Performance, moment: Moment) -> Step:
    if moment.voice_busy or performance.take.in_phase < PRAISE_AT_LEAST:
        return performance, ()
    following = performance.scenario.following(performance.index, performance.take.way)
    if following is None:
        return replace(performance, is_over=True), (Bow(),)
    scene, actors = performance.scenario.scenes[following], performance.standards.actors
    take = take_of(scene, actors, performance.stride.pace)
    performance = replace(performance, index=following, take=take)
    return performance, _opening(performance.scene)
