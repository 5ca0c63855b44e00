"""The gate before what is for adults: a small sum; it knows not what lies behind it."""

from __future__ import annotations

from functools import partial
from random import Random
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import (
    below_heading,
    corners,
    draw_heading,
    draw_room,
    hear_again,
)
from game.screens.interpreter import language_choice
from game.screens.places import column, grid, row
from game.screens.screen import Screen
from game.screens.sums import new_sum
from game.screens.waiting import WaitingScreen
from game.words import tr

MOST_DIGITS: Final = 4
# As on a telephone: reading order of the number pad.
PAD: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "erase digit", "0", "enter")
_KEYPAD: Final = {pygame.K_KP_0: "0"} | {pygame.K_KP_1 + n: str(n + 1) for n in range(9)}
DIGIT_KEYS: Final = {pygame.K_0 + n: str(n) for n in range(10)} | _KEYPAD


class GateScreen(WaitingScreen):
    """Asks a sum; the right answer leads to `behind`, leaving to `back`.

    A wrong answer brings another sum, as often as it takes. `chance` picks the sums.
    """

    def __init__(
        self, backstage: Backstage, behind: Exit, back: Exit, chance: Random | None = None
    ) -> None:
        self._behind = behind
        self._back = back
        self._chance = chance or Random()
        self._is_another = False
        self.sum = new_sum(self._chance)
        self.typed = ""
        backstage.eye.stop()
        super().__init__(backstage, "5")

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; digits and Backspace are typed."""
        if event.type == pygame.KEYDOWN and event.key in DIGIT_KEYS:
            # Whoever types the answer and presses Enter means the answer.
            self.choices.focus = "enter"
            return self._type(DIGIT_KEYS[event.key])
        return super().on_event(event)

    def draw(self, surface: Surface) -> None:
        """Draw the sum on a paper and the number pad beside it."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._words(), self._backstage.voice.word())
        gap = theme.px(surface, 26)
        card, pad = row(below_heading(surface), 2, gap, (0.52, 0.48))
        self._draw_sum(surface, card)
        cells = grid(pad, 3, 4, theme.px(surface, 14))
        self.choices.place(surface, dict(zip(PAD, cells, strict=True)) | corners(surface, True))
        for choice in self.choices.shown():
            is_digit = choice.name in DIGIT_KEYS.values()
            self.choices.draw_one(surface, choice, "" if is_digit else choice.label, choice.icon)
            if is_digit:
                draw_text(surface, choice.label, self.choices.rects[choice.name], 48, bold=True)

    def _words(self) -> str:
        left, right = self.sum.left, self.sum.right
        if self._is_another:
            return tr(
                "Not quite. Here is another: how much is {left} times {right}?",
                left=left,
                right=right,
            )
        return tr("For grown-ups: how much is {left} times {right}?", left=left, right=right)

    def _offer(self) -> list[Choice]:
        digits = [Choice(digit, digit, partial(self._type, digit)) for digit in "1234567890"]
        return [
            *digits,
            Choice(
                "erase digit", "", self._erase, "back", (pygame.K_BACKSPACE,), spoken=tr("Erase")
            ),
            Choice("enter", tr("OK"), self._answer, "check", is_primary=True),
            Choice("back", tr("Back"), self._back, "back", (pygame.K_ESCAPE,)),
            hear_again(self._backstage, self),
            language_choice(self._backstage, self),
        ]

    def _type(self, digit: str) -> Screen:
        self.typed = (self.typed + digit)[:MOST_DIGITS]
        return self

    def _erase(self) -> Screen:
        self.typed = self.typed[:-1]
        return self

    def _answer(self) -> Screen | None:
        if not self.typed:
            self._tell()
            return self
        if int(self.typed) == self.sum.answer:
            self._backstage.voice.stop()
            return self._behind()
        self.sum = new_sum(self._chance, self.sum)
        self.typed, self._is_another = "", True
        self._tell()
        return self

    def _draw_sum(self, surface: Surface, card: Rect) -> None:
        draw_paper(surface, card)
        inside = card.inflate(-theme.px(surface, 60), -theme.px(surface, 60))
        asked, answer, about = column(inside, 3, theme.px(surface, 16), (0.36, 0.36, 0.28))
        draw_text(surface, f"{self.sum.left} × {self.sum.right} =", asked, 72, bold=True)
        draw_paper(surface, answer, "sky")
        draw_text(surface, self.typed or "?", answer, 72, bold=True)
        draw_text(surface, tr("Behind this door are things that adults decide."), about, 26)
