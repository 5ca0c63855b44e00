"""Colours, sizes and proportions of everything drawn; it draws nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, ParamSpec, TypeVar, cast

import pygame

from game import art
from game.themes import read_theme

Colour = tuple[int, int, int]

# Bound by `wear`, afresh for each theme: read them as `theme.GOLD` when you draw, keep no copies.
CURTAIN: Colour
CURTAIN_LIGHT: Colour
CURTAIN_DARK: Colour
WINE: Colour
WINE_DARK: Colour
GOLD: Colour
GOLD_LIGHT: Colour
GOLD_DARK: Colour
LAMP: Colour
CREAM: Colour
NIGHT: Colour
NIGHT_DARK: Colour
DUSK: Colour
TEAL: Colour
LEAF: Colour
CORAL: Colour
PLUM: Colour
SKY: Colour
INK: Colour
SHADE: Colour
FOCUS: Colour
HILL_FAR: Colour
HILL_MIDDLE: Colour
HILL_NEAR: Colour
BOARD: Colour
BOARD_DARK: Colour

# Okabe and Ito's palette: told apart with every common kind of colour blindness.
SAFE_ORANGE: Colour
SAFE_SKY: Colour
SAFE_GREEN: Colour
SAFE_YELLOW: Colour
SAFE_BLUE: Colour
SAFE_RED: Colour
SAFE_PINK: Colour

# Whether what is only pretty is left out; design pixels around sheets, and of the focus ring.
IS_PLAIN: bool
OUTLINE: float
FOCUS_WIDTH: float

# How much larger than usual texts are written, 1 to 2.
TEXT_SCALE: float = 1.0

# The most by which labels grow that stand in a corner, beside something else to read.
LABEL_SCALE_MOST: Final = 1.25

# Every pair of text colour and ground that the drawing uses, by name; a test holds each pair of
# each theme to 4.5:1, of the theme of high contrast to 7:1.
TEXT_PAIRS: Final = (
    ("INK", "CREAM"),
    ("INK", "GOLD"),
    ("INK", "SKY"),
    ("WINE", "CREAM"),
    ("PLUM", "CREAM"),
    ("CREAM", "CURTAIN"),
    ("CREAM", "WINE"),
    ("CREAM", "NIGHT"),
    ("CREAM", "PLUM"),
    ("GOLD", "WINE"),
    ("GOLD", "NIGHT"),
)

# The window that sizes are designed for, in pixels.
DESIGN: Final = (1280, 720)

# Smallest text and smallest thing to press, in real pixels at any window size (R16).
TEXT_MIN: Final = 24
TARGET_MIN: Final = 76


_Given = ParamSpec("_Given")
_Drawn = TypeVar("_Drawn")
_caches: list[Any] = []
_worn = ("", "")


def cached(maxsize: int) -> Callable[[Callable[_Given, _Drawn]], Callable[_Given, _Drawn]]:
    """Keep what a function drew or measured, as lru_cache does, until `forget_drawn`."""

    def keep(draw: Callable[_Given, _Drawn]) -> Callable[_Given, _Drawn]:
        kept = lru_cache(maxsize=maxsize)(draw)
        _caches.append(kept)
        return cast("Callable[_Given, _Drawn]", kept)

    return keep


def wear(look: str, letters: str, text_scale: float) -> None:
    """Draw with this theme, font and scale of texts (1 to 2) from now on, on every surface.

    Raises themes.ThemeMissing or art.ArtMissing with a sentence.
    """
    global TEXT_SCALE, IS_PLAIN, OUTLINE, FOCUS_WIDTH, _worn
    if (look, letters) != _worn:
        theme = read_theme(look)
        art.use_letters(letters)
        globals().update(theme.colours)
        IS_PLAIN, OUTLINE, FOCUS_WIDTH = theme.is_plain, theme.outline, theme.focus
        _worn = (look, letters)
        forget_drawn()
    TEXT_SCALE = text_scale


def forget_drawn() -> None:
    """Let go of all that is kept: another theme is worn, or the window has another size."""
    for kept in _caches:
        kept.cache_clear()
    art.forget_drawn()


def worn() -> tuple[str, str, float]:
    """Return what `wear` was told last, all that looks depend on beside their own values."""
    return *_worn, TEXT_SCALE


def scale(surface: pygame.Surface) -> float:
    """Return how many real pixels a design pixel takes on `surface`."""
    return min(surface.get_width() / DESIGN[0], surface.get_height() / DESIGN[1])


def px(surface: pygame.Surface, n: float) -> int:
    """Return `n` design pixels in real pixels, at least one."""
    return max(1, round(n * scale(surface)))


def text_px(surface: pygame.Surface, n: float) -> int:
    """Return a text of `n` design pixels, scaled, in real pixels, never below TEXT_MIN."""
    return round(max(TEXT_MIN, px(surface, n)) * TEXT_SCALE)


def label_px(surface: pygame.Surface, n: float) -> int:
    """Return a small label in a corner in real pixels: it grows less than other texts."""
    return round(max(TEXT_MIN, px(surface, n)) * min(TEXT_SCALE, LABEL_SCALE_MOST))


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


wear("paper", art.USUAL_LETTERS, 1.0)
