"""The theatre masks that stand for the seven expressions, and the small icons."""

from __future__ import annotations

import pygame

from game import art
from game.acting.expressions import Expression


def draw_expression_icon(
    surface: pygame.Surface, rect: pygame.Rect, expression: Expression
) -> None:
    """Draw the theatre mask of `expression` as large as fits in the middle of `rect`."""
    draw_picture(surface, rect, f"masks/{expression}")


def draw_icon(surface: pygame.Surface, rect: pygame.Rect, name: str) -> None:
    """Draw the icon `name` (assets/pictures/icons) in the middle of `rect`."""
    draw_picture(surface, rect, f"icons/{name}")


def draw_picture(surface: pygame.Surface, rect: pygame.Rect, name: str) -> None:
    """Draw assets/pictures/`name`.svg as large as fits in the middle of `rect`."""
    image = art.picture(name, rect.size)
    surface.blit(image, image.get_rect(center=rect.center))
