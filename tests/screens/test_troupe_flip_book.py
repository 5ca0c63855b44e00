"""The pictures of a troupe's play: whose they are, and that none is left when the play is."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.backstage import Backstage
from game.flip_book import Page
from game.perception.frames import CameraReason, CameraTrouble
from game.screens.break_time import BreakScreen
from game.screens.flip_book import FlipBookScreen
from game.screens.gate import GateScreen
from game.screens.placard import PlacardScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.trouble import TroubleScreen
from game.screens.troupe_call import TroupeCallScreen
from game.screens.waiting import LEFT_ALONE
from game.settings import Settings
from tests.screens.conftest import Visitor
from tests.screens.reach import out_of_reach
from tests.screens.troupe import (
    CALM,
    PLAY,
    Visit,
    act,
    gather,
    limit,
    open_seat,
    pass_seat,
    played,
    until_acting,
)
from tests.screens.troupe import visitor as visitor


def pages_of(visitor: Visitor) -> tuple[Page, ...]:
    """Act a bit before the camera, and return what the flip-book of the play on stage keeps."""
    until_acting(visitor)
    visitor.wait(0.5)
    pages = visitor.screen._usher.flip_book.pages
    assert pages
    assert all(page.picture.any() for page in pages)
    return pages


WAYS_OUT = {
    "home from the pause": ["pause", "home"],
    "another play from the pause": ["pause", "another_play"],
}


@pytest.mark.parametrize("way", WAYS_OUT.values(), ids=WAYS_OUT)
def test_pictures_are_blotted_out_when_a_troupe_leaves_its_stage(
    visitor: Visitor, way: list[str]
) -> None:
    """In mid-take, by the pause."""
    open_seat(visitor, with_camera=True)
    pages = pages_of(visitor)
    for name in way:
        visitor.click(name)
    assert not any(page.picture.any() for page in pages)


@pytest.mark.parametrize("way", ["pause", "trouble", "break", "left alone", "statue again"])
def test_pictures_are_blotted_out_from_every_screen_between_two_scenes(
    visitor: Visitor, backstage: Backstage, way: str
) -> None:
    """Placard, a lost camera, a break: each of them leads away with nothing kept."""
    open_seat(visitor, with_camera=True)
    pages = pages_of(visitor)
    if way == "break":
        played(backstage, 12, since_break=12)
    if way == "statue again":
        visitor.press(pygame.K_w)
        visitor.shows = lambda: CameraTrouble(CameraReason.LOST, "0")
        visitor.wait_for(TroubleScreen)
    else:
        visitor.click("saw_it")
    if way == "break":
        visitor.wait_for(BreakScreen)
    elif way != "statue again":
        visitor.wait_for(PlacardScreen)
    if way == "pause":
        visitor.click("pause")
    if way == "trouble":
        visitor.shows = lambda: CameraTrouble(CameraReason.LOST, "0")
        visitor.click("ready")
        visitor.wait_for(TroubleScreen)
    assert any(page.picture.any() for page in pages)
    if way == "left alone":
        visitor.wait(LEFT_ALONE + 1.0)
    else:
        visitor.click("home")
    assert not any(page.picture.any() for page in pages)


@pytest.mark.parametrize("way", ["again", "another_play", "home", "left alone", "closing"])
def test_pictures_are_blotted_out_on_every_way_from_a_troupes_bow(
    visitor: Visitor, backstage: Backstage, way: str
) -> None:
    """The flip-book lasts as long as the bow."""
    open_seat(visitor, with_camera=True)
    pages = pages_of(visitor)
    visitor.click("saw_it")
    pass_seat(visitor)
    visitor.wait_for(StageScreen)
    if way == "closing":
        limit(backstage, 20)
        played(backstage, 21)
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert all(page.picture.any() for page in pages)
    if way == "left alone":
        visitor.wait(LEFT_ALONE + 1.0)
        assert "flip_book" not in visitor.look().choices.rects
    else:
        visitor.click("another_play" if way == "closing" else way)
    assert not any(page.picture.any() for page in pages)
    if way == "again":
        assert "Alva begins" not in visitor.heard
        assert isinstance(visitor.screen, PlacardScreen)


def test_the_flip_book_of_a_troupe_shows_who_acted(visitor: Visitor, backstage: Backstage) -> None:
    """Each page has the avatar of its child; no picture can be kept unless that is set."""
    open_seat(visitor, with_camera=True)
    pages_of(visitor)
    visitor.click("saw_it")
    pass_seat(visitor)
    visitor.wait_for(StageScreen)
    pages = pages_of(visitor)
    visitor.click("saw_it")
    visitor.wait_for(TroupeCallScreen)
    visitor.click("flip_book")
    assert isinstance(visitor.screen, FlipBookScreen)
    assert visitor.says == "Our flip-book! This is how all of you acted."
    assert [page.actors for page in pages] == [("fox",), ("owl",)]
    assert "keepsake" not in visitor.look().choices.rects
    visitor.click("back")
    assert isinstance(visitor.screen, TroupeCallScreen)
    assert all(page.picture.any() for page in pages)
    settings = replace(backstage.house.settings, allows_keepsakes=True)
    backstage.house = replace(backstage.house, settings=settings)
    visitor.click("flip_book")
    visitor.click("keepsake")
    assert isinstance(visitor.screen, GateScreen)


def test_a_page_of_a_duet_has_both_avatars(visitor: Visitor) -> None:
    """They acted it together."""
    gather(visitor, "duet", "player 1", "player 2")
    visitor.click(PLAY)
    visitor.click("ready")
    visitor.show(replace(CALM, partner=CALM))
    visitor.wait_for(StageScreen)
    assert [page.actors for page in pages_of(visitor)] == [("fox", "owl")]


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1024, 768), (2560, 1440)])
def test_the_bow_with_its_flip_book_can_be_hit_at_every_size(
    backstage: Backstage, visit: Visit, size: tuple[int, int], language: str
) -> None:
    """Five choices side by side, each 76 px at least."""
    backstage.office.change(Settings(language=language))
    visitor = visit(TitleScreen(backstage), size)
    everybody = ("player 1", "guest bear", "guest cat")
    open_seat(visitor, *everybody, with_camera=True)
    pages_of(visitor)
    visitor.click("saw_it")
    pass_seat(visitor)
    visitor.wait_for(StageScreen)
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    rects = visitor.look().choices.rects
    assert set(rects) == {"flip_book", "again", "another_play", "home", "hear"}
    assert not out_of_reach(rects, size)
