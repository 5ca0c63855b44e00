"""What the system is set to and the game should follow; it reads a file, or asks Windows."""

from __future__ import annotations

import ctypes
import os
import plistlib
import sys
from configparser import ConfigParser, Error
from pathlib import Path
from typing import Final

# SystemParametersInfo's question whether windows move their contents (winuser.h).
_SPI_GETCLIENTAREAANIMATION: Final = 0x1042


def wishes_less_movement() -> bool:
    """Tell whether the system is set to move less; False where it doesn't tell.

    Windows: "Animation effects". macOS: "Reduce motion". Linux: GTK's settings.ini, which KDE
    writes too; GNOME keeps it where only a program of its own can read it.
    """
    if sys.platform == "win32":
        does_move = ctypes.c_int(1)
        asked = ctypes.windll.user32.SystemParametersInfoW
        asked(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(does_move), 0)
        return not does_move.value
    if sys.platform == "darwin":
        return _mac_reduces_motion()
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return any(_gtk_is_still(config / each / "settings.ini") for each in ("gtk-4.0", "gtk-3.0"))


def _gtk_is_still(path: Path) -> bool:
    ini = ConfigParser(interpolation=None)
    try:
        ini.read(path, encoding="utf-8")
        said = ini.get("Settings", "gtk-enable-animations", fallback="true")
    except (Error, OSError, UnicodeDecodeError):
        return False
    return said.strip().lower() in ("false", "0")


def _mac_reduces_motion() -> bool:
    path = Path.home() / "Library" / "Preferences" / "com.apple.universalaccess.plist"
    try:
        return bool(plistlib.loads(path.read_bytes()).get("reduceMotion", False))
    except (OSError, ValueError, plistlib.InvalidFileException, AttributeError):
        return False
