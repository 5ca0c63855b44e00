"""The red curtain, from closed to gathered at the sides; when it opens is decided elsewhere."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

import pygame

from game import art
from game.drawing import theme
from game.drawing.backcloth import again
from game.drawing.backdrop import draw_valance
from game.drawing.paper import fade, svg
from game.drawing.stage import Stage

FOLDS: Final = 11

# Where the open curtain is tied back, as a share of its height.
TIE: Final = 0.63

# How much later than the rod the hem moves, as a share of the whole way.
HEM_LAG: Final = 0.28

# Height in pixels of the strips in which a moving curtain is bent; lower ones cost too much time.
STRIP: Final = 3

# Pictures of a moving curtain within which the gathered one is made ready.
GATHERED_IN: Final = 32


def draw_curtain(surface: pygame.Surface, openness: float, t: float) -> None:
    """Draw the curtain inside the arch; `openness` is 0 closed to 1 gathered at the sides.

    While it moves it sways with `t` seconds.
    """
    stage = Stage(*surface.get_size())
    if openness >= 0.999:
        again(surface, ("gathered",), _draw_gathered)
        return
    if openness <= 0.001:
        surface.blit(_closed(stage), (stage.pillar, 0))
    else:
        _draw_moving(surface, stage, openness, t)
    draw_valance(surface)


def _draw_gathered(surface: pygame.Surface) -> None:
    stage = Stage(*surface.get_size())
    gathered = _gathered(stage)
    surface.blit(gathered, (stage.pillar, 0))
    mirrored = _gathered(stage, True)
    surface.blit(mirrored, (stage.width - stage.pillar - mirrored.get_width(), 0))
    draw_valance(surface)


def _half_width(stage: Stage) -> int:
    return max(2, math.ceil((stage.width - 2 * stage.pillar) / 2))


def _width_at(stage: Stage, down: float, openness: float, sway: float) -> float:
    """Return how wide one half is, in pixels, at `down` (0 rod to 1 hem)."""
    end = _tied(stage, down) + sway * down * stage.unit
    return _on_its_way(_half_width(stage), end, down, openness)


def _on_its_way(full: int, end: float, down: float, openness: float) -> float:
    """Return how wide one half is at `down`, from `full` pixels when closed to `end` when open."""
    own = min(1.0, max(0.0, openness * (1 + HEM_LAG) - HEM_LAG * down))
    own = own * own * (3 - 2 * own)
    return full + (min(full, end) - full) * own


def _tied(stage: Stage, down: float) -> float:
    """Return how wide the gathered half is at `down`, in pixels."""
    if down < TIE:
        share = 0.5 - 0.5 * math.cos(math.pi * down / TIE)
        return float(150 - 96 * share**1.4) * stage.unit
    share = (down - TIE) / (1 - TIE)
    return (54 + 42 * math.sin(share * math.pi / 2)) * stage.unit


def _draw_moving(surface: pygame.Surface, stage: Stage, openness: float, t: float) -> None:
    # All at once it would hold up the last picture of the way.
    _gathering(stage).go_on(_cloth(stage).get_height() // GATHERED_IN + 1)
    sway = 7 * math.sin(t * 2.2) * min(1.0, 4 * openness * (1 - openness))
    half = _bent(stage, openness, sway)
    surface.blit(half, (stage.pillar, 0))
    right = stage.width - stage.pillar - half.get_width()
    surface.blit(pygame.transform.flip(half, True, False), (right, 0))


def _bent(stage: Stage, openness: float, sway: float) -> pygame.Surface:
    """Return the left half on its way; one surface, as a cloth compares and paints each stroke."""
    cloth = _cloth(stage)
    wide, high = cloth.get_size()
    full, unit, strips = _half_width(stage), stage.unit, _strips(stage, high)
    rooms = [
        max(1, round(_on_its_way(full, tied + sway * down * unit, down, openness)))
        for _, down, tied in strips
    ]
    layer = pygame.Surface((max(rooms), high), pygame.SRCALPHA, 32)
    for (top, _, _), room in zip(strips, rooms, strict=True):
        low = min(STRIP, high - top)
        strip = cloth.subsurface((0, top, wide, low))
        layer.blit(pygame.transform.scale(strip, (room, low)), (0, top))
    return layer


@lru_cache(maxsize=2)
def _strips(stage: Stage, high: int) -> tuple[tuple[int, float, float], ...]:
    """Return each strip's first row, how far down it hangs, and how wide it is in the end."""
    tops = range(0, high, STRIP)
    return tuple((top, top / high, _tied(stage, top / high)) for top in tops)


@theme.cached(maxsize=2)
def _closed(stage: Stage) -> pygame.Surface:
    cloth = _cloth(stage)
    wide = max(1, stage.width - 2 * stage.pillar)
    layer = pygame.Surface((wide, cloth.get_height()), 0, 32)
    layer.blit(cloth, (0, 0))
    turned = pygame.transform.flip(cloth, True, False)
    layer.blit(turned, (layer.get_width() - turned.get_width(), 0))
    return layer


