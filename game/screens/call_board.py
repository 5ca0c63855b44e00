"""A stand-in."""

from __future__ import annotations

import pygame
from pygame import Surface

from game.backstage import Backstage
from game.screens.choices import Choice
from game.screens.furniture import below_heading, draw_heading, draw_room
from game.screens.waiting import WaitingScreen


class CallBoardScreen(WaitingScreen):
    """A stand-in."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage, "go")

    def draw(self, surface: Surface) -> None:
        """Draw."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._words())
        self.choices.place(surface, {"go": below_heading(surface)})
        self.choices.draw(surface)

    def _words(self) -> str:
        lesson = self._backstage.lesson
        return ", ".join(p.nickname for p in lesson.now.actors) if lesson else "no lesson"

    def _offer(self) -> list[Choice]:
        return [Choice("go", "Go", lambda: self, keys=(pygame.K_g,))]
