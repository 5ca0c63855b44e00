"""Scenes answer the acting: outcomes, ways, sizes, changes and duets, step by step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.acting.coaching import Movement
from game.acting.cues import Bow, Change, Cheer, Coach, Cue, Demonstrate, HelpSeeing, OpenScene, Say
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import Thresholds
from game.acting.ladder import ask_for_help
from game.acting.performance import begin, pass_on, saw_it, step
from game.acting.readings import FaceBox, FaceReading, FaceSeen, Obstacle
from game.acting.scenario import END, Scenario, Scene, Strength, Way
from game.acting.stars import Outcome
from game.acting.state import Moment, Performance, Standards
from game.acting.take import Phase

STANDARDS = Standards(thresholds=(Thresholds(0.5, 0.4),) * 7, dwell=1.0)
DUET = replace(STANDARDS, actors=2)
HAPPY, ANGRY, SAD = Expression.HAPPY, Expression.ANGRY, Expression.SAD


def text(words: str) -> tuple[tuple[str, str], ...]:
    """Return words in English."""
    return (("en", words),)


def face(x: float = 0.5, number: int = 0, **matches: float) -> FaceSeen:
    """A face whose middle is at `x` of the picture's width."""
    box = FaceBox(
        x - 0.1, 0.3, 0.2, 0.3, (x - 0.05, 0.4), (x + 0.05, 0.4), (x, 0.47), (x, 0.53), 0.9
    )
    return FaceSeen(box, tuple(matches.get(e, 0.0) for e in EXPRESSIONS), number)


class Evening:
    """Plays a performance through in steps of 1/30 s and keeps the cues."""

    def __init__(self, *scenes: Scene, standards: Standards = STANDARDS) -> None:
        self.now = 0.0
        self.cues: list[Cue] = []
        self.take(begin(Scenario("test/play", text("Play"), scenes), standards))

    def take(self, result: tuple[Performance, tuple[Cue, ...]]) -> None:
        self.performance, cues = result
        self.cues.extend(cues)

    def show(self, seconds: float, *faces: FaceSeen) -> None:
        for _ in range(round(seconds * 30)):
            self.now += 1 / 30
            reading = FaceReading(self.now, faces, 0 if faces else None)
            self.take(step(self.performance, Moment(1 / 30, self.now, reading)))

    def listen(self) -> None:
        """Let the line be told."""
        while self.performance.take.phase is Phase.TELLING:
            self.show(1 / 30, face())

    def heard(self, kind: type) -> list[Cue]:
        return [cue for cue in self.cues if isinstance(cue, kind)]


TROLL = Scene(
    "troll",
    text("A troll!"),
    frozenset({ANGRY}),
    praise=text("The troll hides."),
    helped=text("You found the frown!"),
    passed_on=text("The troll yawns."),
)


def test_the_story_answers_how_the_take_went() -> None:
    """Performed, helped, passed on: each has its own way to go on, told by the author."""
    evening = Evening(TROLL, replace(TROLL, name="b"), replace(TROLL, name="c"))
    evening.listen()
    evening.show(1.2, face(angry=0.9))
    evening.show(1.5, face())
    evening.listen()
    evening.take(ask_for_help(evening.performance))
    evening.show(1.2, face(angry=0.9))
    evening.show(1.5, face())
    evening.listen()
    evening.take(pass_on(evening.performance))
    told = [cue.text for cue in evening.heard(Say) if cue.text != TROLL.line]
    assert told == [TROLL.praise, TROLL.helped, TROLL.passed_on]
    outcomes = [result.outcome for result in evening.performance.results]
    assert outcomes == [Outcome.PERFORMED, Outcome.HELPED, Outcome.PASSED_ON]


DOORS = Scene(
    "doors",
    text("Two doors."),
    frozenset({HAPPY, ANGRY}),
    praise=text("Open!"),
    ways=(
        Way(HAPPY, "kitchen", text("Kitchen"), text("A cook lets you in.")),
        Way(ANGRY, "cellar", text("Cellar")),
    ),
)
CELLAR = Scene("cellar", text("Dark."), frozenset({SAD}), next=END)
KITCHEN = Scene("kitchen", text("Soup."), frozenset({HAPPY}))


@pytest.mark.parametrize(
    ("shown", "scene", "praise"),
    [("happy", KITCHEN, "A cook lets you in."), ("angry", CELLAR, "Open!")],
)
def test_the_expression_chooses_the_way(shown: str, scene: Scene, praise: str) -> None:
    """The door whose face was held opens; the scene behind it follows."""
    evening = Evening(DOORS, CELLAR, KITCHEN)
    evening.listen()
    evening.show(1.2, face(**{shown: 0.9}))
    assert evening.cues[-1] == Say(text(praise))
    evening.show(1.5, face())
    assert evening.heard(OpenScene)[-1] == OpenScene(scene)
    evening.listen()
    evening.take(saw_it(evening.performance))
    evening.show(1.5, face())
    assert evening.cues[-1] == Bow()


def test_two_half_held_faces_open_no_door() -> None:
    """Each door has a meter of its own: changing one's mind begins anew, slowly forgotten."""
    evening = Evening(DOORS, CELLAR, KITCHEN)
    evening.listen()
    evening.show(0.7, face(happy=0.9))
    evening.show(0.7, face(angry=0.9))
    assert evening.performance.take.phase is Phase.ACTING
    happy, angry = evening.performance.fills
    assert 0.4 < happy < 0.75
    assert 0.6 < angry < 0.8


