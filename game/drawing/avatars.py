"""Portraits of the animals that a player may be; `classroom/pictures.py` has their names."""

from __future__ import annotations

import pygame

from game.classroom.pictures import AVATARS
from game.drawing.paper import draw_halo
from game.drawing.tokens import draw_picture


def draw_avatar(
    surface: pygame.Surface, rect: pygame.Rect, name: str, is_chosen: bool = False
) -> None:
    """Draw the portrait `name` in a round frame inside `rect`; the chosen one shines.

    An unknown name, as from a newer version's score book, is drawn as the first avatar.
    """
    known = name if name in AVATARS else AVATARS[0]
    side = min(rect.width, rect.height)
    place = pygame.Rect(0, 0, side, side)
    place.center = rect.center
    if is_chosen:
        draw_halo(surface, place.center, (round(side * 1.5), round(side * 1.5)), 14)
        draw_picture(surface, place, "chosen")
        place = place.inflate(-side * 0.16, -side * 0.16)
    draw_picture(surface, place, f"avatars/{known}")
