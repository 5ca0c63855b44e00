"""A theatre as small as a picture, whose curtain shows how far a class has come."""

from __future__ import annotations

import math
from typing import Final

import pygame

from game.drawing import pen, theme
from game.drawing.backdrop import draw_stage
from game.drawing.curtain import draw_curtain
from game.drawing.tokens import draw_picture

# Steps in which the curtain is drawn: one star of two hundred is half of one.
STEPS: Final = 120

# A larger one is drawn at this width, in pixels, and enlarged: its first picture comes sooner.
DRAWN_WIDTH: Final = 560

# How far the curtain opens with the very first star, so that it is seen to.
FIRST: Final = 0.12


def draw_little_stage(surface: pygame.Surface, rect: pygame.Rect, share: float) -> None:
    """Draw a stage that fills `rect`, with a star behind its curtain; `share` 0 to 1 is open."""
    if rect.width < 16 or rect.height < 16:
        return
    step = math.ceil(min(1.0, max(0.0, share)) * STEPS)
    surface.blit(_little_stage(rect.size, step), rect)
    line = max(2, round(5 * theme.scale(surface)))
    pen.rect(surface, theme.GOLD, rect, line, border_radius=line * 2)


@theme.cached(maxsize=6)
def _little_stage(size: tuple[int, int], step: int) -> pygame.Surface:
    wide = min(size[0], DRAWN_WIDTH)
    layer = pygame.Surface((wide, round(size[1] * wide / size[0])), 0, 32)
    draw_stage(layer, 0.0)
    star = pygame.Rect(0, 0, layer.get_height() * 4 // 9, layer.get_height() * 4 // 9)
    star.center = (wide // 2, layer.get_height() * 11 // 20)
    draw_picture(layer, star, "star")
    draw_curtain(layer, _openness(step / STEPS), 0.0)
    return layer if layer.get_size() == size else pygame.transform.smoothscale(layer, size)


def _openness(share: float) -> float:
    """Return how far the curtain has to be drawn for a gap that is `share` of the whole one.

    A curtain on its way is slow at both ends; this takes it back.
    """
    share = FIRST + (1 - FIRST) * share if share > 0 else 0.0
    return 0.5 - math.sin(math.asin(1 - 2 * share) / 3)