def test_who_passes_doors_on_goes_through_the_first() -> None:
    """Nobody is stuck before two doors; a friend may say which one was played."""
    evening = Evening(DOORS, CELLAR, KITCHEN)
    evening.listen()
    evening.take(pass_on(evening.performance))
    evening.show(1.5, face())
    assert evening.heard(OpenScene)[-1] == OpenScene(KITCHEN)
    other = Evening(DOORS, CELLAR, KITCHEN)
    other.listen()
    other.take(saw_it(other.performance, DOORS.ways[1]))
    other.show(1.5, face())
    assert other.heard(OpenScene)[-1] == OpenScene(CELLAR)


CHANGE = Scene("letter", text("A letter!"), frozenset({Expression.SURPRISE}), then=HAPPY)


def test_a_change_is_played_in_two_halves() -> None:
    """Surprised, then happy: the second face counts only after the first."""
    evening = Evening(CHANGE)
    evening.listen()
    evening.show(1.2, face(happy=0.9))
    assert evening.performance.fill == 0
    evening.show(1.1, face(surprise=0.9))
    assert evening.cues[-1] == Change(frozenset({HAPPY}))
    assert evening.performance.fill < 0.2
    evening.show(1.2, face(surprise=0.9))
    assert evening.performance.results == ()
    evening.show(1.2, face(happy=0.9))
    (result,) = evening.performance.results
    assert result.outcome is Outcome.PERFORMED
    assert result.seconds == pytest.approx(4.5, abs=0.4)


def test_help_in_the_first_half_is_remembered() -> None:
    """The stars of a change count help in either half."""
    evening = Evening(CHANGE)
    evening.listen()
    evening.take(ask_for_help(evening.performance))
    evening.show(1.1, face(surprise=0.9))
    evening.show(1.2, face(happy=0.9))
    assert evening.performance.results[0].outcome is Outcome.HELPED


def test_a_little_is_not_a_lot() -> None:
    """Too much of a face is a slip; the hint asks for less, the last help takes any size."""
    shy = Scene("shy", text("A shy smile."), frozenset({HAPPY}), strength=Strength.A_LITTLE)
    evening = Evening(shy)
    evening.listen()
    evening.show(6.5, face(happy=0.99))
    assert evening.performance.fill == 0
    assert evening.heard(Coach) == [Coach(Movement.SMALLER)]
    evening.show(1.2, face(happy=0.6))
    assert evening.performance.results[0].outcome is Outcome.HELPED
    again = Evening(shy)
    again.listen()
    again.show(13.5, face(happy=0.99))
    assert again.performance.results[0].outcome is Outcome.HELPED


def test_big_asks_for_more_than_plain() -> None:
    """What would do for a plain face leaves the meter empty, and the hint asks for more."""
    roar = Scene("roar", text("Roar!"), frozenset({ANGRY}), strength=Strength.BIG)
    evening = Evening(roar)
    evening.listen()
    evening.show(6.2, face(angry=0.6))
    assert evening.performance.fill == 0
    assert evening.heard(Coach) == [Coach(Movement.BIGGER)]
    evening.show(1.2, face(angry=0.9))
    assert evening.performance.results[0].outcome is Outcome.HELPED


QUARREL = Scene("quarrel", text("A quarrel."), frozenset({ANGRY}), partner=frozenset({SAD}))


def test_in_a_duet_each_actor_has_a_meter() -> None:
    """The left one of the mirror is angry, the right one sad, at the same time or not."""
    evening = Evening(QUARREL, standards=DUET)
    evening.listen()
    # What lies right in the picture is left in the mirror.
    evening.show(1.2, face(0.7, 1, angry=0.9), face(0.3, 2))
    angry, sad = evening.performance.fills
    assert (angry, sad) == (1.0, 0.0)
    evening.show(0.5, face(0.7, 1), face(0.3, 2, sad=0.9))
    assert evening.performance.fills[0] == 1.0, "who is done may wait with any face"
    evening.show(0.7, face(0.7, 1), face(0.3, 2, sad=0.9))
    assert evening.performance.results[0].outcome is Outcome.PERFORMED


def test_actors_of_a_duet_keep_their_parts() -> None:
    """Leaning past each other changes nothing: faces are followed."""
    evening = Evening(QUARREL, standards=DUET)
    evening.listen()
    evening.show(0.5, face(0.7, 1, angry=0.9), face(0.3, 2))
    evening.show(0.7, face(0.2, 1, angry=0.9), face(0.6, 2))
    assert evening.performance.fills == (1.0, 0.0)


def test_a_duet_waits_for_the_partner() -> None:
    """With one face only the clock stands still, and the game says whom it misses."""
    evening = Evening(QUARREL, standards=DUET)
    evening.listen()
    evening.show(3.0, face(0.7, 1, angry=0.9))
    assert evening.heard(HelpSeeing) == [HelpSeeing(Obstacle.PARTNER_MISSING)]
    assert evening.performance.take.trying == 0
    assert not evening.heard(Demonstrate)


def test_who_is_alone_plays_both_parts_of_a_duet() -> None:
    """One after the other, like a change."""
    evening = Evening(QUARREL)
    evening.listen()
    evening.show(1.2, face(angry=0.9))
    assert evening.cues[-1] == Change(frozenset({SAD}))
    evening.show(1.2, face(sad=0.9))
    assert evening.cues[-1] == Cheer(Outcome.PERFORMED)


def test_a_play_can_be_taken_up_at_a_later_scene() -> None:
    """Who left in the middle comes back to the same scene."""
    play = Scenario("test/play", text("Play"), (TROLL, KITCHEN))
    performance, cues = begin(play, STANDARDS, 1)
    assert performance.scene == KITCHEN
    assert cues == (OpenScene(KITCHEN), Say(KITCHEN.line))
