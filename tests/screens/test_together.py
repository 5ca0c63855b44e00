"""Several children play together: gathered, on one seat in turn, or as a duet."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.acting.expressions import Expression
from game.acting.scenario import Way
from game.acting.take import Phase
from game.backstage import Backstage
from game.fakes import Shown
from game.perception.frames import CameraReason, CameraTrouble
from game.screens.choose_player import ChoosePlayerScreen
from game.screens.pause import PauseScreen
from game.screens.placard import PlacardScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.trouble import TroubleScreen
from game.screens.troupe_call import TroupeCallScreen
from game.screens.warm_up import WarmUpScreen
from tests.screens.conftest import a_play, a_scene, both
from tests.screens.paper import Ledger, PaperEye
from tests.screens.troupe import CALM, PLAY, Visit, act, gather, pass_seat
from tests.screens.troupe import family as family

HAPPY = Expression.HAPPY


def test_three_pass_the_seat_and_each_has_its_own_stars(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """Two scenes, two actors; the third claps, and begins the next play."""
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "seat", "player 1", "player 2", "player 3", with_camera=False)
    visitor.click(PLAY)
    assert "Kim begins" in pass_seat(visitor)
    act(visitor)
    assert "Alva's turn" in pass_seat(visitor)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    visitor.click("go_on")
    visitor.wait_for(TroupeCallScreen)
    stars = {line[0]: line[2] for line in family.lines}
    assert stars == {1: 3, 2: 1, 3: 1}
    assert visitor.screen.takings.waited == {2}
    visitor.click("again")
    assert "Sam begins" in visitor.says


def test_a_guest_plays_along_and_nothing_is_written_about_it(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """The bear is in no book; Kim's stars are."""
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "seat", "player 1", "guest bear", with_camera=False)
    visitor.click(PLAY)
    pass_seat(visitor)
    act(visitor)
    assert "Bear's turn" in pass_seat(visitor)
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert [line[0] for line in family.lines] == [1]
    assert visitor.screen.takings.stars == (3, 3)


