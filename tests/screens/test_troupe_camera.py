"""A troupe and its camera: covered, lost, replaced by a friend or the understudy, off at home."""

from __future__ import annotations

import pygame
import pytest

from game.backstage import Backstage
from game.fakes import Shown
from game.perception.frames import CameraReason, CameraTrouble
from game.screens.choose_play import ChoosePlayScreen
from game.screens.guess_reveal import RevealScreen
from game.screens.pause import PauseScreen
from game.screens.placard import PlacardScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.trouble import TroubleScreen
from game.screens.troupe_call import TroupeCallScreen
from game.screens.warm_up import WarmUpScreen
from tests.screens.conftest import Visitor
from tests.screens.paper import Ledger, PaperEye
from tests.screens.troupe import (
    CALM,
    PLAY,
    SOMEWHERE,
    act,
    gather,
    open_seat,
    pass_seat,
    to_secret,
    until_acting,
)
from tests.screens.troupe import visitor as visitor


def test_a_cover_on_a_placard_holds_in_the_warm_up_and_on_the_stage(
    visitor: Visitor, backstage: Backstage
) -> None:
    """Hear again says the placard's own words, and nothing is seen until it is uncovered."""
    eye: PaperEye = backstage.eye
    gather(visitor, "seat", "player 1", "player 2")
    visitor.click(PLAY)
    visitor.show(CALM)
    visitor.press(pygame.K_F9)
    assert "covered" in visitor.says
    visitor.click("hear")
    assert "Kim begins" in visitor.says
    visitor.click("ready")
    visitor.wait(5.0)
    assert isinstance(visitor.screen, WarmUpScreen)
    assert not eye.is_on
    visitor.press(pygame.K_F9)
    visitor.wait_for(StageScreen)
    act(visitor)
    visitor.wait_for(PlacardScreen)
    visitor.press(pygame.K_F9)
    visitor.press(pygame.K_F9)
    assert not eye.is_on, "nobody acts behind a placard"


def test_a_cover_in_mid_riddle_lets_the_guessing_wait(
    visitor: Visitor, backstage: Backstage
) -> None:
    """The mirror is dark, lamps stand still, and the button uncovers it again."""
    eye: PaperEye = backstage.eye
    visitor.show(CALM)
    gather(visitor, "guess", "player 1", "player 2")
    asked = to_secret(visitor)
    visitor.click("ready")
    visitor.show(Shown(asked, 0.9))
    visitor.wait(0.3)
    visitor.click("cover")
    assert not eye.is_on
    visitor.wait(0.2)
    fill = visitor.screen.performance.fill
    visitor.wait(5.0)
    assert visitor.screen.performance.fill == fill
    assert visitor.screen._glass.picture is None
    visitor.click("cover")
    assert eye.is_on
    visitor.wait(2.5)
    assert visitor.screen.performance.fill == 1.0


def test_a_camera_lost_in_mid_riddle_is_told(visitor: Visitor) -> None:
    """And the friends can still guess."""
    visitor.show(CALM)
    gather(visitor, "guess", "player 1", "player 2")
    to_secret(visitor)
    visitor.click("ready")
    visitor.wait(6.0)
    visitor.shows = lambda: CameraTrouble(CameraReason.LOST, "0")
    visitor.wait(1.0)
    assert "The camera went away." in visitor.says
    visitor.click("go_on")
    assert isinstance(visitor.screen, RevealScreen)


@pytest.mark.parametrize("road", ["friend", "understudy"])
def test_another_road_in_mid_take_goes_on_with_the_same_take(
    visitor: Visitor, backstage: Backstage, road: str
) -> None:
    """A camera that is gone while the statue is learnt again costs nobody a scene."""
    open_seat(visitor, with_camera=True)
    act(visitor)
    pass_seat(visitor)
    visitor.wait_for(StageScreen)
    until_acting(visitor)
    visitor.press(pygame.K_w)
    visitor.shows = lambda: CameraTrouble(CameraReason.LOST, "0")
    visitor.wait_for(TroubleScreen)
    visitor.click(road)
    assert isinstance(visitor.screen, StageScreen)
    assert visitor.screen.performance.index == 1
    assert len(visitor.screen.performance.results) == 1
    assert backstage.eye.is_understudy is (road == "understudy")


@pytest.mark.parametrize("manner", ["seat", "duet"])
def test_the_understudy_acts_for_a_troupe_at_once(
    visitor: Visitor, backstage: Backstage, ledger: Ledger, manner: str
) -> None:
    """From the warm-up; it is the troupe's play still, and no business of the guest's."""
    ledger.places = {(None, PLAY): SOMEWHERE}
    gather(visitor, manner, "player 1", "player 2")
    visitor.click(PLAY)
    visitor.show(CALM)
    visitor.click("ready")
    visitor.click("understudy")
    assert isinstance(visitor.screen, StageScreen)
    assert backstage.eye.is_understudy
    act(visitor)
    if manner == "seat":
        pass_seat(visitor)
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert ledger.places == {(None, PLAY): SOMEWHERE}


def test_a_friend_takes_over_in_the_first_warm_up(visitor: Visitor) -> None:
    """Nobody is asked twice to sit down."""
    gather(visitor, "duet", "player 1", "player 2")
    visitor.click(PLAY)
    visitor.click("ready")
    visitor.click("friend")
    assert isinstance(visitor.screen, StageScreen)
    assert not visitor.backstage.eye.is_on


def test_home_from_every_screen_of_a_troupe_leads_to_the_title_with_the_camera_off(
    visitor: Visitor, backstage: Backstage
) -> None:
    """In mid-take, too; and whoever plays alone next is read alone."""
    open_seat(visitor, with_camera=True)
    until_acting(visitor)
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, PauseScreen)
    visitor.click("another_play")
    assert isinstance(visitor.screen, ChoosePlayScreen)
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, TitleScreen)
    assert not backstage.eye.is_on
    for name in ("play", "player 1", PLAY, "camera"):
        visitor.click(name)
    assert (backstage.eye.actors, backstage.eye.sitter) == (1, 0)


def test_back_from_a_warm_up_between_two_scenes_leads_to_the_placard(
    visitor: Visitor, backstage: Backstage
) -> None:
    """Not out of the play: somebody else may sit down first."""
    open_seat(visitor, with_camera=True)
    act(visitor)
    pass_seat(visitor)
    assert isinstance(visitor.screen, WarmUpScreen)
    visitor.click("back")
    assert isinstance(visitor.screen, PlacardScreen)
    assert "Alva's turn" in visitor.says
    assert not backstage.eye.is_on
    pass_seat(visitor)
    visitor.wait_for(StageScreen)
    assert visitor.screen.performance.index == 1
