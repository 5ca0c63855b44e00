"""A take that is interrupted: nobody there, a lost camera, a pause, the statue, other feathers."""

from __future__ import annotations

import pygame
import pytest

from game.acting.readings import Obstacle
from game.acting.stars import Outcome
from game.acting.take import Phase
from game.fakes import Shown
from game.perception.frames import CameraReason, CameraTrouble, PerceptionTrouble
from game.phrases import obstacle_help
from game.screens.curtain_call import CurtainCallScreen
from game.screens.pause import PauseScreen
from game.screens.stage import StageScreen
from game.screens.warm_up import Step, WarmUpScreen
from tests.screens.on_stage import CALM, HAPPY, take
from tests.screens.on_stage import on_stage as on_stage

NOBODY = Shown(None)
LOST = CameraTrouble(CameraReason.LOST, "0")


def test_nobody_before_the_camera_stops_the_clock_and_is_told(on_stage) -> None:
    """The take waits, and the help is spoken and shown."""
    visitor = on_stage()
    visitor.show(NOBODY)
    visitor.wait(1.0)
    tried = take(visitor).trying
    visitor.wait(4.0)
    assert take(visitor).trying == tried
    assert obstacle_help(Obstacle.NO_FACE) in visitor.heard
    assert visitor.screen.tableau().obstacle is Obstacle.NO_FACE


def test_a_camera_lost_in_mid_take_loses_nothing(on_stage) -> None:
    """The take waits with its meter as it was, says what to do, and goes on by itself."""
    visitor = on_stage()
    visitor.show(HAPPY)
    visitor.wait(0.6)
    fill = visitor.screen.performance.fill
    visitor.shows = lambda: LOST
    visitor.wait(20.0)
    assert isinstance(visitor.screen, StageScreen)
    assert visitor.screen.performance.fill == fill
    assert visitor.screen.tableau().trouble.startswith("The camera went away.")
    assert visitor.heard.count(visitor.screen.tableau().trouble) == 1
    assert visitor.screen.tableau().seen is None, "the last picture does not stay in the mirror"
    visitor.show(HAPPY)
    visitor.wait(1.0)
    assert take(visitor).outcome is Outcome.PERFORMED
    assert visitor.screen.tableau().trouble == ""


@pytest.mark.parametrize("trouble", [LOST, PerceptionTrouble("A file is missing.")])
def test_without_a_camera_the_buttons_still_answer(on_stage, trouble) -> None:
    """A friend can say "I saw it!" and the play goes on to its end."""
    visitor = on_stage()
    visitor.shows = lambda: trouble
    visitor.wait(1.0)
    visitor.click("saw_it")
    visitor.wait_until(lambda: visitor.screen.performance.index == 1)
    visitor.wait_until(lambda: take(visitor).phase is Phase.ACTING)
    visitor.click("go_on")
    visitor.wait_for(CurtainCallScreen)
    assert visitor.screen.stars == 4


def test_pause_releases_the_camera_and_keeps_the_take(on_stage, backstage) -> None:
    """Escape pauses, Escape goes on, and nothing of the take is lost in between."""
    visitor = on_stage()
    visitor.show(HAPPY)
    visitor.wait(0.3)
    stage = visitor.screen
    visitor.press(pygame.K_ESCAPE)
    fill = stage.performance.fill
    assert 0.3 < fill < 1.0
    assert isinstance(visitor.screen, PauseScreen)
    assert not backstage.eye.is_on
    assert visitor.says.startswith("Pause"), "the play is silent"
    visitor.wait(30.0)
    assert stage.performance.fill == fill
    visitor.press(pygame.K_ESCAPE)
    assert visitor.screen is stage
    assert backstage.eye.is_on


