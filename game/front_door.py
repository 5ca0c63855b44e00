"""The front door: opens the window that everything is shown in, or says that there is no screen."""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading
from contextlib import ExitStack
from typing import Final

from game.trouble import Trouble

USUAL_WINDOW: Final = (1280, 720)

# Pixels of the icon; task bars and switchers make it smaller themselves.
ICON: Final = (128, 128)

# What SDL falls back to where there is no screen, unless somebody asks for it.
_NO_SCREEN_DRIVERS: Final = frozenset({"offscreen", "dummy", "evdev"})

# Seconds that the sound device gets to take leave, when everything else is closed and saved.
FAREWELL: Final = 2.0


class NoScreen(Trouble):
    """There is no display to open a window on."""


def open_window(parts: ExitStack, size: tuple[int, int]) -> None:
    """Open the game's window, no larger than the screen, closed with `parts`.

    Raises NoScreen where there is no display. Nothing may have imported pygame before.
    """
    # By this name a desktop finds the game's icon, however Python was started;
    # pygame would choose another when it is imported.
    for system in ("X11", "WAYLAND"):
        os.environ.setdefault(f"SDL_VIDEO_{system}_WMCLASS", "curtain-up")
    import pygame

    from game import art

    asked_for = os.environ.get("SDL_VIDEODRIVER")
    no_screen = NoScreen("There is no screen to open the theatre on.")
    # Asked on Linux without a desktop, SDL's parts would complain in the terminal themselves.
    has_desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and not (asked_for or has_desktop):
        raise no_screen
    try:
        pygame.display.init()
        parts.callback(_close_pygame)
        if not asked_for and pygame.display.get_driver() in _NO_SCREEN_DRIVERS:
            raise no_screen
        if not asked_for:
            desktop = pygame.display.get_desktop_sizes()[0]
            size = min(size[0], desktop[0]), min(size[1], desktop[1])
        # Before the window is there: not every desktop looks again.
        pygame.display.set_icon(art.picture("icon", ICON))
        pygame.display.set_mode(size, pygame.RESIZABLE)
    except pygame.error as error:
        raise no_screen from error
    pygame.font.init()
    pygame.display.set_caption("Curtain Up")


def _close_pygame() -> None:
    """Close all that pygame opened; a sound device that hangs by now is left to the system."""
    import pygame

    closing = threading.Thread(target=pygame.mixer.quit, daemon=True)
    closing.start()
    closing.join(FAREWELL)
    if not closing.is_alive():
        pygame.quit()
        return
    pygame.display.quit()
    # pygame would close the device once more when Python ends, and wait for ever.
    atexit.register(_leave_at_once)


def _leave_at_once() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def leave_when_told(parts: ExitStack) -> None:
    """Let SIGTERM end the game as its last screen does, until `parts` are closed.

    The system sends it when the computer is shut down. Of itself SDL takes it for a press on the
    window's cross, by which nobody leaves a kiosk; so this QUIT tells `is_order`.
    """
    import pygame

    def leave(*_: object) -> None:
        pygame.event.post(pygame.event.Event(pygame.QUIT, is_order=True))

    # None for SDL's own, which is none of Python's.
    before = signal.signal(signal.SIGTERM, leave)
    parts.callback(signal.signal, signal.SIGTERM, before or signal.SIG_DFL)
