"""Windows of every size: as small as one can be dragged, and as large as a wall."""

from __future__ import annotations

import pygame
import pytest

from game.drawing import theme
from game.settings import Settings
from game.tour import STOPS, stop
from tests.screens.samples import stops

LARGE = (3840, 2160)


@pytest.mark.parametrize("name", stops(every=12))
def test_a_window_dragged_to_nothing_and_back_stops_no_play(name: str) -> None:
    """Nobody can read it then, and nobody loses anything."""
    guide = stop(name, Settings(language="sv"))
    for size in ((1, 1), (64, 48), (320, 180), (100, 700), (900, 60)):
        guide.draw(pygame.Surface(size))
        guide.step()
    assert guide.screen is not None


@pytest.mark.long
@pytest.mark.parametrize("name", STOPS)
def test_on_a_large_screen_everything_can_be_hit_and_nothing_overlaps(name: str) -> None:
    """On 3840x2160 choices lie in the window, apart, and as large as they look on a small one."""
    guide = stop(name, Settings(language="en"))
    surface = pygame.Surface(LARGE)
    guide.draw(surface)
    rects = guide.screen.choices.rects
    window = surface.get_rect()
    for each, rect in rects.items():
        others = [other for other in rects if other != each]
        assert window.contains(rect), each
        assert min(rect.size) >= theme.TARGET_MIN * 2, each
        assert rect.collidelist([rects[other] for other in others]) < 0, each
