"""The dressing-room mirror in which the actor sees the face; it keeps no picture."""

from __future__ import annotations

import math
import weakref
from collections.abc import Sequence
from typing import Any

import numpy as np
import pygame

from game import art
from game.acting.readings import FaceBox
from game.drawing import theme
from game.drawing.backcloth import again
from game.drawing.face_pose import FacePose
from game.drawing.paper import dashes, draw_sheet, fade, shadow, svg
from game.drawing.portrait import draw_portrait
from game.drawing.text import draw_text, layout_text
from game.drawing.tokens import draw_picture

Picture = np.ndarray[Any, np.dtype[np.uint8]]


def draw_mirror(
    surface: pygame.Surface,
    rect: pygame.Rect,
    picture: Picture | None,
    box: FaceBox | None,
    message: str | None = None,
    partner: FaceBox | None = None,
    masks: Sequence[FacePose] = (),
) -> None:
    """Draw `picture` (RGB, height x width x 3) mirrored in an ornate frame that fills `rect`.

    The picture is cut to the glass, not squeezed. `box` marks the actor's face softly, `partner`
    that of the second one in a duet. `message` lies on a paper at the foot. Without a picture the
    glass is silver, and `masks` are faces that the understudy shows in it, from left to right.
    """
    glass = glass_of(surface, rect)
    if glass.width < 8 or glass.height < 8:
        return
    if picture is None:
        surface.blit(_silver(glass.size), glass)
        _draw_masks(surface, glass, masks)
    else:
        cut = _cut(picture.shape[1], picture.shape[0], glass)
        surface.blit(_glass.show(picture, cut, glass.size), glass)
        for face in (box, partner):
            if face is not None:
                _draw_marker(surface, glass, cut, picture.shape, face)
    again(surface, ("mirror", tuple(rect)), lambda cloth: _draw_frame(cloth, rect, glass))
    if message:
        _draw_message(surface, glass, message)


def _draw_frame(surface: pygame.Surface, rect: pygame.Rect, glass: pygame.Rect) -> None:
    frame = _frame(rect.size, tuple(glass.move(-rect.left, -rect.top)), round(100 * _unit(surface)))
    surface.blit(frame, (rect.left - _PAD, rect.top - _PAD))
    draw_picture(surface, _crest_place(surface, rect), "mirror_crest")


def _draw_masks(surface: pygame.Surface, glass: pygame.Rect, masks: Sequence[FacePose]) -> None:
    for number, pose in enumerate(masks):
        wide = glass.width // len(masks)
        # From the frame's foot on, as somebody who stands behind it.
        place = pygame.Rect(glass.left + number * wide, glass.top, wide, glass.height)
        draw_portrait(surface, place, pose)


def glass_of(surface: pygame.Surface, rect: pygame.Rect) -> pygame.Rect:
    """Return where the picture is inside a mirror that fills `rect`."""
    border = round(40 * _unit(surface))
    head = round(16 * _unit(surface))
    return pygame.Rect(
        rect.left + border,
        rect.top + border + head,
        rect.width - 2 * border,
        rect.height - 2 * border - head,
    )


_PAD = 24


def _unit(surface: pygame.Surface) -> float:
    return max(0.4, theme.scale(surface))


