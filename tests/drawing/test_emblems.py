"""Teams' emblems and the drum of avatars: all are there, none fails in a small window."""

from __future__ import annotations

import pygame
import pytest

from game.classroom.pictures import AVATARS, EMBLEMS
from game.drawing.drum import draw_drum
from game.drawing.emblems import draw_emblem
from game.drawing.little_stage import draw_little_stage

PLACE = pygame.Rect(0, 0, 96, 96)


def drawn(name: str) -> bytes:
    """Return an emblem's pixels."""
    surface = pygame.Surface(PLACE.size)
    draw_emblem(surface, PLACE, name)
    return pygame.image.tobytes(surface, "RGB")


def test_each_emblem_is_its_own_picture() -> None:
    """Eight teams can be told apart."""
    assert len({drawn(name) for name in EMBLEMS}) == len(EMBLEMS) == 8


def test_an_emblem_of_a_newer_book_is_drawn_as_one_of_ours() -> None:
    """No team is without a picture."""
    assert drawn("submarine") == drawn(EMBLEMS[0])


@pytest.mark.parametrize("turned", [0.0, -5.5, 61.25])
@pytest.mark.parametrize("avatars", [AVATARS, AVATARS[:1], ("fox", "no such animal")])
def test_the_drum_turns_for_few_and_for_many(avatars: tuple[str, ...], turned: float) -> None:
    """Also for one child alone, wherever it has turned to."""
    surface = pygame.Surface((640, 300))
    draw_drum(surface, surface.get_rect(), avatars, turned)
    assert surface.get_at((320, 150)) != (0, 0, 0, 255)


@pytest.mark.parametrize("size", [(1, 1), (20, 20), (33, 33), (2000, 40)])
def test_small_places_break_nothing(size: tuple[int, int]) -> None:
    """A window is made as small as its system allows."""
    surface = pygame.Surface(size)
    draw_drum(surface, surface.get_rect(), AVATARS, 0.5)
    draw_little_stage(surface, surface.get_rect(), 0.5)


def test_the_curtain_opens_with_every_share() -> None:
    """A first star is seen to open it, and each further step shows more of the stage behind."""

    def behind(share: float) -> int:
        surface = pygame.Surface((400, 200))
        draw_little_stage(surface, surface.get_rect(), share)
        middle = [surface.get_at((x, 110)) for x in range(400)]
        closed = pygame.Surface((400, 200))
        draw_little_stage(closed, closed.get_rect(), 0.0)
        return sum(middle[x] != closed.get_at((x, 110)) for x in range(400))

    seen = [behind(share) for share in (0.0, 1 / 200, 0.25, 0.5, 0.75)]
    assert seen[0] == 0
    assert seen[1] > 0
    assert seen == sorted(seen)
