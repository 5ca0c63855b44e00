"""Whatever leads away from a screen, that screen can be shown once more, its button pressed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pygame
import pytest

from game.guide import SKETCH
from game.settings import Settings
from game.tour import stop
from tests.screens.samples import stops


@pytest.fixture(autouse=True)
def _window() -> Iterator[None]:
    """A window that nobody sees: one of the buttons fills the screen."""
    pygame.display.init()
    pygame.display.set_mode(SKETCH)
    yield
    pygame.display.quit()


@pytest.mark.parametrize("name", stops(every=12))
def test_a_screen_that_is_left_is_drawn_once_more(name: str) -> None:
    """The loop shows the pressed button; nothing that leaving put away is missed for that."""
    guide = stop(name, Settings(language="en"))
    surface = pygame.Surface(SKETCH)
    led: list[str] = []
    for each in guide.offered():
        guide = stop(name, Settings(language="en"))
        screen: Any = guide.screen
        screen.choices.focus = each
        screen.draw(surface)
        try:
            guide.press(pygame.K_RETURN)
        except LookupError:
            continue  # it left the game
        screen.draw(surface)
        if guide.screen is not screen:
            led.append(each)
    # Where everybody waits for the teacher, the panel alone leads on.
    assert led or name == "class_waits", "from each stop some way leads on"
