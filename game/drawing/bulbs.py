"""Light bulbs around a frame, lit one after the other as something gets done; decides nothing."""

from __future__ import annotations

import math
from typing import Final

import pygame

from game.drawing import theme
from game.drawing.paper import glow

BULBS: Final = 24
GLASS: Final = (0x6B, 0x5A, 0x4A)


def draw_bulbs(surface: pygame.Surface, rect: pygame.Rect, lit: float, t: float) -> None:
    """Draw bulbs along the edge of `rect`, the share `lit` (0 to 1) of them burning.

    They light up clockwise from the top middle; a lit one is larger, shines and has a white heart,
    so that it differs by more than its colour.
    """
    unit = theme.scale(surface)
    burning = round(lit * BULBS)
    for number in range(BULBS):
        spot = _along(rect, (number + 0.5) / BULBS)
        if number >= burning:
            pygame.draw.aacircle(surface, theme.INK, spot, 9 * unit)
            pygame.draw.aacircle(surface, GLASS, spot, 7 * unit)
            continue
        # A slow breath, far below anything that flashes.
        shine = round((52 + 4 * math.sin(t * 2 + number)) * unit)
        halo = glow((shine // 2 * 2, shine // 2 * 2), theme.GOLD, 14)
        surface.blit(halo, halo.get_rect(center=spot), special_flags=pygame.BLEND_RGB_ADD)
        pygame.draw.aacircle(surface, theme.WINE, spot, 13 * unit)
        pygame.draw.aacircle(surface, theme.GOLD, spot, 11 * unit)
        pygame.draw.aacircle(surface, (255, 255, 255), spot, 5 * unit)


def _along(rect: pygame.Rect, share: float) -> tuple[int, int]:
    """Return the point `share` of the way clockwise around `rect` from the middle of its top."""
    width, height = rect.size
    way = share * 2 * (width + height)
    for x, y, right, down, length in (
        (rect.centerx, rect.top, 1, 0, width / 2),
        (rect.right, rect.top, 0, 1, height),
        (rect.right, rect.bottom, -1, 0, width),
        (rect.left, rect.bottom, 0, -1, height),
        (rect.left, rect.top, 1, 0, width / 2),
    ):
        if way <= length:
            return round(x + right * way), round(y + down * way)
        way -= length
    return rect.midtop
