"""Notes what is written on a picture, and on which ground, while somebody asks for it.

Nobody asks in a play; then a note costs nothing. Tests measure by it that every text can be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pygame

from game.drawing import theme


@dataclass(frozen=True, slots=True, eq=False)
class Notice:
    """One line as it was written: its words, rect and letter size in real pixels, and colour.

    `letters` are the letters alone, `ground` what the picture showed in `place` before them.
    """

    words: str
    place: pygame.Rect
    size: int
    colour: theme.Colour
    letters: pygame.Surface
    ground: pygame.Surface


_asked: list[list[Notice]] = []


@contextmanager
def noting() -> Iterator[list[Notice]]:
    """Return a list that fills with everything written from now on, until the block is left."""
    notices: list[Notice] = []
    _asked.append(notices)
    try:
        yield notices
    finally:
        _asked.remove(notices)


def note(
    surface: pygame.Surface,
    words: str,
    letters: pygame.Surface,
    place: pygame.Rect,
    size: int,
    colour: theme.Colour,
) -> None:
    """Note that `letters` are about to be laid on `surface` at `place`."""
    if not _asked or not words.strip():
        return
    seen = place.clip(surface.get_rect())
    if not (seen.width and seen.height):
        return
    ground = surface.subsurface(seen).copy()
    cut = letters.subsurface(seen.move(-place.left, -place.top)).copy()
    for notices in _asked:
        notices.append(Notice(words, seen, size, colour, cut, ground))
