"""What is asked on the stage can be read to its end, also in the smallest windows."""

from __future__ import annotations

import pygame
import pytest

from game import words
from game.acting.scenario import Scenario, Scene, in_language
from game.acting.tasks import tasks_of
from game.drawing import theme
from game.drawing.text import layout_text
from game.phrases import tasks_phrase
from game.scenario.shelves import house_shelves
from game.screens.stage_places import areas, order_places

PLAYS = house_shelves().find().scenarios


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("size", [(800, 600), (1024, 600)])
def test_every_shipped_order_can_be_read_to_its_end(size: tuple[int, int], language: str) -> None:
    """Beside the meter, across the stage where nobody measures, for one actor and for two."""
    assert words.use_language(language) == language
    surface = pygame.Surface(size)
    cut = {says for play in PLAYS for says in cut_orders(surface, play, language)}
    assert cut == set()


def cut_orders(surface: pygame.Surface, play: Scenario, language: str) -> set[str]:
    """Return the orders of a play for which the smallest letters are too large."""
    found = set()
    for scene in play.scenes:
        place = areas(surface, in_language(scene.line, language))
        wide = place.task.union(place.meter)
        for says, is_pair in orders(scene):
            # A pair is never measured on one meter, and neither are doors.
            papers = [wide] if is_pair or scene.ways else [wide, place.task]
            for paper in papers:
                _, room = order_places(surface, paper, has_mask=not scene.ways)
                if not layout_text(says, room.size, theme.TEXT_MIN, True).is_complete:
                    found.add(says)
    return found


def orders(scene: Scene) -> set[tuple[str, bool]]:
    """Return all that is asked in a scene, of one actor or of two."""
    parts = (0, 1) if scene.then or scene.partner else (0,)
    return {
        (tasks_phrase(tasks_of(scene, part, actors), actors == 2), actors == 2)
        for part in parts
        for actors in (1, 2)
    }
