"""The interval: the play waits behind the curtain and the camera is off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.screens.choices import Choice, Choices
from game.screens.exits import Exits
from game.screens.furniture import draw_badge, draw_room, margin
from game.screens.places import column, middle
from game.screens.screen import News, Screen
from game.words import tr

# Seconds after which nobody is thought to come back soon.
LEFT_ALONE: Final = 180.0


class Resumable(Screen, Protocol):
    """A screen that can be taken up where it was left."""

    def resume(self) -> Screen:
        """Go on, and open again what the pause closed."""


class PauseScreen:
    """Keeps `behind` as it is; a pause because the window was left ends when it is looked at.

    `left_alone` is called when the pause has become a long one.
    """

    def __init__(
        self,
        backstage: Backstage,
        behind: Resumable,
        exits: Exits,
        is_by_blur: bool = False,
        left_alone: Callable[[], None] = lambda: None,
    ) -> None:
        self._backstage = backstage
        self._behind = behind
        self._exits = exits
        self._is_by_blur = is_by_blur
        self._left_alone = left_alone
        self._clock = 0.0
        self.choices = Choices(self._offer, "continue")
        backstage.eye.stop()
        backstage.voice.stop()

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch, or the return to the window."""
        if event.type == pygame.WINDOWFOCUSGAINED and self._is_by_blur:
            return self._behind.resume()
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the time pass here, and none of it in the play."""
        self._clock += dt
        self.choices.update(dt)
        if self._clock >= LEFT_ALONE:
            self._left_alone()
        return self

    def draw(self, surface: Surface) -> None:
        """Draw the closed curtain and the ways on."""
        draw_room(surface, self._backstage, self._clock, 1.0, 0.0)
        draw_badge(surface, False)
        area = surface.get_rect()
        names = ("continue", "another_play", "home")
        gap = theme.px(surface, 18)
        height = theme.target_px(surface, 100)
        card = middle(area, theme.px(surface, 560), 4 * (height + gap) + 2 * margin(surface))
        draw_paper(surface, card)
        inside = card.inflate(-2 * margin(surface), -2 * margin(surface))
        title, *cells = column(inside, 4, gap)
        draw_text(surface, tr("Pause"), title, 48, bold=True)
        places: dict[str, Rect] = dict(zip(names, cells, strict=True))
        self.choices.place(surface, places)
        self.choices.draw(surface)

    def _offer(self) -> list[Choice]:
        keys = (pygame.K_ESCAPE, pygame.K_p)
        return [
            Choice("continue", tr("Continue"), self._behind.resume, "play", keys, True),
            Choice("another_play", tr("Another play"), self._exits.another_play, "star"),
            Choice("home", tr("Home"), self._exits.home, "home"),
        ]
