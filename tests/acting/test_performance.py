"""A performance, step by step: what the child does and what the play answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.acting.coaching import MOVEMENTS
from game.acting.cues import Bow, Cheer, Coach, Cue, Demonstrate, HelpSeeing, OpenScene, Say
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import Thresholds
from game.acting.ladder import ask_for_help
from game.acting.performance import begin, pass_on, saw_it, step
from game.acting.readings import FaceBox, FaceReading, FaceSeen, Obstacle
from game.acting.scenario import Scenario, Scene
from game.acting.stars import Outcome
from game.acting.state import Moment, Performance, Standards
from game.acting.take import Phase

STANDARDS = Standards(thresholds=(Thresholds(0.5, 0.4),) * 7, dwell=1.0)
BOX = FaceBox(0.4, 0.3, 0.2, 0.3, (0.45, 0.4), (0.55, 0.4), (0.5, 0.47), (0.5, 0.53), 0.9)
LINE = (("en", "You open the parcel."),)
HINT = (("en", "Show your teeth!"),)
PRAISE = (("en", "What a smile!"),)
HAPPY = Scene("parcel", LINE, frozenset({Expression.HAPPY}), hint=HINT, praise=PRAISE)
SCARED = Scene("noise", LINE, frozenset({Expression.FEAR, Expression.SURPRISE}))


def face(**matches: float) -> tuple[FaceSeen, ...]:
    """One face that shows the named expressions."""
    return (FaceSeen(BOX, tuple(matches.get(expression, 0.0) for expression in EXPRESSIONS)),)


class Evening:
    """Plays a performance through in steps of 1/30 s and keeps the cues with their time."""

    def __init__(self, *scenes: Scene, standards: Standards = STANDARDS) -> None:
        self.now = 0.0
        self.cues: list[Cue] = []
        self.take_cues(begin(Scenario("test/play", LINE, scenes), standards))

    def take_cues(self, result: tuple[Performance, tuple[Cue, ...]]) -> None:
        self.performance, cues = result
        self.cues.extend(cues)

    def show(self, faces: tuple[FaceSeen, ...] | None, seconds: float) -> None:
        for _ in range(round(seconds * 30)):
            self.now += 1 / 30
            reading = None
            if faces is not None:
                reading = FaceReading(self.now, faces, 0 if faces else None)
            self.take_cues(step(self.performance, Moment(1 / 30, self.now, reading)))

    def listen(self) -> None:
        """Let the line be told."""
        while self.performance.take.phase is Phase.TELLING:
            self.show(face(), 1 / 30)

    def heard(self, kind: type) -> list[Cue]:
        return [cue for cue in self.cues if isinstance(cue, kind)]


def test_a_smile_held_for_its_dwell_ends_the_scene_with_praise_and_a_bow() -> None:
    """The simplest evening: told, acted, praised, bowed."""
    evening = Evening(HAPPY)
    evening.listen()
    evening.show(face(happy=0.9), 1.1)
    evening.show(face(), 1.5)
    assert evening.cues == [OpenScene(HAPPY), Say(LINE), Say(PRAISE), Bow()]
    (result,) = evening.performance.results
    assert result.outcome is Outcome.PERFORMED
    assert result.seconds == pytest.approx(1.0, abs=0.1)
    assert result.best_match == 0.9
    assert evening.performance.is_over


def test_while_the_line_is_told_nothing_counts() -> None:
    """A child who still smiles about the last scene has not yet acted this one."""
    evening = Evening(HAPPY)
    for _ in range(90):
        moment = Moment(1 / 30, 1.0, FaceReading(1.0, face(happy=0.9), 0), voice_busy=True)
        evening.take_cues(step(evening.performance, moment))
    assert evening.performance.fill == 0.0


def test_another_expression_does_not_pass() -> None:
    """Angry is not happy, however angry."""
    evening = Evening(HAPPY, standards=Standards(STANDARDS.thresholds, has_ladder=False))
    evening.listen()
    evening.show(face(angry=0.99, happy=0.3), 30.0)
    assert evening.performance.results == ()
    assert evening.heard(Say) == [Say(LINE)]


def test_any_of_a_family_will_do() -> None:
    """Scared or surprised: surprise alone passes."""
    evening = Evening(SCARED)
    evening.listen()
    evening.show(face(surprise=0.8), 1.1)
    assert evening.performance.results[0].outcome is Outcome.PERFORMED


def test_the_ladder_hints_at_6_shows_at_9_and_eases_at_12_seconds() -> None:
    """Nobody is stuck: the author's hint, the understudy, then an easier threshold."""
    evening = Evening(HAPPY)
    evening.listen()
    evening.show(face(happy=0.35), 5.9)
    assert evening.heard(Say) == [Say(LINE)]
    evening.show(face(happy=0.1), 0.2)
    assert evening.heard(Say) == [Say(LINE), Say(HINT)]
    assert not evening.heard(Demonstrate)
    evening.show(face(happy=0.1), 3.0)
    assert evening.heard(Demonstrate) == [Demonstrate(Expression.HAPPY)]
    evening.show(face(happy=0.35), 2.5)
    assert evening.performance.results == ()
    evening.show(face(happy=0.35), 2.0)
    assert evening.performance.results[0].outcome is Outcome.HELPED