def _cut(wide: int, high: int, glass: pygame.Rect) -> pygame.Rect:
    """Return the part of a picture of `wide` by `high` pixels that has the glass's proportions."""
    share = min(wide / glass.width, high / glass.height)
    cut = pygame.Rect(0, 0, max(1, int(glass.width * share)), max(1, int(glass.height * share)))
    cut.center = (wide // 2, high // 2)
    return cut.clip(pygame.Rect(0, 0, wide, high))


class _Glass:
    """What the mirror showed last: drawn once, and let go with the picture that it shows."""

    def __init__(self) -> None:
        self._of: weakref.ref[Picture] | None = None
        self._looks: tuple[object, ...] = ()
        self._drawn: pygame.Surface | None = None

    def show(self, picture: Picture, cut: pygame.Rect, size: tuple[int, int]) -> pygame.Surface:
        """Return `picture` as the mirror shows it, drawn anew if it is another one."""
        looks = (*cut, *size)
        is_same = self._of is not None and self._of() is picture and self._looks == looks
        if self._drawn is None or not is_same:
            self._drawn, self._looks = _mirrored(picture, cut, size), looks
            self._of = weakref.ref(picture, self._let_go)
        return self._drawn

    def _let_go(self, gone: weakref.ref[Picture]) -> None:
        if gone is self._of:
            self._of = self._drawn = None


_glass = _Glass()


def _mirrored(picture: Picture, cut: pygame.Rect, size: tuple[int, int]) -> pygame.Surface:
    high, wide = picture.shape[:2]
    whole = pygame.image.frombuffer(np.ascontiguousarray(picture).data, (wide, high), "RGB")
    part = pygame.Surface(cut.size, 0, 32)  # 32 bits are scaled twice as fast as 24
    part.blit(whole, (0, 0), cut)
    return pygame.transform.flip(pygame.transform.smoothscale(part, size), True, False)


def _draw_marker(
    surface: pygame.Surface,
    glass: pygame.Rect,
    cut: pygame.Rect,
    shape: tuple[int, ...],
    box: FaceBox,
) -> None:
    """Lay a soft oval around the face; the picture is mirrored, so left and right change."""
    share = glass.width / cut.width
    x = (1 - box.centre[0]) * shape[1] - (shape[1] - cut.right)
    y = box.centre[1] * shape[0] - cut.top
    wide = max(16, round(box.width * shape[1] * share * 1.24 / 8) * 8)
    high = max(16, round(box.height * shape[0] * share * 1.5 / 8) * 8)
    if wide > glass.width * 2 or high > glass.height * 2:
        return
    oval = _oval((wide, high), round(max(3, 5 * _unit(surface))))
    centre = (glass.left + x * share, glass.top + (y - box.height * shape[0] * 0.08) * share)
    clip = surface.get_clip()
    surface.set_clip(glass.clip(clip))
    surface.blit(oval, oval.get_rect(center=centre))
    surface.set_clip(clip)


@theme.cached(maxsize=48)
def _oval(size: tuple[int, int], line: int) -> pygame.Surface:
    wide, high = size
    across, down = wide / 2 - line * 2, high / 2 - line * 2
    round_it = [
        (
            wide / 2 + across * math.sin(math.pi * n / 60),
            high / 2 - down * math.cos(math.pi * n / 60),
        )
        for n in range(121)
    ]
    stroke = f'd="{dashes(round_it, line * 4)}" fill="none" stroke-linecap="round"'
    return art.drawn(
        svg(
            wide,
            high,
            f'<path {stroke} stroke="#2b1b2e" stroke-opacity="0.4" stroke-width="{line * 1.9}"/>',
            f'<path {stroke} stroke="#ffe9b0" stroke-width="{line}"/>',
        ),
        size,
    )


@theme.cached(maxsize=4)
def _silver(size: tuple[int, int]) -> pygame.Surface:
    wide, high = size
    tones = (
        (0, (0x3A, 0x4B, 0x78), 1.0),
        (0.5, (0x56, 0x6E, 0x98), 1.0),
        (1, (0x33, 0x3F, 0x6B), 1.0),
    )
    streaks = "".join(
        f'<path d="M{wide * a:.0f} 0 L{wide * b:.0f} 0 L{wide * (b - 0.45):.0f} {high} '
        f'L{wide * (a - 0.45):.0f} {high} Z" fill="#ffffff" fill-opacity="0.07"/>'
        for a, b in ((0.35, 0.62), (0.7, 0.78), (1.05, 1.3))
    )
    return art.drawn(
        svg(
            wide,
            high,
            fade("g", (0, 0), (wide, high), tones),
            f'<rect width="{wide}" height="{high}" fill="url(#g)"/>{streaks}',
        ),
        size,
    )


@theme.cached(maxsize=4)
def _frame(size: tuple[int, int], glass: tuple[int, ...], unit: int) -> pygame.Surface:
    """Return the frame with its lamps and a hole for the glass, `_PAD` larger on every side."""
    hole = pygame.Rect(glass)
    u = unit / 100
    whole = (size[0] + 2 * _PAD, size[1] + 2 * _PAD)
    outer = pygame.Rect(_PAD, _PAD + round(16 * u), size[0], size[1] - round(16 * u))
    inner = hole.move(_PAD, _PAD)
    layer = shadow(whole, outer, 40 * u, 12)
    # The shade must not darken the glass.
    layer.fill((0, 0, 0, 0), inner)
    gold = ((0, theme.GOLD_LIGHT, 1.0), (0.5, theme.GOLD, 1.0), (1, theme.GOLD_DARK, 1.0))
    parts = [
        fade("gold", (0, outer.top), (0, outer.bottom), gold),
        f'<path fill-rule="evenodd" d="{_ring(outer, 40 * u)} {_ring(inner, 26 * u)}" '
        f'fill="url(#gold)"/>',
        f'<path fill-rule="evenodd" d="{_ring(outer.inflate(-14 * u, -14 * u), 34 * u)} '
        f'{_ring(inner.inflate(10 * u, 10 * u), 30 * u)}" fill="{theme.web(theme.WINE)}"/>',
        f'<path d="{_ring(inner, 26 * u)}" fill="none" stroke="{theme.web(theme.INK)}" '
        f'stroke-opacity="0.35" '
        f'stroke-width="{4 * u:.1f}"/>',
        *(_lamp(x, y, 11 * u) for x, y in _lamps(outer.inflate(-43 * u, -43 * u), 74 * u)),
    ]
    layer.blit(art.drawn(svg(*whole, *parts), whole), (0, 0))
    return layer


def _ring(rect: pygame.Rect, corner: float) -> str:
    c = min(corner, rect.width / 2, rect.height / 2)
    return (
        f"M{rect.left + c:.1f} {rect.top} L{rect.right - c:.1f} {rect.top} "
        f"A{c:.1f} {c:.1f} 0 0 1 {rect.right} {rect.top + c:.1f} "
        f"L{rect.right} {rect.bottom - c:.1f} A{c:.1f} {c:.1f} 0 0 1 {rect.right - c:.1f} "
        f"{rect.bottom} L{rect.left + c:.1f} {rect.bottom} A{c:.1f} {c:.1f} 0 0 1 {rect.left} "
        f"{rect.bottom - c:.1f} L{rect.left} {rect.top + c:.1f} "
        f"A{c:.1f} {c:.1f} 0 0 1 {rect.left + c:.1f} {rect.top} Z"
    )


def _lamps(rect: pygame.Rect, apart: float) -> list[tuple[float, float]]:
    """Return where the lamps go round `rect`: its corners and evenly between."""
    spots: list[tuple[float, float]] = []
    across = max(2, round(rect.width / apart))
    down = max(2, round(rect.height / apart))
    for number in range(across + 1):
        x = rect.left + rect.width * number / across
        spots.append((x, rect.bottom))
        if abs(x - rect.centerx) > apart:  # the crest sits there
            spots.append((x, rect.top))
    for number in range(1, down):
        y = rect.top + rect.height * number / down
        spots += [(rect.left, y), (rect.right, y)]
    return spots


def _lamp(x: float, y: float, r: float) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r * 1.5:.1f}" fill="#ffd98a" fill-opacity="0.25"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="#ffd98a"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r * 0.62:.1f}" fill="#fff9ea"/>'
    )


def _crest_place(surface: pygame.Surface, rect: pygame.Rect) -> pygame.Rect:
    wide = min(rect.width // 3, round(130 * _unit(surface)))
    crest = pygame.Rect(0, 0, wide, round(wide * 0.6))
    crest.midtop = (rect.centerx, rect.top)
    return crest


def _draw_message(surface: pygame.Surface, glass: pygame.Rect, message: str) -> None:
    unit = _unit(surface)
    wide, slack = round(glass.width - 20 * unit), round(22 * unit)
    room = (wide - 2 * slack, round(glass.height * 0.85))
    layout = layout_text(message, room, theme.text_px(surface, 28), True)
    card = pygame.Rect(0, 0, wide, round(layout.size * 1.28 * len(layout.lines) + 20 * unit))
    card.midbottom = (glass.centerx, glass.bottom - round(10 * unit))
    draw_sheet(surface, card, theme.CREAM, lift=0.7)
    draw_text(surface, message, card.inflate(-2 * slack, -round(8 * unit)), 28, bold=True)
