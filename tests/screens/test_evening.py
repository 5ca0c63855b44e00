"""Whole evenings at the theatre, from the door to the bow, by every way of pressing."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.acting.expressions import Expression
from game.acting.take import Phase
from game.fakes import Shown
from game.screens.choose_play import ChoosePlayScreen
from game.screens.choose_player import ChoosePlayerScreen
from game.screens.choose_road import ChooseRoadScreen
from game.screens.curtain_call import CurtainCallScreen
from game.screens.new_player import NewPlayerScreen
from game.screens.pause import PauseScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.warm_up import WarmUpScreen
from game.settings import Settings

HAPPY, SAD = Shown(Expression.HAPPY, 0.9), Shown(Expression.SAD, 0.9)
CALM = Shown(Expression.NEUTRAL, 0.9)


def act_the_play(visitor) -> None:
    """Make the faces that the two scenes ask for, once each is asked."""
    for face in (HAPPY, SAD):
        index = 0 if face is HAPPY else 1
        visitor.wait_until(
            lambda index=index: (
                visitor.screen.performance.index == index
                and visitor.screen.performance.take.phase is Phase.ACTING
            )
        )
        visitor.show(face)
        visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.PRAISING)
        visitor.show(CALM)
    visitor.wait_for(CurtainCallScreen)


def test_an_evening_with_the_keyboard_alone(backstage, visit, ledger) -> None:
    """Enter, arrows and Tab lead from the title to the curtain call and home again."""
    visitor = visit(TitleScreen(backstage))
    assert not backstage.eye.is_on
    visitor.press(pygame.K_RETURN)
    assert isinstance(visitor.screen, ChoosePlayerScreen)
    visitor.press(pygame.K_RETURN)
    assert isinstance(visitor.screen, ChoosePlayScreen)
    visitor.press(pygame.K_RIGHT)
    visitor.press(pygame.K_RETURN)
    assert isinstance(visitor.screen, ChooseRoadScreen)
    assert not backstage.eye.is_on
    visitor.press(pygame.K_RETURN)
    assert isinstance(visitor.screen, WarmUpScreen)
    assert backstage.eye.is_on
    visitor.show(CALM)
    visitor.wait_for(StageScreen)
    act_the_play(visitor)
    assert not backstage.eye.is_on
    player, play, stars, seconds = ledger.lines[0]
    assert (player, play, stars) == (1, "test/play-2", 6)
    assert 2.0 < seconds < 4.0
    visitor.press_to("home")
    assert isinstance(visitor.screen, TitleScreen)
    visitor.press(pygame.K_ESCAPE)
    assert visitor.screen is None


def test_an_evening_with_the_mouse_alone(backstage, visit, ledger) -> None:
    """A new player needs no keyboard: the picture brings its own name."""
    visitor = visit(TitleScreen(backstage))
    visitor.click("play")
    visitor.click("new")
    assert isinstance(visitor.screen, NewPlayerScreen)
    visitor.click("avatar dragon")
    visitor.click("done")
    assert ledger.known[-1].nickname == "Dragon"
    visitor.click("next page")
    visitor.click("test/play-4")
    visitor.click("camera")
    visitor.show(CALM)
    visitor.wait_for(StageScreen)
    act_the_play(visitor)
    assert ledger.lines[0][:3] == (2, "test/play-4", 6)
    visitor.click("again")
    assert isinstance(visitor.screen, StageScreen)
    visitor.click("pause")
    assert isinstance(visitor.screen, PauseScreen)
    visitor.click("another_play")
    assert isinstance(visitor.screen, ChoosePlayScreen)
    assert not backstage.eye.is_on


def test_an_evening_by_touch_with_a_friend_and_no_camera(backstage, visit, ledger) -> None:
    """The friend's "I saw it!" is worth the same stars, and the camera stays off all evening."""
    visitor = visit(TitleScreen(backstage))
    visitor.touch("play")
    visitor.touch("player 1")
    visitor.touch("test/play-1")
    visitor.touch("friend")
    assert isinstance(visitor.screen, StageScreen)
    for index in (0, 1):
        visitor.wait_until(
            lambda index=index: (
                visitor.screen.performance.index == index
                and visitor.screen.performance.take.phase is Phase.ACTING
            )
        )
        visitor.touch("saw_it")
    visitor.wait_for(CurtainCallScreen)
    assert ledger.lines[0][2] == 6
    assert not backstage.eye.is_on
    visitor.touch("another_play")
    visitor.touch("test/play-2")
    assert isinstance(visitor.screen, StageScreen), "the way to play is asked once an evening"
    assert not backstage.eye.is_on


