"""An evening's length, and where a play was left: what is due, and that nothing is lost."""

from __future__ import annotations

import pytest

from game.acting.bookmark import Bookmark, bookmark_of, totals
from game.acting.evening import ADDED, BREAK_EVERY, FRESH, UNTIMED, Due
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import Thresholds
from game.acting.performance import begin, pass_on, saw_it, step
from game.acting.scenario import END, Scenario, Scene, Way
from game.acting.state import Moment, Performance, Standards

STANDARDS = Standards((Thresholds(0.5, 0.4),) * len(EXPRESSIONS), is_watched=False)


def a_scene(name: str, **rest: object) -> Scene:
    """Return a scene that asks for a happy face."""
    return Scene(name, (("en", f"{name}."),), frozenset({Expression.HAPPY}), **rest)  # type: ignore[arg-type]


PLAY = Scenario("test/play", (("en", "A play"),), tuple(map(a_scene, ("one", "two", "three"))))


def acting(play: Scenario = PLAY, index: int = 0) -> Performance:
    """Return a performance in which scene `index` was told and is being acted."""
    performance, _ = begin(play, STANDARDS, index)
    return step(performance, Moment(1.0, 1.0, None))[0]


def next_scene(performance: Performance) -> Performance:
    """Let the praise pass, the next scene be told, and two seconds of it be acted."""
    for now in (10.0, 12.0, 14.0):
        performance, _ = step(performance, Moment(2.0, now, None))
    return performance


def test_a_break_is_suggested_after_twelve_minutes_and_again_after_twelve_more() -> None:
    """Taken or declined, the next one is another twelve minutes away."""
    evening = FRESH.after(BREAK_EVERY - 1)
    assert evening.due(None) is None
    evening = evening.after(1)
    assert evening.due(None) is Due.BREAK
    evening = evening.rested()
    assert evening.due(None) is None
    assert evening.after(BREAK_EVERY - 1).due(None) is None
    assert evening.after(BREAK_EVERY).due(None) is Due.BREAK


def test_the_evening_ends_at_its_limit_and_without_one_never() -> None:
    """The end comes before a break that is due at the same time."""
    evening = FRESH.after(30 * 60)
    assert evening.due(31) is Due.BREAK
    assert evening.due(30) is Due.CLOSING
    assert evening.rested().due(None) is None


def test_a_grown_up_adds_ten_minutes_from_now_on_and_may_do_so_again() -> None:
    """They are counted from the moment of adding, not from a limit long passed."""
    evening = FRESH.after(40 * 60).rested().longer()
    assert evening.due(30) is None
    assert evening.after(ADDED - 1).due(30) is None
    evening = evening.after(ADDED)
    assert evening.due(30) is Due.CLOSING
    assert evening.longer().due(30) is None


def test_a_limit_that_is_raised_in_the_settings_counts_at_once() -> None:
    """The evening knows no limit of its own."""
    evening = FRESH.after(20 * 60).rested()
    assert evening.due(20) is Due.CLOSING
    assert evening.due(60) is None


def test_a_rehearsal_has_no_evening() -> None:
    """However long its film is, no break comes between."""
    assert UNTIMED.after(10 * BREAK_EVERY).due(5) is None


def test_a_play_that_is_left_before_its_first_take_ends_has_no_place() -> None:
    """It simply begins anew next time."""
    assert bookmark_of(acting()) is None


def test_a_play_goes_on_with_the_scene_after_the_last_take() -> None:
    """From the moment the take ends, through its praise and the next scene's acting."""
    praised, _ = saw_it(acting())
    place = Bookmark("two", stars=3, takes=1, seconds=0.0)
    assert bookmark_of(praised) == place
    assert bookmark_of(next_scene(praised)) == place
    passed, _ = pass_on(next_scene(praised))
    assert bookmark_of(passed) == Bookmark("three", stars=4, takes=2, seconds=2.0)


def test_a_play_taken_up_again_adds_to_what_it_had() -> None:
    """The stars of before are in the new place once, and so they are at the bow."""
    earlier = Bookmark("two", stars=3, takes=1, seconds=8.0)
    assert earlier.index_in(PLAY) == 1
    praised, _ = saw_it(acting(index=1))
    assert bookmark_of(praised, earlier) == Bookmark("three", 6, 2, 8.0)
    last, _ = pass_on(next_scene(praised))
    assert totals(last, earlier) == (7, 3, 10.0)


def test_a_play_in_its_last_praise_or_after_the_bow_has_no_place() -> None:
    """There is nothing to go on with."""
    praised, _ = saw_it(acting(index=2))
    assert bookmark_of(praised) is None
    over, _ = step(praised, Moment(2.0, 9.0, None))
    assert over.is_over
    assert bookmark_of(over) is None


@pytest.mark.parametrize(("to", "scene"), [("three", "three"), (END, None)])
def test_the_way_that_was_chosen_is_the_way_on(to: str, scene: str | None) -> None:
    """A play with ways goes on behind the door that opened."""
    way = Way(Expression.HAPPY, to)
    play = Scenario("test/ways", (), (a_scene("one", ways=(way,)), *PLAY.scenes[1:]))
    praised, _ = saw_it(acting(play), way)
    place = bookmark_of(praised)
    assert (place.scene if place else None) == scene


def test_a_scene_that_its_author_took_out_is_no_place() -> None:
    """The play then begins at its beginning."""
    assert Bookmark("four", 3, 1, 8.0).index_in(PLAY) is None
