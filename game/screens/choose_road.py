"""How to play: with the camera, with the understudy, or with a friend who watches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import pygame
from pygame import Surface
from pygame.event import Event

from game.backstage import Backstage
from game.screens.cards import Card, draw_cards
from game.screens.choices import Choice, Choices
from game.screens.exits import Exit, Road
from game.screens.furniture import draw_heading, draw_room, hear_again, speak
from game.screens.interpreter import Interpreter, language_choice
from game.screens.screen import News, Screen
from game.words import mark, tr

ROADS: Final[dict[str, Card]] = {
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
        backstage.eye.stop()
        first = Road.UNDERSTUDY if backstage.eye.is_understudy else Road.CAMERA
        self.choices = Choices(self._offer, first)
        backstage.sounds.theme(True)
        self._interpreter = Interpreter(backstage, self._ask)
        self._ask()

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch."""
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the time pass."""
        self._clock += dt
        self._interpreter.update()
        self.choices.update(dt)
        return self

    def draw(self, surface: Surface) -> None:
        """Draw the three roads as cards."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, tr("How do you want to play?"), self._backstage.voice.word())
        draw_cards(surface, self.choices, ROADS)

    def _ask(self) -> None:
        speak(self._backstage, tr("How do you want to play?"))

    def _offer(self) -> list[Choice]:
        roads = [
            Choice(
                road,
                tr(title),
                partial(self._go, Road(road)),
                icon,
                spoken=f"{tr(title)}. {tr(about)}",
            )
            for road, (icon, title, about) in ROADS.items()
        ]
        return [
            *roads,
            Choice("back", tr("Back"), self._back, "back", (pygame.K_ESCAPE,)),
            hear_again(self._backstage, self),
            language_choice(self._backstage, self),
        ]
