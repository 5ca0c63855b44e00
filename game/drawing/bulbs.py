"""A ring of light bulbs, lit one after the other as something gets done; decides nothing."""

from __future__ import annotations

import math
from typing import Final

import pygame

from game.drawing import pen, theme

BULBS: Final = 24
GLASS: Final = (0x6B, 0x5A, 0x4A)


def draw_bulbs(
    surface: pygame.Surface, centre: tuple[int, int], radius: float, lit: float, t: float
) -> None:
    """Draw bulbs on a circle of `radius` pixels, the share `lit` (0 to 1) of them burning.

    They light up clockwise from the top; a lit one is larger and has a white heart, so that it
    differs by more than its colour. `t` in seconds lets the lit ones breathe.
    """
    unit = theme.scale(surface)
    burning = round(lit * BULBS)
    for number in range(BULBS):
        turn = math.tau * (number + 0.5) / BULBS
        spot = (centre[0] + radius * math.sin(turn), centre[1] - radius * math.cos(turn))
        if number >= burning:
            pen.aacircle(surface, theme.INK, spot, 8 * unit)
            pen.aacircle(surface, GLASS, spot, 6 * unit)
            continue
        # A slow breath, far below anything that flashes.
        size = 12 + math.sin(t * 2 + number)
        pen.aacircle(surface, theme.CURTAIN, spot, size * unit)
        pen.aacircle(surface, theme.GOLD, spot, (size - 2.5) * unit)
        pen.aacircle(surface, (255, 255, 255), spot, 4 * unit)


LAMPS: Final = 8


def draw_lamps(surface: pygame.Surface, rect: pygame.Rect, lit: float, t: float) -> None:
    """Draw a row of lamps in `rect`, the share `lit` (0 to 1) of them burning, from the left.

    They tell how much is held without telling of what. `t` in seconds lets the lit ones breathe.
    """
    radius = min(rect.height * 0.34, rect.width / LAMPS * 0.36)
    burning = int(lit * LAMPS + 1e-6)
    for number in range(LAMPS):
        spot = (rect.left + rect.width * (number + 0.5) / LAMPS, rect.centery)
        is_lit = number < burning
        size = radius * (1.1 + 0.05 * math.sin(t * 2 + number) if is_lit else 0.8)
        pen.aacircle(surface, theme.INK, spot, size)
        pen.aacircle(surface, theme.GOLD if is_lit else GLASS, spot, size * 0.82)
        if is_lit:
            pen.aacircle(surface, (255, 255, 255), spot, size * 0.35)
