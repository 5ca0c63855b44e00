"""The cloth that screens are painted on: only what differs from the picture before is painted.

A screen draws all of itself 60 times a second, and hardly anything of it changes. So the cloth
takes down what is drawn, compares it with what it took down last, and paints the places that
differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from operator import itemgetter
from typing import Any, Final, Self

import pygame
from pygame import Rect, Surface

from game.drawing import theme

# What paints one stroke on a surface: called with the surface, then the arguments.
Brush = Callable[..., Any]

# Brush, its arguments, and the part of the cloth that it may touch, None for all of it.
Stroke = tuple[Brush, tuple[Hashable, ...], tuple[int, ...] | None]

_BOX_OF: Final = itemgetter(1)

# So many places are painted one by one; of more, those that are left become one.
MOST_PLACES: Final = 24

# So many groups of strokes are kept for `again` before the one not asked for longest is let go.
MOST_KEPT: Final = 128


class Backcloth(Surface):
    """A surface that takes down blits, fills and the strokes of `pen`, and holds no pixels.

    What is blitted must not be drawn on afterwards, as everything that `art` hands out; a surface
    that is made anew is painted anew. `pygame.draw` does not work here: use `game.drawing.pen`.
    """

    def __init__(self, size: tuple[int, int]) -> None:
        # Of the smallest depth, since nothing is ever drawn on it.
        super().__init__(size, 0, 8)
        self._now: list[tuple[Stroke, Rect]] = []
        self._before: list[tuple[Stroke, Rect]] = []
        self._is_fresh = True
        self._place = Rect((0, 0), size)
        self._clip: Rect | None = None
        self._parts: dict[tuple[int, ...], Backcloth] = {}
        self._sketch: Surface | None = None
        self._kept: dict[Hashable, list[tuple[Stroke, Rect]]] = {}

    def blit(
        self, source: Surface, dest: Any = (0, 0), area: Any = None, special_flags: int = 0
    ) -> Rect:
        """Take down a blit; returns where it is, whether or not that can be seen."""
        left, top = int(dest[0]), int(dest[1])
        part = None if area is None else tuple(Rect(area))
        size = source.get_size() if part is None else part[2:]
        place = (left + self._place.left, top + self._place.top)
        self._take(_blit, (source, place, part, special_flags), Rect(place, size))
        return Rect((left, top), size)

    def fill(self, color: Any, rect: Any = None, special_flags: int = 0) -> Rect:
        """Take down a fill; returns where it is."""
        own = Rect((0, 0), self.get_size())
        box = own if rect is None else Rect(rect).clip(own)
        there = box.move(self._place.topleft)
        self._take(_fill, (tuple(pygame.Color(color)), tuple(there), special_flags), there)
        return box

    def stroke(self, brush: Brush, args: tuple[Hashable, ...], box: Rect) -> None:
        """Take down what `brush(surface, *args)` draws inside `box`, both in the cloth's pixels."""
        self._take(brush, args, box)

    def again(self, looks: Hashable, draw: Callable[[Surface], object]) -> None:
        """Take down what `draw` does; from the second time on without calling it.

        `looks` is all that its strokes depend on, beside size and place of the cloth.
        """
        key = (looks, None if self._clip is None else tuple(self._clip))
        strokes = self._kept.get(key)
        if strokes is None:
            begin = len(self._now)
            draw(self)
            if len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = self._now[begin:]
        else:
            # What is looked at goes last: the oldest is what was not for longest.
            self._kept[key] = self._kept.pop(key)
            self._now += strokes

    @property
    def origin(self) -> tuple[int, int]:
        """Where this part begins on the whole cloth."""
        return self._place.topleft

    def set_clip(self, rect: Any = None, *_: Any) -> None:
        """Take down nothing outside `rect` from now on; None ends that."""
        self._clip = None if rect is None else Rect(rect).move(self.origin)

    def get_clip(self) -> Rect:
        """Return the part that is drawn on now."""
        if self._clip is None:
            return Rect((0, 0), self.get_size())
        return self._clip.move(-self._place.left, -self._place.top).clip(
            Rect((0, 0), self.get_size())
        )

    def subsurface(self, *rect: Any) -> Backcloth:
        """Return a part that is drawn on as a cloth of its own, and painted with the whole."""
        box = Rect(*rect)
        if tuple(box) not in self._parts:
            part = Backcloth(box.size)
            part._place = box.move(self.origin)
            part._clip = part._place
            self._parts[tuple(box)] = part
        part = self._parts[tuple(box)]
        part._now = self._now
        return part

    def copy(self) -> Surface:
        """Return a plain surface with what was drawn here so far."""
        made = Surface(self.get_size(), 0, 32)
        made.blit(self._drawn(self._place), (0, 0), self._place)
        return made

    def get_at(self, spot: Any) -> pygame.Color:
        """Return the colour that was drawn at a pixel so far."""
        there = Rect(int(spot[0]) + self._place.left, int(spot[1]) + self._place.top, 1, 1)
        return self._drawn(there).get_at(there.topleft)

    def _drawn(self, place: Rect) -> Surface:
        """Return a surface on which `place` is painted as it is drawn so far."""
        if self._sketch is None:
            self._sketch = Surface(self._place.bottomright, 0, 32)
        _paint(self._sketch, self._now, place)
        return self._sketch

    def begin(self) -> Self:
        """Begin another picture; returns the cloth, which keeps the last one to compare with."""
        self._now = []
        return self

    def forget(self) -> None:
        """Paint everything next time, as after the window lost what it showed."""
        self._is_fresh = True

    def paint(self, surface: Surface) -> list[Rect]:
        """Paint on `surface`, of the same size, what differs from the last picture painted.

        Returns the places that were painted, in pixels.
        """
        whole = surface.get_rect()
        places = [whole] if self._is_fresh else _apart(_changed(self._before, self._now), whole)
        for place in places:
            _paint(surface, self._now, place)
        self._before, self._is_fresh = self._now, False
        return places

    def _take(self, brush: Brush, args: tuple[Hashable, ...], box: Rect) -> None:
        clip = self._clip
        stroke = (brush, args, None if clip is None else tuple(clip))
        self._now.append((stroke, box if clip is None else box.clip(clip)))


