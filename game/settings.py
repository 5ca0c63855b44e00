"""What a family or a teacher may set, saved per user; it applies nothing itself."""

from __future__ import annotations

import json
import locale
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from game import folders
from game.fair_copy import fair_copy
from game.small_file import small_text
from game.system_wishes import wishes_less_movement
from game.words import tr

FILE_NAME: Final = "settings.json"

# All settings take half of one.
MOST_BYTES: Final = 64 * 1024

# Pixels: smaller than the smallest screen that is drawn for, larger than any sold.
SMALLEST_SIDE, LARGEST_SIDE = 320, 16384


class Difficulty(StrEnum):
    """How long an expression is to be held: a child chooses it."""

    GENTLE = "gentle"
    NORMAL = "normal"
    BRAVE = "brave"

    @property
    def dwell(self) -> float:
        """Seconds of holding that fill the meter (R10)."""
        return {"gentle": 0.6, "normal": 1.0, "brave": 1.5}[self.value]


class Look(StrEnum):
    """Which theme file colours the theatre."""

    PAPER = "paper"
    CONTRAST = "contrast"


class Letters(StrEnum):
    """Which font texts are written in."""

    ANDIKA = "andika"
    OPEN_DYSLEXIC = "open_dyslexic"


def system_language() -> str:
    """Return "sv" on a Swedish system, else "en"."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    code = next(filter(None, map(os.environ.get, names)), "")
    if not code:
        # macOS may name an encoding and no language, which Python does not know.
        with suppress(ValueError):
            code = locale.getlocale()[0] or ""
    # Windows may call it "Swedish_Sweden".
    return "sv" if code.lower().startswith(("sv", "swedish")) else "en"


def _fraction(value: object) -> float:
    return _between(0.0, 1.0, value)


def _between(low: float, high: float, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise ValueError(f"{value!r} is not a number from {low} to {high}")
    return float(value)


def _speed(value: object) -> float:
    return _between(0.5, 1.5, value)


def _scale(value: object) -> float:
    # Never below 1: text of 24 px at scale 1 is the smallest that a child should read (R16).
    return _between(1.0, 2.0, value)


def _days(value: object) -> int:
    return int(_between(1, 3650, value))


def _minutes(value: object) -> int | None:
    return None if value is None else int(_between(5, 240, value))


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")
    return value


def _word(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"{value!r} is not a text")
    return value


def _text(value: object) -> str:
    return _word(value) if value else ""


def _number(value: object) -> int | None:
    return None if value is None else int(_between(1, 2**31, value))


def _difficulty(value: object) -> Difficulty:
    return Difficulty(_word(value))


def _look(value: object) -> Look:
    return Look(_word(value))


def _letters(value: object) -> Letters:
    return Letters(_word(value))


def _window(value: object) -> tuple[int, int] | None:
    if value is None:
        return None
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise ValueError(f"{value!r} is not a width and a height")
    width, height = (int(_between(SMALLEST_SIDE, LARGEST_SIDE, side)) for side in value)
    return width, height


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set; volumes are fractions 0 to 1, speeds and scales have 1 as usual.

    `camera` is an index, a file or "understudy"; `window` is (width, height) in pixels, None for
    the usual size. `keep_scores` and `keep_days` say whether and how long stars are kept (R6).
    `reads_buttons` says a button's words when the focus rests on it. `limit_minutes` is how long an
    evening may last, None for no limit. `allows_keepsakes` lets an adult save a picture (R3).
    `class_group` is the class whose lesson is on, None while class mode is off; `class_pin` is what
    opens the teacher's panel, scrambled; a kiosk has no way out but that. `shows_mirror` lets a
    class see the camera's picture.
    Raises ValueError for a value out of bounds.
    """

    language: str = field(default_factory=system_language)
    difficulty: Difficulty = Difficulty.NORMAL
    voice_volume: float = 0.9
    music_volume: float = 0.5
    effects_volume: float = 0.8
    voice_speed: float = 1.0
    camera: str = "0"
    reduced_motion: bool = field(default_factory=wishes_less_movement)
    reads_buttons: bool = True
    look: Look = Look.PAPER
    letters: Letters = Letters.ANDIKA
    text_scale: float = 1.0
    window: tuple[int, int] | None = None
    full_screen: bool = False
    keep_scores: bool = True
    keep_days: int = 30
    limit_minutes: int | None = None
    allows_keepsakes: bool = False
    class_group: int | None = None
    class_pin: str = ""
    is_kiosk: bool = False
    shows_mirror: bool = False

    @property
    def is_shut_in(self) -> bool:
        """Whether the game is a kiosk now: a lesson is on, and only the teacher's key leads out."""
        return self.is_kiosk and self.class_group is not None

    def __post_init__(self) -> None:
        """Check every value and give it its own type."""
        for name, check in _CHECKS.items():
            object.__setattr__(self, name, check(getattr(self, name)))


