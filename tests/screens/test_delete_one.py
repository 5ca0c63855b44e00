"""A grown-up deletes one player, and nobody else."""

from __future__ import annotations

import pygame
import pytest

from game import words
from game.acting.pacing import Stride
from game.screens.desk_pages import Page
from game.screens.erase import EraseScreen
from game.screens.office import OfficeScreen
from game.screens.title import TitleScreen


@pytest.fixture
def visitor(backstage, visit, ledger):
    """A grown-up in the office of a class of thirty, on the page of privacy."""
    for number in range(2, 31):
        ledger.add_player(f"Child {number}", "owl")
    for player in ledger.known:
        ledger.record(player.id, "test/play-1", 3, 20.0)
    backstage.strides[30] = backstage.strides[29] = Stride()
    office = OfficeScreen(backstage, lambda: TitleScreen(backstage), page=Page.PRIVACY)
    return visit(office)


def test_one_of_thirty_is_deleted_with_all_stars(visitor, backstage, ledger) -> None:
    """From the page where it stands, after a question that is spoken; then gone everywhere."""
    visitor.click("delete_one")
    assert visitor.says == "Which player is to be deleted?"
    visitor.click("next page")
    assert "player 21" in visitor.look().choices.rects
    visitor.press(pygame.K_PAGEUP)
    visitor.click("player 30")
    assert visitor.says.startswith("Child 30, with all stars and stickers, will be gone for good")
    assert visitor.says.endswith("Are you sure?")
    visitor.click("delete")
    assert visitor.says == "Child 30 is deleted, and all the stars with it."
    assert len(ledger.players()) == 29
    assert ledger.stars_of(30) == 0
    assert ledger.stars_of(29) == 3
    assert set(backstage.strides) == {29}
    visitor.press(pygame.K_RETURN)
    assert visitor.says == "Which player is to be deleted?"
    assert "player 30" not in visitor.look().choices.rects


def test_nobody_is_deleted_by_a_slip(visitor, ledger) -> None:
    """The way back has the focus, then the answer that keeps; Escape keeps everybody."""
    visitor.press_to("delete_one")
    assert visitor.screen.choices.focus == "back"
    visitor.press_to("player 29")
    assert isinstance(visitor.screen, EraseScreen)
    assert visitor.screen.choices.focus == "keep"
    for _ in range(2):
        visitor.press(pygame.K_ESCAPE)
    assert visitor.screen.page is Page.PRIVACY
    assert len(ledger.players()) == 30


def test_a_book_that_is_locked_is_told(visitor, ledger) -> None:
    """The question stays, so that it can be tried again; no page lists anybody meanwhile."""
    visitor.click("delete_one")
    visitor.click("player 30")
    ledger.is_lost = True
    visitor.click("delete")
    assert visitor.says == "The score book can't be written: the disk is full."
    assert "delete" in visitor.look().choices.rects
    ledger.is_lost = False
    visitor.click("delete")
    assert visitor.says == "Child 30 is deleted, and all the stars with it."


def test_where_nobody_is_known_it_says_so(backstage, visit, ledger) -> None:
    """In the language that is chosen there."""
    ledger.known.clear()
    visitor = visit(OfficeScreen(backstage, lambda: None, page=Page.PRIVACY))
    visitor.click("delete_one")
    assert visitor.says == "There are no players yet."
    visitor.click("language")
    visitor.wait(0.1)
    assert words.language() == "sv"
    assert visitor.says == "Det finns inga spelare än."