def test_hints_suggest_one_movement_after_another() -> None:
    """Without a hint of the author's the game's own movements come, each its turn."""
    evening = Evening(SCARED)
    evening.listen()
    evening.show(face(), 19.0)
    coached = [cue.movement for cue in evening.cues if isinstance(cue, Coach)]
    assert coached[:3] == list(MOVEMENTS[Expression.SURPRISE])


def test_no_face_stops_the_clock_and_says_so() -> None:
    """Ten seconds out of sight bring help with being seen, and no hint."""
    evening = Evening(HAPPY)
    evening.listen()
    evening.show((), 10.5)
    helps = [cue.obstacle for cue in evening.cues if isinstance(cue, HelpSeeing)]
    assert helps == [Obstacle.NO_FACE, Obstacle.NO_FACE]
    assert evening.performance.take.trying == 0.0
    assert evening.heard(Say) == [Say(LINE)]


def test_an_old_reading_counts_as_no_picture() -> None:
    """A frozen camera that last saw a smile does not go on passing scenes."""
    evening = Evening(HAPPY)
    evening.listen()
    frozen = FaceReading(evening.now, face(happy=0.9), 0)
    for _ in range(90):
        evening.now += 1 / 30
        evening.take_cues(step(evening.performance, Moment(1 / 30, evening.now, frozen)))
    assert evening.performance.results == ()
    assert evening.performance.take.obstacle is Obstacle.NO_PICTURE


def test_a_short_loss_of_the_face_keeps_most_of_the_meter() -> None:
    """Ducking out of the picture for a second costs a little."""
    evening = Evening(HAPPY)
    evening.listen()
    evening.show(face(happy=0.9), 0.8)
    evening.show((), 1.0)
    assert 0.5 < evening.performance.fill < 0.8


@pytest.mark.parametrize(
    ("press", "outcome"), [(saw_it, Outcome.SEEN), (pass_on, Outcome.PASSED_ON)]
)
def test_go_on_and_i_saw_it_always_work(
    press: Callable[[Performance], tuple[Performance, tuple[Cue, ...]]], outcome: Outcome
) -> None:
    """Whatever the camera says, a press moves the play on, once."""
    evening = Evening(SCARED, HAPPY)
    evening.take_cues(press(evening.performance))
    evening.take_cues(press(evening.performance))
    assert [result.outcome for result in evening.performance.results] == [outcome]
    assert evening.heard(Cheer) == [Cheer(outcome)]
    evening.show(None, 1.5)
    assert evening.performance.scene is HAPPY


def test_help_on_request_climbs_the_ladder_at_once() -> None:
    """Three presses of Help: the hint, the understudy, an easier threshold."""
    evening = Evening(HAPPY)
    evening.listen()
    for _ in range(3):
        evening.take_cues(ask_for_help(evening.performance))
    assert evening.cues[2] == Say(HINT)
    assert evening.cues[3] == Demonstrate(Expression.HAPPY)
    evening.show(face(happy=0.35), 1.1)
    assert evening.performance.results[0].outcome is Outcome.HELPED


def test_without_a_camera_nobody_is_told_to_come_closer() -> None:
    """On the partner's road hints come by the clock and no face is missed."""
    evening = Evening(HAPPY, standards=Standards(STANDARDS.thresholds, is_watched=False))
    evening.show(None, 0.9)
    evening.show(None, 6.2)
    assert not evening.heard(HelpSeeing)
    assert evening.heard(Say) == [Say(LINE), Say(HINT)]


def test_the_authors_hold_beats_the_players_difficulty() -> None:
    """`hold: 2s` in a scene asks for two seconds of a gentle player too."""
    scene = Scene("long", LINE, frozenset({Expression.HAPPY}), hold=2.0)
    evening = Evening(scene, standards=Standards(STANDARDS.thresholds, dwell=0.6))
    evening.listen()
    evening.show(face(happy=0.9), 1.8)
    assert evening.performance.results == ()
    evening.show(face(happy=0.9), 0.3)
    assert len(evening.performance.results) == 1


@pytest.mark.parametrize("rate", [15, 30, 60])
def test_the_same_acting_passes_at_any_picture_rate(rate: int) -> None:
    """A slow computer asks for no longer smile than a fast one."""
    evening = Evening(HAPPY)
    evening.listen()
    shown = 0.0
    while not evening.performance.results:
        shown += 1 / rate
        evening.now += 1 / rate
        reading = FaceReading(evening.now, face(happy=0.9), 0)
        evening.take_cues(step(evening.performance, Moment(1 / rate, evening.now, reading)))
    assert shown == pytest.approx(1.0, abs=1 / rate + 1e-6)
