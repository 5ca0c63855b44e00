"""Load and cache pictures, fonts and sounds by name; it draws nothing and opens no window."""

from __future__ import annotations

import difflib
import io
import re
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

import pygame

from game import folders
from game.safe_pictures import what_is_odd
from game.scene_shop import built, forget_waiting

SOUND_ENDINGS: Final = (".ogg", ".wav")
_SIZE: Final = re.compile(r'viewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)')
_WIDTH: Final = re.compile(r'<svg[^>]*?\swidth="([\d.]+)')
_HEIGHT: Final = re.compile(r'<svg[^>]*?\sheight="([\d.]+)')

# Regular and bold, by the name under which letters are chosen.
_FONT_FILES: Final = {
    "andika": ("Andika-Regular.ttf", "Andika-Bold.ttf"),
    "open_dyslexic": ("OpenDyslexic-Regular.otf", "OpenDyslexic-Bold.otf"),
}
# The letters that have every sign of the game's languages.
USUAL_LETTERS: Final = "andika"

# The font of each script whose letters those lack, by the script's name in ISO 15924.
SCRIPT_FONTS: Final = {
    "Arab": ("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"),
    "Hebr": ("NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf"),
    "Deva": ("NotoSansDevanagari-Regular.ttf", "NotoSansDevanagari-Bold.ttf"),
}

# Fonts that are kept, each of one size: several times what any screen needs.
FONTS_KEPT: Final = 192

_letters = USUAL_LETTERS
_fonts: OrderedDict[tuple[object, ...], pygame.font.Font] = OrderedDict()
_sounds: dict[str, pygame.mixer.Sound] = {}


class ArtMissing(LookupError):
    """A picture, font or sound that the game was asked for is not there; the text says what is."""


def picture(name: str, size: tuple[int, int]) -> pygame.Surface:
    """Return assets/pictures/`name`.svg fitted inside `size` pixels, its proportions kept.

    The surface may be narrower or lower than `size`. It is shared: never draw on it. Raises
    ArtMissing, with the nearest name, when there is no such picture.
    """
    return _shipped_picture(name, _at_least_one(size))


def picture_file(path: Path, size: tuple[int, int]) -> pygame.Surface:
    """Return the SVG, PNG or JPEG at `path` fitted inside `size` pixels, its proportions kept.

    Drawn anew when the file changes. Raises ArtMissing when it is absent or cannot be read.
    """
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise ArtMissing(f"There is no picture {path}.") from error
    found = _pack_picture(path, _at_least_one(size), changed)
    if isinstance(found, str):
        raise ArtMissing(found)
    return found


def picture_file_or(path: Path, size: tuple[int, int], instead: str) -> pygame.Surface:
    """Return what `picture_file` does, or the shipped picture `instead` where that raises.

    Plays come from strangers: a child who opens one with a damaged picture plays on.
    """
    try:
        return picture_file(path, size)
    except ArtMissing:
        return picture(instead, size)


def picture_names() -> tuple[str, ...]:
    """Return the names of all shipped pictures, sorted, as `picture` takes them."""
    folder = _pictures()
    names = (path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.svg"))
    return tuple(sorted(names))


@lru_cache(maxsize=1)
def changed_at(path: str, turn: int) -> int:
    """Return when a file was changed, in ns, 0 where there is none; looked up once in a `turn`."""
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=192)
def drawn(svg: str, size: tuple[int, int]) -> pygame.Surface:
    """Return the SVG text `svg` drawn to exactly `size` pixels; shared: never draw on it."""
    return built((svg, size), partial(_rasterized, svg, _at_least_one(size)))


def forget_drawn() -> None:
    """Let go of every picture and font that is kept: none is wanted in its size any more."""
    for kept in (drawn, _shipped_picture, _pack_picture):
        kept.cache_clear()
    _fonts.clear()
    forget_waiting()


