"""The warm-up: being seen, the statue face, and the ways around both."""

from __future__ import annotations

import pygame
import pytest

from game.acting.expressions import Expression
from game.acting.readings import Obstacle
from game.fakes import Shown
from game.perception.frames import CameraReason, CameraTrouble
from game.phrases import obstacle_help
from game.screens.exits import Exits, Road
from game.screens.title import TitleScreen
from game.screens.trouble import TroubleScreen
from game.screens.warm_up import Step, WarmUpScreen

CALM = Shown(Expression.NEUTRAL, 0.9)
MISSING = CameraTrouble(CameraReason.MISSING, "0")


@pytest.fixture
def taken() -> list[str]:
    """The doors that were gone through."""
    return []


@pytest.fixture
def warm_up(backstage, visit, taken):
    """A visitor at the warm-up; every door leads to the title and is noted."""

    def door(name: str):
        taken.append(name)
        return TitleScreen(backstage)

    exits = Exits(lambda: door("home"), lambda: door("another play"), lambda road: door(road))
    return visit(WarmUpScreen(backstage, lambda: door("stage"), exits))


def test_a_seen_face_becomes_a_statue_and_goes_on(warm_up, backstage, taken) -> None:
    """Seen, then still, then the curtain: without one press."""
    assert backstage.eye.is_on
    warm_up.show(CALM)
    warm_up.wait_until(lambda: warm_up.screen.step is Step.STATUE)
    assert backstage.eye.statues == 1
    warm_up.wait_until(lambda: taken == ["stage"])
    assert "Now be as still as a statue, with a calm face." in warm_up.heard


def test_nothing_begins_while_no_face_is_seen(warm_up, backstage) -> None:
    """The statue waits for a face, and the help is said, and not too often."""
    warm_up.show(Shown(None))
    warm_up.wait(12.0)
    assert backstage.eye.statues == 0
    assert warm_up.heard.count(obstacle_help(Obstacle.NO_FACE)) in (1, 2)


@pytest.mark.parametrize(
    ("shown", "obstacle"),
    [
        (Shown(None, brightness=0.02), Obstacle.TOO_DARK),
        (Shown(Expression.HAPPY, 0.9, brightness=0.02), Obstacle.TOO_DARK),
        (Shown(None), Obstacle.NO_FACE),
    ],
)
def test_each_obstacle_has_its_own_help(warm_up, shown, obstacle) -> None:
    """Light and distance are told apart."""
    warm_up.show(shown)
    warm_up.wait(6.0)
    assert warm_up.says == obstacle_help(obstacle)


def test_the_warm_up_can_be_skipped(warm_up, taken) -> None:
    """Nobody has to be a statue."""
    warm_up.press(pygame.K_g)
    assert taken == ["stage"]


@pytest.mark.parametrize("road", [Road.FRIEND, Road.UNDERSTUDY])
def test_other_roads_start_here_too(warm_up, taken, road) -> None:
    """A friend or the understudy are one click away."""
    warm_up.click(road)
    assert taken == [road]


def test_a_missing_camera_is_explained_and_another_road_offered(warm_up, taken) -> None:
    """After a moment of trouble there is advice, and a friend is enough to play."""
    warm_up.shows = lambda: MISSING
    warm_up.wait(2.0)
    assert isinstance(warm_up.screen, TroubleScreen)
    assert "I can't find a camera." in warm_up.says
    warm_up.click("friend")
    assert taken == [Road.FRIEND]


def test_a_camera_plugged_in_is_noticed_by_itself(warm_up) -> None:
    """The warm-up comes back as soon as there is a picture."""
    warm_up.shows = lambda: MISSING
    warm_up.wait(2.0)
    warm_up.show(CALM)
    warm_up.wait(0.2)
    assert isinstance(warm_up.screen, WarmUpScreen)


def test_trying_again_opens_the_camera_again(warm_up, backstage) -> None:
    """The button does what it says even when nothing has changed yet."""
    warm_up.shows = lambda: MISSING
    warm_up.wait(2.0)
    warm_up.click("retry")
    assert isinstance(warm_up.screen, WarmUpScreen)
    assert backstage.eye.is_on


def test_the_camera_is_released_while_the_window_is_left(warm_up, backstage) -> None:
    """No camera runs behind another window."""
    warm_up.send(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    assert not backstage.eye.is_on
    warm_up.send(pygame.event.Event(pygame.WINDOWFOCUSGAINED))
    assert backstage.eye.is_on


SMILE = Shown(Expression.HAPPY, 0.9)
PASSING = "It works just as well with a friend. Curtain up!"


def smiling_step(visitor) -> None:
    """Be seen and be a statue, until a smile is asked for."""
    visitor.show(CALM)
    visitor.wait_until(lambda: visitor.screen.step is Step.SMILE)


def test_a_smile_fills_the_meter_and_raises_the_curtain(warm_up, taken) -> None:
    """After the statue a smile is tried, and it is praised."""
    smiling_step(warm_up)
    assert warm_up.says == "And now try a smile!"
    warm_up.show(SMILE)
    warm_up.wait(1.0)
    assert warm_up.says == "What a smile! Up goes the curtain."
    warm_up.wait_until(lambda: taken == ["stage"])


def test_who_does_not_smile_gets_a_hint_and_is_passed_on(warm_up, taken) -> None:
    """One hint, no fault, a friend offered in gold; the play begins by itself."""
    smiling_step(warm_up)
    warm_up.wait_until(lambda: warm_up.says == "Pull the corners of your mouth up!", 8.0)
    warm_up.wait_until(lambda: warm_up.screen.step is Step.FRIENDLY, 12.0)
    assert warm_up.says == PASSING
    friend = next(one for one in warm_up.screen.choices._offer() if one.name == "friend")
    assert friend.is_primary
    warm_up.wait_until(lambda: taken == ["stage"], 15.0)


def test_the_friend_offered_is_one_press_away(warm_up, taken) -> None:
    """Whoever would rather play with a friend does so at once."""
    smiling_step(warm_up)
    warm_up.wait_until(lambda: warm_up.screen.step is Step.FRIENDLY)
    warm_up.click("friend")
    assert taken == [Road.FRIEND]


def test_a_smile_that_begins_late_is_not_cut_off(warm_up) -> None:
    """Nobody is passed on in the middle of a hold."""
    smiling_step(warm_up)
    warm_up.wait(8.8)
    warm_up.show(SMILE)
    warm_up.wait(1.0)
    assert warm_up.says == "What a smile! Up goes the curtain."


def test_looking_away_stops_the_clock_of_the_smile(warm_up) -> None:
    """Who goes out of the picture misses nothing."""
    smiling_step(warm_up)
    warm_up.show(Shown(None))
    warm_up.wait(20.0)
    assert warm_up.screen.step is Step.SMILE
    assert warm_up.says == obstacle_help(Obstacle.NO_FACE)


def test_the_smile_can_be_skipped(warm_up, taken) -> None:
    """Go on is always there."""
    smiling_step(warm_up)
    warm_up.click("skip")
    assert taken == ["stage"]
