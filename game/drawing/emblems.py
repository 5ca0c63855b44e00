"""The emblems by which teams are known."""

from __future__ import annotations

import pygame

from game.classroom.pictures import EMBLEMS
from game.drawing.tokens import draw_picture


def draw_emblem(surface: pygame.Surface, rect: pygame.Rect, name: str) -> None:
    """Draw the emblem `name` as large as fits in the middle of `rect`.

    An unknown one, as from a newer version's score book, is drawn as the first.
    """
    draw_picture(surface, rect, f"emblems/{name if name in EMBLEMS else EMBLEMS[0]}")