def _rasterized(svg: str, size: tuple[int, int]) -> pygame.Surface:
    return fast(pygame.image.load_sized_svg(io.BytesIO(svg.encode()), size))


def fast(surface: pygame.Surface) -> pygame.Surface:
    """Return a copy of `surface` in the pixel order that blits 30 times faster than SVG's own."""
    if surface.get_flags() & pygame.SRCALPHA:
        # A blit, which has to mix, would take ten times as long.
        return surface.convert(pygame.Surface((1, 1), pygame.SRCALPHA, 32))
    copy = pygame.Surface(surface.get_size(), pygame.SRCALPHA, 32)
    copy.blit(surface, (0, 0))
    return copy


def use_letters(name: str) -> None:
    """Write in the letters "andika" or "open_dyslexic" from now on; raises ArtMissing otherwise."""
    global _letters
    if name not in _FONT_FILES:
        raise ArtMissing(_not_found("font", name, tuple(_FONT_FILES)))
    _letters = name
    letters_for.cache_clear()


@lru_cache(maxsize=1024)
def letters_for(text: str) -> str:
    """Return the letters chosen, or the usual ones where a sign of `text` is not among them."""
    is_usual = _letters == USUAL_LETTERS
    is_whole = is_usual or all(_has(_letters, sign) for sign in set(text) - {"\n"})
    return _letters if is_whole else USUAL_LETTERS


@lru_cache(maxsize=1024)
def _has(letters: str, sign: str) -> bool:
    """Tell whether a font has `sign`; what it has not looks as what is no sign at all.

    Font.metrics does not tell: it gives the numbers of the box that stands for a missing sign.
    """
    if sign == "\0" or "\ud800" <= sign <= "\udfff" or not font(24, letters=letters).size(sign)[0]:
        return True  # no font takes these, or nothing is seen of them
    nothing, drawn = (font(24, letters=letters).render(s, False, "black") for s in ("\uffff", sign))
    return pygame.image.tobytes(drawn, "RGBA") != pygame.image.tobytes(nothing, "RGBA")


def font(size: int, bold: bool = False, letters: str = USUAL_LETTERS) -> pygame.font.Font:
    """Return the font called `letters`, `size` pixels high; `letters_for` a text names its own."""
    return _kept((size, bold, letters), lambda: _opened(_FONT_FILES[letters][bold], size))


def script_font(size: int, bold: bool, script: str, is_right_to_left: bool) -> pygame.font.Font:
    """Return the font for `script` (ISO 15924) in one direction: SCRIPT_FONTS' or the usual one."""

    def opened() -> pygame.font.Font:
        files = SCRIPT_FONTS.get(script, _FONT_FILES[USUAL_LETTERS])
        made = _opened(files[bold], size)
        made.set_script(script)
        made.set_direction(pygame.DIRECTION_RTL if is_right_to_left else pygame.DIRECTION_LTR)
        return made

    return _kept((size, bold, script, is_right_to_left), opened)


def _kept(key: tuple[object, ...], open_font: Callable[[], pygame.font.Font]) -> pygame.font.Font:
    """Return the font that is kept for `key`, opened now if need be; the oldest makes room."""
    try:
        _fonts[key].get_height()
        _fonts.move_to_end(key)
    except (KeyError, pygame.error):  # a font dies when someone quits pygame
        _fonts[key] = open_font()
        if len(_fonts) > FONTS_KEPT:
            _fonts.popitem(last=False)
    return _fonts[key]


def sound(name: str) -> pygame.mixer.Sound | None:
    """Return assets/sounds/`name`, or None where there is no sound device (call mixer.init first).

    Raises ArtMissing, with the nearest name, when there is no such sound.
    """
    path = sound_file(name)
    if not pygame.mixer.get_init():
        _sounds.clear()
        return None
    if name not in _sounds:
        _sounds[name] = pygame.mixer.Sound(path)
    return _sounds[name]


