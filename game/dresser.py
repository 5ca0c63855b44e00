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


def dress(settings: Settings) -> None:
    """Draw with the theme, letters and text size of `settings`, in a window or on the whole screen.

    The window is open. Raises ThemeMissing or ArtMissing with a sentence.
    """
    theme.wear(settings.look, settings.letters, settings.text_scale)
    if settings.full_screen != pygame.display.is_fullscreen():
        pygame.display.toggle_fullscreen()


def everywhere(backstage: Backstage) -> dict[int, Callable[[], None]]:
    """Return what keys do on every screen.

    F2 changes the language, F9 covers the camera, F11 fills the screen.
    """

    def fill_screen() -> None:
        is_full = pygame.display.is_fullscreen()
        settings = replace(backstage.house.settings, full_screen=not is_full)
        backstage.office.change(settings)

    return {
        LANGUAGE_KEY: partial(change_language, backstage),
        COVER_KEY: partial(turn_cover, backstage),
        pygame.K_F11: fill_screen,
    }
