"""The game among a Linux desktop's programs: its entry, its icon in all sizes and what it is about.

It writes below one folder of the XDG layout, as ~/.local/share, and takes away what it wrote.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from game import folders
from game.fair_copy import fair_copy

# For everybody on this computer, beside what the system's own packages bring.
EVERYBODY: Final = Path("/usr/local/share")

ENTRY: Final = Path("applications/curtain-up.desktop")
ABOUT: Final = Path("metainfo/org.curtainup.CurtainUp.metainfo.xml")
DRAWN: Final = Path("icons/hicolor/scalable/apps/curtain-up.svg")

# Pixels; some desktops draw no SVG.
SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)


def install(share: Path, command: Iterable[str]) -> tuple[Path, ...]:
    """Write entry and icons below `share`; `command` starts the game. Return what was written.

    Raises OSError where the folder can't be written to, ValueError for a command with a line break.
    """
    written = {
        ENTRY: _entry(tuple(command)).encode("utf-8"),
        ABOUT: (folders.assets() / "desktop" / ABOUT.name).read_bytes(),
        DRAWN: (folders.assets() / "pictures" / "icon.svg").read_bytes(),
        **{_icon(size): _png(size) for size in SIZES},
    }
    for place, content in written.items():
        target = share / place
        target.parent.mkdir(parents=True, exist_ok=True)
        with fair_copy(target) as file:
            file.write(content)
        # Others log in on this computer, too.
        target.chmod(0o644)
    _stir(share)
    return tuple(share / place for place in written)


def remove(share: Path) -> tuple[Path, ...]:
    """Take away what `install` wrote below `share`; return what was there. Raises OSError."""
    found = [share / place for place in _places() if (share / place).is_file()]
    for place in found:
        place.unlink()
    if found:
        _stir(share)
    return tuple(found)


def starting_command() -> tuple[str, ...]:
    """Return what starts this very game, also when the folder of its program is in no PATH."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    for place in (Path(sys.argv[0]).absolute(), Path(sys.executable).with_name("curtain-up")):
        if place.stem == "curtain-up" and shutil.which(place):
            return (str(place),)
    return sys.executable, "-m", "game"


def _entry(command: tuple[str, ...]) -> str:
    text = (folders.assets() / "desktop" / ENTRY.name).read_text(encoding="utf-8")
    quoted = " ".join(_quoted(word) for word in command)
    lines = []
    for line in text.splitlines():
        key, _, value = line.partition("=")
        if key == "Exec":
            line = f"Exec={quoted}{value.removeprefix('curtain-up')}"
        elif key == "TryExec":
            line = f"TryExec={_escaped(command[0])}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def _quoted(word: str) -> str:
    """Return `word` as the Desktop Entry Specification wants an argument of Exec."""
    if "\n" in word or "\r" in word:
        raise ValueError(f"A menu entry can't start {word!r}: there is a line break in it.")
    for sign in '\\"`$':
        word = word.replace(sign, f"\\{sign}")
    return _escaped(f'"{word.replace("%", "%%")}"')


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\")


def _png(size: int) -> bytes:
    import io

    import pygame

    from game import art

    page = io.BytesIO()
    pygame.image.save(art.picture("icon", (size, size)), page, "icon.png")
    return page.getvalue()


def _icon(size: int) -> Path:
    return Path(f"icons/hicolor/{size}x{size}/apps/curtain-up.png")


def _places() -> Iterator[Path]:
    yield from (ENTRY, ABOUT, DRAWN)
    yield from (_icon(size) for size in SIZES)


def _stir(share: Path) -> None:
    """Let desktops see that there are other icons: they ask for the folder's age."""
    (share / "icons" / "hicolor").touch()
