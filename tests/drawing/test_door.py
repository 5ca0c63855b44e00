"""Signs on doors: their words can be read, also in the smallest window."""

from __future__ import annotations

import pygame
import pytest

from game.acting.scenario import Scenario, in_language
from game.drawing import theme
from game.drawing.door import sign_inside
from game.drawing.text import layout_text
from game.scenario.shelves import house_shelves
from game.screens.stage_places import areas, beside_actor, door_places

PLAYS = [play for play in house_shelves().find().scenarios if any(s.ways for s in play.scenes)]


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_every_shipped_sign_can_be_read_in_a_small_window(play: Scenario, language: str) -> None:
    """Where three doors stand side by side on 800 pixels, each has room for one short word."""
    surface = pygame.Surface((800, 600))
    for scene in play.scenes:
        place, _ = beside_actor(areas(surface, in_language(scene.line, language)))
        for way, door in zip(scene.ways, door_places(place, len(scene.ways)), strict=True):
            inside = sign_inside(surface, pygame.Rect(door.topleft, (door.width, door.height // 3)))
            words = in_language(way.sign, language)
            assert layout_text(words, inside.size, theme.TEXT_MIN, True).is_complete, words
