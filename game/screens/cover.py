"""The camera's cover: one key, one button, on every screen; it opens no camera by itself."""

from __future__ import annotations

from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backcloth import again
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice, Choices
from game.screens.furniture import badge_room, camera_labels, corner, margin, speak
from game.screens.looking_glass import COVERED, advice
from game.screens.screen import Screen
from game.words import tr

COVER: Final = "cover"
COVER_KEY: Final = pygame.K_F9


def turn_cover(backstage: Backstage) -> None:
    """Cover the camera and say so, or take the cover off again, as the picture then shows.

    The understudy stands before no camera: there is nothing to cover.
    """
    if backstage.eye.is_understudy:
        return
    backstage.eye.cover(not backstage.eye.is_covered)
    if backstage.eye.is_covered:
        speak(backstage, advice(COVERED))
    else:
        backstage.voice.stop()


def is_shut(backstage: Backstage) -> bool:
    """Tell whether a cover keeps the screen from seeing anybody."""
    return backstage.eye.is_covered and not backstage.eye.is_understudy


def cover_choice(backstage: Backstage, screen: Screen) -> Choice:
    """Return the choice that covers or uncovers the camera and stays on `screen`."""

    def turn() -> Screen:
        turn_cover(backstage)
        return screen

    is_covered = backstage.eye.is_covered
    on = tr("The camera is on. Cover it?")
    covered = tr("Covered. Open it?")
    says = covered if is_covered else on if backstage.eye.is_on else camera_labels()[False]
    icon = "camera" if backstage.eye.is_on and not is_covered else "no_camera"
    return Choice(COVER, says, turn, icon, (COVER_KEY,))


def cover_place(surface: Surface) -> Rect:
    """Return the place of the cover's button: where the badge is elsewhere, top right."""
    place = corner(surface)
    place.width = badge_room(surface) - margin(surface)
    place.right = surface.get_width() - margin(surface)
    return place


def draw_cover(surface: Surface, choices: Choices) -> None:
    """Draw the badge that is a button, if it is among the choices that are placed."""
    for choice in choices.shown():
        if choice.name != COVER:
            continue
        choices.draw_one(surface, choice, "", None)
        place, says, icon = choices.rects[COVER], choice.label, choice.icon or ""
        looks = ("cover", says, icon, tuple(place))
        again(surface, looks, partial(_draw_badge, place=place, says=says, icon=icon))


def _draw_badge(surface: Surface, place: Rect, says: str, icon: str) -> None:
    gap, side = theme.px(surface, 10), place.height * 3 // 5
    image = Rect(place.left + gap, 0, side, side)
    image.centery = place.centery
    # Room at the right for the key's cap, which hangs over the corner.
    words = Rect(image.right + gap, place.top, 0, place.height)
    words.width = place.right - 2 * gap - words.left
    draw_icon(surface, image, icon)
    draw_text(surface, says, words, 24, bold=True, align="left")
