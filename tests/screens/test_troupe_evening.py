"""An evening where several play: its breaks and limit, each child's pace, stars and place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.acting.expressions import Expression
from game.acting.pacing import EARLY, LATE, USUAL, Stride
from game.backstage import Backstage
from game.screens.break_time import BreakScreen
from game.screens.closing import ClosingScreen
from game.screens.placard import PlacardScreen
from game.screens.title import TitleScreen
from game.screens.troupe_call import TroupeCallScreen
from tests.screens.conftest import Visitor, a_play, a_scene
from tests.screens.paper import Ledger
from tests.screens.troupe import (
    CALM,
    LONG_PLAY,
    PLAY,
    SOMEWHERE,
    act,
    gather,
    guess,
    limit,
    open_seat,
    pass_seat,
    played,
    solve,
    to_secret,
    until_acting,
)
from tests.screens.troupe import visitor as visitor


@pytest.mark.parametrize("manner", ["seat", "duet"])
def test_a_troupe_leaves_nobodys_place_and_reads_none(
    visitor: Visitor, ledger: Ledger, manner: str
) -> None:
    """The guest's and Kim's own places stay where they were, also when Kim's stars are written."""
    before = {(None, PLAY): SOMEWHERE, (1, PLAY): SOMEWHERE}
    ledger.places = dict(before)
    gather(visitor, manner, "player 1", "guest bear", with_camera=False)
    visitor.click(PLAY)
    assert isinstance(visitor.screen, PlacardScreen), "nobody is asked where to go on"
    visitor.click("ready")
    assert visitor.screen.performance.index == 0
    act(visitor)
    visitor.wait(5.0)
    assert ledger.places == before
    if manner == "seat":
        pass_seat(visitor)
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert ledger.places == before
    assert [line[0] for line in ledger.lines] == [1]
    assert ledger.aside == []