@theme.cached(maxsize=4)
def _gathered(stage: Stage, is_right: bool = False) -> pygame.Surface:
    """Return one gathered half, with what was not yet bent of it while the curtain moved."""
    if is_right:
        return pygame.transform.flip(_gathered(stage), True, False)
    bent = _gathering(stage)
    bent.go_on(bent.layer.get_height())
    wide, high = bent.layer.get_size()
    layer = pygame.transform.smoothscale(bent.layer, (wide // 2, high))
    _draw_tie(layer, stage)
    return layer


class _Gathering:
    """One gathered half, bent row by row at twice its width, for a soft edge."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._cloth, self._done = stage, _cloth(stage), 0
        most = max(2, math.ceil(_width_at(stage, 0, 1, 0)) + round(14 * stage.unit))
        size = (most * 2, self._cloth.get_height())
        self.layer = pygame.Surface(size, pygame.SRCALPHA, 32)

    def go_on(self, rows: int) -> None:
        """Bend so many more rows, if there are any left."""
        end = min(self._done + rows, self.layer.get_height())
        for top in range(self._done, end):
            self._bend(top)
        self._done = end

    def _bend(self, top: int) -> None:
        wide, high = self._cloth.get_size()
        room = max(1, round(_width_at(self._stage, top / high, 1, 0) * 2))
        for reach, dark in ((12, 18), (7, 30), (3, 45)):
            shade = pygame.Rect(0, top, room + round(reach * self._stage.unit * 2), 1)
            self.layer.fill((11, 10, 28, dark), shade)
        bent = pygame.transform.scale(self._cloth.subsurface((0, top, wide, 1)), (room, 1))
        self.layer.blit(bent, (0, top))


@theme.cached(maxsize=2)
def _gathering(stage: Stage) -> _Gathering:
    return _Gathering(stage)


def _draw_tie(layer: pygame.Surface, stage: Stage) -> None:
    unit, y = stage.unit, layer.get_height() * TIE
    room = _width_at(stage, TIE, 1, 0)
    wide, high = round(room + 14 * unit), round(84 * unit)
    gold, dark = theme.web(theme.GOLD), theme.web(theme.GOLD_DARK)
    x = room - 8 * unit
    loop = f"Q{room / 2} {26 * unit} {room + 4 * unit} {9 * unit}"
    drawn = svg(
        wide,
        high,
        f'<path d="M0 {3 * unit} {loop}" fill="none" stroke="{dark}" stroke-width="{13 * unit}"/>',
        f'<path d="M0 {2 * unit} {loop}" fill="none" stroke="{gold}" stroke-width="{8 * unit}"/>',
        _fringe(x, 6 * unit, 12 * unit, unit, dark),
        _fringe(x, 3 * unit, 5 * unit, unit, gold),
        f'<circle cx="{x}" cy="{27 * unit}" r="{11 * unit}" fill="{gold}" stroke="{dark}" '
        f'stroke-width="{2 * unit}"/>',
    )
    layer.blit(art.drawn(drawn, (max(1, wide), max(1, high))), (0, round(y - 12 * unit)))


def _fringe(x: float, top: float, foot: float, unit: float, tone: str) -> str:
    high, low = 34 * unit, 78 * unit
    corners = f"M{x - top} {high} L{x + top} {high} L{x + foot} {low} L{x - foot} {low} Z"
    return f'<path d="{corners}" fill="{tone}"/>'


@theme.cached(maxsize=2)
def _cloth(stage: Stage) -> pygame.Surface:
    """Return the left half of the closed curtain, with no alpha: it is bent often."""
    wide, high = _half_width(stage), stage.lip
    step = wide / FOLDS
    parts = []
    for number in range(FOLDS):
        left = step * number
        bright = theme.mix(theme.CURTAIN_LIGHT, theme.CURTAIN, 0.5 + 0.35 * math.sin(number * 2.1))
        tones = (
            (0.0, theme.CURTAIN_DARK, 1.0),
            (0.3, theme.CURTAIN, 1.0),
            (0.55, bright, 1.0),
            (0.82, theme.CURTAIN, 1.0),
            (1.0, theme.mix(theme.CURTAIN_DARK, theme.CURTAIN, 0.2), 1.0),
        )
        parts.append(fade(f"f{number}", (left, 0), (left + step, 0), tones))
        parts.append(
            f'<rect x="{left:.1f}" width="{step + 1:.1f}" height="{high}" fill="url(#f{number})"/>'
        )
    parts.append(_hem(wide, high, stage.unit))
    drawn = art.drawn(svg(wide, high, *parts), (wide, high))
    cloth = pygame.Surface(drawn.get_size(), 0, 32)
    cloth.blit(drawn, (0, 0))
    return cloth


def _hem(wide: int, high: int, unit: float) -> str:
    """Return the shade under the rod, the light of the lamps, and the gold hems."""
    gold, band = theme.web(theme.GOLD), high - 46 * unit
    shade = ((0, (20, 4, 14), 0.62), (0.3, (20, 4, 14), 0.0), (1, (20, 4, 14), 0.0))
    warm = ((0, (255, 190, 90), 0.0), (1, (255, 190, 90), 0.34))
    parts = [
        fade("shade", (0, 0), (0, high), shade),
        fade("warm", (0, high * 0.55), (0, high), warm),
        f'<rect width="{wide}" height="{high}" fill="url(#shade)"/>',
        f'<rect y="{high * 0.55:.1f}" width="{wide}" height="{high}" fill="url(#warm)"/>',
        f'<rect y="{band:.1f}" width="{wide}" height="{20 * unit:.1f}" fill="{gold}"/>',
        f'<rect y="{band + 26 * unit:.1f}" width="{wide}" height="{4 * unit:.1f}" fill="{gold}"/>',
        f'<rect x="{wide - 9 * unit:.1f}" width="{4 * unit:.1f}" height="{band:.1f}" fill="{gold}" '
        f'fill-opacity="0.6"/>',
    ]
    x = 12 * unit
    while x < wide:
        y = band + 10 * unit
        parts.append(
            f'<path d="M{x:.1f} {y - 6 * unit:.1f} L{x + 6 * unit:.1f} {y:.1f} L{x:.1f} '
            f'{y + 6 * unit:.1f} L{x - 6 * unit:.1f} {y:.1f} Z" fill="{theme.web(theme.CURTAIN)}"/>'
        )
        x += 24 * unit
    return "".join(parts)
