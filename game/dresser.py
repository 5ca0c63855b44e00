"""The dresser: gives window and drawing the looks that are set, and answers keys on every screen.

It decides nothing that a screen could decide.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pygame

from game.backstage import Backstage
from game.drawing import theme
from game.screens.cover import COVER_KEY, turn_cover
from game.screens.interpreter import LANGUAGE_KEY, change_language
from game.settings import Settings


class Dresser:
    """Gives the open window, and all that is drawn, the looks of settings."""

    def __init__(self) -> None:
        self._is_full = False
        self._window = (0, 0)

    def dress(self, settings: Settings) -> None:
        """Draw with theme, letters and text size of `settings`, in the window or on all the screen.

        Raises ThemeMissing or ArtMissing with a sentence.
        """
        theme.wear(settings.look, settings.letters, settings.text_scale)
        is_full = settings.full_screen or settings.is_shut_in
        if is_full != self._is_full:
            self._is_full = is_full
            self._resize()

    def _resize(self) -> None:
        """Fill the screen, or go back to a window of the old size."""
        if self._is_full:
            self._window = pygame.display.get_window_size()
            # Where nobody manages windows it would fill the screen from the window's old corner on.
            pygame.display.set_window_position((0, 0))
            pygame.display.set_mode(pygame.display.get_desktop_sizes()[0], pygame.FULLSCREEN)
        else:
            pygame.display.set_mode(self._window, pygame.RESIZABLE)


def everywhere(backstage: Backstage) -> dict[int, Callable[[], None]]:
    """Return what keys do on every screen.

    F2 changes the language, F9 covers the camera, F11 fills the screen.
    """

    def fill_screen() -> None:
        settings = backstage.house.settings
        backstage.office.change(replace(settings, full_screen=not settings.full_screen))

    return {
        LANGUAGE_KEY: partial(change_language, backstage),
        COVER_KEY: partial(turn_cover, backstage),
        pygame.K_F11: fill_screen,
    }
