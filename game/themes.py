"""Read a theme file of assets/themes: its colours and how plainly it is drawn; it draws nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game import folders
from game.small_file import small_text

Colour = tuple[int, int, int]

ENDING: Final = ".json"

_MOST_BYTES: Final = 64 * 1024

# What comes of a file that is missing, too large, too deep, or not what a theme is made of.
_NO_THEME: Final = (
    *(OSError, ValueError, LookupError, TypeError, AttributeError),
    *(OverflowError, RecursionError),
)


class ThemeMissing(LookupError):
    """A theme that the game was asked for is not there or damaged; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by name. `outline` and `focus` are design pixels: around sheets, of the focus ring.

    An `is_plain` theme leaves out what is only pretty: stars, hills, breathing lights.
    """

    colours: Mapping[str, Colour]
    is_plain: bool
    outline: float
    focus: float


def read_theme(name: str) -> Theme:
    """Return the theme in assets/themes/`name`.json; raises ThemeMissing with a sentence."""
    return theme_in(folders.assets() / "themes" / f"{name}{ENDING}")


def theme_in(path: Path) -> Theme:
    """Return the theme in the file at `path`; raises ThemeMissing with a sentence."""
    try:
        found = json.loads(small_text(path, _MOST_BYTES))
        colours = {key: _colour(value) for key, value in found["colours"].items()}
        outline, focus = float(found["outline"]), float(found["focus"])
        return Theme(colours, bool(found["is_plain"]), outline, focus)
    except _NO_THEME as error:
        told = f"The theme {path} can't be read ({error}). Install Curtain Up again."
        raise ThemeMissing(told) from error


def _colour(written: str) -> Colour:
    """Return a colour written as #rrggbb."""
    if len(written) != 7 or not written.startswith("#"):
        raise ValueError(f"{written!r} is no colour like #9b1c31")
    red, green, blue = bytes.fromhex(written[1:])
    return red, green, blue
