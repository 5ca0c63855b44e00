"""A break is suggested: one exercise for the whole body; going on is always there (R19)."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pygame
from pygame import Rect, Surface

from game.acting.evening import BREAK_EVERY
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.drawing.tokens import draw_picture
from game.screens.choices import Choice
from game.screens.exits import Exit, Exits
from game.screens.furniture import (
    corner,
    draw_badge,
    draw_heading,
    draw_room,
    margin,
    spoken_in,
)
from game.screens.places import row
from game.screens.waiting import WaitingScreen
from game.words import mark, tr

# Picture and words of each exercise; one break suggests the next one.
EXERCISES: Final = (
    ("exercises/cat", mark("Stretch like a cat!")),
    ("exercises/tree", mark("Grow tall like a tree, and sway in the wind!")),
    ("exercises/owl", mark("Look far away like an owl, and blink slowly!")),
)

# Seconds that the picture takes to stretch and come back, and by what share of its height.
STRETCH_TAKES: Final = 3.2
STRETCHES_BY: Final = 0.07


class BreakScreen(WaitingScreen):
    """Suggests a break before `go_on`; the clock of breaks begins anew when it opens.

    `left_alone` is called when the break has become a long one.
    """

    def __init__(
        self,
        backstage: Backstage,
        go_on: Exit,
        exits: Exits,
        left_alone: Callable[[], None] = lambda: None,
    ) -> None:
        house = backstage.house
        number = round(house.evening.played / BREAK_EVERY) - 1
        self._picture, self._exercise = EXERCISES[number % len(EXERCISES)]
        self._go_on = go_on
        self._exits = exits
        self._animal: Surface | None = None
        self._grown: Surface | None = None
        self._looks: object = None
        backstage.eye.stop()
        backstage.house = replace(house, evening=house.evening.rested())
        super().__init__(backstage, "go_on", left_alone=left_alone)

    def draw(self, surface: Surface) -> None:
        """Draw the exercise before the stage."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(
            surface, self._heading(), spoken_in(self._backstage, self._heading()), has_badge=True
        )
        draw_badge(surface, False)
        edge = margin(surface)
        buttons = Rect(edge, 0, surface.get_width() - 2 * edge, theme.target_px(surface, 110))
        buttons.bottom = surface.get_height() - edge // 2
        top = corner(surface).bottom + edge
        card = Rect(edge, top, buttons.width, buttons.top - edge - top)
        draw_paper(surface, card)
        image, words = row(card.inflate(-2 * edge, -2 * edge), 2, edge, (0.55, 0.45))
        self._draw_exercise(surface, image)
        word = spoken_in(self._backstage, self._told(), len(self._heading()) + 1)
        draw_text(surface, self._told(), words, 38, bold=True, highlight=word)
        cells = row(buttons, 3, theme.px(surface, 18))
        places = dict(zip(("hear", "home", "go_on"), cells, strict=True))
        self.choices.place(surface, places)
        self.choices.draw(surface)

    def _words(self) -> str:
        return f"{self._heading()}\n{self._told()}"

    def _heading(self) -> str:
        return tr("Time for a little break!")

    def _told(self) -> str:
        return f"{tr(self._exercise)}\n{tr('The play waits for you.')}"

    def _draw_exercise(self, surface: Surface, place: Rect) -> None:
        """Draw the animal as it stretches and comes back, slowly."""
        if min(place.size) < 8:
            return  # the window was made smaller than any picture
        is_still = self._backstage.house.reduced_motion
        swing = 0.0 if is_still else math.sin(self._clock * math.tau / STRETCH_TAKES)
        grown = place.copy()
        grown.height = round(place.height * (1 - STRETCHES_BY + STRETCHES_BY * swing / 2))
        grown.bottom = place.bottom
        surface.blit(self._stretched(place.size, grown.size), grown)

    def _stretched(self, size: tuple[int, int], grown: tuple[int, int]) -> Surface:
        """Return the picture, drawn once at `size` for looks that stay, and stretched to `grown`.

        Only the last stretch is kept: a picture drawn in each size would be kept in each.
        """
        looks = (size, theme.worn())
        if self._animal is None or self._looks != looks:
            self._animal, self._looks = Surface(size, pygame.SRCALPHA, 32), looks
            draw_picture(self._animal, self._animal.get_rect(), self._picture)
            self._grown = None
        if self._grown is None or self._grown.get_size() != grown:
            self._grown = pygame.transform.smoothscale(self._animal, grown)
        return self._grown

    def _offer(self) -> list[Choice]:
        return [
            Choice("go_on", tr("Go on"), self._go_on, "next", (pygame.K_g,), is_primary=True),
            Choice("hear", tr("Hear again"), self._hear, "replay", (pygame.K_r,)),
            Choice("home", tr("Home"), self._exits.home, "home", (pygame.K_ESCAPE,)),
        ]
