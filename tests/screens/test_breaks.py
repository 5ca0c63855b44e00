"""Breaks, and evenings that end softly."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.acting.evening import ADDED, BREAK_EVERY, Evening
from game.acting.expressions import Expression
from game.acting.take import Phase
from game.drawing.backcloth import Backcloth
from game.fakes import Shown
from game.screens.break_time import STRETCH_TAKES, BreakScreen
from game.screens.choose_play import ChoosePlayScreen
from game.screens.closing import ClosingScreen
from game.screens.curtain_call import CurtainCallScreen
from game.screens.exits import Exits
from game.screens.gate import GateScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from tests.screens.test_going_on import PLAY, leave, limit, open_play, played, see


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


def test_the_animal_is_painted_anew_only_when_it_has_grown(backstage, visit, exits) -> None:
    """A slow computer rests as well: between two heights of the stretch no picture is painted."""
    visitor = visit(BreakScreen(backstage, lambda: None, exits))
    cloth = Backcloth(visitor.surface.get_size())

    def is_painted():
        visitor.screen.draw(cloth.begin())
        return any(place.collidepoint(370, 360) for place in cloth.paint(visitor.surface))

    assert is_painted()
    visitor.screen.update(0.001, None)
    assert not is_painted(), "it has hardly grown"
    visitor.screen.update(STRETCH_TAKES / 4, None)
    assert is_painted()


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
