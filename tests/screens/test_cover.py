"""The cover: one key or one button shuts the camera at once, and nothing is lost by it."""

from __future__ import annotations

import pygame
import pytest

from game.acting.expressions import Expression
from game.acting.stars import Outcome
from game.acting.take import Phase
from game.drawing import theme
from game.fakes import Shown
from game.screens.cameras import CameraListScreen
from game.screens.cover import turn_cover
from game.screens.exits import LEAVE
from game.screens.pause import PauseScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.warm_up import Step, WarmUpScreen

HAPPY, CALM = Shown(Expression.HAPPY, 0.9), Shown(Expression.NEUTRAL, 0.9)
COVERED = "The camera is covered. Press F9 to uncover it."


@pytest.fixture
def on_stage(backstage, visit):
    """A visitor in the middle of a hold."""
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0]))
    visitor.show(CALM)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    visitor.show(HAPPY)
    visitor.wait(0.5)
    return visitor


def test_f9_shuts_the_camera_and_its_picture_within_one_frame(on_stage, backstage) -> None:
    """The badge changes, the mirror is empty in the very next picture, and it is said."""
    assert on_stage.screen.tableau().seen is not None
    on_stage.press(pygame.K_F9)
    assert not backstage.eye.is_on
    on_stage.screen.update(1 / 60, on_stage.shows())
    tableau = on_stage.screen.tableau()
    assert tableau.seen is None
    assert tableau.face is None
    assert not tableau.is_camera_on
    assert tableau.trouble == COVERED
    assert on_stage.says == COVERED


def test_the_covered_take_waits_whole_and_goes_on(on_stage, backstage) -> None:
    """Whatever is before the lens: meter, scene and stars are as they were."""
    before = on_stage.screen.performance.take
    on_stage.press(pygame.K_F9)
    fill = on_stage.screen.performance.fill
    on_stage.wait(20.0)
    take = on_stage.screen.performance.take
    assert fill >= before.meters[0].held > 0.0
    assert on_stage.screen.performance.fill == fill
    assert take.hints == 0
    assert on_stage.heard.count(COVERED) == 1
    on_stage.press(pygame.K_F9)
    assert backstage.eye.is_on
    on_stage.wait(1.2)
    assert on_stage.screen.performance.results[0].outcome is Outcome.PERFORMED


def test_the_button_covers_too_and_is_large_enough(on_stage, backstage) -> None:
    """Who has no F9 clicks or touches the badge."""
    on_stage.click("cover")
    assert backstage.eye.is_covered
    assert min(on_stage.screen.choices.rects["cover"].size) >= theme.TARGET_MIN
    on_stage.touch("cover")
    assert not backstage.eye.is_covered
    assert backstage.eye.is_on


def test_a_cover_put_on_before_the_play_stays_and_is_told_once(backstage, visit) -> None:
    """Covered at the title, the camera opens on no screen; the play says why it waits."""
    turn_cover(backstage)
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0]))
    visitor.show(CALM)
    visitor.wait_until(lambda: len(visitor.heard) > 2)
    visitor.wait(15.0)
    assert not backstage.eye.is_on
    assert visitor.heard.count(COVERED) == 2, "once at the title, once where it matters"
    assert visitor.screen.performance.take.trying == 0.0


def test_a_pause_does_not_take_the_cover_off(on_stage, backstage) -> None:
    """Going on after a pause opens nothing that was covered."""
    on_stage.press(pygame.K_F9)
    on_stage.press(pygame.K_p)
    assert isinstance(on_stage.screen, PauseScreen)
    on_stage.press(pygame.K_p)
    on_stage.wait(0.1)
    assert isinstance(on_stage.screen, StageScreen)
    assert not backstage.eye.is_on
    assert on_stage.screen.tableau().trouble == COVERED


def test_the_warm_up_waits_under_the_cover(backstage, visit) -> None:
    """It neither goes on nor gives up; uncovered it begins to look."""
    visitor = visit(WarmUpScreen(backstage, lambda: TitleScreen(backstage), LEAVE))
    visitor.show(CALM)
    visitor.press(pygame.K_F9)
    visitor.wait(15.0)
    assert isinstance(visitor.screen, WarmUpScreen)
    assert visitor.screen.step is Step.LOOKING
    assert visitor.heard.count(COVERED) == 1
    visitor.press(pygame.K_F9)
    visitor.wait_until(lambda: visitor.screen.step is Step.STATUE)


def test_the_list_of_cameras_can_be_covered(backstage, visit) -> None:
    """Its live picture goes like any other."""
    visitor = visit(CameraListScreen(backstage, lambda: None))
    visitor.click("camera 2")
    visitor.show(CALM)
    visitor.wait(0.5)
    visitor.press(pygame.K_F9)
    assert not backstage.eye.is_on
    assert visitor.says == COVERED


def test_the_understudy_has_no_cover(backstage, visit) -> None:
    """A drawing needs none, and the button would promise something else."""
    backstage.eye.use_understudy(True)
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0]))
    visitor.look()
    assert "cover" not in visitor.screen.choices.rects
    visitor.press(pygame.K_F9)
    assert not backstage.eye.is_covered


def test_tab_never_rests_on_what_is_not_drawn(on_stage) -> None:
    """The statue has a key and no button on the stage, so the focus passes it by."""
    for _ in range(12):
        on_stage.press(pygame.K_TAB)
        assert on_stage.screen.choices.focus in on_stage.screen.choices.rects


def test_a_story_that_the_cover_cut_short_is_told_again(backstage, visit) -> None:
    """In the middle of a line it waits too; uncovered, the whole line is told once more."""
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0]))
    visitor.show(CALM)
    visitor.wait_until(lambda: visitor.says == "Something happens: parcel.")
    visitor.press(pygame.K_F9)
    visitor.wait(0.1)
    tableau = visitor.screen.tableau()
    assert tableau.word_in(tableau.line) is None, "another text is being spoken"
    visitor.wait(15.0)
    assert visitor.screen.performance.take.phase is Phase.TELLING
    visitor.press(pygame.K_F9)
    visitor.wait(0.1)
    assert visitor.says == "Something happens: parcel."
    visitor.wait_until(lambda: visitor.says == "Show a happy face!")


def test_uncovered_the_face_is_asked_for_again(on_stage) -> None:
    """Who comes back to the play hears where it stands."""
    on_stage.press(pygame.K_F9)
    on_stage.wait(3.0)
    on_stage.press(pygame.K_F9)
    on_stage.wait(0.1)
    assert on_stage.says == "Show a happy face!"


def test_under_the_cover_a_friend_can_still_say_that_it_was_seen(on_stage) -> None:
    """The buttons answer, and the play goes on to the next line."""
    on_stage.press(pygame.K_F9)
    on_stage.press(pygame.K_s)
    on_stage.wait_until(lambda: on_stage.screen.performance.index == 1)
    assert on_stage.says == "Something happens: empty."