def test_leaving_the_window_pauses_and_coming_back_goes_on(on_stage, backstage) -> None:
    """The camera is off while somebody does something else."""
    visitor = on_stage()
    stage = visitor.screen
    visitor.send(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    assert not backstage.eye.is_on
    visitor.wait(2.0)
    visitor.send(pygame.event.Event(pygame.WINDOWFOCUSGAINED))
    assert visitor.screen is stage
    assert backstage.eye.is_on


def test_a_pause_of_ones_own_does_not_end_by_the_window(on_stage, backstage) -> None:
    """Who pressed pause finds the pause again."""
    visitor = on_stage()
    visitor.press(pygame.K_p)
    visitor.send(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    visitor.send(pygame.event.Event(pygame.WINDOWFOCUSGAINED))
    assert isinstance(visitor.screen, PauseScreen)
    assert not backstage.eye.is_on


@pytest.mark.parametrize("key", [pygame.K_w, pygame.K_F8])
def test_the_statue_is_learnt_again_with_one_key_and_nothing_is_lost(
    on_stage, backstage, key
) -> None:
    """The warm-up learns the face afresh without a smile, and the same take goes on."""
    visitor = on_stage()
    visitor.show(HAPPY)
    visitor.wait(0.4)
    stage = visitor.screen
    visitor.press(key)
    fill = stage.performance.fill
    assert 0.4 < fill < 1.0
    assert isinstance(visitor.screen, WarmUpScreen)
    visitor.show(CALM)
    visitor.wait_until(lambda: visitor.screen.step is Step.STATUE)
    assert backstage.eye.statues == 1
    visitor.wait_until(lambda: visitor.screen is stage, 15.0)
    assert stage.performance.fill == pytest.approx(fill, abs=0.1)
    assert stage.performance.index == 0
    assert backstage.eye.is_on


def test_a_second_statue_is_not_taken_for_the_first(on_stage, backstage) -> None:
    """The resting face that is known already does not end the new one at once."""
    visitor = on_stage()
    backstage.eye.learn_statue()
    visitor.wait(4.0)
    visitor.press(pygame.K_w)
    visitor.wait_until(lambda: visitor.screen.step is Step.STATUE)
    assert backstage.eye.statues == 2
    visitor.wait(1.0)
    assert visitor.screen.step is Step.STATUE


def test_the_pause_offers_the_statue_and_every_way_leads_back(on_stage) -> None:
    """Escape from the second warm-up goes on with the take, not out of the play."""
    visitor = on_stage()
    stage = visitor.screen
    visitor.press(pygame.K_p)
    visitor.click("statue")
    assert isinstance(visitor.screen, WarmUpScreen)
    visitor.look()
    assert "friend" not in visitor.screen.choices.rects
    visitor.press(pygame.K_ESCAPE)
    assert visitor.screen is stage


def test_with_a_friend_there_is_no_statue(on_stage, backstage) -> None:
    """Where nobody reads faces no resting face is learnt, neither by key nor in the pause."""
    visitor = on_stage(is_watched=False)
    visitor.press(pygame.K_w)
    assert isinstance(visitor.screen, StageScreen)
    visitor.press(pygame.K_p)
    visitor.look()
    assert "statue" not in visitor.screen.choices.rects


def test_a_feather_chosen_in_the_pause_holds_in_the_same_take(on_stage, backstage) -> None:
    """Gentle: said, saved, and the meter of this take needs 0.6 s."""
    visitor = on_stage()
    visitor.press(pygame.K_p)
    visitor.click("gentle")
    assert visitor.says == "Gentle: hold each face for a short moment."
    assert backstage.office.changed[-1].difficulty == "gentle"
    visitor.press(pygame.K_p)
    visitor.show(HAPPY)
    visitor.wait(0.75)
    assert take(visitor).outcome is Outcome.PERFORMED


def test_a_brave_take_asks_for_a_longer_hold(on_stage) -> None:
    """The same face held as long is not enough yet."""
    visitor = on_stage()
    visitor.press(pygame.K_p)
    visitor.press_to("brave")
    visitor.press(pygame.K_p)
    visitor.show(HAPPY)
    visitor.wait(1.2)
    assert take(visitor).outcome is None
    visitor.wait(0.5)
    assert take(visitor).outcome is Outcome.PERFORMED
