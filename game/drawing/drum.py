"""A drum of avatars that turns behind a window of gold; who it stops at is decided elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import pygame

from game.drawing import pen, theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper
from game.drawing.paper import draw_sheet
from game.drawing.tokens import draw_picture

# Radians between two avatars on the drum, and how many are seen at each side of the middle one.
APART: Final = math.pi / 6.4
SEEN: Final = 3

# Pixels by which an avatar's side grows at least: each size that is drawn is kept for a while.
GROWS_BY: Final = 12


def draw_drum(
    surface: pygame.Surface, rect: pygame.Rect, avatars: Sequence[str], turned: float
) -> None:
    """Draw the drum inside `rect`; `turned` is the number of the avatar in the window, and parts.

    It begins again after the last one.
    """
    if not avatars or rect.width < 32 or rect.height < 32:
        return
    unit = max(0.5, theme.scale(surface))
    draw_paper(surface, rect, "wine")
    band = rect.inflate(-round(28 * unit), -round(60 * unit))
    whole = surface.get_clip()
    surface.set_clip(band.clip(whole))
    surface.fill(theme.mix(theme.NIGHT, theme.DUSK, 0.3), band)
    _draw_around(surface, band, avatars, turned)
    surface.set_clip(whole)
    _draw_window(surface, band, unit)


def _draw_around(
    surface: pygame.Surface, band: pygame.Rect, avatars: Sequence[str], turned: float
) -> None:
    nearest = round(turned)
    numbers = sorted(
        range(nearest - SEEN, nearest + SEEN + 1), key=lambda number: -abs(number - turned)
    )
    most = min(band.height * 0.86, band.width * 0.3)
    for number in numbers:
        angle = (number - turned) * APART
        side = round(most * (0.35 + 0.65 * math.cos(angle)) / GROWS_BY) * GROWS_BY
        if abs(angle) < math.pi / 2 and side > 0:
            place = pygame.Rect(0, 0, side, side)
            across = round(band.width * 0.52 * math.sin(angle))
            place.center = (band.centerx + across, band.centery)
            draw_avatar(surface, place, avatars[number % len(avatars)])


def _draw_window(surface: pygame.Surface, band: pygame.Rect, unit: float) -> None:
    side = round(min(band.height * 0.98, band.width * 0.34))
    window = pygame.Rect(0, 0, side, band.height)
    window.center = band.center
    line = max(4, round(8 * unit))
    pen.rect(surface, theme.INK, window.inflate(2 * line, 2 * line), line * 2, line * 3)
    pen.rect(surface, theme.GOLD, window.inflate(line, line), line, line * 2)
    star = pygame.Rect(0, 0, round(64 * unit), round(64 * unit))
    star.center = (window.centerx, window.top)
    draw_sheet(surface, star.inflate(-star.width // 4, -star.width // 4), theme.WINE, lift=0.3)
    draw_picture(surface, star, "star")
