"""The pace of help within one stride: sooner for who needs it, later for who is quick."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from game.acting.cues import Demonstrate, OfferGoOn, Say
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import Thresholds
from game.acting.pacing import EARLY, LATE, PACES, USUAL, Stride
from game.acting.performance import begin, pass_on, step
from game.acting.readings import FaceBox, FaceReading, FaceSeen
from game.acting.scenario import Scenario, Scene
from game.acting.stars import Outcome
from game.acting.state import Moment, Standards
from game.acting.take import Phase

STANDARDS = Standards(thresholds=(Thresholds(0.5, 0.4),) * 7, dwell=1.0)
BOX = FaceBox(0.4, 0.3, 0.2, 0.3, (0.45, 0.4), (0.55, 0.4), (0.5, 0.47), (0.5, 0.53), 0.9)
LINE = (("en", "You open the parcel."),)
HINT = (("en", "Show your teeth!"),)
SCENES = tuple(
    Scene(f"scene {number}", LINE, frozenset({Expression.HAPPY}), hint=HINT) for number in range(5)
)
TICK = 1 / 30


class Child:
    """A child in a play of five happy scenes, by steps of 1/30 s."""

    def __init__(self, stride: Stride | None = None) -> None:
        self.now = 0.0
        self.cues: list[object] = []
        self.performance, _ = begin(Scenario("test/play", LINE, SCENES), STANDARDS, 0, stride)

    def show(self, happy: float, seconds: float) -> None:
        """Show a smile as good as `happy`."""
        for _ in range(round(seconds / TICK)):
            self.now += TICK
            matches = tuple(happy if each is Expression.HAPPY else 0.0 for each in EXPRESSIONS)
            reading = FaceReading(self.now, (FaceSeen(BOX, matches),), 0)
            self.performance, cues = step(self.performance, Moment(TICK, self.now, reading))
            self.cues.extend(cues)

    def listen(self) -> None:
        """Let praise and line pass until a face is asked for."""
        while self.performance.take.phase is not Phase.ACTING:
            self.show(0.0, TICK)

    def act(self, after: float) -> None:
        """Smile `after` so many seconds of trying."""
        self.listen()
        self.show(0.0, after)
        while self.performance.take.phase is Phase.ACTING:
            self.show(0.9, TICK)


def first_hint(child: Child) -> float:
    """Return after how many seconds of trying the next hint comes."""
    child.listen()
    heard = len(child.cues)
    while Say(HINT) not in child.cues[heard:]:
        child.show(0.0, TICK)
        assert child.performance.take.trying < 20.0
    return child.performance.take.trying


def test_two_takes_with_help_bring_help_sooner_and_ask_for_less() -> None:
    """The third hint comes at four seconds, and the hold is a little shorter."""
    child = Child()
    child.act(7.0)
    assert child.performance.stride.pace is USUAL, "one take alone changes nothing"
    child.act(7.0)
    child.listen()
    task = child.performance.tasks[0]
    assert child.performance.rule(task).dwell == pytest.approx(0.85)
    assert first_hint(child) == pytest.approx(4.0, abs=0.1)


def test_three_quick_takes_bring_help_a_little_later() -> None:
    """Who needs no help gets a second more to find the face."""
    child = Child()
    for _ in range(3):
        child.act(0.2)
    child.listen()
    assert child.performance.rule(child.performance.tasks[0]).dwell == 1.0
    assert first_hint(child) == pytest.approx(7.0, abs=0.1)


def test_a_take_keeps_the_pace_it_began_with() -> None:
    """The meter of a finished take does not jump when the pace changes behind it."""
    child = Child()
    child.act(7.0)
    child.act(7.0)
    assert child.performance.stride.pace is EARLY
    assert child.performance.take.pace is USUAL
    assert child.performance.fill == 1.0


def test_the_next_play_of_the_evening_begins_at_the_childs_pace() -> None:
    """The stride is handed on, and a new one begins as usual."""
    assert first_hint(Child(Stride(EARLY))) == pytest.approx(4.0, abs=0.1)
    assert first_hint(Child()) == pytest.approx(6.0, abs=0.1)


def test_help_seldom_needed_changes_nothing() -> None:
    """Help, an unaided take, help: not two in a row."""
    stride = Stride()
    for had_help in (True, False, True, False):
        stride = stride.after(Outcome.HELPED, had_help, 8.0)
    assert stride.pace is USUAL


def test_a_child_who_found_its_feet_gets_the_usual_pace_back() -> None:
    """Three quick takes lead one step on, and two with help lead all the way back."""
    stride = Stride(EARLY)
    for expected in (EARLY, EARLY, USUAL, USUAL, USUAL, LATE, LATE, LATE, LATE):
        stride = stride.after(Outcome.PERFORMED, False, 1.2)
        assert stride.pace is expected
    stride = stride.after(Outcome.HELPED, True, 9.0).after(Outcome.PASSED_ON, True, 9.0)
    assert stride == Stride(EARLY)


def test_going_on_without_a_try_is_neither_quick_nor_helped() -> None:
    """A child who hurries through the story is not measured by it."""
    stride = Stride()
    for _ in range(5):
        stride = stride.after(Outcome.PASSED_ON, False, 0.5)
    assert stride == Stride()


def test_every_pace_is_bounded_and_keeps_the_order_of_the_ladder() -> None:
    """Hint, understudy, easier, offer: never later than a second more than usual."""
    for pace in PACES:
        steps = (pace.hint_after, pace.show_after, pace.ease_after, pace.offer_after)
        assert list(steps) == sorted(set(steps))
        assert 4.0 <= pace.hint_after <= 7.0
        assert pace.offer_after <= 20.0
        assert 0.8 <= pace.dwell_share <= 1.0


def test_an_evening_holds_counts_and_no_expression() -> None:
    """No expression has a history: what is remembered are a pace and two small numbers (R6)."""
    assert [field.name for field in fields(Stride)] == ["pace", "helped", "quick"]


def test_after_twenty_seconds_going_on_is_offered_once_and_never_forced() -> None:
    """The offer comes after hint, understudy and easing; the take goes on all the same."""
    child = Child()
    child.listen()
    child.show(0.0, 19.9)
    assert OfferGoOn() not in child.cues
    assert Demonstrate(Expression.HAPPY) in child.cues
    assert child.performance.take.is_eased
    child.show(0.0, 20.0)
    assert child.cues.count(OfferGoOn()) == 1
    assert child.performance.take.phase is Phase.ACTING
    child.show(0.9, 1.2)
    assert child.performance.results[0].outcome is Outcome.HELPED


def test_the_offer_waits_while_the_face_is_held() -> None:
    """Nobody is interrupted in the middle of a hold."""
    child = Child()
    child.listen()
    child.show(0.0, 19.9)
    child.show(0.9, 0.3)
    assert OfferGoOn() not in child.cues
    assert child.performance.take.meters[0].is_holding


def test_a_rehearsal_without_a_ladder_gets_no_offer() -> None:
    """`has_ladder` False leaves the offer out too."""
    child = Child()
    child.performance = replace(child.performance, standards=replace(STANDARDS, has_ladder=False))
    child.listen()
    child.show(0.0, 25.0)
    assert OfferGoOn() not in child.cues
    child.performance, _ = pass_on(child.performance)
    assert child.performance.results[0].outcome is Outcome.PASSED_ON
