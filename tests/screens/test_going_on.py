"""Going on where a play was left, breaks, the end of an evening, and stickers."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.acting.bookmark import Bookmark
from game.acting.evening import ADDED, BREAK_EVERY, Evening
from game.acting.expressions import Expression
from game.acting.take import Phase
from game.fakes import Shown
from game.screens.break_time import BreakScreen
from game.screens.choose_play import ChoosePlayScreen
from game.screens.choose_road import ChooseRoadScreen
from game.screens.closing import ClosingScreen
from game.screens.curtain_call import CurtainCallScreen
from game.screens.exits import Exits
from game.screens.gate import GateScreen
from game.screens.go_on import GoOnScreen
from game.screens.pause import PauseScreen
from game.screens.stage import StageScreen
from game.screens.stickers import StickersScreen
from game.screens.title import TitleScreen
from game.screens.warm_up import WarmUpScreen

PLAY = "test/play-1"
SECOND_SCENE = Bookmark("empty", 3, 1, 0.0)


def open_play(visitor, player: str = "player 1", road: str = "friend") -> None:
    """Go from the title to the first play."""
    for name in ("play", player, PLAY, road):
        visitor.click(name)


def see(visitor) -> None:
    """Be the friend who sees the scene that is on, and hear the praise to its end."""
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    visitor.press(pygame.K_s)
    visitor.wait_until(
        lambda: (
            not isinstance(visitor.screen, StageScreen)
            or visitor.screen.performance.take.phase is not Phase.PRAISING
        )
    )


def leave(visitor) -> None:
    """Go home in the middle of a play."""
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, PauseScreen)
    visitor.click("home")


def played(backstage, minutes: float, since_break: float = 0.0) -> None:
    """Let so many minutes have been played tonight."""
    evening = Evening(minutes * 60, since_break * 60)
    backstage.house = replace(backstage.house, evening=evening)


def limit(backstage, minutes: int | None) -> None:
    """Let a grown-up set how long an evening may last."""
    settings = replace(backstage.house.settings, limit_minutes=minutes)
    backstage.house = replace(backstage.house, settings=settings)


@pytest.mark.parametrize("player", ["player 1", "guest"])
def test_a_play_that_was_left_is_gone_on_with_at_the_same_scene(backstage, visit, ledger, player):
    """The question is spoken; the stars of before are at the bow, and written down once."""
    visitor = visit(TitleScreen(backstage))
    open_play(visitor, player)
    see(visitor)
    leave(visitor)
    assert ledger.lines == []
    open_play(visitor, player)
    assert isinstance(visitor.screen, GoOnScreen)
    assert visitor.says == (
        "You have begun “The birthday parcel 1” already.\n"
        "Go on where you were? Or from the beginning?"
    )
    visitor.click("go_on")
    assert visitor.screen.performance.scene.name == "empty"
    see(visitor)
    assert isinstance(visitor.screen, CurtainCallScreen)
    assert visitor.screen.stars == 6
    visitor.look()
    assert [line[2] for line in ledger.lines] == ([6] if player == "player 1" else [])
    assert ledger.places == {}, "a play brought to its bow has no place"
    assert ledger.aside == []


def test_from_the_beginning_keeps_the_stars_of_before_and_loses_the_place_only_then(
    backstage, visit, ledger
) -> None:
    """Whoever only looks in, and goes home before a scene is over, can still go on later."""
    ledger.keep_place(1, PLAY, SECOND_SCENE)
    visitor = visit(TitleScreen(backstage))
    open_play(visitor)
    visitor.click("anew")
    assert visitor.screen.performance.index == 0
    leave(visitor)
    assert ledger.places == {(1, PLAY): SECOND_SCENE}
    open_play(visitor)
    visitor.click("anew")
    see(visitor)
    assert ledger.aside == [(1, PLAY, 3)]
    assert ledger.places[1, PLAY].stars == 3
    see(visitor)
    assert ledger.lines[0][2] == 6
    assert ledger.aside == [(1, PLAY, 3)]


def test_a_game_that_is_quit_or_loses_its_power_keeps_the_place(backstage, visit, ledger) -> None:
    """The ribbon lies from the moment a scene is over, whatever happens then."""
    visitor = visit(TitleScreen(backstage))
    open_play(visitor)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    assert ledger.places == {}
    visitor.press(pygame.K_s)
    assert ledger.places == {
        (1, PLAY): replace(SECOND_SCENE, seconds=ledger.places[1, PLAY].seconds)
    }


def test_another_player_and_another_play_begin_at_the_beginning(backstage, visit, ledger) -> None:
    """A place belongs to one child and one play."""
    ledger.add_player("Lo", "owl")
    ledger.keep_place(1, PLAY, SECOND_SCENE)
    visitor = visit(TitleScreen(backstage))
    open_play(visitor, "player 2")
    assert isinstance(visitor.screen, StageScreen)
    leave(visitor)
    for name in ("play", "player 1", "test/play-2", "friend"):
        visitor.click(name)
    assert isinstance(visitor.screen, StageScreen)


def test_back_from_the_question_leads_to_the_playbill(backstage, visit, ledger) -> None:
    """Nothing is forgotten by looking."""
    ledger.keep_place(1, PLAY, SECOND_SCENE)
    visitor = visit(TitleScreen(backstage))
    open_play(visitor)
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, ChoosePlayScreen)
    assert ledger.places == {(1, PLAY): SECOND_SCENE}


def test_another_road_in_the_warm_up_leads_to_the_same_scene(backstage, visit, ledger) -> None:
    """Where the camera will not do, a friend helps, and nobody is asked twice where to begin."""
    ledger.keep_place(1, PLAY, SECOND_SCENE)
    visitor = visit(TitleScreen(backstage))
    open_play(visitor, road="camera")
    assert not backstage.eye.is_on, "the question needs no camera"
    visitor.click("go_on")
    assert isinstance(visitor.screen, WarmUpScreen)
    visitor.click("friend")
    assert visitor.screen.performance.scene.name == "empty"


def test_a_play_whose_scene_was_taken_out_begins_at_the_beginning(backstage, visit, ledger) -> None:
    """An author may change a play at any time."""
    ledger.keep_place(1, PLAY, replace(SECOND_SCENE, scene="removed"))
    visitor = visit(TitleScreen(backstage))
    open_play(visitor)
    assert visitor.screen.performance.index == 0


def test_a_book_that_cannot_be_written_stops_no_play(backstage, visit, ledger) -> None:
    """The play goes on without a ribbon, and the bow tells what is wrong."""
    visitor = visit(TitleScreen(backstage))
    open_play(visitor)
    ledger.is_lost = True
    see(visitor)
    see(visitor)
    assert isinstance(visitor.screen, CurtainCallScreen)
    assert visitor.screen.stars == 6


def test_a_break_comes_between_two_scenes_and_never_in_mid_take(backstage, visit) -> None:
    """The camera rests, an exercise is spoken, and the next scene waits to be told."""
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0]))
    visitor.show(Shown(Expression.NEUTRAL, 0.9))
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    stage = visitor.screen
    played(backstage, 12, since_break=12)
    visitor.wait(3.0)
    assert visitor.screen is stage, "no break in mid-take"
    see(visitor)
    assert isinstance(visitor.screen, BreakScreen)
    assert not backstage.eye.is_on
    assert "Stretch like a cat!" in visitor.says
    assert "Something happens: empty." not in visitor.heard
    visitor.wait(30.0)
    assert isinstance(visitor.screen, BreakScreen), "nobody is hurried"
    visitor.press(pygame.K_RETURN)
    assert visitor.screen is stage
    assert backstage.eye.is_on
    assert visitor.says == "Something happens: empty."
    visitor.wait_until(lambda: stage.performance.take.phase is Phase.ACTING)
    assert stage.performance.index == 1


def test_a_break_comes_between_two_plays_and_again_after_another_twelve_minutes(
    backstage, visit
) -> None:
    """Each time with another exercise."""
    visitor = visit(TitleScreen(backstage))
    played(backstage, 12, since_break=12)
    open_play(visitor)
    assert isinstance(visitor.screen, BreakScreen)
    assert "cat" in visitor.says
    visitor.click("go_on")
    assert isinstance(visitor.screen, StageScreen)
    leave(visitor)
    open_play(visitor)
    assert isinstance(visitor.screen, StageScreen), "one break is enough for twelve minutes"
    leave(visitor)
    played(backstage, 24, since_break=12)
    open_play(visitor)
    assert isinstance(visitor.screen, BreakScreen)
    assert "tree" in visitor.says


def test_time_counts_only_while_a_play_is_on_and_survives_going_home(backstage, visit) -> None:
    """Neither the title nor the playbill nor a pause makes the evening shorter."""
    visitor = visit(TitleScreen(backstage))
    visitor.wait(20.0)
    assert backstage.house.evening.played == 0.0
    open_play(visitor)
    visitor.wait(10.0)
    visitor.press(pygame.K_ESCAPE)
    so_far = backstage.house.evening.played
    assert 10.0 <= so_far < 12.0
    visitor.wait(20.0)
    visitor.click("home")
    visitor.wait(20.0)
    assert backstage.house.evening.played == so_far
    visitor.click("language")
    assert backstage.house.evening.played == so_far, "nor does a change of the settings"
    visitor.click("language")


@pytest.fixture
def exits(backstage):
    """Ways home and to the playbill, and a gate that lets everybody through."""

    def home():
        return TitleScreen(backstage)

    def bill():
        return ChoosePlayScreen(backstage, None, home)

    return Exits(home, bill, lambda road: home(), lambda behind, back: behind())


def test_an_evening_ends_softly(backstage, visit, ledger, exits) -> None:
    """The scene is finished, the bow has its stars, and the goodbye comes only then."""
    limit(backstage, 20)
    player = ledger.known[0]
    play = backstage.house.playbill[0]
    visitor = visit(StageScreen(backstage, play, player, is_watched=False, exits=exits))
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    played(backstage, 20)
    visitor.wait(5.0)
    assert isinstance(visitor.screen, StageScreen), "never in mid-take"
    see(visitor)
    assert isinstance(visitor.screen, CurtainCallScreen)
    assert visitor.screen.stars == 3
    assert backstage.sounds.played[-1] == "applause"
    assert ledger.lines == [], "a play that goes on another time is not over"
    visitor.wait(2.0)
    visitor.press(pygame.K_RETURN)
    assert isinstance(visitor.screen, ClosingScreen)
    assert visitor.says == (
        "The theatre closes for today. Thank you for acting!\n"
        "Next time your play goes on where you were."
    )
    visitor.click("home")
    assert isinstance(visitor.screen, TitleScreen)
    assert ledger.places[1, PLAY].scene == "empty"


def test_a_grown_up_adds_ten_minutes_and_the_play_goes_on(backstage, visit, ledger, exits) -> None:
    """At the scene where it was broken off, with the stars that it had."""
    limit(backstage, 20)
    player, play = ledger.known[0], backstage.house.playbill[0]
    visitor = visit(StageScreen(backstage, play, player, is_watched=False, exits=exits))
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    played(backstage, 20)
    see(visitor)
    visitor.click("another_play")
    visitor.click("longer")
    assert isinstance(visitor.screen, StageScreen)
    assert visitor.screen.performance.scene.name == "empty"
    see(visitor)
    assert isinstance(visitor.screen, CurtainCallScreen)
    assert [line[2] for line in ledger.lines] == [6]
    ways = {"again", "another_play", "home", "hear"}
    assert {choice.name for choice in visitor.screen._offer()} == ways
    played(backstage, 20 + ADDED / 60 + 1)
    assert {choice.name for choice in visitor.screen._offer()} == {"another_play", "hear"}


def test_after_the_limit_no_play_opens_and_more_time_stands_behind_the_gate(
    backstage, visit
) -> None:
    """Going home and back does not wind the clock back."""
    limit(backstage, 20)
    played(backstage, 20)
    visitor = visit(TitleScreen(backstage))
    open_play(visitor, road="camera")
    assert isinstance(visitor.screen, ClosingScreen)
    assert not backstage.eye.is_on
    visitor.click("longer")
    assert isinstance(visitor.screen, GateScreen)
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, ClosingScreen)
    visitor.click("home")
    open_play(visitor)
    assert isinstance(visitor.screen, ClosingScreen)


def test_after_the_bow_of_a_last_play_the_theatre_closes(backstage, visit, ledger) -> None:
    """A play whose last scene ran over the limit is whole, and its stars are written down."""
    limit(backstage, 20)
    visitor = visit(TitleScreen(backstage))
    open_play(visitor)
    see(visitor)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    played(backstage, 21)
    see(visitor)
    assert [line[2] for line in ledger.lines] == [6]
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, ClosingScreen)
    assert visitor.says.endswith("See you next time!")


def test_played_again_it_is_time_for_a_break_too(backstage, visit) -> None:
    """The way from the bow straight back to the stage has no way around."""
    visitor = visit(TitleScreen(backstage))
    open_play(visitor)
    see(visitor)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    backstage.house = replace(backstage.house, evening=Evening(BREAK_EVERY, BREAK_EVERY))
    see(visitor)
    visitor.click("again")
    assert isinstance(visitor.screen, BreakScreen)
    visitor.click("go_on")
    assert visitor.screen.performance.index == 0


def test_a_play_played_to_its_end_brings_a_sticker(backstage, visit, ledger) -> None:
    """It is in the album the next time the playbill opens, and says its play's name."""
    visitor = visit(TitleScreen(backstage))
    for name in ("play", "player 1", "stickers"):
        visitor.click(name)
    assert isinstance(visitor.screen, StickersScreen)
    assert visitor.says == "Play a play to its end, and its sticker comes here."
    visitor.click("back")
    for name in (PLAY, "friend"):
        visitor.click(name)
    see(visitor)
    see(visitor)
    visitor.click("another_play")
    visitor.click("stickers")
    assert visitor.says == "These are your stickers!"
    assert [name for name in visitor.look().choices.rects if name.startswith("test/")] == [PLAY]
    visitor.click(PLAY)
    assert visitor.says == "The birthday parcel 1"
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, ChoosePlayScreen)


def test_a_guest_has_no_album(backstage, visit) -> None:
    """There is nothing written that stickers could come from."""
    visitor = visit(TitleScreen(backstage))
    for name in ("play", "guest"):
        visitor.click(name)
    assert "stickers" not in visitor.look().choices.rects
    visitor.click(PLAY)
    assert isinstance(visitor.screen, ChooseRoadScreen)
