"""The interval: the play waits behind the curtain and the camera is off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.screens.bravery import draw_feathers, feather_choices, feather_places
from game.screens.choices import Choice
from game.screens.exits import Exit, Exits
from game.screens.furniture import (
    corner,
    draw_badge,
    draw_room,
    hear_again,
    margin,
    spoken_in,
)
from game.screens.interpreter import (
    language_choice,
    next_language,
)
from game.screens.places import column, middle, row
from game.screens.screen import Screen
from game.screens.waiting import WaitingScreen
from game.words import own_name, tr

# What begins the statue face again, here and on the stage.
STATUE_KEYS: Final = (pygame.K_w, pygame.K_F8)


class Resumable(Screen, Protocol):
    """A screen that can be taken up where it was left."""

    def resume(self) -> Screen:
        """Go on, and open again what the pause closed."""


class PauseScreen(WaitingScreen):
    """Keeps `behind` as it is; a pause because the window was left ends when it is looked at.

    `left_alone` is called when the pause has become a long one. `statue` learns the resting face
    afresh, where a camera reads faces.
    """

    def __init__(
        self,
        backstage: Backstage,
        behind: Resumable,
        exits: Exits,
        is_by_blur: bool = False,
        left_alone: Callable[[], None] = lambda: None,
        statue: Exit | None = None,
    ) -> None:
        self._behind = behind
        self._exits = exits
        self._is_by_blur = is_by_blur
        self._statue = statue
        backstage.eye.stop()
        backstage.voice.stop()
        # Nobody who looks elsewhere is to be talked to.
        super().__init__(
            backstage,
            "continue",
            is_reserved=is_by_blur,
            is_silent=is_by_blur,
            left_alone=left_alone,
        )

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch, or the return to the window."""
        if event.type == pygame.WINDOWFOCUSGAINED and self._is_by_blur:
            return self._behind.resume()
        return super().on_event(event)

    def _words(self) -> str:
        return f"{tr('Pause')}.\n{self._question()}"

    def _question(self) -> str:
        return tr("How long do you want to hold a face?")

    def draw(self, surface: Surface) -> None:
        """Draw the closed curtain and the ways on."""
        draw_room(surface, self._backstage, self._clock, 1.0, 0.0)
        draw_badge(surface, False)
        edge, gap = margin(surface), theme.px(surface, 20)
        high = theme.target_px(surface, 96)
        wide = min(theme.px(surface, 1000), surface.get_width() - 2 * edge)
        card = middle(surface.get_rect(), wide, round(4.4 * high) + 4 * gap + 2 * edge)
        # Below the button in the corner, as far as the window reaches.
        lowest = surface.get_height() - card.height
        card.top = min(lowest, max(card.top, corner(surface).bottom + gap // 2))
        draw_paper(surface, card)
        inside = card.inflate(-2 * edge, -2 * edge)
        title, go_on, ways, asked, feathers = column(inside, 5, gap, (0.8, 1.0, 1.0, 0.6, 1.0))
        self._draw_words(surface, title, asked)
        hear = Rect(0, 0, high, high)
        hear.midright = title.midright
        names = [*(("statue",) if self._statue else ()), "another_play", "home"]
        places: dict[str, Rect] = dict(zip(names, row(ways, len(names), gap), strict=True))
        places |= {"continue": go_on, "hear": hear, "language": corner(surface)}
        self.choices.place(surface, places | feather_places(feathers, gap))
        self.choices.draw(surface, ("continue", "hear", "language", *names))
        draw_feathers(surface, self.choices)

    def _draw_words(self, surface: Surface, title: Rect, asked: Rect) -> None:
        name, question = tr("Pause"), self._question()
        beside = title.inflate(-2 * theme.target_px(surface, 120), 0)
        draw_text(surface, name, beside, 48, bold=True, highlight=spoken_in(self._backstage, name))
        word = spoken_in(self._backstage, question, len(name) + 2)
        draw_text(surface, question, asked, 30, bold=True, highlight=word)

    def _offer(self) -> list[Choice]:
        keys = (pygame.K_ESCAPE, pygame.K_p)
        return [
            Choice("continue", tr("Continue"), self._behind.resume, "play", keys, True),
            *self._offer_statue(),
            Choice("another_play", tr("Another play"), self._exits.another_play, "playbill"),
            Choice("home", tr("Home"), self._exits.home, "home"),
            *feather_choices(self._backstage, self),
            # What was said last may be the play's.
            replace(hear_again(self._backstage, self), act=self._hear),
            language_choice(self._backstage, self, own_name(next_language())),
        ]

    def _offer_statue(self) -> list[Choice]:
        if self._statue is None:
            return []
        return [Choice("statue", tr("Statue again"), self._statue, "statue", STATUE_KEYS)]
