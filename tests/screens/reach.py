"""Whether a finger, a mouse and a child's eye get at each choice of a screen."""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.drawing import theme


def out_of_reach(rects: Mapping[str, pygame.Rect], size: tuple[int, int]) -> list[str]:
    """Return a sentence for each choice that can't be hit well in a window of `size` pixels.

    Each has to measure 76 px at least, to lie in the window, and to touch no other.
    """
    window, told = pygame.Rect((0, 0), size), []
    for name, rect in rects.items():
        others = {other: place for other, place in rects.items() if other != name}
        if min(rect.size) < theme.TARGET_MIN:
            told.append(f"{name} is too small: {rect}")
        if not window.contains(rect):
            told.append(f"{name} lies outside: {rect}")
        if under := rect.collidedict(others, values=True):
            told.append(f"{name} touches {under[0]}: {rect}")
    return told
