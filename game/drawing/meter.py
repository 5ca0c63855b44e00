"""The meter of the asked expression, told by mask, pattern and shape; it shows no number."""

from __future__ import annotations

import math
from typing import Final

import pygame

from game import art
from game.acting.expressions import Expression
from game.drawing import pen, theme
from game.drawing.paper import draw_halo, draw_sheet, star_path, svg
from game.drawing.patterns import pattern_svg
from game.drawing.tokens import draw_expression_icon

# One colour of Okabe and Ito's palette for each expression.
_COLOUR_NAMES: Final = {
    Expression.ANGRY: "SAFE_RED",
    Expression.DISGUST: "SAFE_GREEN",
    Expression.FEAR: "SAFE_PINK",
    Expression.HAPPY: "SAFE_YELLOW",
    Expression.NEUTRAL: "SAFE_SKY",
    Expression.SAD: "SAFE_BLUE",
    Expression.SURPRISE: "SAFE_ORANGE",
}

# How much of the meter's length lies under the mask before anything is filled.
HEAD: Final = 0.5


def colour_of(expression: Expression) -> theme.Colour:
    """Return the colour that stands for `expression` in the theme worn now."""
    colour: theme.Colour = getattr(theme, _COLOUR_NAMES[expression])
    return colour


def draw_meter(
    surface: pygame.Surface,
    rect: pygame.Rect,
    fill: float,
    expression: Expression,
    is_holding: bool,
    t: float,
) -> None:
    """Draw a tube with the mask of `expression` at its start and a star at its end.

    `fill` is 0 to 1. While `is_holding` the mask shines and the front of the filling waves with `t`
    seconds. Lies along the longer side of `rect`; an upright meter fills from below.
    """
    is_upright = rect.height > rect.width
    thick = min(rect.width, rect.height)
    tube = _tube(rect, is_upright, thick)
    draw_sheet(surface, tube, theme.INK, theme.GOLD, corner=999, lift=0.7)
    inside = tube.inflate(-round(thick * 0.2), -round(thick * 0.2))
    if inside.width > 1 and inside.height > 1:
        _draw_filling(surface, inside, fill, expression, is_holding, t)
    _draw_goal(surface, rect, thick, is_upright, fill, t)
    _draw_mask(surface, rect, thick, is_upright, expression, is_holding)


def _tube(rect: pygame.Rect, is_upright: bool, thick: int) -> pygame.Rect:
    if is_upright:
        tube = pygame.Rect(0, rect.top + thick // 2, round(thick * 0.6), rect.height - thick)
        tube.centerx = rect.centerx
        return tube
    tube = pygame.Rect(rect.left + thick // 2, 0, rect.width - thick, round(thick * 0.6))
    tube.centery = rect.centery
    return tube


def _draw_filling(
    surface: pygame.Surface,
    inside: pygame.Rect,
    fill: float,
    expression: Expression,
    is_holding: bool,
    t: float,
) -> None:
    empty = _filling(inside.size, expression, False)
    surface.blit(empty, inside)
    fill = min(1.0, max(0.0, fill))
    if fill <= 0.0:
        return
    full = _filling(inside.size, expression, True)
    is_upright = inside.height > inside.width
    long, short = max(inside.size), min(inside.size)
    # The mask and the star cover half a circle at each end: a little must already be seen.
    seen = short * HEAD + (long - short * (HEAD + 0.5)) * fill
    swing = short * 0.10 if is_holding and fill < 1 else 0.0
    strip, parts = 4, []
    for start in range(0, short, strip):
        wave = swing * math.sin(start / short * 7 + t * 5)
        bulge = short * 0.22 * (1 - (2 * (start + 2) / short - 1) ** 2)
        length = max(0, min(long, round(seen + bulge + wave - short * 0.2)))
        size = min(strip, short - start)
        if is_upright:
            parts.append((start, long - length, size, length))
        else:
            parts.append((0, start, length, size))
    pen.pieces(surface, full, inside.topleft, parts)


@theme.cached(maxsize=16)
def _filling(size: tuple[int, int], expression: Expression, is_full: bool) -> pygame.Surface:
    colour = colour_of(expression)
    ground = colour if is_full else theme.mix(theme.CREAM, theme.INK, 0.12)
    figure = theme.mix(colour, theme.INK, 0.62) if is_full else theme.mix(ground, theme.INK, 0.14)
    round_end = min(size) / 2
    face = art.drawn(
        svg(
            *size,
            f'<rect width="{size[0]}" height="{size[1]}" fill="{theme.web(ground)}"/>'
            + pattern_svg(expression, size, figure),
        ),
        size,
    )
    layer = face.copy()
    mask = art.drawn(
        svg(*size, f'<rect width="{size[0]}" height="{size[1]}" rx="{round_end}" fill="#fff"/>'),
        size,
    )
    layer.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return layer


def _draw_goal(
    surface: pygame.Surface, rect: pygame.Rect, thick: int, is_upright: bool, fill: float, t: float
) -> None:
    side = round(thick * (1 + (0.06 * math.sin(t * 6) if fill >= 1 else 0)))
    place = pygame.Rect(0, 0, side, side)
    if is_upright:
        place.center = (rect.centerx, rect.top + thick // 2)
    else:
        place.center = (rect.right - thick // 2, rect.centery)
    if fill >= 1:
        draw_halo(surface, place.center, (thick * 2, thick * 2), 14)
    image = art.picture("star" if fill >= 1 else "star_empty", place.size)
    surface.blit(image, image.get_rect(center=place.center))


def _draw_mask(
    surface: pygame.Surface,
    rect: pygame.Rect,
    thick: int,
    is_upright: bool,
    expression: Expression,
    is_holding: bool,
) -> None:
    place = pygame.Rect(0, 0, thick, thick)
    place.center = (
        (rect.centerx, rect.bottom - thick // 2)
        if is_upright
        else (rect.left + thick // 2, rect.centery)
    )
    if is_holding:
        draw_halo(surface, place.center, (round(thick * 2.2), round(thick * 2.2)), 13)
        rays = art.drawn(_rays(), (round(thick * 1.4), round(thick * 1.4)))
        surface.blit(rays, rays.get_rect(center=place.center))
    else:
        plate = art.drawn(_plate(), (thick, thick))
        surface.blit(plate, plate.get_rect(center=place.center))
    draw_expression_icon(surface, place.inflate(-thick * 0.14, -thick * 0.14), expression)


@theme.cached(maxsize=1)
def _rays() -> str:
    return svg(
        140,
        140,
        f'<path d="{star_path(70, 70, 70, 16, 0.8)}" fill="{theme.web(theme.GOLD)}"/>',
        f'<circle cx="70" cy="70" r="51" fill="{theme.web(theme.CREAM)}"/>',
    )


@theme.cached(maxsize=1)
def _plate() -> str:
    return svg(
        100,
        100,
        f'<circle cx="50" cy="50" r="49" fill="{theme.web(theme.INK)}"/>',
        f'<circle cx="50" cy="50" r="45" fill="{theme.web(theme.GOLD)}"/>',
        f'<circle cx="50" cy="50" r="41" fill="{theme.web(theme.CREAM)}"/>',
    )
