"""What pygame.draw draws, on a surface or on a backcloth, which takes it down for later."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, Final

import pygame
from pygame import Rect, Surface

from game.drawing.backcloth import Backcloth, Brush

# How far, in pixels, a soft edge may reach beyond what was asked for.
SOFT: Final = 2

Spot = Sequence[float]


def rect(surface: Surface, colour: Any, box: Any, width: int = 0, border_radius: int = -1) -> None:
    """Draw a rectangle, filled or with a line of `width` pixels inside its edge."""
    if not isinstance(surface, Backcloth):
        pygame.draw.rect(surface, colour, box, width, border_radius)
        return
    there = Rect(box).move(surface.origin)
    _take(surface, _rect, (_tone(colour), tuple(there), width, border_radius), there)


def polygon(surface: Surface, colour: Any, points: Sequence[Spot]) -> None:
    """Fill an outline."""
    if not isinstance(surface, Backcloth):
        pygame.draw.polygon(surface, colour, points)
        return
    there = _moved(surface, points)
    _take(surface, pygame.draw.polygon, (_tone(colour), there), _around(there, SOFT))


def aacircle(surface: Surface, colour: Any, centre: Spot, radius: float) -> None:
    """Fill a circle with a smooth edge."""
    if not isinstance(surface, Backcloth):
        pygame.draw.aacircle(surface, colour, centre, radius)
        return
    (there,) = _moved(surface, [centre])
    _take(
        surface,
        pygame.draw.aacircle,
        (_tone(colour), there, radius),
        _around([there], radius + SOFT),
    )


def aaline(surface: Surface, colour: Any, start: Spot, end: Spot, width: int = 1) -> None:
    """Draw a smooth line, `width` pixels wide."""
    if not isinstance(surface, Backcloth):
        pygame.draw.aaline(surface, colour, start, end, width)
        return
    ends = _moved(surface, [start, end])
    _take(surface, pygame.draw.aaline, (_tone(colour), *ends, width), _around(ends, width + SOFT))


def pieces(
    surface: Surface, source: Surface, place: Sequence[int], parts: Sequence[Sequence[int]]
) -> None:
    """Blit `parts` of `source`, each where it is if all of `source` begins at `place`.

    They are one stroke of a cloth, which is painted at once wherever any of them changes.
    """
    if not isinstance(surface, Backcloth):
        _pieces(surface, source, (place[0], place[1]), parts)
        return
    there = (place[0] + surface.origin[0], place[1] + surface.origin[1])
    kept = tuple(tuple(part) for part in parts)
    _take(surface, _pieces, (source, there, kept), source.get_rect(topleft=there))


def _pieces(
    surface: Surface, source: Surface, place: tuple[int, int], parts: Sequence[Sequence[int]]
) -> None:
    left, top = place
    surface.blits([(source, (left + part[0], top + part[1]), part) for part in parts], False)


def _take(cloth: Backcloth, brush: Brush, args: tuple[Hashable, ...], box: Rect) -> None:
    cloth.stroke(brush, args, box)


def _rect(surface: Surface, colour: Any, box: Any, width: int, border_radius: int) -> None:
    pygame.draw.rect(surface, colour, box, width, border_radius)


def _tone(colour: Any) -> tuple[int, ...]:
    return tuple(pygame.Color(colour))


def _moved(cloth: Backcloth, points: Sequence[Spot]) -> tuple[tuple[float, float], ...]:
    left, top = cloth.origin
    return tuple((point[0] + left, point[1] + top) for point in points)


def _around(points: Sequence[Spot], reach: float) -> Rect:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    left, top = int(min(xs) - reach), int(min(ys) - reach)
    return Rect(left, top, int(max(xs) + reach) - left + 1, int(max(ys) + reach) - top + 1)
