"""Every stop of a lesson at the usual sizes: to be read and hit, and practice by its words."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from game import words
from game.drawing import theme
from game.drawing.noting import noting
from game.settings import Settings
from game.tour import stop
from game.tour_class import CLASS_ROOMS
from tests.screens.reach import out_of_reach

STRIP = {"en": "Practice, not an assessment.", "sv": "Övning, ingen bedömning."}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.use_language("en")
    theme.wear("paper", "andika", 1.0)


@pytest.mark.parametrize("name", CLASS_ROOMS)
def test_everything_on_a_page_of_a_lesson_can_be_hit(name: str) -> None:
    """In the smallest window, in both languages; `test_sight.py` measures what is written there."""
    surface = pygame.Surface((1024, 600))
    found = []
    for language in STRIP:
        guide = stop(name, Settings(language=language))
        guide.draw(surface)
        found += out_of_reach(guide.screen.choices.rects, surface.get_size())
    assert found == []


@pytest.mark.parametrize("name", [name for name in CLASS_ROOMS if name.startswith("panel")])
def test_every_page_of_the_panel_says_that_it_is_practice(name: str) -> None:
    """Whatever a teacher looks at."""
    for language, words_of in STRIP.items():
        guide = stop(name, Settings(language=language))
        with noting() as notices:
            guide.draw(pygame.Surface((1024, 600)))
        assert words_of in [notice.words for notice in notices], name