def sound_file(name: str) -> Path:
    """Return the path of assets/sounds/`name`; raises ArtMissing, with the nearest name."""
    files = _sound_files()
    if name not in files:
        raise ArtMissing(_not_found("sound", name, tuple(files)))
    return files[name]


def sound_names() -> tuple[str, ...]:
    """Return the names of all shipped sounds, sorted."""
    return tuple(sorted(_sound_files()))


@lru_cache(maxsize=1)
def _sound_files() -> dict[str, Path]:
    files = (folders.assets() / "sounds").glob("*")
    return {path.stem: path for path in files if path.suffix in SOUND_ENDINGS}


@lru_cache(maxsize=256)
def _shipped_picture(name: str, size: tuple[int, int]) -> pygame.Surface:
    path = _pictures() / f"{name}.svg"
    # Listing all names takes as long as drawing one: only who mistypes waits for it.
    if not path.is_file():
        raise ArtMissing(_not_found("picture", name, picture_names()))
    return built((path, size), partial(_fitted_svg, path, size))


@lru_cache(maxsize=32)
def _pack_picture(path: Path, size: tuple[int, int], changed: int) -> pygame.Surface | str:
    """Return the picture, or why there is none: that too is not looked for in every picture."""
    # `changed` only tells one version of the file from the next.
    return built((path, size, changed), partial(_read_picture, path, size))


def _read_picture(path: Path, size: tuple[int, int]) -> pygame.Surface | str:
    try:
        if odd := what_is_odd(path):
            return f"I can't use the picture {path}: {odd}."
        if path.suffix.lower() == ".svg":
            return _fitted_svg(path, size)
        loaded = fast(pygame.image.load(path))
        return pygame.transform.smoothscale(loaded, fitted(loaded.get_size(), size))
    except (pygame.error, OSError, ValueError, ArithmeticError) as error:
        return f"I can't read the picture {path}: {error}."


def fitted(own: tuple[float, float], room: tuple[int, int]) -> tuple[int, int]:
    """Return the largest size in pixels inside `room` with the proportions of `own`."""
    shrink = min(room[0] / own[0], room[1] / own[1])
    return _at_least_one((round(own[0] * shrink), round(own[1] * shrink)))


def _fitted_svg(path: Path, size: tuple[int, int]) -> pygame.Surface:
    text = path.read_text(encoding="utf-8")
    return fast(pygame.image.load_sized_svg(path, fitted(_svg_size(text), size)))


def _svg_size(text: str) -> tuple[float, float]:
    # All of it stands in the first tag; looking through a long file for it takes minutes.
    start = max(0, text.find("<svg"))
    text = text[start : start + 8192]
    if box := _SIZE.search(text):
        return float(box[1]), float(box[2])
    width, height = _WIDTH.search(text), _HEIGHT.search(text)
    return (float(width[1]), float(height[1])) if width and height else (1.0, 1.0)


def _opened(file: str, size: int) -> pygame.font.Font:
    if not pygame.font.get_init():
        pygame.font.init()
    # From memory: a font that is opened by its path keeps a file handle for each size.
    return pygame.font.Font(io.BytesIO(_font_file(file)), max(1, size))


@lru_cache(maxsize=16)
def _font_file(file: str) -> bytes:
    try:
        return (folders.assets() / "fonts" / file).read_bytes()
    except FileNotFoundError as error:
        path = folders.assets() / "fonts" / file
        raise ArtMissing(f"The font {path} is missing. Install Curtain Up again.") from error


def _pictures() -> Path:
    return folders.assets() / "pictures"


def _not_found(kind: str, name: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(name, known, 1, 0.4)
    hint = f' Did you mean "{near[0]}"?' if near else ""
    return f'I don\'t have a {kind} called "{name}".{hint}'


def _at_least_one(size: tuple[int, int]) -> tuple[int, int]:
    return max(1, int(size[0])), max(1, int(size[1]))
