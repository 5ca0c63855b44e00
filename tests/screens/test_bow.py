"""The bow: the flip-book and what becomes of it, and a picture that a grown-up keeps."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.acting.expressions import Expression
from game.acting.take import Phase
from game.fakes import Shown
from game.perception.frames import Frame, Sighting
from game.screens.choices import Choice, Choices
from game.screens.curtain_call import CurtainCallScreen
from game.screens.exits import Exits
from game.screens.flip_book import FlipBookScreen
from game.screens.pause import PauseScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.waiting import LEFT_ALONE

HAPPY, SAD = Shown(Expression.HAPPY, 0.9), Shown(Expression.SAD, 0.9)


class PaperGate:
    """A gate without a sum: "open" leads behind it and "back" away from it."""

    def __init__(self, behind, back):
        self.choices = Choices(lambda: [Choice("open", "", behind), Choice("back", "", back)])

    def on_event(self, event):
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt, news):
        self.choices.update(dt)
        return self

    def draw(self, surface):
        self.choices.place(
            surface, {"open": pygame.Rect(0, 0, 90, 90), "back": pygame.Rect(99, 0, 90, 90)}
        )


@pytest.fixture
def exits(backstage):
    """Ways home, and a gate for grown-ups."""

    def home():
        return TitleScreen(backstage)

    return Exits(home, home, lambda road: home(), PaperGate)


def pictured(visitor, shown, level):
    """Show a face in pictures of one grey, so that each can be told from the others."""
    plain = visitor._sighting

    def sighting():
        seen = plain(shown)
        picture = np.full((48, 64, 3), level, np.uint8)
        return Sighting(Frame(picture, seen.frame.taken_at, seen.frame.number), seen.reading)

    visitor.shows = sighting


def act(visitor, shown, level):
    """Wait until a face is asked for, and make it."""
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    pictured(visitor, shown, level)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.PRAISING)
    visitor.wait_until(
        lambda: (
            not isinstance(visitor.screen, StageScreen)
            or visitor.screen.performance.take.phase is not Phase.PRAISING
        )
    )


@pytest.fixture
def at_the_bow(backstage, visit, exits):
    """A visitor who acted both scenes before the camera and has bowed; the flip-book lies open."""

    def begin(**rest):
        visitor = visit(StageScreen(backstage, backstage.house.playbill[0], exits=exits, **rest))
        act(visitor, HAPPY, 60)
        act(visitor, SAD, 90)
        assert isinstance(visitor.screen, CurtainCallScreen)
        visitor.wait(4.0)
        return visitor

    return begin


def levels(screen):
    """Return the greys of a screen's flip-book."""
    return [int(page.picture.max()) for page in screen._flip_book.pages]


def test_the_bow_shows_a_page_for_each_scene(at_the_bow) -> None:
    """The best moment of each take, in the order of the play."""
    assert levels(at_the_bow().screen) == [60, 90]


def test_the_best_moment_of_a_take_is_the_one_that_is_shown(backstage, visit, exits) -> None:
    """A better face later in the same take replaces the first, a weaker one does not."""
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0], exits=exits))
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    stage = visitor.screen
    for match, level in ((0.1, 11), (0.3, 33), (0.2, 22)):
        pictured(visitor, Shown(Expression.HAPPY, match), level)
        visitor.wait(0.4)
    assert [int(page.picture.max()) for page in stage._usher.flip_book.pages] == [33]


def test_nobody_in_the_picture_gives_no_page(backstage, visit, exits) -> None:
    """A picture in which no face was judged is not kept, however long it is seen."""
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0], exits=exits))
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    pictured(visitor, Shown(None), 50)
    visitor.wait(2.0)
    assert visitor.screen._usher.flip_book.pages == ()


def test_the_road_without_a_camera_has_no_flip_book(backstage, visit, exits) -> None:
    """Even if pictures came, none would be looked at or kept."""
    play = backstage.house.playbill[0]
    visitor = visit(StageScreen(backstage, play, is_watched=False, exits=exits))
    for index in (0, 1):
        visitor.wait_until(
            lambda index=index: (
                visitor.screen.performance.index == index
                and visitor.screen.performance.take.phase is Phase.ACTING
            )
        )
        pictured(visitor, HAPPY, 50)
        visitor.wait(1.0)
        visitor.press(pygame.K_s)
    visitor.wait_for(CurtainCallScreen)
    visitor.wait(5.0)
    visitor.look()
    assert levels(visitor.screen) == []
    assert "flip_book" not in [choice.name for choice in visitor.screen._offer()]


def test_the_flip_book_is_leafed_through_by_key_and_click(at_the_bow) -> None:
    """Each leaf shows another scene and says its line; back leads to the bow."""
    visitor = at_the_bow()
    call = visitor.screen
    visitor.click("flip_book")
    assert isinstance(visitor.screen, FlipBookScreen)
    assert visitor.says == "Your flip-book! This is how you acted."
    visitor.press(pygame.K_PAGEDOWN)
    assert visitor.says == "Something happens: empty."
    visitor.click("next page")
    assert visitor.says == "Something happens: parcel."
    visitor.press(pygame.K_PAGEUP)
    assert visitor.says == "Something happens: empty."
    visitor.press(pygame.K_ESCAPE)
    assert visitor.screen is call
    assert levels(call) == [60, 90]


def test_the_pages_turn_by_themselves_and_every_line_is_told(at_the_bow) -> None:
    """Whoever only looks sees and hears the whole book."""
    visitor = at_the_bow()
    visitor.click("flip_book")
    visitor.wait(20.0)
    assert visitor.heard[-2:] == ["Something happens: parcel.", "Something happens: empty."]