def again(surface: Surface, looks: tuple[Hashable, ...], draw: Callable[[Surface], object]) -> None:
    """Draw by `draw`; on a cloth only if it has not kept what was drawn before for these `looks`.

    `looks` is all that the strokes depend on, beside what is worn, and size and place of the cloth.
    """
    if isinstance(surface, Backcloth):
        surface.again((*looks, theme.worn()), draw)
    else:
        draw(surface)


def _blit(surface: Surface, source: Surface, place: Any, part: Any, flags: int) -> None:
    surface.blit(source, place, part, flags)


def _fill(surface: Surface, colour: Any, box: Any, flags: int) -> None:
    surface.fill(colour, box, flags)


def _changed(before: list[tuple[Stroke, Rect]], now: list[tuple[Stroke, Rect]]) -> list[Rect]:
    """Return the places of strokes that came, went, or lie in another order than before."""
    if before == now:
        return []
    first, shorter = 0, min(len(before), len(now))
    while first < shorter and before[first][0] == now[first][0]:
        first += 1
    last = 0
    while last < shorter - first and before[-1 - last][0] == now[-1 - last][0]:
        last += 1
    old, new = before[first : len(before) - last], now[first : len(now) - last]
    went = Counter(stroke for stroke, _ in old)
    came = Counter(stroke for stroke, _ in new)
    stayed = went & came
    if stayed and [s for s, _ in old if s in stayed] != [s for s, _ in new if s in stayed]:
        return [box for _, box in (*old, *new)]
    return [box for stroke, box in (*old, *new) if stroke not in stayed]


def _apart(places: Sequence[Rect], whole: Rect) -> list[Rect]:
    """Return places, within `whole`, that cover the same and don't overlap."""
    apart: list[Rect] = []
    for place in places:
        one = place.clip(whole)
        if not one.width or not one.height:
            continue
        while (met := one.collidelist(apart)) >= 0:
            one = one.union(apart.pop(met))
        apart.append(one)
    if len(apart) > MOST_PLACES:
        return [apart[0].unionall(apart[1:])]
    return apart


def _paint(surface: Surface, strokes: list[tuple[Stroke, Rect]], place: Rect) -> None:
    """Paint all strokes as far as they lie within `place`, from the last that covers it all."""
    hits = place.collideobjectsall(strokes, key=_BOX_OF)
    first = next((n for n in range(len(hits) - 1, -1, -1) if _covers(hits[n], place)), 0)
    for (brush, args, clip), _ in hits[first:]:
        surface.set_clip(place if clip is None else place.clip(clip))
        brush(surface, *args)
    surface.set_clip(None)


def _covers(each: tuple[Stroke, Rect], place: Rect) -> bool:
    """Tell whether nothing that was drawn before is seen in `place`."""
    (brush, args, _), box = each
    if brush is not _blit or not box.contains(place):
        return False
    source: Any = args[0]
    return not args[3] and not source.get_flags() & pygame.SRCALPHA and not source.get_colorkey()
