"""Sheets of cut paper with soft shadows, the stuff that everything on stage is made of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import pygame

from game import art
from game.drawing import theme

# Shadows are blurred on a surface this many times smaller: a full-size blur takes 100 ms and more.
SHADOW_SHRINK: Final = 4

Point = tuple[float, float]
Bend = tuple[Point, Point, Point]


def svg(width: float, height: float, *parts: str) -> str:
    """Return an SVG text of `parts` in a box of `width` by `height` pixels."""
    width, height = max(1, width), max(1, height)  # an empty box can't be read
    box = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(parts)}</svg>'


def star_path(x: float, y: float, radius: float, points: int = 5, inner: float = 0.5) -> str:
    """Return the outline of a star around x, y, one point up, dents at `inner` of its radius."""
    corners = []
    for number in range(2 * points):
        reach = radius * (1 if number % 2 == 0 else inner)
        turn = math.pi * number / points
        corners.append(f"{x + reach * math.sin(turn):.1f} {y - reach * math.cos(turn):.1f}")
    return "M" + " L".join(corners) + " Z"


def sheet_path(rect: pygame.Rect, corner: float, bow: float) -> str:
    """Return the outline of a hand-cut sheet: a rect whose sides bow by up to `bow` pixels."""
    bends = _sheet_bends(rect, corner, bow)
    path = "".join(f"Q{b[0]:.1f} {b[1]:.1f} {c[0]:.1f} {c[1]:.1f} " for _, b, c in bends)
    return f"M{bends[0][0][0]:.1f} {bends[0][0][1]:.1f} {path}Z"


def stitches(rect: pygame.Rect, corner: float, bow: float, length: float) -> str:
    """Return stitches of `length` pixels, and as much between them, along a hand-cut sheet."""
    return dashes(
        [_on_bend(bend, n / 12) for bend in _sheet_bends(rect, corner, bow) for n in range(13)],
        length,
    )


def dashes(points: Sequence[Point], length: float) -> str:
    """Return separate dashes of about `length` pixels along `points`.

    SVG's own stroke-dasharray is not used anywhere: the drawer inside SDL reads unset memory for it
    and sometimes paints stray bars (seen in one sheet of four).
    """
    ends = list(pairwise(points))
    whole = sum(math.dist(a, b) for a, b in ends)
    length = whole / max(2, 2 * round(whole / (2 * max(1.0, length))))
    path, gone, is_on = "", 0.0, False
    for a, b in ends:
        side = math.dist(a, b)
        done = 0.0
        while done < side:
            if gone <= 0:
                is_on, gone = not is_on, length
                path += "M{:.1f} {:.1f} ".format(*_between(a, b, done / side)) if is_on else ""
            step = min(gone, side - done)
            done, gone = done + step, gone - step
            path += "L{:.1f} {:.1f} ".format(*_between(a, b, done / side)) if is_on else ""
    return path


def _sheet_bends(rect: pygame.Rect, corner: float, bow: float) -> list[Bend]:
    """Return the sides and corners of a hand-cut sheet, each as start, control point and end."""
    left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
    c = min(corner, rect.width / 2, rect.height / 2)
    lean = bow * 9 * math.sin(rect.width * 0.7 + rect.height)
    middle, half = rect.centerx + rect.width * 0.13, rect.centery - rect.height * 0.1
    controls: list[tuple[Point, Point]] = [
        ((middle, top + bow), (right - c, top)),
        ((right, top), (right, top + c)),
        ((right - bow, half), (right, bottom - c)),
        ((right, bottom), (right - c, bottom)),
        ((middle - lean, bottom - bow), (left + c, bottom)),
        ((left, bottom), (left, bottom - c)),
        ((left + bow, half), (left, top + c)),
        ((left, top), (left + c, top)),
    ]
    bends: list[Bend] = []
    start: Point = (left + c, top)
    for control, end in controls:
        bends.append((start, control, end))
        start = end
    return bends


def _on_bend(bend: Bend, share: float) -> Point:
    a, b, c = bend
    return _between(_between(a, b, share), _between(b, c, share), share)


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def draw_sheet(
    surface: pygame.Surface,
    rect: pygame.Rect,
    fill: theme.Colour,
    line: theme.Colour | None = None,
    corner: float = 18,
    lift: float = 1.0,
) -> None:
    """Lay a sheet of paper on `surface`; `lift` is how far it seems to float above the ground.

    `line` is the colour of a stitched line inside the edge. `corner` is in design pixels.
    """
    if rect.width < 2 or rect.height < 2:
        return
    sheet, beyond = sheet_of(surface, rect.size, fill, line, corner, lift)
    surface.blit(sheet, (rect.left - beyond, rect.top - beyond))


def sheet_of(
    surface: pygame.Surface,
    size: tuple[int, int],
    fill: theme.Colour,
    line: theme.Colour | None = None,
    corner: float = 18,
    lift: float = 1.0,
) -> tuple[pygame.Surface, int]:
    """Return the sheet that `draw_sheet` lays, and how far it reaches beyond `size` on each side.

    It is shared: never draw on it.
    """
    unit = max(0.5, theme.scale(surface))
    deep = max(2, round(9 * unit * lift))
    return _sheet(size, fill, line, corner * unit, deep), deep * 2


@theme.cached(maxsize=128)
def _sheet(
    size: tuple[int, int],
    fill: theme.Colour,
    line: theme.Colour | None,
    corner: float,
    deep: int,
) -> pygame.Surface:
    pad = deep * 2
    whole = (size[0] + 2 * pad, size[1] + 2 * pad)
    layer = shadow(whole, pygame.Rect((pad, pad), size), corner, deep)
    face = pygame.Rect((pad, pad), size)
    bow = max(1.0, min(3.0, min(size) / 50))
    thick = max(2.0, deep * 0.3)
    edge = theme.web(theme.mix(fill, theme.INK, 0.3))
    parts = [f'<path d="{sheet_path(face, corner, bow)}" fill="{edge}"/>']
    face.height -= round(thick)
    light, dark = theme.mix(fill, (255, 255, 255), 0.12), theme.mix(fill, theme.INK, 0.05)
    parts += [
        _fade("f", face.top, face.bottom, light, dark),
        f'<path d="{sheet_path(face, corner, bow)}" fill="url(#f)"/>',
    ]
    if theme.OUTLINE > 0:
        parts.append(_outline(face, fill, corner, bow, deep))
    if line is not None:
        inside = face.inflate(-deep * 1.7, -deep * 1.7)
        parts.append(
            f'<path d="{stitches(inside, corner * 0.65, bow, deep * 0.9)}" fill="none" '
            f'stroke="{theme.web(line)}" stroke-width="{max(1.5, deep * 0.24):.1f}" '
            f'stroke-linecap="round"/>'
        )
    layer.blit(art.drawn(svg(*whole, *parts), whole), (0, 0))
    return layer


def _outline(face: pygame.Rect, fill: theme.Colour, corner: float, bow: float, deep: int) -> str:
    """Return a strong line inside the edge: dark on light paper, light on dark."""
    is_light = theme.contrast(fill, theme.INK) > theme.contrast(fill, theme.CREAM)
    wide = max(3.0, theme.OUTLINE * deep / 9)
    within = face.inflate(-round(wide), -round(wide))
    colour = theme.web(theme.INK if is_light else theme.CREAM)
    path = sheet_path(within, max(1.0, corner - wide / 2), bow)
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{wide:.1f}"/>'


def shadow(whole: tuple[int, int], rect: pygame.Rect, corner: float, deep: int) -> pygame.Surface:
    """Return a surface of size `whole` with the soft shadow that a sheet at `rect` throws down."""
    small = (max(1, whole[0] // SHADOW_SHRINK), max(1, whole[1] // SHADOW_SHRINK))
    layer = pygame.Surface(small, pygame.SRCALPHA, 32)
    thrown = rect.move(0, round(deep * 0.55))
    box = pygame.Rect(*(round(side / SHADOW_SHRINK) for side in thrown))
    pygame.draw.rect(layer, (12, 6, 16, 105), box, border_radius=int(corner / SHADOW_SHRINK))
    if min(small) > 4:
        # Colour must reach where alpha is zero, or the blur darkens the rim towards black.
        layer = pygame.transform.gaussian_blur(layer, max(1, round(deep * 0.7 / SHADOW_SHRINK)))
    return pygame.transform.smoothscale(layer, whole)


def _fade(name: str, top: float, bottom: float, start: theme.Colour, end: theme.Colour) -> str:
    return fade(name, (0, top), (0, bottom), ((0, start, 1), (1, end, 1)))


def fade(
    name: str,
    start: tuple[float, float],
    end: tuple[float, float],
    stops: tuple[tuple[float, theme.Colour, float], ...],
) -> str:
    """Return an SVG gradient `name` from point to point; a stop is share, colour, opacity."""
    inner = "".join(
        f'<stop offset="{share:g}" stop-color="{theme.web(colour)}" stop-opacity="{seen:g}"/>'
        for share, colour, seen in stops
    )
    return (
        f'<defs><linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{start[0]:g}" '
        f'y1="{start[1]:g}" x2="{end[0]:g}" y2="{end[1]:g}">{inner}</linearGradient></defs>'
    )


@theme.cached(maxsize=256)
def glow(size: tuple[int, int], colour: theme.Colour, strength: int) -> pygame.Surface:
    """Return a soft oval of light to add (BLEND_RGB_ADD); `strength` is 0 to 16."""
    import numpy as np

    across = np.linspace(-1, 1, max(2, size[0] // 2))[:, None]
    down = np.linspace(-1, 1, max(2, size[1] // 2))[None, :]
    light = np.clip(1 - np.hypot(across, down), 0, 1) ** 2 * (strength / 16)
    pixels = (light[:, :, None] * np.array(colour)).astype(np.uint8)
    small = pygame.Surface(light.shape, 0, 32)
    pygame.surfarray.blit_array(small, pixels)
    return pygame.transform.smoothscale(small, (max(1, size[0]), max(1, size[1])))


def draw_halo(
    surface: pygame.Surface, centre: tuple[float, float], size: tuple[int, int], strength: int
) -> None:
    """Add golden light around something; `strength` is that of `glow`."""
    halo = glow(size, theme.GOLD, strength)
    surface.blit(halo, halo.get_rect(center=centre), special_flags=pygame.BLEND_RGB_ADD)
