"""How to play: with the camera, with the understudy, or with a friend who watches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice, Choices
from game.screens.exits import Exit, Road
from game.screens.furniture import (
    below_heading,
    corners,
    draw_heading,
    draw_room,
    hear_again,
    speak,
)
from game.screens.places import column, middle, row
from game.screens.screen import News, Screen
from game.words import mark, tr

ROADS: Final = {
    Road.CAMERA: (
        "camera",
        mark("With the camera"),
        mark("It looks for your face. No picture is kept."),
    ),
    Road.FRIEND: (
        "two",
        mark("With a friend"),
        mark("Your friend watches and says: I saw it!"),
    ),
    Road.UNDERSTUDY: (
        "understudy",
        mark("Watch the understudy"),
        mark("A drawn actor steps in and plays for you."),
    ),
}


class ChooseRoadScreen:
    """The question how to play; `go` is where each answer leads."""

    def __init__(
        self, backstage: Backstage, go: Callable[[Road], Screen | None], back: Exit
    ) -> None:
        self._backstage = backstage
        self._go = go
        self._back = back
        self._clock = 0.0
        first = Road.UNDERSTUDY if backstage.eye.is_understudy else Road.CAMERA
        self.choices = Choices(self._offer, first)
        backstage.sounds.theme(True)
        speak(backstage, tr("How do you want to play?"))

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch."""
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the time pass."""
        self._clock += dt
        self.choices.update(dt)
        return self

    def draw(self, surface: Surface) -> None:
        """Draw the three roads as cards."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, tr("How do you want to play?"), self._backstage.voice.word())
        area = below_heading(surface)
        cells = row(middle(area, area.width, area.height * 4 // 5), 3, theme.px(surface, 32))
        places: dict[str, Rect] = dict(zip(ROADS, cells, strict=True))
        self.choices.place(surface, places | corners(surface))
        self.choices.draw(surface, ("back", "hear"))
        for choice in self.choices.shown():
            if choice.name in places:
                self.choices.draw_one(surface, choice, "", None)
                _draw_card(surface, self.choices.rects[choice.name], Road(choice.name))

    def _offer(self) -> list[Choice]:
        roads = [
            Choice(road, tr(title), partial(self._go, road), icon, spoken=_in_full(title, about))
            for road, (icon, title, about) in ROADS.items()
        ]
        return [
            *roads,
            Choice("back", tr("Back"), self._back, "back", (pygame.K_ESCAPE,)),
            hear_again(self._backstage, self),
        ]


def _in_full(title: str, about: str) -> str:
    return f"{tr(title)}. {tr(about)}"


def _draw_card(surface: Surface, card: Rect, road: Road) -> None:
    icon, title, about = ROADS[road]
    inside = card.inflate(-theme.px(surface, 36), -theme.px(surface, 36))
    image, name, explained = column(inside, 3, theme.px(surface, 8), (0.45, 0.2, 0.35))
    draw_icon(surface, image, icon)
    draw_text(surface, tr(title), name, 34, bold=True)
    draw_text(surface, tr(about), explained, 26)
