"""Buttons of cut paper; whether one is pressed or chosen is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from game import art
from game.drawing import theme
from game.drawing.backcloth import again
from game.drawing.paper import draw_sheet, sheet_path, svg
from game.drawing.text import Layout, draw_text, layout_text

LABEL_SIZE: Final = 28
# Of the one button that a screen is all about: gold, flat and from this height on, in design px.
GRAND_SIZE: Final = 44
GRAND_FROM: Final = 130
KEY_SIZE: Final = 20
# How much of a button's inside its label takes at most, under an icon.
MOST_WORDS: Final = 0.72


@dataclass(frozen=True, slots=True)
class Button:
    """One button: where it is in real pixels, what it says and how it stands just now.

    `icon` is a name in assets/pictures/icons. `key` is a letter to print on a small cap in its
    corner. With neither label nor icon it is an empty card that the caller fills.
    """

    rect: pygame.Rect
    label: str
    icon: str | None = None
    is_primary: bool = False
    is_focused: bool = False
    is_pressed: bool = False
    key: str = ""


def draw_button(surface: pygame.Surface, button: Button) -> None:
    """Draw `button`: gold if primary, cream otherwise; pushed in, ringed and with its key."""
    looks = (tuple(button.rect), *_looks(button))
    again(surface, looks, lambda cloth: _draw(cloth, button))


def _looks(button: Button) -> tuple[object, ...]:
    says = (button.label, button.icon, button.key)
    return *says, button.is_primary, button.is_focused, button.is_pressed


def _draw(surface: pygame.Surface, button: Button) -> None:
    unit = max(0.5, theme.scale(surface))
    rect = button.rect.move(0, round(3 * unit)) if button.is_pressed else button.rect
    if button.is_focused:
        _draw_focus(surface, rect, unit)
    fill = theme.GOLD if button.is_primary else theme.CREAM
    line = theme.CURTAIN if button.is_primary else theme.mix(theme.GOLD, theme.CREAM, 0.15)
    draw_sheet(surface, rect, fill, line, lift=0.45 if button.is_pressed else 0.9)
    label_size = GRAND_SIZE if _is_grand(surface, button) else LABEL_SIZE
    room = _beside_key(surface, rect) if button.key else rect
    icon_place, label_place = _places(room, button, theme.text_px(surface, label_size), unit)
    if button.icon and icon_place.size != (0, 0):
        _draw_icon(surface, button.icon, icon_place)
    if button.label:
        draw_text(surface, button.label, label_place, label_size, theme.INK, bold=True)
    if button.key:
        _draw_key(surface, rect, button.key)


def _is_grand(surface: pygame.Surface, button: Button) -> bool:
    """Tell whether a button is the one that its screen is all about."""
    is_flat = button.rect.width > 2 * button.rect.height >= 2 * theme.px(surface, GRAND_FROM)
    return button.is_primary and button.icon is not None and is_flat


def _beside_key(surface: pygame.Surface, rect: pygame.Rect) -> pygame.Rect:
    """Return the part of a button that large letters may fill: its key's cap is no place for them.

    Usual letters stand below the cap.
    """
    if theme.TEXT_SCALE <= theme.LABEL_SCALE_MOST:
        return rect
    cap = theme.label_px(surface, KEY_SIZE)
    return pygame.Rect(rect.left, rect.top, rect.width - cap, rect.height)


def _places(
    rect: pygame.Rect, button: Button, size: int, unit: float
) -> tuple[pygame.Rect, pygame.Rect]:
    """Return where icon and label go: side by side in a flat button, else one above the other."""
    inside = rect.inflate(-round(26 * unit), -round(18 * unit))
    if not button.label:
        return inside, inside
    if not button.icon:
        return inside, _alone(rect, button.label, size, unit)
    if rect.height < size * 3.4 or inside.width > inside.height * 2.2:
        return _beside(rect, button.label, size, unit)
    gap = round(6 * unit)
    text = layout_text(button.label, (inside.width, inside.height // 2), size, True)
    if not text.is_complete:
        text = layout_text(
            button.label, (inside.width, round(inside.height * MOST_WORDS)), size, True
        )
    if not text.is_complete:
        return _beside(rect, button.label, size, unit)
    label = pygame.Rect(inside.left, inside.bottom - text.height, inside.width, text.height)
    return pygame.Rect(inside.topleft, (inside.width, label.top - gap - inside.top)), label


def _beside(
    rect: pygame.Rect, label: str, size: int, unit: float
) -> tuple[pygame.Rect, pygame.Rect]:
    """Return places side by side; icon, then edge give way to a label that would not fit.

    Where it fits beside no icon, it has the button for itself.
    """
    for share in (1.0, 0.5):
        gap, edge = round(10 * share * unit), round(14 * share * unit)
        side, room, text = _parted(rect, label, size, unit, gap + 2 * edge)
        if text.is_complete:
            break
    alone = _alone(rect, label, size, unit)
    if not text.is_complete and layout_text(label, alone.size, size, True).is_complete:
        return pygame.Rect(rect.center, (0, 0)), alone
    # A little wider than the text, or rounding would wrap it again.
    wide = min(room[0], text.width(bold=True) + 2)
    icon = pygame.Rect(rect.left + (rect.width - side - gap - wide) // 2, 0, side, side)
    icon.centery = rect.centery
    place = pygame.Rect(icon.right + gap, 0, wide, room[1])
    place.centery = rect.centery
    return icon, place


def _alone(rect: pygame.Rect, label: str, size: int, unit: float) -> pygame.Rect:
    """Return the place of a label without an icon; the edge gives way to one that would not fit."""
    places = [rect.inflate(-round(edge * unit), -round(10 * unit)) for edge in (24, 12)]
    return places[not layout_text(label, places[0].size, size, True).is_complete]


def _parted(
    rect: pygame.Rect, label: str, size: int, unit: float, free: int
) -> tuple[int, tuple[int, int], Layout]:
    """Return an icon's side, a label's room beside it and its lines; `free` pixels stay empty."""
    most = min(rect.height - round(14 * unit), round(64 * unit), rect.width // 3)
    tries = [max(1, round(most * share)) for share in (1.0, 0.8, 0.65, 0.5)]
    rooms = [(rect.width - free - side, rect.height - round(6 * unit)) for side in tries]
    texts = [layout_text(label, room, size, True) for room in rooms]
    # Best on one line, else whole, else with the smallest icon; among those the largest icon.
    marks = [(text.is_complete and len(text.lines) == 1, text.is_complete) for text in texts]
    best = marks.index(max(marks[:3])) if max(marks[:3])[1] else 3
    return tries[best], rooms[best], texts[best]


def _draw_icon(surface: pygame.Surface, name: str, place: pygame.Rect) -> None:
    image = art.picture(f"icons/{name}", place.size)
    surface.blit(image, image.get_rect(center=place.center))


def draw_focus(surface: pygame.Surface, rect: pygame.Rect) -> None:
    """Draw the ring of the focus around something that is no button."""
    _draw_focus(surface, rect, max(0.5, theme.scale(surface)))


def _draw_focus(surface: pygame.Surface, rect: pygame.Rect, unit: float) -> None:
    """Draw a thick double ring and two hands of light beside it: shape, not colour alone."""
    reach = round(26 * unit)
    whole = (rect.width + 2 * reach, rect.height + 2 * reach)
    ring = pygame.Rect(0, 0, rect.width + round(15 * unit), rect.height + round(15 * unit))
    ring.center = (whole[0] // 2, whole[1] // 2)
    path = sheet_path(ring, 24 * unit, 1)
    half, high, deep = whole[1] / 2, 13 * unit, 17 * unit
    marks = "".join(
        f'<path d="M{x:.1f} {half - high:.1f} l{d:.1f} {high:.1f} l{-d:.1f} {high:.1f} Z"/>'
        for x, d in ((2 * unit, deep), (whole[0] - 2 * unit, -deep))
    )
    ink, light, wide = theme.web(theme.INK), theme.web(theme.FOCUS), theme.FOCUS_WIDTH
    drawn = svg(
        *whole,
        f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{(wide + 4) * unit}"/>',
        f'<path d="{path}" fill="none" stroke="{light}" stroke-width="{wide * unit}"/>',
        f'<g fill="{light}" stroke="{ink}" stroke-width="{3 * unit}" '
        f'stroke-linejoin="round">{marks}</g>',
    )
    surface.blit(art.drawn(drawn, whole), (rect.left - reach, rect.top - reach))


def _draw_key(surface: pygame.Surface, rect: pygame.Rect, key: str) -> None:
    size = theme.label_px(surface, KEY_SIZE)
    width = max(round(size * 1.35), art.font(size, True).size(key)[0] + size // 2)
    cap = pygame.Rect(0, 0, width, round(size * 1.35))
    cap.center = (rect.right - width // 4, rect.top + cap.height // 6)
    draw_sheet(surface, cap, theme.NIGHT, corner=8, lift=0.3)
    draw_text(surface, key, cap, KEY_SIZE, theme.CREAM, bold=True)