def test_with_reduced_motion_the_pages_wait_for_a_hand(backstage, at_the_bow) -> None:
    """No leaf moves by itself, in the book or at the bow."""
    settings = replace(backstage.house.settings, reduced_motion=True)
    backstage.house = replace(backstage.house, settings=settings)
    visitor = at_the_bow()
    visitor.look()
    before = pygame.image.tobytes(visitor.surface, "RGB")
    visitor.wait(7.0)
    visitor.look()
    words = pygame.Rect(600, 0, 680, 720)  # the spoken word moves there
    visitor.surface.fill(0, words)
    still = pygame.image.frombytes(before, visitor.surface.get_size(), "RGB")
    still.fill(0, words)
    assert pygame.image.tobytes(visitor.surface, "RGB") == pygame.image.tobytes(still, "RGB")
    visitor.click("flip_book")
    visitor.wait(20.0)
    assert visitor.says == "Something happens: parcel."


@pytest.mark.parametrize("way", ["again", "another_play", "home"])
def test_when_the_curtain_call_closes_no_picture_stays_alive(at_the_bow, way) -> None:
    """Looked at or not: every array is black, and gone once nobody holds it."""
    visitor = at_the_bow()
    visitor.click("flip_book")
    visitor.wait(1.0)
    visitor.press(pygame.K_ESCAPE)
    held = visitor.screen._flip_book.pages[0].picture
    others = [weakref.ref(page.picture) for page in visitor.screen._flip_book.pages[1:]]
    visitor.click(way)
    assert not isinstance(visitor.screen, CurtainCallScreen)
    visitor.shows = lambda: None
    gc.collect()
    assert not held.any()
    assert [other() for other in others] == [None]


@pytest.mark.parametrize("way", ["home", "another_play"])
def test_when_a_play_is_left_half_way_its_pictures_are_gone(backstage, visit, exits, way) -> None:
    """No bow, no flip-book."""
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0], exits=exits))
    act(visitor, HAPPY, 60)
    book = visitor.screen._usher.flip_book
    held = book.pages[0].picture
    visitor.press(pygame.K_ESCAPE)
    visitor.click(way)
    assert book.pages == ()
    assert not held.any()


def test_when_the_window_is_left_for_long_the_pictures_are_gone(backstage, visit, exits) -> None:
    """A short look elsewhere costs nothing."""
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0], exits=exits))
    act(visitor, HAPPY, 60)
    book = visitor.screen._usher.flip_book
    visitor.send(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    assert isinstance(visitor.screen, PauseScreen)
    visitor.wait(10.0)
    assert len(book.pages) == 1
    visitor.wait(LEFT_ALONE)
    assert book.pages == ()


def test_a_bow_that_nobody_looks_at_keeps_no_face_on_the_screen(at_the_bow) -> None:
    """After three minutes without a press the book closes itself, at the bow and when open."""
    visitor = at_the_bow()
    visitor.wait(LEFT_ALONE - 10.0)
    visitor.click("flip_book")
    visitor.wait(LEFT_ALONE - 10.0)
    assert isinstance(visitor.screen, FlipBookScreen)
    visitor.wait(11.0)
    assert isinstance(visitor.screen, CurtainCallScreen)
    assert levels(visitor.screen) == []


def allow_keepsakes(backstage) -> None:
    """Let a grown-up switch keepsakes on."""
    settings = replace(backstage.house.settings, allows_keepsakes=True)
    backstage.house = replace(backstage.house, settings=settings)


def test_nothing_can_be_kept_unless_a_grown_up_has_allowed_it(at_the_bow) -> None:
    """It is off until it is switched on in the settings."""
    visitor = at_the_bow()
    visitor.click("flip_book")
    assert "keepsake" not in visitor.look().choices.rects


def test_nothing_can_be_kept_in_class_mode_whatever_is_allowed(backstage, at_the_bow) -> None:
    """What a family has allowed at home does not hold where other people's children are (R3)."""
    allow_keepsakes(backstage)
    settings = replace(backstage.house.settings, class_group=1)
    backstage.house = replace(backstage.house, settings=settings)
    visitor = at_the_bow()
    visitor.click("flip_book")
    assert "keepsake" not in visitor.look().choices.rects


def test_a_grown_up_keeps_one_picture_behind_the_gate(backstage, at_the_bow) -> None:
    """A sentence says where it is, and only one of a play is kept."""
    allow_keepsakes(backstage)
    visitor = at_the_bow()
    visitor.click("flip_book")
    book = visitor.screen
    visitor.click("keepsake")
    assert isinstance(visitor.screen, PaperGate)
    assert backstage.office.keepsakes == [], "nothing is saved before the gate"
    visitor.look()
    visitor.press_to("back")
    assert visitor.screen is book
    assert backstage.office.keepsakes == []
    visitor.click("keepsake")
    visitor.click("open")
    assert visitor.screen is book
    assert backstage.office.keepsakes == [("The birthday parcel 1", "test/play-1")]
    assert visitor.says == "The picture is saved as album/curtain-up-1.png."
    assert "keepsake" not in visitor.look().choices.rects
    visitor.press(pygame.K_ESCAPE)
    visitor.click("flip_book")
    assert "keepsake" not in visitor.look().choices.rects, "nor when the book is opened again"


def test_a_keepsake_that_cannot_be_saved_is_told_and_can_be_tried_again(
    backstage, at_the_bow
) -> None:
    """The picture is still there."""
    allow_keepsakes(backstage)
    backstage.office.is_full = True
    visitor = at_the_bow()
    visitor.click("flip_book")
    visitor.click("keepsake")
    visitor.click("open")
    assert visitor.says == "The picture could not be saved: the disk is full."
    assert levels(visitor.screen) == [60, 90]
    backstage.office.is_full = False
    visitor.click("keepsake")
    visitor.click("open")
    assert len(backstage.office.keepsakes) == 1
