"""The panel beside the stage, on a screen that nobody sees: what is drawn, taken, and kept out."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import repeat

import pygame
import pytest
from pygame.event import Event

from game import words
from game.dresser import everywhere
from game.front_door import leave_when_told
from game.guide import Guide
from game.loop import run
from game.prompt_corner import PANEL_KEY, PromptCorner
from game.screens.choices import Choices
from game.screens.panel_now import NowPage
from game.screens.pin import PinScreen
from game.settings import Settings
from game.tour_class import PIN, a_lesson

PICTURE = 1 / 60


class House:
    """A screen with nothing to press, which notes when nobody looks at it."""

    def __init__(self) -> None:
        self.pictures = self.blurs = 0
        self.choices = Choices(lambda: [])

    def on_event(self, event: Event) -> House:
        self.blurs += event.type == pygame.WINDOWFOCUSLOST
        return self

    def update(self, dt: float, news: object) -> House:
        return self

    def draw(self, surface: pygame.Surface) -> None:
        self.pictures += 1


class Evening:
    """A lesson with a house before it and the prompt corner beside it."""

    def __init__(self, is_kiosk: bool = False) -> None:
        pygame.display.init()
        pygame.display.set_mode((320, 240))
        self.guide = Guide(Settings(language="en"))
        self.lesson = a_lesson(self.guide)
        self.backstage = self.guide.backstage
        settings = replace(self.backstage.house.settings, is_kiosk=is_kiosk)
        self.backstage.office.change(settings)
        keys = everywhere(self.backstage)
        self.corner = PromptCorner(self.backstage, keys)
        self.keys = {**keys, PANEL_KEY: self.corner.call}
        self.house = House()
        pygame.event.clear()

    def play(self, *events: Event, pictures: int = 30) -> None:
        """Let so many pictures go by, with these events in the first."""
        for event in events:
            pygame.event.post(event)
        run(
            self.house,
            self.backstage,
            lambda: None,
            repeat(PICTURE, pictures),
            self.keys,
            self.corner,
        )

    def key(self, key: int, window: pygame.Window | None = None) -> Event:
        """Return a press of a key, in a window."""
        return Event(pygame.KEYDOWN, key=key, mod=0, unicode="", window=window)


@pytest.fixture
def evening() -> Iterator[Evening]:
    """An evening, whose windows are closed afterwards."""
    evening = Evening()
    yield evening
    evening.corner.close()
    pygame.event.clear()
    words.use_language("en")


def test_the_panel_is_drawn_when_it_changes_and_not_before(evening: Evening) -> None:
    """A stage of 60 pictures a second has no time for a window that stands still."""
    evening.corner.open_window()
    page = evening.corner.page
    drawn: list[int] = []
    draw = page.draw

    class Counted(type(page)):  # type: ignore[misc]
        def draw(self, surface: pygame.Surface) -> None:
            drawn.append(1)
            draw(surface)

    page.__class__ = Counted
    evening.play(pictures=60)
    first = len(drawn)
    evening.play(pictures=300)
    assert len(drawn) == first, "five seconds without a change"
    evening.lesson.change(lambda lesson: lesson.call(evening.lesson.chance))
    evening.play(pictures=60)
    assert first < len(drawn) <= first + 2


def test_a_press_in_the_panel_is_no_business_of_the_stage(evening: Evening) -> None:
    """Enter calls a child there, and nothing reaches the screen that the class sees."""
    evening.corner.open_window()
    evening.play(pictures=30)
    window = evening.corner._window
    assert window is not None
    evening.play(evening.key(pygame.K_RETURN, window))
    assert len(evening.lesson.now.called) == 1
    assert evening.house.blurs == 0


def test_a_touch_lands_in_the_window_that_it_touches(evening: Evening) -> None:
    """A finger has no pixel: the panel's goes by the panel's size."""
    evening.corner.open_window()
    evening.play(pictures=30)
    window, page = evening.corner._window, evening.corner.page
    assert window is not None
    assert page is not None
    x, y = page.choices.rects["call"].center
    touch = {"touch_id": 1, "finger_id": 1, "x": x / window.size[0], "y": y / window.size[1]}
    evening.play(Event(pygame.FINGERDOWN, window=None, **touch))
    assert evening.lesson.now.called == ()
    evening.play(Event(pygame.FINGERDOWN, window=window, **touch))
    assert len(evening.lesson.now.called) == 1


def test_closing_the_panel_leaves_the_game_on(evening: Evening) -> None:
    """And the key brings it back, behind the PIN."""
    evening.corner.open_window()
    window = evening.corner._window
    evening.play(Event(pygame.WINDOWCLOSE, window=window))
    assert not evening.corner.is_open
    evening.play(evening.key(PANEL_KEY))
    assert isinstance(evening.corner.page, PinScreen)
    for digit in PIN:
        evening.play(evening.key(pygame.K_0 + int(digit), evening.corner._window))
    evening.play(evening.key(pygame.K_RETURN, evening.corner._window))
    assert isinstance(evening.corner.page, NowPage)


def test_closing_the_main_window_ends_the_game_though_the_panel_is_open(evening: Evening) -> None:
    """SDL sends no QUIT as long as another window is there."""
    evening.corner.open_window()
    before = evening.house.pictures
    evening.play(Event(pygame.WINDOWCLOSE, window=None), pictures=600)
    assert evening.house.pictures - before < 10


@pytest.mark.parametrize(("is_kiosk", "stays"), [(False, False), (True, True)])
def test_a_kiosk_cannot_be_closed(is_kiosk: bool, stays: bool) -> None:
    """Alt+F4 and the window's cross both come as QUIT; F11 changes nothing either."""
    evening = Evening(is_kiosk)
    evening.play(Event(pygame.QUIT), pictures=60)
    assert (evening.house.pictures == 60) is stays
    full = evening.backstage.house.settings.full_screen
    evening.play(evening.key(pygame.K_F11), pictures=5)
    assert (evening.backstage.house.settings.full_screen == full) is stays


