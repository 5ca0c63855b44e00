"""Where things go on a surface of any size: rows, columns and grids; it draws nothing."""

from __future__ import annotations

from pygame import Rect


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
