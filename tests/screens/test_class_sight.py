"""Every stop of a lesson at the usual sizes: to be read and hit, and practice by its words."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from game import words
from game.drawing import theme
from game.drawing.callboard import noting
from game.settings import Settings
from game.tour import stop
from game.tour_class import CLASS_ROOMS
from tests.screens.test_sight import SIZES, faults

STRIP = {"en": "Practice, not an assessment.", "sv": "Övning, ingen bedömning."}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.use_language("en")
    theme.wear("paper", "andika", 1.0)


@pytest.mark.parametrize("language", STRIP)
@pytest.mark.parametrize("name", CLASS_ROOMS)
def test_a_page_of_a_lesson_can_be_read_and_hit(name: str, language: str) -> None:
    """At four sizes: texts of 24 px with contrast, targets of 76 px in view that do not touch."""
    guide = stop(name, Settings(language=language))
    found = []
    for size in SIZES:
        surface = pygame.Surface(size)
        with noting() as notices:
            guide.draw(surface)
        found += [f"{size}: {fault}" for fault in faults(notices)]
        rects = guide.screen.choices.rects
        for choice, rect in rects.items():
            others = {other: place for other, place in rects.items() if other != choice}
            is_good = min(rect.size) >= theme.TARGET_MIN and surface.get_rect().contains(rect)
            if not is_good or rect.collidedict(others, values=True):
                found.append(f"{size}: {choice} at {rect}")
    assert found == []


@pytest.mark.parametrize("name", CLASS_ROOMS)
def test_the_largest_letters_cut_nothing_short_in_a_lesson(name: str) -> None:
    """Twice as large, in the widest font, in the smallest window, in both languages."""
    for language in STRIP:
        guide = stop(name, Settings(language=language))
        theme.wear("paper", "open_dyslexic", 2.0)
        with noting() as notices:
            guide.draw(pygame.Surface((1024, 600)))
        theme.wear("paper", "andika", 1.0)
        cut = [notice.words for notice in notices if notice.words.endswith("…")]
        assert not cut, (name, language, cut)


@pytest.mark.parametrize("name", [name for name in CLASS_ROOMS if name.startswith("panel")])
def test_every_page_of_the_panel_says_that_it_is_practice(name: str) -> None:
    """Whatever a teacher looks at."""
    for language, words_of in STRIP.items():
        guide = stop(name, Settings(language=language))
        with noting() as notices:
            guide.draw(pygame.Surface((1024, 600)))
        assert words_of in [notice.words for notice in notices], name
