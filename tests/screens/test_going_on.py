"""Going on where a play was left, breaks, the end of an evening, and stickers."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.acting.bookmark import Bookmark
from game.acting.evening import Evening
from game.acting.take import Phase
from game.screens.choose_play import ChoosePlayScreen
from game.screens.choose_road import ChooseRoadScreen
from game.screens.curtain_call import CurtainCallScreen
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
