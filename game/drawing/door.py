"""A door of the story: a sign, the mask that opens it, and how far it is open; it leads nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from game import art
from game.acting.expressions import Expression
from game.drawing import theme
from game.drawing.meter import colour_of, draw_meter
from game.drawing.paper import draw_halo, draw_sheet, svg
from game.drawing.text import draw_text, layout_text
from game.drawing.tokens import draw_expression_icon

# Height over width of a door with sign and meter, at least and at most.
SHAPE: Final = 1.5
SLIMMEST: Final = 2.3
# Shares that sign and meter take: of the whole height, but no more of the width than that.
SIGN_SHARE: Final = (0.22, 0.34)
METER_SHARE: Final = (0.2, 0.32)
SIGN_SIZE: Final = 26


@dataclass(frozen=True, slots=True)
class Door:
    """One way on: `fill` of its meter 0 to 1; open when it was chosen."""

    expression: Expression
    sign: str
    fill: float = 0.0
    is_holding: bool = False
    is_open: bool = False


def draw_door(surface: pygame.Surface, place: pygame.Rect, door: Door, t: float) -> None:
    """Draw `door` in the middle of `place`; a filling meter lets light through, `t` in seconds."""
    width = min(place.width, round(place.height / SHAPE))
    whole = pygame.Rect(0, 0, width, min(place.height, round(width * SLIMMEST)))
    whole.center = place.center
    high = _sign_height(surface, place.width, whole, door.sign)
    sign = pygame.Rect(whole.left, whole.top, width, high)
    meter = pygame.Rect(whole.left, 0, width, _part(whole, METER_SHARE))
    meter.bottom = whole.bottom
    gap = theme.px(surface, 6)
    leaf = pygame.Rect(whole.left, sign.bottom + gap, width, meter.top - sign.bottom - 2 * gap)
    _draw_leaf(surface, leaf, door)
    # The sign may be wider than the door: its words come first.
    wide = sign.inflate(max(0, place.width - width), 0)
    draw_sheet(surface, wide, theme.CREAM, corner=10, lift=0.5)
    draw_text(surface, door.sign, sign_inside(surface, wide), SIGN_SIZE, bold=True)
    fill = 1.0 if door.is_open else door.fill
    draw_meter(surface, meter, fill, door.expression, door.is_holding, t)


def sign_inside(surface: pygame.Surface, sign: pygame.Rect) -> pygame.Rect:
    """Return the place for the words on a `sign`."""
    return sign.inflate(-theme.px(surface, 12), -theme.px(surface, 8))


def _sign_height(surface: pygame.Surface, wide: int, whole: pygame.Rect, words: str) -> int:
    """Return the height of a sign, `wide` pixels wide: its share, or two lines where one fails."""
    sign = pygame.Rect(0, 0, wide, _part(whole, SIGN_SHARE))
    size, inside = theme.text_px(surface, SIGN_SIZE), sign_inside(surface, sign)
    if layout_text(words, inside.size, size, True).is_complete:
        return sign.height
    text = layout_text(words, (inside.width, whole.height // 3), theme.TEXT_MIN, True)
    needed = text.height + sign.height - inside.height
    return max(sign.height, needed) if text.is_complete else sign.height


def _part(whole: pygame.Rect, shares: tuple[float, float]) -> int:
    """Return the height of sign or meter, enough for a line of the smallest letters."""
    least = min(theme.TEXT_MIN * 3 // 2, round(whole.height * shares[0]))
    return max(least, round(min(whole.height * shares[0], whole.width * shares[1])))


def _draw_leaf(surface: pygame.Surface, leaf: pygame.Rect, door: Door) -> None:
    shone = 1.0 if door.is_open else door.fill
    if shone > 0:
        size = (leaf.width * 3 // 2, leaf.height * 3 // 2)
        draw_halo(surface, leaf.center, size, 4 + round(9 * shone))
    image = art.drawn(_leaf(leaf.size, colour_of(door.expression), door.is_open), leaf.size)
    surface.blit(image, leaf)
    side = round(min(leaf.width, leaf.height) * 0.62)
    mask = pygame.Rect(0, 0, side, side)
    mask.center = leaf.center
    draw_expression_icon(surface, mask, door.expression)


@theme.cached(maxsize=16)
def _leaf(size: tuple[int, int], colour: theme.Colour, is_open: bool) -> str:
    """Return an arched door: its frame, its leaf (or the light behind it), step and knob."""
    width, height = size
    edge = max(3.0, width * 0.06)
    wood = theme.GOLD if is_open else theme.mix(colour, theme.INK, 0.35)

    def arch(inset: float) -> str:
        left, right, top = inset, width - inset, inset
        bend = min(height * 0.45, width / 2)
        return (
            f"M{left:.1f} {height} L{left:.1f} {top + bend:.1f} "
            f"Q{left:.1f} {top:.1f} {width / 2:.1f} {top:.1f} "
            f"Q{right:.1f} {top:.1f} {right:.1f} {top + bend:.1f} L{right:.1f} {height} Z"
        )

    knob = (
        ""
        if is_open
        else (
            f'<circle cx="{width - 3.2 * edge:.1f}" cy="{height * 0.62:.1f}" r="{edge * 0.8:.1f}" '
            f'fill="{theme.web(theme.GOLD)}"/>'
        )
    )
    return svg(
        width,
        height,
        f'<path d="{arch(0)}" fill="{theme.web(theme.INK)}"/>',
        f'<path d="{arch(edge * 0.5)}" fill="{theme.web(theme.GOLD)}"/>',
        f'<path d="{arch(edge * 1.4)}" fill="{theme.web(wood)}"/>',
        f'<rect y="{height - edge:.1f}" width="{width}" height="{edge:.1f}" '
        f'fill="{theme.web(theme.INK)}"/>',
        knob,
    )
