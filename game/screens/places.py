"""Where things go on a surface of any size: rows, columns and grids; it draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec, TypeVar

from pygame import Rect, Surface

from game.drawing import theme
from game.words import language

_Place = TypeVar("_Place")
_Given = ParamSpec("_Given")

# So many measures are kept of each kind: a few for every screen, and an end while a window is
# pulled through all sizes.
_MOST_MEASURES: Final = 64


def measured(
    measure: Callable[Concatenate[Surface, _Given], _Place],
) -> Callable[Concatenate[Surface, _Given], _Place]:
    """Keep what `measure` returns, which depends on the surface's size, words, theme and letters.

    Screens ask 60 times a second. What is returned is shared: change nothing of it.
    """
    kept: dict[tuple[object, ...], _Place] = {}

    @wraps(measure)
    def again(surface: Surface, /, *args: _Given.args, **named: _Given.kwargs) -> _Place:
        key = (surface.get_size(), language(), theme.worn(), args, *named.values())
        if key not in kept:
            if len(kept) >= _MOST_MEASURES:
                kept.clear()
            kept[key] = measure(surface, *args, **named)
        return kept[key]

    return again


def row(area: Rect, count: int, gap: int, shares: tuple[float, ...] = ()) -> list[Rect]:
    """Cut `area` into `count` rects from left to right, of equal width or by their `shares`."""
    shares = shares or (1.0,) * count
    room = area.width - gap * (count - 1)
    rects: list[Rect] = []
    left = area.left
    for number in range(count):
        right = area.left + round(room * sum(shares[: number + 1]) / sum(shares)) + gap * number
        rects.append(Rect(left, area.top, right - left, area.height))
        left = right + gap
    return rects


def column(area: Rect, count: int, gap: int, shares: tuple[float, ...] = ()) -> list[Rect]:
    """Cut `area` into `count` rects from top to bottom, of equal height or by their `shares`."""
    flipped = Rect(area.top, area.left, area.height, area.width)
    return [Rect(r.top, r.left, r.height, r.width) for r in row(flipped, count, gap, shares)]


def grid(area: Rect, columns: int, lines: int, gap: int) -> list[Rect]:
    """Cut `area` into a grid, read as a page is."""
    return [rect for line in column(area, lines, gap) for rect in row(line, columns, gap)]


def middle(area: Rect, width: int, height: int) -> Rect:
    """Return a rect of this size in the middle of `area`."""
    return Rect(area.centerx - width // 2, area.centery - height // 2, width, height)