@pytest.mark.parametrize("manner", ["seat", "duet"])
def test_a_break_comes_before_the_seats_are_changed(
    visitor: Visitor, backstage: Backstage, manner: str
) -> None:
    """Nobody sits down to be sent away; the next scene is told once, after the break."""
    gather(visitor, manner, "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    visitor.click("ready")
    until_acting(visitor)
    played(backstage, 12, since_break=12)
    visitor.click("saw_it")
    visitor.wait_for(BreakScreen)
    visitor.click("go_on")
    if manner == "seat":
        assert "Alva's turn" in pass_seat(visitor)
    assert visitor.says == "Something happens: empty."
    assert visitor.heard.count("Something happens: empty.") == 1
    act(visitor)
    visitor.wait_for(TroupeCallScreen)


def test_the_limit_ends_a_troupes_evening_with_everybodys_stars(
    visitor: Visitor, backstage: Backstage, ledger: Ledger
) -> None:
    """An early bow, a goodbye, and no play after it."""
    open_seat(visitor, play=LONG_PLAY)
    until_acting(visitor)
    limit(backstage, 20)
    played(backstage, 20)
    visitor.click("saw_it")
    visitor.wait_for(TroupeCallScreen)
    assert visitor.screen.takings.stars == (3, 1)
    assert (ledger.stars_of(1), ledger.stars_of(2)) == (3, 1)
    assert ledger.lines == [], "a play that was broken off was not played to its end"
    assert set(visitor.look().choices.rects) == {"another_play", "hear"}
    visitor.click("another_play")
    assert isinstance(visitor.screen, ClosingScreen)
    assert visitor.says.endswith("See you next time!")
    visitor.click("home")
    gather(visitor, "duet", "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    assert isinstance(visitor.screen, ClosingScreen)


@pytest.mark.parametrize("manner", ["seat", "duet"])
def test_a_grown_up_keeps_the_theatre_open_and_the_troupe_goes_on(
    visitor: Visitor, backstage: Backstage, ledger: Ledger, manner: str
) -> None:
    """At the next scene; the last bow shows all stars and writes down what is new."""
    gather(visitor, manner, "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    visitor.click("ready")
    until_acting(visitor)
    limit(backstage, 20)
    played(backstage, 20)
    visitor.click("saw_it")
    visitor.wait_for(TroupeCallScreen)
    visitor.click("another_play")
    visitor.click("longer")
    solve(visitor)
    if manner == "seat":
        assert "Alva's turn" in pass_seat(visitor)
    assert visitor.screen.performance.index == 1
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    stars = (3, 3) if manner == "seat" else (6, 6)
    assert visitor.screen.takings.stars == stars
    assert (ledger.stars_of(1), ledger.stars_of(2)) == stars


def test_guessing_counts_time_and_stops_for_a_break_and_for_the_limit(
    visitor: Visitor, backstage: Backstage, ledger: Ledger
) -> None:
    """Between two riddles; kept open, the game goes on with the next, and no star counts twice."""
    gather(visitor, "guess", "player 1", "player 2", with_camera=False)
    to_secret(visitor)
    visitor.click("ready")
    so_far = backstage.house.evening.played
    visitor.wait(10.0)
    assert backstage.house.evening.played == pytest.approx(so_far + 10.0)
    played(backstage, 12, since_break=12)
    visitor.click("go_on")
    visitor.click("next")
    assert isinstance(visitor.screen, BreakScreen)
    visitor.click("go_on")
    limit(backstage, 12)
    guess(visitor)
    assert isinstance(visitor.screen, TroupeCallScreen)
    assert visitor.screen.takings.stars == (2, 2)
    visitor.click("another_play")
    visitor.click("longer")
    solve(visitor)
    for _ in range(2):
        guess(visitor)
    assert isinstance(visitor.screen, TroupeCallScreen)
    assert visitor.screen.takings.stars == (4, 4)
    assert (ledger.stars_of(1), ledger.stars_of(2)) == (4, 4)


def test_a_break_comes_before_a_troupes_play_and_before_guessing(
    visitor: Visitor, backstage: Backstage
) -> None:
    """As before any other."""
    played(backstage, 12, since_break=12)
    gather(visitor, "guess", "player 1", "player 2", with_camera=False)
    assert isinstance(visitor.screen, BreakScreen)
    visitor.click("home")
    played(backstage, 24, since_break=12)
    gather(visitor, "seat", "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    assert isinstance(visitor.screen, BreakScreen)
    visitor.click("go_on")
    assert isinstance(visitor.screen, PlacardScreen)


def help_through(visitor: Visitor) -> None:
    """Ask for help in a take, and let it be seen."""
    until_acting(visitor)
    visitor.click("help")
    visitor.click("saw_it")


def test_each_child_on_the_seat_has_its_own_pace(visitor: Visitor, backstage: Backstage) -> None:
    """Kim needs help twice and gets it sooner at the third turn; the bear's pace is its own."""
    scenes = tuple(a_scene(f"s{number}", Expression.HAPPY) for number in range(6))
    play = replace(a_play(9), scenes=scenes)
    backstage.house = replace(backstage.house, playbill=(play,))
    backstage.strides[0] = Stride(LATE)
    open_seat(visitor, "player 1", "guest bear", play=LONG_PLAY)
    help_through(visitor)
    pass_seat(visitor)
    assert visitor.screen.performance.take.pace is USUAL, "not the lone guest's"
    act(visitor)
    pass_seat(visitor)
    help_through(visitor)
    pass_seat(visitor)
    assert visitor.screen.performance.take.pace is USUAL, "not Kim's"
    act(visitor)
    pass_seat(visitor)
    assert visitor.screen.performance.take.pace is EARLY
    assert backstage.strides[1].pace is EARLY
    assert backstage.strides[0] == Stride(LATE)
    visitor.click("pause")
    visitor.click("home")
    gather(visitor, "seat", "guest cat", "guest bear", with_camera=False)
    assert all(number >= 0 for number in backstage.strides), "other guests are somebody new"


def test_two_of_a_duet_have_one_pace_and_leave_their_own_alone(
    visitor: Visitor, backstage: Backstage
) -> None:
    """What they need together says nothing about either of them."""
    own = {1: Stride(LATE), 2: Stride(EARLY, quick=1), 0: Stride(LATE)}
    backstage.strides.update(own)
    gather(visitor, "duet", "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    visitor.click("ready")
    assert visitor.screen.performance.take.pace is USUAL
    help_through(visitor)
    visitor.wait_until(lambda: visitor.screen.performance.index == 1)
    help_through(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert {number: backstage.strides[number] for number in own} == own
    visitor.click("again")
    visitor.click("ready")
    assert visitor.screen.performance.take.pace is EARLY


def test_the_theme_rests_while_a_secret_is_acted_and_plays_at_the_bow(
    visitor: Visitor, backstage: Backstage
) -> None:
    """As with one player."""
    gather(visitor, "guess", "player 1", "player 2", with_camera=False)
    assert not backstage.sounds.has_theme
    for _ in range(4):
        guess(visitor)
    assert isinstance(visitor.screen, TroupeCallScreen)
    assert backstage.sounds.has_theme


@pytest.mark.parametrize("way", ["home", "another_play"])
def test_a_play_left_in_the_middle_keeps_the_stars_of_those_who_acted(
    visitor: Visitor, ledger: Ledger, way: str
) -> None:
    """Kim's own place stays as well; Alva has not acted yet, and the bear is in no book."""
    ledger.places = {(1, PLAY): SOMEWHERE}
    open_seat(visitor, "player 1", "guest bear", "player 2")
    act(visitor)
    pass_seat(visitor)
    until_acting(visitor)
    visitor.click("pause")
    visitor.click(way)
    assert (ledger.stars_of(1), ledger.stars_of(2)) == (SOMEWHERE.stars + 3, 0)
    assert ledger.places == {(1, PLAY): SOMEWHERE}
    assert ledger.lines == []


def test_a_game_of_guessing_left_in_the_middle_keeps_its_stars(
    visitor: Visitor, ledger: Ledger
) -> None:
    """Another road in between counts nothing twice."""
    visitor.show(CALM)
    gather(visitor, "guess", "player 1", "player 2")
    visitor.click("ready")
    visitor.wait_for(PlacardScreen)
    for name in ("ready", "ready", "go_on", "next", "ready", "friend"):
        visitor.click(name)
    visitor.click("pause")
    visitor.click("home")
    assert (ledger.stars_of(1), ledger.stars_of(2)) == (1, 1)


def test_a_book_that_cannot_be_written_keeps_nobody_in_the_theatre(
    visitor: Visitor, ledger: Ledger
) -> None:
    """Home leads home."""
    open_seat(visitor)
    act(visitor)
    visitor.wait_for(PlacardScreen)
    ledger.is_lost = True
    visitor.click("pause")
    visitor.click("home")
    assert isinstance(visitor.screen, TitleScreen)