def test_the_understudy_acts_the_play_by_itself(backstage, visit) -> None:
    """It rests while the line is told, and acts what is asked a moment after it is asked."""
    visitor = visit(TitleScreen(backstage))
    for name in ("play", "guest", "test/play-1", "understudy"):
        visitor.click(name)
    assert backstage.eye.is_understudy
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    assert backstage.eye.direction.strength == 0.0
    visitor.wait(1.0)
    assert backstage.eye.direction.expression is Expression.HAPPY
    assert backstage.eye.direction.strength == 1.0
    visitor.press(pygame.K_g)
    visitor.wait(0.3)
    assert backstage.eye.direction.strength == 0.0


def test_a_guest_leaves_nothing_in_the_score_book(backstage, visit, ledger) -> None:
    """Saving is a choice: who plays as a guest gets stars and no line."""
    visitor = visit(TitleScreen(backstage))
    for name in ("play", "guest", "test/play-1", "friend"):
        visitor.click(name)
    for _ in range(2):
        visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
        visitor.press(pygame.K_g)
        visitor.wait_until(
            lambda: (
                isinstance(visitor.screen, CurtainCallScreen)
                or visitor.screen.performance.index == 1
            )
        )
    visitor.wait_for(CurtainCallScreen)
    assert visitor.screen.stars == 2, "going on is worth a star each"
    assert ledger.lines == []


def test_one_click_changes_the_language_of_everything(backstage, visit) -> None:
    """Words, voice, titles and lines are Swedish after one click, and English after another."""
    visitor = visit(TitleScreen(backstage))
    visitor.click("language")
    assert backstage.voice.said[-1][1] == "sv"
    assert "Välkommen till teatern" in visitor.says
    assert "Welcome" not in visitor.says
    visitor.press_to("play")
    visitor.click("player 1")
    visitor.click("test/play-1")
    visitor.click("friend")
    visitor.wait_until(lambda: "Något händer: parcel." in visitor.heard)
    assert ("Födelsedagspaketet 1", "sv") in backstage.voice.said
    for name in ("pause", "home", "language"):
        visitor.click(name)
    assert backstage.voice.said[-1][1] == "en"
    assert visitor.says.startswith("Welcome")


def test_escape_leads_back_one_door_at_a_time(backstage, visit) -> None:
    """From the way to play back to the playbill, and from there home."""
    visitor = visit(TitleScreen(backstage))
    for name in ("play", "player 1", "test/play-1"):
        visitor.click(name)
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, ChoosePlayScreen)
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, TitleScreen)


def test_a_new_player_forgets_the_face_of_the_one_before(backstage, visit) -> None:
    """The resting face belongs to one player and goes when another is chosen."""
    visitor = visit(TitleScreen(backstage))
    for name in ("play", "player 1", "test/play-1", "camera"):
        visitor.click(name)
    visitor.show(CALM)
    visitor.wait_until(lambda: backstage.eye.statues == 1)
    for name in ("back", "back", "play", "guest"):
        visitor.click(name)
    assert backstage.eye.statues == 0


def test_every_question_can_be_heard_again(backstage, visit) -> None:
    """The loudspeaker, or R, says the question once more on each of the doors."""
    visitor = visit(TitleScreen(backstage))
    for name in ("play", "player 1", "test/play-1"):
        visitor.click(name)
        visitor.wait(4.0)
        assert not backstage.voice.is_busy()
        visitor.click("hear")
        assert backstage.voice.is_busy()
    visitor.wait(4.0)
    visitor.press(pygame.K_r)
    assert backstage.voice.is_busy()


def test_nothing_stirs_where_reduced_motion_is_wished(backstage, visit) -> None:
    """Two pictures of the title, seconds apart, are the same."""
    backstage.house = replace(backstage.house, settings=Settings(reduced_motion=True))
    visitor = visit(TitleScreen(backstage))
    visitor.wait(6.0)
    visitor.look()
    before = pygame.image.tobytes(visitor.surface, "RGB")
    visitor.wait(3.3)
    visitor.look()
    assert pygame.image.tobytes(visitor.surface, "RGB") == before
