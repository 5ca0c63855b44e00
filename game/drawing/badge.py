"""The badge that says whether the camera runs; it opens and closes none."""

from __future__ import annotations

import pygame

from game.drawing import theme
from game.drawing.lettering import width_of
from game.drawing.paper import draw_sheet
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon


def draw_camera_badge(surface: pygame.Surface, is_on: bool, label: str) -> None:
    """Draw top right whether the camera runs: picture, words and a dot that is full or struck."""
    unit = max(0.5, theme.scale(surface))
    high = round(theme.label_px(surface, 24) * 1.9)
    wide = badge_width(surface, label)
    rect = pygame.Rect(0, round(14 * unit), wide, high)
    rect.right = surface.get_width() - round(28 * unit)
    tone = theme.CREAM if is_on else theme.mix(theme.CREAM, theme.INK, 0.18)
    draw_sheet(surface, rect, tone, corner=high, lift=0.6)
    icon = pygame.Rect(rect.left + high // 5, 0, high, round(high * 0.8))
    icon.centery = rect.centery
    draw_icon(surface, icon, "camera" if is_on else "no_camera")
    words = pygame.Rect(icon.right, rect.top, rect.right - icon.right - high // 4, high)
    draw_text(surface, label, words, 24, theme.INK, bold=True)


def badge_width(surface: pygame.Surface, label: str) -> int:
    """Return the real pixels that the camera's badge takes when it says `label`."""
    size = theme.label_px(surface, 24)
    return width_of(label, size, True) + round(size * 1.9 * 1.6)
