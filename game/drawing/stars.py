"""Stars that fly in one by one; how many were earned is decided elsewhere."""

from __future__ import annotations

import math
from typing import Final

import pygame

from game import art
from game.drawing import theme
from game.drawing.paper import draw_halo

# Seconds from one star's start to the next one's, and that one star flies.
APART: Final = 0.35
FLIES: Final = 0.7

# In how many turns a star is drawn on its flight, about one for each picture: turning is dear.
TURNS: Final = 42


def stars_landed(earned: int, t: float) -> int:
    """Return how many of a row's `earned` stars are in place `t` seconds after the first start."""
    return sum(t >= number * APART + FLIES for number in range(earned))


def draw_stars(
    surface: pygame.Surface, rect: pygame.Rect, earned: int, most: int, t: float
) -> None:
    """Draw a row of `most` places in `rect`, `earned` of them with a star that has flown in.

    `t` is seconds since the first took off: a large one (reduced motion) shows all in place.
    """
    most = max(1, most)
    side = max(4, min(rect.height, rect.width // most))
    left = rect.centerx - side * most // 2
    places = [pygame.Rect(left + side * n, 0, side, side) for n in range(most)]
    for number, place in enumerate(places):
        # The middle of the row stands a little higher, as on a bow.
        high = (rect.height - side) // 2
        bow = math.cos((number - (most - 1) / 2) / most * math.pi)
        place.centery = rect.centery - round(min(high, side * 0.12) * bow)
        _blit_star(surface, "star_empty", place.center, side)
    for number, place in enumerate(places[: max(0, earned)]):
        share = (t - number * APART) / FLIES
        if share > 0:
            _draw_flying(surface, rect, place, side, min(1.0, share))


def _draw_flying(
    surface: pygame.Surface, rect: pygame.Rect, place: pygame.Rect, side: int, share: float
) -> None:
    if share >= 1:
        _blit_star(surface, "star", place.center, side)
        return
    eased = 1 - (1 - share) ** 3
    start = (rect.centerx, rect.bottom + side)
    x = start[0] + (place.centerx - start[0]) * eased
    y = start[1] + (place.centery - start[1]) * eased - side * 0.6 * math.sin(math.pi * eased)
    draw_halo(surface, (x, y), (side * 2, side * 2), round(13 * math.sin(math.pi * share)))
    turned = _turned(side, round(share * TURNS))
    surface.blit(turned, turned.get_rect(center=(x, y)))


@theme.cached(maxsize=2 * TURNS)
def _turned(side: int, step: int) -> pygame.Surface:
    """Return the star as it is at one of the TURNS of its flight: all fly alike."""
    eased = 1 - (1 - step / TURNS) ** 3
    size = 0.35 + 0.65 * eased + 0.28 * math.sin(math.pi * eased)
    return pygame.transform.rotozoom(art.picture("star", (side, side)), 200 * (1 - eased), size)


def _blit_star(surface: pygame.Surface, name: str, centre: tuple[int, int], side: int) -> None:
    image = art.picture(name, (side, side))
    surface.blit(image, image.get_rect(center=centre))