def test_the_camera_is_off_while_seats_change_and_each_child_is_a_statue_once(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """A placard waits however long it takes; then the mirror learns the next child's face."""
    long_play = a_play(9)
    third = a_scene("third", Expression.ANGRY)
    house = replace(
        backstage.house, playbill=(replace(long_play, scenes=(*long_play.scenes, third)),)
    )
    backstage.house = house
    eye: PaperEye = backstage.eye
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "seat", "player 1", "player 2")
    visitor.click(long_play.name)
    visitor.show(CALM)
    sitters = []
    for _ in range(3):
        visitor.wait_for(PlacardScreen)
        visitor.wait(30.0)
        assert isinstance(visitor.screen, PlacardScreen), "nobody is hurried"
        assert not eye.is_on
        visitor.click("ready")
        assert isinstance(visitor.screen, WarmUpScreen)
        assert eye.is_on
        sitters.append(eye.sitter)
        visitor.wait_for(StageScreen)
        act(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert sitters == [1, 2, 1]
    assert not eye.is_on


def test_a_scene_is_told_only_when_the_next_child_sits_there(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """The line of the second scene waits behind the placard, also through a pause."""
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "seat", "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    pass_seat(visitor)
    act(visitor)
    visitor.wait_for(PlacardScreen)
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, PauseScreen)
    visitor.click("continue")
    assert "Alva's turn" in visitor.says
    assert not any("empty" in line for line in visitor.heard)
    visitor.click("ready")
    assert "empty" in visitor.says


def test_a_camera_that_fails_at_a_change_of_seats_leaves_the_play_whole(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """The second child's mirror stays dark: a friend watches, and the stars of the first stay."""
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "seat", "player 1", "player 2")
    visitor.click(PLAY)
    visitor.show(CALM)
    pass_seat(visitor)
    visitor.wait_for(StageScreen)
    act(visitor)
    visitor.wait_for(PlacardScreen)
    visitor.shows = lambda: CameraTrouble(CameraReason.LOST, "0")
    visitor.click("ready")
    visitor.wait_for(TroubleScreen)
    visitor.click("friend")
    assert visitor.screen.performance.index == 1
    assert not visitor.screen.performance.standards.is_watched
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert {line[0]: line[2] for line in family.lines} == {1: 3, 2: 3}


def test_a_full_disk_is_told_and_the_bow_goes_on(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """The stars are shown though they could not be written."""
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "duet", "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    visitor.click("ready")
    act(visitor)
    visitor.wait_until(lambda: visitor.screen.performance.index == 1)
    family.is_lost = True
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    visitor.look()
    assert visitor.screen.takings.stars == (6, 6)


def test_a_duet_is_watched_by_two_meters(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """Both are statues, both act, both get the stars; a missing partner is asked for."""
    eye: PaperEye = backstage.eye
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "duet", "player 1", "player 3")
    visitor.click(PLAY)
    assert "Kim sits on the left, Sam on the right." in visitor.heard
    visitor.click("ready")
    assert eye.actors == 2
    visitor.show(CALM)
    visitor.wait(6.0)
    assert isinstance(visitor.screen, WarmUpScreen), "one face is not enough"
    assert "I can see one face only. Sit close together, please!" in visitor.heard
    visitor.show(replace(CALM, partner=CALM))
    visitor.wait_for(StageScreen)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    assert visitor.says == "Both of you! Show a happy face!"
    visitor.show(replace(Shown(HAPPY, 0.9), partner=CALM))
    visitor.wait(1.5)
    assert visitor.screen.performance.fills == (1.0, 0.0)
    visitor.show(replace(CALM, partner=Shown(HAPPY, 0.9)))
    visitor.wait_until(lambda: visitor.screen.performance.index == 1)
    visitor.click("go_on")
    visitor.wait_for(TroupeCallScreen)
    assert {line[0]: line[2] for line in family.lines} == {1: 4, 3: 4}


def test_two_choose_a_door_together(backstage: Backstage, visit: Visit, family: Ledger) -> None:
    """The order says so."""
    ways = (Way(HAPPY, "end", both("Left", "Vänster")), Way(Expression.SAD, "end"))
    doors = replace(a_scene("doors", HAPPY), ask=frozenset({HAPPY, Expression.SAD}), ways=ways)
    play = replace(a_play(1), scenes=(doors,))
    backstage.house = replace(backstage.house, playbill=(play,))
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "duet", "player 1", "player 2", with_camera=False)
    visitor.click(play.name)
    visitor.click("ready")
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    assert visitor.says == "Choose together: a happy face or a sad face!"


def test_a_lone_player_after_a_duet_is_read_alone(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """The network runs for one face again."""
    eye: PaperEye = backstage.eye
    eye.use_actors(2)
    visitor = visit(ChoosePlayerScreen(backstage, lambda: None))
    visitor.click("player 1")
    visitor.click(PLAY)
    visitor.click("camera")
    assert eye.actors == 1


def test_two_are_needed_and_a_duet_takes_no_third(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """Start comes with the second child; a third takes the place of the first; a press undoes."""
    visitor = visit(TitleScreen(backstage))
    visitor.click("play")
    visitor.click("several")
    visitor.click("duet")
    visitor.click("player 1")
    assert "start" not in visitor.look().choices.rects
    visitor.click("player 2")
    visitor.click("player 3")
    visitor.click("player 2")
    assert "start" not in visitor.look().choices.rects
    visitor.click("player 1")
    visitor.click("start")
    visitor.click(PLAY)
    assert "Sam sits on the left, Kim on the right." in visitor.heard


def test_a_troupe_is_gathered_by_keys_alone(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """Tab and Enter, as everywhere."""
    visitor = visit(TitleScreen(backstage))
    for name in ("play", "several", "seat", "player 1", "player 2", "camera", "start", PLAY):
        visitor.press_to(name)
    visitor.press(pygame.K_RETURN)
    act(visitor)
    visitor.wait_for(PlacardScreen)
    visitor.press(pygame.K_RETURN)
    assert isinstance(visitor.screen, StageScreen)


def test_a_lost_book_leaves_guests_to_play(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """Nobody known can be shown, and the game goes on."""
    family.is_lost = True
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "seat", "guest fox", "guest owl", with_camera=False)
    visitor.click(PLAY)
    assert "Fox begins" in visitor.says
