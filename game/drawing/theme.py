"""Colours, sizes and proportions of everything drawn; it draws nothing itself."""

from __future__ import annotations

from typing import Final

import pygame

Colour = tuple[int, int, int]

CURTAIN: Final[Colour] = (0x9B, 0x1C, 0x31)
WINE: Final[Colour] = (0x5C, 0x10, 0x23)
GOLD: Final[Colour] = (0xF2, 0xB6, 0x3C)
CREAM: Final[Colour] = (0xFF, 0xF4, 0xDC)
NIGHT: Final[Colour] = (0x1D, 0x25, 0x47)
TEAL: Final[Colour] = (0x2A, 0x9D, 0x8F)
LEAF: Final[Colour] = (0x6A, 0xA8, 0x4F)
CORAL: Final[Colour] = (0xEF, 0x6F, 0x53)
PLUM: Final[Colour] = (0x6D, 0x3B, 0x6E)
SKY: Final[Colour] = (0x9F, 0xD3, 0xE8)
INK: Final[Colour] = (0x2B, 0x1B, 0x2E)

# Okabe and Ito's palette: told apart with every common kind of colour blindness.
SAFE_ORANGE: Final[Colour] = (0xE6, 0x9F, 0x00)
SAFE_SKY: Final[Colour] = (0x56, 0xB4, 0xE9)
SAFE_GREEN: Final[Colour] = (0x00, 0x9E, 0x73)
SAFE_YELLOW: Final[Colour] = (0xF0, 0xE4, 0x42)
SAFE_BLUE: Final[Colour] = (0x00, 0x72, 0xB2)
SAFE_RED: Final[Colour] = (0xD5, 0x5E, 0x00)
SAFE_PINK: Final[Colour] = (0xCC, 0x79, 0xA7)

# Every pair of text colour and ground that the drawing uses; a test holds each to 4.5:1.
TEXT_PAIRS: Final = (
    (INK, CREAM),
    (INK, GOLD),
    (INK, SKY),
    (WINE, CREAM),
    (CREAM, CURTAIN),
    (CREAM, WINE),
    (CREAM, NIGHT),
    (CREAM, PLUM),
    (GOLD, WINE),
    (GOLD, NIGHT),
)

# The window that sizes are designed for, in pixels.
DESIGN: Final = (1280, 720)

# Smallest text and smallest thing to press, in real pixels at any window size (R16).
TEXT_MIN: Final = 24
TARGET_MIN: Final = 76


def scale(surface: pygame.Surface) -> float:
    """Return how many real pixels a design pixel takes on `surface`."""
    return min(surface.get_width() / DESIGN[0], surface.get_height() / DESIGN[1])


def px(surface: pygame.Surface, n: float) -> int:
    """Return `n` design pixels in real pixels, at least one."""
    return max(1, round(n * scale(surface)))


def text_px(surface: pygame.Surface, n: float) -> int:
    """Return a text of `n` design pixels in real pixels, never below TEXT_MIN."""
    return max(TEXT_MIN, px(surface, n))


def target_px(surface: pygame.Surface, n: float) -> int:
    """Return a button's side of `n` design pixels in real pixels, never below TARGET_MIN."""
    return max(TARGET_MIN, px(surface, n))


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour `share` (0 to 1) of the way from `one` to `other`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def web(colour: Colour) -> str:
    """Return `colour` as SVG writes it."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _luminance(colour: Colour) -> float:
    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(channel) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
