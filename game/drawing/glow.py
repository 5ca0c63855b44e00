"""A light that slowly comes and goes around something that is offered; it decides nothing."""

from __future__ import annotations

import math
from typing import Final

import pygame

from game.drawing import theme

# Breaths a second: far below the three flashes that R18 allows.
BREATHS_A_SECOND: Final = 0.4
RINGS: Final = 30

WHITENESS: Final = 0.7


def draw_glow(surface: pygame.Surface, rect: pygame.Rect, t: float) -> None:
    """Draw a warm light around `rect` (pixels) that breathes with `t` seconds; still at t = 0."""
    reach = theme.px(surface, 30)
    breath = 0.5 - 0.5 * math.cos(math.tau * BREATHS_A_SECOND * t) if t else 1.0
    halo = _halo_at(rect.size, reach, 130 + 5 * round(25 * breath))
    surface.blit(halo, (rect.left - reach, rect.top - reach))


@theme.cached(maxsize=32)
def _halo_at(size: tuple[int, int], reach: int, strength: int) -> pygame.Surface:
    """Return the halo at a strength of 0 to 255."""
    halo = _halo(size, reach).copy()
    halo.set_alpha(strength)
    return halo


@theme.cached(maxsize=4)
def _halo(size: tuple[int, int], reach: int) -> pygame.Surface:
    """Return rings of light around a box of `size`, `reach` pixels wide, weaker outwards."""
    whole = pygame.Rect(0, 0, size[0] + 2 * reach, size[1] + 2 * reach)
    halo = pygame.Surface(whole.size, pygame.SRCALPHA, 32)
    lamp = theme.mix(theme.GOLD, (255, 255, 255), WHITENESS)
    for ring in range(RINGS):
        # Painted from the outside in, so that each inner ring is stronger.
        inset = -reach * (RINGS - ring) // RINGS
        box = pygame.Rect((reach, reach), size).inflate(-2 * inset, -2 * inset)
        light = (*lamp, round(240 * ((ring + 1) / RINGS) ** 0.8))
        pygame.draw.rect(halo, light, box, border_radius=reach)
    return halo
