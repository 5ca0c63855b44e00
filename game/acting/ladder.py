"""The ladder of help: hint, understudy, easier threshold, an offer; it never ends a take."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.acting.coaching import Movement, lead_expression, movement_to_suggest
from game.acting.cues import Coach, Demonstrate, OfferGoOn, Say
from game.acting.expressions import EXPRESSIONS
from game.acting.scenario import Strength
from game.acting.state import Moment, Performance, Step
from game.acting.take import Phase, Take
from game.acting.tasks import LITTLE_CEILING, Task

# Seconds of trying between hints; when the first comes is a matter of the take's pace.
HINT_AGAIN_EVERY: Final = 6.0


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


def climb_ladder(performance: Performance, moment: Moment) -> Step:
    """Give the help that is due by now, if nobody is talking or holding the expression."""
    take = performance.take
    if not performance.standards.has_ladder or _is_any_holding(take) or moment.voice_busy:
        return performance, ()
    pace = take.pace
    if take.trying >= pace.ease_after and not take.is_eased:
        performance = replace(performance, take=replace(take, is_eased=True))
        return _give_hint(performance)
    if take.trying >= pace.show_after and not take.is_shown:
        return _show(performance)
    if take.trying >= pace.offer_after and not take.is_offered:
        return replace(performance, take=replace(take, is_offered=True)), (OfferGoOn(),)
    if take.trying >= pace.hint_after + take.hints * HINT_AGAIN_EVERY:
        return _give_hint(performance)
    return performance, ()


def _is_any_holding(take: Take) -> bool:
    return any(meter.is_holding for meter in take.meters)


def _give_hint(performance: Performance) -> Step:
    scene, take, task = performance.scene, performance.take, _behind(performance)
    performance = replace(performance, take=replace(take, hints=take.hints + 1))
    size = _other_size(performance, task)
    if size is not None:
        return performance, (Coach(size),)
    if take.hints == 0 and scene.hint:
        return performance, (Say(scene.hint),)
    already = take.hints - (1 if scene.hint else 0)
    return performance, (Coach(movement_to_suggest(task.ask, already)),)


def _behind(performance: Performance) -> Task:
    """Return the task that needs help: the one whose meter is emptiest."""
    fills = performance.fills
    return performance.tasks[fills.index(min(fills))]


def _other_size(performance: Performance, task: Task) -> Movement | None:
    """Return how the size of a face that is otherwise right should change, or None."""
    match = performance.take.matches[performance.tasks.index(task)]
    if task.strength is Strength.A_LITTLE and match > LITTLE_CEILING:
        return Movement.SMALLER
    plain = performance.standards.thresholds[EXPRESSIONS.index(lead_expression(task.ask))]
    is_right = match >= plain.enter
    return Movement.BIGGER if task.strength is Strength.BIG and is_right else None


def _show(performance: Performance) -> Step:
    expression = lead_expression(_behind(performance).ask)
    take = replace(performance.take, is_shown=True)
    return replace(performance, take=take), (Demonstrate(expression),)
