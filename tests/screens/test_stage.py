"""The stage: help, waiting, pausing, and a camera that goes away in the middle of a take."""

from __future__ import annotations

import pygame
import pytest

from game.acting.expressions import Expression
from game.acting.readings import Obstacle
from game.acting.stars import Outcome
from game.acting.take import Phase
from game.fakes import Shown
from game.perception.frames import CameraReason, CameraTrouble, PerceptionTrouble
from game.phrases import obstacle_help
from game.screens.curtain_call import CurtainCallScreen
from game.screens.pause import PauseScreen
from game.screens.stage import StageScreen

HAPPY = Shown(Expression.HAPPY, 0.9)
CALM = Shown(Expression.NEUTRAL, 0.9)
NOBODY = Shown(None)
LOST = CameraTrouble(CameraReason.LOST, "0")


@pytest.fixture
def on_stage(backstage, visit):
    """A visitor before the camera, in the first scene, asked for a happy face; calm as yet."""

    def begin(**rest):
        visitor = visit(StageScreen(backstage, backstage.house.playbill[0], **rest))
        visitor.show(CALM)
        visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
        return visitor

    return begin


def take(visitor):
    """Return the take that is on."""
    return visitor.screen.performance.take


def test_the_title_is_told_before_the_curtain_and_the_line_behind_it(backstage, visit) -> None:
    """No line is told while the curtain is closed, and the clock of the play stands."""
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0]))
    assert visitor.heard == ["The birthday parcel 1"]
    assert visitor.screen.tableau().openness == 0.0
    visitor.wait_until(lambda: visitor.screen.tableau().openness == 1.0)
    visitor.wait_until(lambda: len(visitor.heard) > 1)
    assert visitor.says == "Something happens: parcel."
    assert visitor.screen.performance.take.seconds == 0.0


def test_what_is_asked_is_also_said(on_stage) -> None:
    """A child who cannot read hears which face to show."""
    assert on_stage().says == "Show a happy face!"


def test_the_spoken_word_is_marked_in_the_line_only_while_it_is_told(backstage, visit) -> None:
    """The highlight belongs to the text that is being spoken."""
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0]))
    visitor.wait_until(lambda: len(visitor.heard) > 1)
    tableau = visitor.screen.tableau()
    first, last = tableau.word_in(tableau.line)
    assert tableau.line[first:last] == "Something"
    visitor.show(CALM)
    visitor.wait_until(lambda: visitor.says == "Show a happy face!")
    tableau = visitor.screen.tableau()
    assert tableau.word_in(tableau.line) is None
    assert tableau.word_in("Show a happy face!") is not None


def test_a_face_held_gets_praise_and_all_stars(on_stage) -> None:
    """The meter fills while the face is held, and praise follows."""
    visitor = on_stage()
    visitor.show(HAPPY)
    visitor.wait(0.6)
    assert 0.3 < visitor.screen.performance.fill < 0.9
    visitor.wait(0.8)
    assert take(visitor).outcome is Outcome.PERFORMED
    assert visitor.says == "Bravo!"
    assert visitor.screen.tableau().praise == "Bravo!"


def test_help_comes_by_key_one_step_at_a_time(on_stage) -> None:
    """First the author's hint, then the understudy shows it, then another movement."""
    visitor = on_stage()
    visitor.press(pygame.K_h)
    assert visitor.screen.tableau().bubble == "Show your teeth!"
    assert visitor.screen.tableau().shown is None
    visitor.press(pygame.K_h)
    assert visitor.screen.tableau().shown is Expression.HAPPY
    assert visitor.says == "Look! This is how I make a happy face."
    visitor.press(pygame.K_h)
    assert take(visitor).is_eased
    assert visitor.says == "Pull the corners of your mouth up!"


def test_help_comes_by_itself_to_who_waits(on_stage) -> None:
    """After six seconds of trying there is a hint, and after nine the understudy."""
    visitor = on_stage()
    visitor.wait(8.0)
    assert "Show your teeth!" in visitor.heard
    visitor.wait(4.0)
    assert "Look! This is how I make a happy face." in visitor.heard


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
    assert not backstage.voice.is_busy()
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


def test_again_tells_the_line_again(on_stage) -> None:
    """R repeats the story, not the last hint."""
    visitor = on_stage()
    visitor.press(pygame.K_h)
    visitor.press(pygame.K_r)
    assert visitor.says == "Something happens: parcel."


def test_go_on_during_praise_only_cuts_the_praise_short(on_stage) -> None:
    """Pressing twice does not skip the next scene."""
    visitor = on_stage()
    visitor.press(pygame.K_g)
    visitor.press(pygame.K_g)
    visitor.wait(2.0)
    assert visitor.screen.performance.index == 1
    assert len(visitor.screen.performance.results) == 1


def test_before_the_first_scene_go_on_only_opens_the_curtain(backstage, visit) -> None:
    """An impatient press does not cost a scene."""
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0]))
    visitor.press(pygame.K_g)
    visitor.press(pygame.K_s)
    assert visitor.screen.performance.results == ()


def test_no_other_expression_is_ever_named(on_stage) -> None:
    """An angry face before the camera is neither named nor shown: only what is asked is (R1)."""
    visitor = on_stage()
    visitor.show(Shown(Expression.ANGRY, 1.0))
    visitor.wait(25.0)
    tableau = visitor.screen.tableau()
    said = " ".join(visitor.heard) + tableau.bubble
    assert "angry" not in said
    assert "%" not in said
    assert not any(sign.isdigit() for sign in said.replace("parcel 1", ""))


def test_with_a_friend_the_camera_stays_off(on_stage, backstage) -> None:
    """No picture is taken in, even if one should come."""
    visitor = on_stage(is_watched=False)
    visitor.show(HAPPY)
    visitor.wait(3.0)
    assert not backstage.eye.is_on
    assert visitor.screen.tableau().seen is None
    assert take(visitor).outcome is None
