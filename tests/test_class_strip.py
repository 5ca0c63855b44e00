"""The strip below every screen of class mode, in the loop's own window."""

from __future__ import annotations

from dataclasses import replace
from itertools import repeat
from random import Random

import pygame
import pytest

from game import words
from game.backstage import Backstage, House
from game.class_strip import Strip
from game.classroom.lesson import LessonDesk, begin
from game.classroom.records import Group, Plan
from game.drawing.noting import noting
from game.fakes import PaperOffice, SilentSounds, SilentVoice
from game.loop import run
from game.rehearsal import NoBook, RehearsalEye
from game.screens.choices import Choice, Choices
from game.settings import Settings

SIZE = (1024, 600)
PICTURE = 1 / 60


class Foyer:
    """A screen with a button at its very foot, which counts its presses."""

    def __init__(self) -> None:
        self.presses = 0
        self.size = (0, 0)
        self.choices = Choices(lambda: [Choice("go", "Go on", self._press)])

    def _press(self) -> Foyer:
        self.presses += 1
        return self

    def on_event(self, event: pygame.event.Event) -> Foyer | None:
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: object) -> Foyer:
        self.choices.update(dt)
        return self

    def draw(self, surface: pygame.Surface) -> None:
        self.size = surface.get_size()
        surface.fill((9, 9, 99))
        foot = pygame.Rect(0, self.size[1] - 80, self.size[0], 80)
        self.choices.place(surface, {"go": foot})


@pytest.fixture
def backstage() -> Backstage:
    """Parts with a lesson, and a small window."""
    words.use_language("en")
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    pygame.event.clear()
    eye = RehearsalEye({}, None, is_understudy=True)
    house = House((), Settings(language="en"))
    parts = Backstage(SilentVoice(), SilentSounds(), NoBook(), eye, PaperOffice(), house)
    parts.lesson = LessonDesk(begin(Group(1, "3B"), (), {}, Random(1)), Plan())
    return parts


def shown(backstage: Backstage, foyer: Foyer, pictures: int = 30) -> list[str]:
    """Run the loop for so many pictures and return what could be read."""
    with noting() as notices:
        run(foyer, backstage, lambda: None, repeat(PICTURE, pictures))
    return [notice.words for notice in notices]


def finger(y: float) -> None:
    """Touch the middle of the window at this share of its height."""
    down = pygame.event.Event(pygame.FINGERDOWN, x=0.5, y=y, touch_id=1, finger_id=1)
    pygame.event.post(down)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_picture_says_that_it_is_practice(backstage: Backstage, language: str) -> None:
    """Whatever screen is on, below it and not over it."""
    words.use_language(language)
    foyer = Foyer()
    lines = shown(backstage, foyer, 3)
    words.use_language("en")
    expected = {"en": "Practice, not an assessment.", "sv": "Övning, ingen bedömning."}
    assert lines == [expected[language]] * 3
    window = pygame.display.get_surface()
    assert foyer.size[0] == SIZE[0]
    assert SIZE[1] - 60 < foyer.size[1] < SIZE[1]
    assert window.get_at((5, foyer.size[1] - 1))[:3] == (9, 9, 99)
    assert window.get_at((5, SIZE[1] - 2))[:3] != (9, 9, 99)


def test_the_notice_before_a_lesson_has_it_too(backstage: Backstage) -> None:
    """Class mode is on as soon as a class is set, before its children are read."""
    backstage.lesson = None
    settings = replace(backstage.house.settings, class_group=3)
    backstage.house = replace(backstage.house, settings=settings)
    assert shown(backstage, Foyer(), 1) == ["Practice, not an assessment."]


def test_a_family_has_the_whole_window(backstage: Backstage) -> None:
    """Without a lesson nothing is taken from any screen."""
    backstage.lesson = None
    foyer = Foyer()
    assert shown(backstage, foyer, 1) == []
    assert foyer.size == SIZE


@pytest.mark.parametrize(("on_button", "presses"), [(True, 1), (False, 0)])
def test_a_finger_presses_what_is_seen_below_it(
    backstage: Backstage, on_button: bool, presses: int
) -> None:
    """The lowest button answers at its very foot, and the strip answers nobody."""
    foyer = Foyer()
    shown(backstage, foyer)
    edge = foyer.size[1] / SIZE[1]
    finger(edge - 0.01 if on_button else edge + 0.01)
    shown(backstage, foyer, 2)
    assert foyer.presses == presses


def test_a_click_needs_no_correction(backstage: Backstage) -> None:
    """Pixels count from the window's top, which is the screen's."""
    foyer = Foyer()
    shown(backstage, foyer)
    spot = (SIZE[0] // 2, foyer.size[1] - 3)
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=1, touch=False))
    shown(backstage, foyer, 2)
    assert foyer.presses == 1


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (2560, 1440), (40, 20)])
def test_the_strip_leaves_nearly_all_to_the_screen(
    backstage: Backstage, size: tuple[int, int]
) -> None:
    """One line of letters, in any window."""
    surface = pygame.Surface(size)
    strip = Strip(backstage)
    assert strip.above(surface).get_height() >= size[1] * 0.75
    strip.draw(surface)
