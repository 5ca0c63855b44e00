"""Stickers: round paper badges with a scalloped edge, cut from a picture."""

from __future__ import annotations

import math
from typing import Final

import pygame
from pygame import Rect, Surface

from game import art
from game.drawing import theme
from game.drawing.paper import svg

SCALLOPS: Final = 18

# Which shares of a badge's width its white rim, coloured ring and picture reach.
RING: Final = 0.86
PICTURE: Final = 0.76

# Rings by turns; each stands beside ink and white as a shape of its own.
RINGS: Final = ("CORAL", "TEAL", "PLUM", "GOLD", "LEAF")


def draw_badge_of(surface: Surface, rect: Rect, image: Surface, number: int) -> None:
    """Draw a badge cut from the middle of `image`, as large as fits in the middle of `rect`.

    `number` chooses its ring.
    """
    side = min(rect.size)
    if side < 8:
        return
    place = Rect(0, 0, side, side)
    place.center = rect.center
    surface.blit(_paper(side, getattr(theme, RINGS[number % len(RINGS)])), place)
    inside = max(2, round(side * PICTURE))
    cut = Rect(0, 0, *(2 * (min(image.get_size()),)))
    cut.center = image.get_rect().center
    part = Surface(cut.size, pygame.SRCALPHA, 32)
    part.fill(theme.CREAM)
    part.blit(image, (0, 0), cut)
    round_part = pygame.transform.smoothscale(part, (inside, inside))
    round_part.blit(_hole(inside), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    surface.blit(round_part, round_part.get_rect(center=place.center))


@theme.cached(maxsize=48)
def _paper(side: int, ring: theme.Colour) -> Surface:
    """Return the white, scalloped paper with its ring and a soft shadow."""
    middle, radius = side / 2, side * 0.46
    bumps = []
    for number in range(SCALLOPS):
        angle = number * math.tau / SCALLOPS
        x, y = middle + radius * math.cos(angle), middle + radius * math.sin(angle)
        bumps.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{side * 0.078:.1f}"/>')
    edge = "".join(bumps) + f'<circle cx="{middle}" cy="{middle}" r="{radius:.1f}"/>'
    drawing = svg(
        side,
        side,
        f'<g fill="{theme.web(theme.INK)}" fill-opacity="0.3" '
        f'transform="translate({middle} {middle + side * 0.02:.1f}) scale(0.9) '
        f'translate({-middle} {-middle})">{edge}</g>',
        f'<g fill="#fffdf6" transform="translate({middle} {middle}) scale(0.9) '
        f'translate({-middle} {-middle})">{edge}</g>',
        f'<circle cx="{middle}" cy="{middle}" r="{side * RING / 2:.1f}" fill="{theme.web(ring)}"/>',
    )
    return art.drawn(drawing, (side, side))


@theme.cached(maxsize=16)
def _hole(side: int) -> Surface:
    half = side / 2
    disc = f'<circle cx="{half}" cy="{half}" r="{half - 1}" fill="#ffffff"/>'
    return art.drawn(svg(side, side, disc), (side, side))
