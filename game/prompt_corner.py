"""The prompt corner: the teacher's panel in a window of its own, or on F6 in the only one.

It stands between the loop and its screens while a lesson is on: it takes what is meant for the
panel's window, keeps the stage from pausing while the panel has the focus, and lets nobody out of a
kiosk. It draws its window only when something in it changed, because the stage comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

import pygame
from pygame.event import Event

from game import art
from game.backstage import Backstage
from game.class_strip import Strip
from game.screens.exits import Exit
from game.screens.screen import Screen
from game.words import tr

# The teacher's key.
PANEL_KEY: Final = pygame.K_F6

# Pixels: the least that screens are drawn for.
WINDOW: Final = (1024, 600)

# Seconds in which the focus may be between two of our windows, before nobody has it.
BETWEEN: Final = 0.3

# Seconds after a press in which the panel is drawn for each picture: a button gives way.
STIRS: Final = 0.3
# Seconds after which a screen that does not tell what it looks like is drawn again.
RARELY: Final = 0.25


class PromptCorner:
    """Keeps `game.loop.Side`. `keys` are what keys do on every screen, also in the panel."""

    def __init__(self, backstage: Backstage, keys: Mapping[int, Callable[[], None]]) -> None:
        self._backstage = backstage
        self._keys = keys
        self._strip = Strip(backstage)
        self._window: pygame.Window | None = None
        self._page: Screen | None = None
        self._is_apart = len(pygame.display.get_desktop_sizes()) > 1
        self._is_called = self._is_inside = False
        self._goes_to: Exit | None = None
        self._blurred_for: float | None = None
        self._drawn: object = None
        self._since_drawn = self._since_stirred = 0.0

    @property
    def is_open(self) -> bool:
        """Whether the panel has a window of its own now."""
        return self._window is not None

    @property
    def page(self) -> Screen | None:
        """What the panel's own window shows."""
        return self._page

    def call(self) -> None:
        """Bring the panel, after the PIN: what F6 does while a lesson is on."""
        self._is_called = self._backstage.house.settings.class_group is not None

    def open_window(self, is_known: bool = True) -> None:
        """Open the panel's window; who is not known yet types the PIN in it."""
        if self._window is None:
            title = tr("The teacher's panel")
            self._window = pygame.Window(f"{title} - Curtain Up", WINDOW, resizable=True)
            self._window.minimum_size = WINDOW
            self._window.set_icon(art.picture("icon", (128, 128)))
            self._page = self._first(self._leave_window, is_apart=True, is_known=is_known)
            self._is_apart = True
        self._window.focus()
        self._stir()

    def close(self) -> None:
        """Close the panel's window; the stage goes on."""
        if self._window is not None:
            self._window.destroy()
            # Whoever gets the focus now: it may be a moment on its way.
            self._blurred_for = 0.0
        self._window = self._page = None

    def takes(self, event: Event) -> bool:
        """Take `event` if it is none of the main window's business; tell whether it was."""
        if self._is_lost(event):
            return True
        if self._window is None:
            return False
        if not self._is_for_panel(event):
            return False
        if event.type == pygame.WINDOWCLOSE:
            self.close()
        elif event.type == pygame.KEYDOWN and event.key in self._keys:
            if event.key != pygame.K_F11:
                self._keys[event.key]()
        elif self._page is not None:
            self._page = self._page.on_event(self._strip.moved(event, self._window.size))
        self._stir()
        if self._page is None:
            self.close()
        return True

    def cut_in(self, screen: Screen, dt: float) -> Screen:
        """Return what the main window shows now, `screen` or what comes before it."""
        self._update(dt)
        if self._blurred_for is not None:
            screen = self._blur(screen, dt)
        if self._is_called:
            self._is_called = False
            screen = self._bring(screen)
        if self._goes_to is not None:
            wanted, self._goes_to = self._goes_to, None
            screen = wanted() or screen
        return screen

    def draw(self) -> None:
        """Draw the panel's window if it looks otherwise than it did."""
        if self._window is None or self._page is None or not self._is_stale():
            return
        surface = self._window.get_surface()
        self._page.draw(self._strip.above(surface))
        self._strip.draw(surface)
        self._window.flip()
        self._drawn = _looks(self._page)
        self._since_drawn = 0.0

    def _is_lost(self, event: Event) -> bool:
        """Tell whether an event of the window is kept from the screens, and take note of it."""
        is_main = getattr(event, "window", None) is not self._window or self._window is None
        is_between = self._window is not None or self._blurred_for is not None
        if event.type == pygame.WINDOWFOCUSLOST and is_between:
            self._blurred_for = 0.0
            return True
        if event.type == pygame.WINDOWCLOSE and self._window is not None and is_main:
            # With another window open, SDL closes this one and leaves the game on.
            pygame.event.post(Event(pygame.QUIT))
            return True
        if not self._backstage.house.settings.is_shut_in:
            return False
        is_f11 = event.type == pygame.KEYDOWN and event.key == pygame.K_F11
        # A child at the keyboard can't order it; a computer that is shut down can.
        return is_f11 or (event.type == pygame.QUIT and not getattr(event, "is_order", False))

    def _is_for_panel(self, event: Event) -> bool:
        # Touches too tell their window; the one that pygame opened itself is None there.
        return getattr(event, "window", None) is self._window

    def _blur(self, screen: Screen, dt: float) -> Screen:
        """Tell the screen that nobody looks, unless one of our windows has the focus after all."""
        if self._blurred_for is None or pygame.key.get_focused():
            self._blurred_for = None
            return screen
        self._blurred_for += dt
        if self._blurred_for < BETWEEN:
            return screen
        self._blurred_for = None
        return screen.on_event(Event(pygame.WINDOWFOCUSLOST)) or screen

    def _bring(self, screen: Screen) -> Screen:
        """Bring the panel: its window, or itself in the place of a screen that pauses."""
        if self._is_apart or self._window is not None:
            self.open_window(is_known=False)
            return screen
        if self._is_inside:
            return screen
        self._is_inside = True
        paused = screen.on_event(Event(pygame.WINDOWFOCUSLOST)) or screen
        self._backstage.eye.stop()
        self._backstage.voice.stop()

        def back() -> Screen:
            self._is_inside = False
            return paused

        return self._first(back, is_apart=False, is_known=False)

    def _first(self, leave: Exit, is_apart: bool, is_known: bool) -> Screen:
        """Return the door of the panel, or its first page for who is known."""
        move = None if is_apart else self._move_out
        lead = self._lead_there if is_apart else self._lead_here
        # Loaded when a teacher comes: nobody else is to wait for it.
        from game.screens.panel_rooms import open_panel
        from game.screens.pin import pin_door

        panel = partial(open_panel, self._backstage, leave, lead, move)
        return panel() if is_known else pin_door(self._backstage, panel, leave, is_quiet=True)

    def _lead_here(self, wanted: Exit) -> Screen | None:
        """Leave the panel, in the only window, for what comes then."""
        self._is_inside = False
        return wanted()

    def _lead_there(self, wanted: Exit) -> None:
        """Close the panel's window, and let the main window show what comes then."""
        self._goes_to = wanted

    def _move_out(self) -> None:
        self.open_window()

    def _leave_window(self) -> None:
        """Lead nowhere: the window is closed then."""

    def _update(self, dt: float) -> None:
        self._since_drawn += dt
        self._since_stirred += dt
        if self._page is not None:
            self._page = self._page.update(dt, None)
            if self._page is None:
                self.close()

    def _stir(self) -> None:
        self._since_stirred = 0.0
        self._drawn = None

    def _is_stale(self) -> bool:
        assert self._page is not None
        looks = _looks(self._page)
        is_late = looks is None and self._since_drawn >= RARELY
        return is_late or self._drawn is None or self._drawn != looks or self._gives_way()

    def _gives_way(self) -> bool:
        return self._since_drawn >= STIRS / 2 and self._since_stirred < STIRS


def _looks(page: Screen) -> object:
    """Return all that a page's look depends on; None for a screen that can't tell."""
    looks = getattr(page, "looks", None)
    return looks() if looks else None
