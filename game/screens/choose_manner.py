"""How several children play: pass the seat, a duet, or guess my face; it opens nothing itself."""

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
from game.screens.exits import Exit
from game.screens.furniture import draw_heading, draw_room, hear_again, speak
from game.screens.interpreter import Interpreter, language_choice
from game.screens.screen import News, Screen
from game.screens.troupe import Manner
from game.words import mark, tr

MANNERS: Final[dict[str, Card]] = {
    Manner.SEAT: (
        "seat",
        mark("Pass the seat"),
        mark("Two to six of you. A new actor for each scene."),
    ),
    Manner.DUET: (
        "duet",
        mark("Duet"),
        mark("Two of you, side by side, at the same time."),
    ),
    Manner.GUESS: (
        "guess",
        mark("Guess my face"),
        mark("One acts a secret face. The others guess it."),
    ),
}


class ChooseMannerScreen:
    """The question how to play together; `go` is where each answer leads."""

    def __init__(
        self, backstage: Backstage, go: Callable[[Manner], Screen | None], back: Exit
    ) -> None:
        self._backstage = backstage
        self._go = go
        self._back = back
        self._clock = 0.0
        self.choices = Choices(self._offer, Manner.SEAT)
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
        """Draw the three manners as cards."""
        draw_room(surface, self._backstage, self._clock)
        question = tr("How do you want to play together?")
        draw_heading(surface, question, self._backstage.voice.word())
        draw_cards(surface, self.choices, MANNERS)

    def _ask(self) -> None:
        speak(self._backstage, tr("How do you want to play together?"))

    def _offer(self) -> list[Choice]:
        manners = [
            Choice(
                manner,
                tr(title),
                partial(self._go, Manner(manner)),
                icon,
                spoken=f"{tr(title)}. {tr(about)}",
            )
            for manner, (icon, title, about) in MANNERS.items()
        ]
        return [
            *manners,
            Choice("back", tr("Back"), self._back, "back", (pygame.K_ESCAPE,)),
            hear_again(self._backstage, self),
            language_choice(self._backstage, self),
        ]
