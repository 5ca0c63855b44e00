"""The protocol that every screen keeps, so that the loop needs to know none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pygame

from game.perception.frames import CameraTrouble, PerceptionTrouble, Sighting

if TYPE_CHECKING:
    from game.screens.choices import Choices

News = Sighting | CameraTrouble | PerceptionTrouble | None


class Screen(Protocol):
    """One thing that the window shows. Returning itself means stay, None means leave the game.

    `choices` are what can be pressed on it now; a screen without any has empty ones.
    """

    choices: Choices

    def on_event(self, event: pygame.event.Event) -> Screen | None:
        """Answer a key, click or touch; return the next screen."""

    def update(self, dt: float, news: News) -> Screen | None:
        """Move on by `dt` seconds with the newest from the camera; draw nothing."""

    def draw(self, surface: pygame.Surface) -> None:
        """Draw everything onto `surface`, of whatever size; decide nothing."""
