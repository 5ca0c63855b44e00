"""Photographs on paper and the pages of a flip-book as they turn; it keeps no picture."""

from __future__ import annotations

import math
import weakref
from typing import Any

import numpy as np
import pygame
from pygame import Rect, Surface

from game.drawing import theme
from game.drawing.paper import sheet_of

Picture = np.ndarray[Any, np.dtype[np.uint8]]


def draw_photo(surface: Surface, rect: Rect, picture: Picture) -> None:
    """Draw `picture` (RGB, height x width x 3) cut, not squeezed, to fill `rect`."""
    if rect.width < 1 or rect.height < 1:
        return
    surface.blit(_cut(picture, rect.size), rect)


def draw_leaf(surface: Surface, rect: Rect, picture: Picture | None, turned: float = 0.0) -> None:
    """Draw a leaf bound at its left edge, with `picture` on it or empty.

    `turned` 0 lies flat and 1 stands upright: the leaf seems narrower and a little darker.
    """
    wide = round(rect.width * math.cos(min(1.0, max(0.0, turned)) * math.pi / 2))
    if wide < 8 or rect.height < 2:
        return
    sheet, beyond = sheet_of(surface, rect.size, theme.CREAM, corner=10, lift=0.7)
    left, top = rect.left - beyond, rect.top - beyond
    if wide != rect.width:
        sheet = _standing(sheet, wide / rect.width, turned)
        left = rect.left - round(beyond * wide / rect.width)
    surface.blit(sheet, (left, top))
    if picture is None:
        return
    photo = photo_place(rect)
    whole = _cuts.show(picture, photo.size)
    across = max(1, round(photo.width * wide / rect.width))
    left = rect.left + round((photo.left - rect.left) * wide / rect.width)
    if across != photo.width:
        whole = pygame.transform.smoothscale(whole, (across, photo.height))
    surface.blit(whole, (left, photo.top))


def _standing(sheet: Surface, narrow: float, turned: float) -> Surface:
    """Return a sheet as narrow as it seems when it stands, and as dark; drawing it costs more."""
    width, height = sheet.get_size()
    standing = pygame.transform.smoothscale(sheet, (max(1, round(width * narrow)), height))
    darker = theme.mix(theme.CREAM, theme.INK, turned * 0.25)
    pairs = zip(darker, theme.CREAM, strict=True)
    shares = (min(255, 255 * dark // max(1, light)) for dark, light in pairs)
    standing.fill((*shares, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return standing


def photo_place(leaf: Rect) -> Rect:
    """Return where the photograph is on a leaf: as large as a margin leaves it, 4 by 3."""
    edge = max(6, min(leaf.size) // 18)
    wide = min(leaf.width - 2 * edge, (leaf.height - 2 * edge) * 4 // 3)
    photo = Rect(0, 0, max(1, wide), max(1, wide * 3 // 4))
    photo.center = leaf.center
    return photo


class _Cuts:
    """The last two photographs as they lie on a leaf, cut once, and let go with their pictures.

    Two, because a leaf that turns shows the one below it.
    """

    def __init__(self) -> None:
        self._kept: list[tuple[weakref.ref[Picture], tuple[int, int], Surface]] = []

    def show(self, picture: Picture, size: tuple[int, int]) -> Surface:
        """Return the middle of `picture` at `size`, cut anew if it is neither of the last two."""
        for of, cut_to, drawn in self._kept:
            if of() is picture and cut_to == size:
                return drawn
        drawn = _cut(picture, size)
        self._kept = [*self._kept[-1:], (weakref.ref(picture, self._let_go), size, drawn)]
        return drawn

    def _let_go(self, gone: weakref.ref[Picture]) -> None:
        self._kept = [kept for kept in self._kept if kept[0] is not gone]


_cuts = _Cuts()


def _cut(picture: Picture, size: tuple[int, int]) -> Surface:
    """Return the middle of `picture` in the proportions of `size`, at that size."""
    high, wide = picture.shape[:2]
    whole = pygame.image.frombuffer(np.ascontiguousarray(picture).data, (wide, high), "RGB")
    share = min(wide / size[0], high / size[1])
    cut = Rect(0, 0, max(1, int(size[0] * share)), max(1, int(size[1] * share)))
    cut.center = (wide // 2, high // 2)
    part = Surface(cut.size, 0, 32)
    part.blit(whole, (0, 0), cut)
    return pygame.transform.smoothscale(part, size)
