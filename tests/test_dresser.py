"""The dresser: looks and screen follow what is set, and two keys answer everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pygame
import pytest

from game.backstage import Backstage, House
from game.drawing import theme
from game.dresser import Dresser, everywhere
from game.fakes import PaperOffice, SilentSounds, SilentVoice
from game.loop import answer
from game.screens.choices import Choices
from game.screens.crier import Crier
from game.settings import Look, Settings


@pytest.fixture(autouse=True)
def window() -> Iterator[None]:
    """A window of 1024x600, and the theatre left as it was found."""
    pygame.display.init()
    pygame.display.set_mode((1024, 600), pygame.RESIZABLE)
    yield
    theme.wear("paper", "andika", 1.0)
    pygame.display.quit()


def test_the_whole_screen_is_filled_and_left_again() -> None:
    """Back in the window, it is as large as it was."""
    dresser = Dresser()
    dresser.dress(Settings(full_screen=True))
    assert pygame.display.get_window_size() == pygame.display.get_desktop_sizes()[0]
    dresser.dress(Settings(full_screen=True, text_scale=1.5))
    dresser.dress(Settings(text_scale=1.5))
    assert pygame.display.get_window_size() == (1024, 600)
    assert theme.TEXT_SCALE == 1.5


def test_looks_are_worn() -> None:
    """What is drawn next is drawn in high contrast."""
    Dresser().dress(Settings(look=Look.CONTRAST))
    assert theme.IS_PLAIN


@dataclass
class Wall:
    """A screen that notes what reaches it."""

    seen: list[int] = field(default_factory=list)
    choices: Choices = field(default_factory=lambda: Choices(list))

    def on_event(self, event: pygame.event.Event) -> Wall:
        self.seen.append(event.key)
        return self

    def update(self, dt: float, news: object) -> Wall:
        return self

    def draw(self, surface: pygame.Surface) -> None:
        pass


def test_f11_and_f2_are_answered_on_any_screen_and_saved() -> None:
    """The screen itself never hears of them, and other keys are its own."""
    house = House((), Settings(language="en"))
    office = PaperOffice()
    backstage = Backstage(SilentVoice(), SilentSounds(), None, None, office, house)  # type: ignore[arg-type]
    wall = Wall()
    for key in (pygame.K_F11, pygame.K_F2, pygame.K_a):
        pressed = pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="")
        assert answer(wall, pressed, everywhere(backstage), Crier(backstage)) is wall
    assert office.changed[0].full_screen
    assert office.changed[1].language == "sv"
    assert wall.seen == [pygame.K_a]
