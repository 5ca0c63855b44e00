"""Two actors in plays that were written for one: both act, both choose, both are waited for."""

from __future__ import annotations

from dataclasses import replace

from game.acting.cues import Change, HelpSeeing
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import Thresholds
from game.acting.performance import begin, saw_it, step
from game.acting.readings import FaceBox, FaceReading, FaceSeen, Obstacle
from game.acting.scenario import Scenario, Scene, Way
from game.acting.stars import Outcome
from game.acting.state import Moment, Performance, Standards
from game.acting.take import Phase

DUET = Standards(thresholds=(Thresholds(0.5, 0.4),) * 7, dwell=1.0, actors=2)
HAPPY, SAD, ANGRY = Expression.HAPPY, Expression.SAD, Expression.ANGRY
TICK = 1 / 30


def face(x: float, number: int, expression: Expression | None = None) -> FaceSeen:
    """A face whose middle is at `x` of the picture's width, showing one expression or none."""
    box = FaceBox(
        x - 0.1, 0.3, 0.2, 0.3, (x - 0.05, 0.4), (x + 0.05, 0.4), (x, 0.47), (x, 0.53), 0.9
    )
    matches = tuple(0.9 if each is expression else 0.0 for each in EXPRESSIONS)
    return FaceSeen(box, matches, number)


class Two:
    """Two children before the camera, left and right in the mirror."""

    def __init__(self, *scenes: Scene, standards: Standards = DUET) -> None:
        self.now = 0.0
        self.cues: list[object] = []
        play = Scenario("test/play", (("en", "Play"),), scenes)
        self.performance: Performance = begin(play, standards)[0]
        while self.performance.take.phase is Phase.TELLING:
            self.show(TICK, None, None)

    def show(self, seconds: float, *shown: Expression | None) -> None:
        """Show these faces, the left one first; one face alone if there is but one."""
        faces = tuple(face(0.7 - 0.4 * n, n, each) for n, each in enumerate(shown))
        for _ in range(round(seconds / TICK)):
            self.now += TICK
            moment = Moment(TICK, self.now, FaceReading(self.now, faces, 0))
            self.performance, cues = step(self.performance, moment)
            self.cues.extend(cues)


SMILE = Scene("smile", (("en", "Smile!"),), frozenset({HAPPY}))


def test_both_show_the_face_of_a_scene_for_one() -> None:
    """Each has a meter of its own, and the scene is done when both are full."""
    two = Two(SMILE)
    two.show(1.2, HAPPY, None)
    assert two.performance.fills == (1.0, 0.0)
    assert two.performance.is_duet
    two.show(1.2, None, HAPPY)
    assert two.performance.results[0].outcome is Outcome.PERFORMED


def test_both_change_their_faces() -> None:
    """The second half of a change has two meters, too."""
    two = Two(replace(SMILE, then=SAD))
    two.show(1.2, HAPPY, HAPPY)
    assert Change(frozenset({SAD})) in two.cues
    two.show(0.6, SAD, None)
    assert two.performance.fills[0] > 0.4
    assert two.performance.fills[1] == 0.0
    two.show(1.2, SAD, SAD)
    assert two.performance.results[0].outcome is Outcome.PERFORMED


def test_two_choose_a_way_together() -> None:
    """While they show different faces both doors stay shut; what both show opens one."""
    ways = (Way(HAPPY, "end"), Way(ANGRY, "end"))
    two = Two(Scene("doors", (("en", "Choose!"),), frozenset({HAPPY, ANGRY}), ways=ways))
    two.show(2.0, HAPPY, ANGRY)
    assert two.performance.fills == (0.0, 0.0)
    two.show(1.2, ANGRY, ANGRY)
    assert two.performance.results[0].way == ways[1]


def test_a_scene_for_one_waits_for_the_partner_as_well() -> None:
    """One child went for a glass of water: the clock stands still."""
    two = Two(SMILE)
    two.show(3.0, HAPPY)
    assert HelpSeeing(Obstacle.PARTNER_MISSING) in two.cues
    assert two.performance.take.trying == 0


def test_one_friend_who_looks_on_answers_for_both() -> None:
    """Without a camera "I saw it!" gives the duet the same stars."""
    two = Two(SMILE, standards=replace(DUET, is_watched=False))
    assert len(two.performance.tasks) == 2
    performance, _ = saw_it(two.performance)
    assert performance.results[0].outcome is Outcome.SEEN