@pytest.mark.parametrize("is_kiosk", [False, True])
def test_a_computer_that_is_shut_down_ends_the_game(is_kiosk: bool) -> None:
    """Its order to end reaches a kiosk, too: nothing has to be killed, and parts are closed."""
    evening, before = Evening(is_kiosk), signal.getsignal(signal.SIGTERM)
    with ExitStack() as parts:
        leave_when_told(parts)
        signal.raise_signal(signal.SIGTERM)
        evening.play(pictures=60)
    assert evening.house.pictures < 60
    assert signal.getsignal(signal.SIGTERM) is before


def test_without_a_lesson_the_key_brings_nothing(evening: Evening) -> None:
    """F6 is a teacher's key only where there is a teacher."""
    settings = replace(evening.backstage.house.settings, class_group=None)
    evening.backstage.office.change(settings)
    evening.play(evening.key(PANEL_KEY), pictures=10)
    assert not evening.corner.is_open
    assert evening.house.blurs == 0


def test_in_the_only_window_the_play_waits_behind_the_panel(evening: Evening) -> None:
    """The screen hears that nobody looks, and is there again afterwards."""
    shown = evening.corner.cut_in(evening.house, PICTURE)
    assert shown is evening.house
    evening.corner.call()
    shown = evening.corner.cut_in(evening.house, PICTURE)
    assert isinstance(shown, PinScreen)
    assert evening.house.blurs == 1
    assert not evening.guide.eye.is_on
    evening.corner.call()
    assert evening.corner.cut_in(shown, PICTURE) is shown, "the key again changes nothing"
    shown.update(1.0, None)
    assert shown.on_event(evening.key(pygame.K_ESCAPE)) is evening.house
    assert evening.corner.cut_in(evening.house, PICTURE) is evening.house