# Read and check a value given in code or file; each raises ValueError.
_CHECKS: Final[dict[str, Callable[[object], object]]] = {
    "language": _word,
    "difficulty": _difficulty,
    "voice_volume": _fraction,
    "music_volume": _fraction,
    "effects_volume": _fraction,
    "voice_speed": _speed,
    "camera": _word,
    "reduced_motion": _flag,
    "reads_buttons": _flag,
    "look": _look,
    "letters": _letters,
    "text_scale": _scale,
    "window": _window,
    "full_screen": _flag,
    "keep_scores": _flag,
    "keep_days": _days,
    "limit_minutes": _minutes,
    "allows_keepsakes": _flag,
    "class_group": _number,
    "class_pin": _text,
    "is_kiosk": _flag,
    "shows_mirror": _flag,
}


def load_settings() -> tuple[Settings, str | None]:
    """Return the saved settings, or the usual ones, and a sentence when something was wrong.

    Never raises: a file that cannot be understood is kept beside as settings.broken-N.json. The
    sentence is in the language in use, so `words.use_language(system_language())` comes first.
    """
    path = folders.user_config() / FILE_NAME
    try:
        saved = json.loads(small_text(path, MOST_BYTES))
        if not isinstance(saved, dict):
            raise ValueError("not a table of settings")
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), tr(
            "The settings in {file} could not be read ({reason}). The usual settings are used.",
            file=path,
            reason=error.strerror,
        )
    except (ValueError, RecursionError):
        return Settings(), _set_aside(path)
    return _understood(saved, path)


def save_settings(settings: Settings) -> str | None:
    """Save `settings` whole or not at all; return a sentence when that could not be done."""
    path = folders.user_config() / FILE_NAME
    # In ASCII: names of files may hold bytes that are no letters, which UTF-8 could not write.
    text = json.dumps(asdict(settings), indent=2) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fair_copy(path) as file:
            file.write(text.encode("ascii"))
    except OSError as error:
        return tr(
            "The settings could not be saved in {file} ({reason}). They last until you leave.",
            file=path,
            reason=error.strerror,
        )
    return None


def forget_settings() -> None:
    """Delete the saved settings, and files set aside earlier; raises OSError with a sentence."""
    path = folders.user_config() / FILE_NAME
    try:
        for file in path.parent.glob(f"{path.stem}*{path.suffix}"):
            file.unlink()
    except OSError as error:
        told = tr(
            "The settings in {file} could not be deleted ({reason}).",
            file=path,
            reason=error.strerror,
        )
        raise OSError(told) from error


def _set_aside(path: Path) -> str:
    number = 1
    while (aside := path.with_name(f"{path.stem}.broken-{number}{path.suffix}")).exists():
        number += 1
    try:
        path.replace(aside)
    except OSError:
        aside = path
    return tr(
        "The settings could not be understood, so the usual ones are used. "
        "The old file is kept as {file}.",
        file=aside,
    )


def _understood(saved: Mapping[str, object], path: Path) -> tuple[Settings, str | None]:
    """Take every value that is right; keys of a newer version are left alone."""
    good: dict[str, Any] = {}
    odd: list[str] = []
    for name in _CHECKS.keys() & saved.keys():
        try:
            good[name] = _CHECKS[name](saved[name])
        except ValueError:
            odd.append(name)
    if not odd:
        return Settings(**good), None
    return Settings(**good), tr(
        "I don't understand {names} in {file}. The usual values are used there.",
        names=", ".join(sorted(odd)),
        file=path,
    )
