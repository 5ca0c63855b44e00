"""Choosing and adding players, and a score book that cannot be written."""

from __future__ import annotations

import pygame
import pytest

from game.drawing.noting import noting
from game.screens.choose_play import ChoosePlayScreen
from game.screens.choose_player import ChoosePlayerScreen
from game.screens.curtain_call import CurtainCallScreen
from game.screens.new_player import LONGEST_NAME, NewPlayerScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen


@pytest.fixture
def newcomer(backstage, visit):
    """A visitor who is asked for picture and nickname."""
    visitor = visit(TitleScreen(backstage))
    visitor.click("play")
    visitor.click("new")
    assert isinstance(visitor.screen, NewPlayerScreen)
    return visitor


def test_a_typed_nickname_and_a_clicked_picture_make_a_player(newcomer, ledger) -> None:
    """Spaces belong to the name; Enter on the last button finishes."""
    for key in (pygame.K_l, pygame.K_o, pygame.K_SPACE, pygame.K_x, pygame.K_BACKSPACE, pygame.K_a):
        newcomer.press(key)
    newcomer.click("avatar owl")
    newcomer.press_to("done")
    player = ledger.known[-1]
    assert (player.nickname, player.avatar) == ("lo a", "owl")
    assert isinstance(newcomer.screen, ChoosePlayScreen)


def test_a_long_name_ends_where_the_paper_does(newcomer) -> None:
    """What doesn't fit is not taken."""
    for _ in range(40):
        newcomer.press(pygame.K_w)
    assert len(newcomer.screen.nickname) == LONGEST_NAME


def test_a_name_that_is_taken_gets_a_number(newcomer, ledger) -> None:
    """Two children may both be bears."""
    for _ in range(2):
        newcomer.click("avatar bear")
        newcomer.click("done")
        newcomer.click("back")
        newcomer.click("play")
        newcomer.click("new")
    assert [player.nickname for player in ledger.known] == ["Kim", "Bear", "Bear 2"]


def test_a_typed_name_that_is_taken_is_explained(newcomer, ledger) -> None:
    """The score book's own sentence is shown and said, and nobody is added."""
    newcomer.send(pygame.event.Event(pygame.TEXTINPUT, text="Kim"))
    newcomer.click("done")
    assert newcomer.says == "Somebody is called Kim already."
    assert len(ledger.known) == 1


def test_the_book_is_read_when_the_question_opens_and_not_for_each_picture(
    newcomer, ledger
) -> None:
    """A slow disk does not slow the cursor, and one that fails meanwhile is no child's trouble."""
    ledger.is_lost = True
    newcomer.look()
    with noting() as seen:
        newcomer.look()
    assert seen[0].words == "Pick a picture and type a nickname!"
    newcomer.click("avatar owl")
    newcomer.click("done")
    assert "the disk is full" in newcomer.says


def test_a_name_that_another_copy_of_the_game_took_meanwhile_gets_a_number(
    newcomer, ledger
) -> None:
    """Both have one score book; the child who is slower is a bear as well."""
    newcomer.click("avatar bear")
    ledger.add_player("Bear", "bear")
    newcomer.click("done")
    assert [player.nickname for player in ledger.known] == ["Kim", "Bear", "Bear 2"]


def test_many_players_are_leafed_through(backstage, visit, ledger) -> None:
    """The latest are on the first page, and page keys turn it."""
    for number in range(8):
        ledger.add_player(f"Player {number}", "owl")
    visitor = visit(TitleScreen(backstage))
    visitor.click("play")
    assert "player 9" in visitor.look().choices.rects
    assert "player 1" not in visitor.screen.choices.rects
    visitor.press(pygame.K_PAGEDOWN)
    visitor.click("player 1")
    assert isinstance(visitor.screen, ChoosePlayScreen)


def test_a_lost_score_book_stops_nobody(backstage, visit, ledger) -> None:
    """Guests play on; the trouble is told in one sentence."""
    ledger.is_lost = True
    visitor = visit(TitleScreen(backstage))
    visitor.click("play")
    assert isinstance(visitor.screen, ChoosePlayerScreen)
    assert "the disk is full" in visitor.says
    visitor.click("guest")
    visitor.click("test/play-1")
    visitor.click("friend")
    assert isinstance(visitor.screen, StageScreen)


def test_stars_that_cannot_be_kept_are_given_all_the_same(backstage, visit, ledger) -> None:
    """The bow comes; a sentence says what was not written."""
    player = ledger.known[0]
    stage = StageScreen(backstage, backstage.house.playbill[0], player, is_watched=False)
    visitor = visit(stage)
    ledger.is_lost = True
    while isinstance(visitor.screen, StageScreen):
        visitor.press(pygame.K_s)
        visitor.wait(0.5)
    assert isinstance(visitor.screen, CurtainCallScreen)
    assert visitor.screen.stars == 6
    assert ledger.lines == []
