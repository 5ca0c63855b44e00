"""The strip below every screen of class mode: practice, not an assessment (R7).

Screens are drawn on what is above it and know nothing of it. While no lesson is on it is not there.
"""

from __future__ import annotations

from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.text import draw_text
from game.words import tr

# How much of the letters' height the strip has above and below them together.
EDGE: Final = 0.5

_FINGERS: Final = (pygame.FINGERDOWN, pygame.FINGERUP, pygame.FINGERMOTION)


class Strip:
    """Gives screens the room above, and tells at the window's foot what a lesson is."""

    def __init__(self, backstage: Backstage) -> None:
        self._backstage = backstage

    @property
    def is_on(self) -> bool:
        """Whether a lesson is on, or about to begin with its notice."""
        backstage = self._backstage
        return backstage.lesson is not None or backstage.house.settings.class_group is not None

    def above(self, surface: Surface) -> Surface:
        """Return the part of `surface` that belongs to the screen; what is drawn there is seen."""
        if not self.is_on:
            return surface
        return surface.subsurface(Rect(0, 0, surface.get_width(), _foot(surface).top))

    def moved(self, event: Event, size: tuple[int, int]) -> Event:
        """Return `event` of a window of this size as a screen above the strip understands it.

        Fingers come as shares of the whole window; a mouse's pixels count from its top anyway.
        """
        if not self.is_on or event.type not in _FINGERS:
            return event
        foot = _foot_of(size)
        return Event(event.type, {**event.dict, "y": event.y * size[1] / max(1, foot.top)})

    def draw(self, surface: Surface) -> None:
        """Draw the strip at the foot of `surface`."""
        if not self.is_on:
            return
        foot = _foot(surface)
        surface.fill(theme.CREAM, foot)
        line = Rect(foot.left, foot.top, foot.width, max(2, foot.height // 14))
        surface.fill(theme.GOLD, line)
        inside = foot.inflate(-foot.height, 0)
        inside.height -= line.height
        inside.bottom = foot.bottom
        draw_text(surface, tr("Practice, not an assessment."), inside, 24, theme.INK, bold=True)


def _foot(surface: Surface) -> Rect:
    return _foot_of(surface.get_size())


def _foot_of(size: tuple[int, int]) -> Rect:
    share = min(size[0] / theme.DESIGN[0], size[1] / theme.DESIGN[1])
    letters = max(theme.TEXT_MIN, round(24 * share)) * min(theme.TEXT_SCALE, theme.LABEL_SCALE_MOST)
    high = min(round(letters * (1 + EDGE)), size[1] // 4)
    return Rect(0, size[1] - high, size[0], high)
