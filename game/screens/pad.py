"""A number pad beside a card: what the gate and the PIN share; it knows not what is typed."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import ClassVar, Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.text import draw_text
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import below_heading, corners, draw_heading, draw_room, hear_again
from game.screens.interpreter import language_choice
from game.screens.places import grid, row
from game.screens.quiet import QuietChoices
from game.screens.screen import Screen
from game.screens.waiting import WaitingScreen
from game.words import tr

# As on a telephone: reading order of the number pad.
PAD: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "erase digit", "0", "enter")
_KEYPAD: Final = {pygame.K_KP_0: "0"} | {pygame.K_KP_1 + n: str(n + 1) for n in range(9)}
DIGIT_KEYS: Final = {pygame.K_0 + n: str(n) for n in range(10)} | _KEYPAD


class PadScreen(WaitingScreen):
    """Takes up to `most` digits; `behind` is where the right ones lead, `back` the way out.

    A quiet one says nothing aloud: it stands where a class listens.
    """

    most: ClassVar[int]

    def __init__(
        self, backstage: Backstage, behind: Exit, back: Exit, is_quiet: bool = False
    ) -> None:
        self._behind = behind
        self._back = back
        self._is_quiet = is_quiet
        self.typed = ""
        super().__init__(backstage, "5")
        if is_quiet:
            self.choices = QuietChoices(self._offer, "5")

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; digits and Backspace are typed."""
        if event.type == pygame.KEYDOWN and event.key in DIGIT_KEYS:
            # Whoever types digits and presses Enter means these.
            self.choices.focus = "enter"
            return self._type(DIGIT_KEYS[event.key])
        return super().on_event(event)

    def draw(self, surface: Surface) -> None:
        """Draw a card with what is typed, and the number pad beside it."""
        draw_room(surface, self._backstage, 0.0 if self._is_quiet else self._clock)
        word = None if self._is_quiet else self._backstage.voice.word()
        draw_heading(surface, self._words(), word)
        card, pad = row(below_heading(surface), 2, theme.px(surface, 26), (0.52, 0.48))
        self._draw_card(surface, card)
        cells = grid(pad, 3, 4, theme.px(surface, 14))
        places = corners(surface, True)
        if self._is_quiet:
            places["language"].union_ip(places.pop("hear"))
        self.choices.place(surface, dict(zip(PAD, cells, strict=True)) | places)
        for choice in self.choices.shown():
            is_digit = choice.name in DIGIT_KEYS.values()
            self.choices.draw_one(surface, choice, "" if is_digit else choice.label, choice.icon)
            if is_digit:
                draw_text(surface, choice.label, self.choices.rects[choice.name], 48, bold=True)

    def looks(self) -> object:
        """Return all that the look depends on."""
        return self.choices.looks(), self._words(), self.typed

    @abstractmethod
    def _answer(self) -> Screen | None:
        """Take what is typed for the answer."""

    @abstractmethod
    def _draw_card(self, surface: Surface, card: Rect) -> None:
        """Draw what is typed, and what it is for."""

    def _tell(self) -> None:
        if not self._is_quiet:
            super()._tell()

    def _offer(self) -> list[Choice]:
        digits = [Choice(digit, digit, partial(self._type, digit)) for digit in "1234567890"]
        erase = (pygame.K_BACKSPACE,)
        ear = [] if self._is_quiet else [hear_again(self._backstage, self)]
        return [
            *digits,
            Choice("erase digit", "", self._erase, "back", erase, spoken=tr("Erase")),
            Choice("enter", tr("OK"), self._answer, "check", is_primary=True),
            Choice("back", tr("Back"), self._back, "back", (pygame.K_ESCAPE,)),
            *ear,
            language_choice(self._backstage, self),
        ]

    def _type(self, digit: str) -> Screen:
        self.typed = (self.typed + digit)[: self.most]
        return self

    def _erase(self) -> Screen:
        self.typed = self.typed[:-1]
        return self
