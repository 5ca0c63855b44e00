"""The PIN before the teacher's panel: chosen the first time, typed later; it keeps none itself."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from functools import partial

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage
from game.classroom.pin import LONGEST, SHORTEST, scramble
from game.drawing import pen, theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import below_heading, corners, draw_heading, draw_room, hear_again
from game.screens.gate import DIGIT_KEYS, PAD
from game.screens.interpreter import language_choice
from game.screens.places import column, grid, row
from game.screens.quiet import QuietChoices
from game.screens.screen import News, Screen
from game.screens.waiting import WaitingScreen
from game.words import tr, tr_count


class PadScreen(WaitingScreen):
    """Has a number pad, and dots for the digits that are typed; `behind` is where it leads.

    A quiet one says nothing aloud: it stands where a class listens.
    """

    def __init__(
        self, backstage: Backstage, behind: Exit, back: Exit, is_quiet: bool = False
    ) -> None:
        self._behind = behind
        self._back = back
        self._is_quiet = is_quiet
        self._told = ""
        self.typed = ""
        super().__init__(backstage, "5")
        if is_quiet:
            self.choices = QuietChoices(self._offer, "5")

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; digits and Backspace are typed."""
        if event.type == pygame.KEYDOWN and event.key in DIGIT_KEYS:
            # Whoever types the PIN and presses Enter means the PIN.
            self.choices.focus = "enter"
            return self._type(DIGIT_KEYS[event.key])
        return super().on_event(event)

    def draw(self, surface: Surface) -> None:
        """Draw what is typed on a paper and the number pad beside it."""
        draw_room(surface, self._backstage, 0.0 if self._is_quiet else self._clock)
        draw_heading(surface, self._words())
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
    def _order(self) -> str:
        """Return what is to be typed."""

    @abstractmethod
    def _about(self) -> str:
        """Return a few words on what this PIN is for."""

    @abstractmethod
    def _answer(self) -> Screen | None:
        """Take what is typed for the PIN."""

    def _words(self) -> str:
        return self._told or self._order()

    def _tell(self) -> None:
        if not self._is_quiet:
            super()._tell()

    def _again(self, told: str) -> Screen:
        self._told, self.typed = told, ""
        self._tell()
        return self

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
        self.typed = (self.typed + digit)[:LONGEST]
        return self

    def _erase(self) -> Screen:
        self.typed = self.typed[:-1]
        return self

    def _draw_card(self, surface: Surface, card: Rect) -> None:
        draw_paper(surface, card)
        inside = card.inflate(-theme.px(surface, 60), -theme.px(surface, 60))
        dots, about = column(inside, 2, theme.px(surface, 16), (0.4, 0.6))
        draw_paper(surface, dots, "sky")
        self._draw_dots(surface, dots)
        draw_text(surface, self._about(), about, 28)

    def _draw_dots(self, surface: Surface, place: Rect) -> None:
        """Draw a dot for each digit that is typed: nobody reads them over a shoulder."""
        if not self.typed:
            draw_text(surface, "?", place, 56, bold=True)
        step, size = theme.px(surface, 44), theme.px(surface, 13)
        left = place.centerx - step * (len(self.typed) - 1) // 2
        for number in range(len(self.typed)):
            pen.aacircle(surface, theme.INK, (left + step * number, place.centery), size)


class PinScreen(PadScreen):
    """Asks for the PIN; wrong ones from the third on cost a longer wait each."""

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the time pass, also that of a wait."""
        keeper = self._backstage.doorkeeper
        was_shut = bool(keeper.seconds)
        keeper.wait(dt)
        if was_shut and not keeper.seconds:
            self._told = ""
        return super().update(dt, news)

    def _words(self) -> str:
        seconds = self._backstage.doorkeeper.seconds
        if not seconds:
            return super()._words()
        return tr_count(
            "That was not the PIN. Please wait {count} second.",
            "That was not the PIN. Please wait {count} seconds.",
            seconds,
        )

    def _order(self) -> str:
        return tr("Teacher's PIN")

    def _about(self) -> str:
        if self._is_quiet:
            return tr(
                "The panel is for the teacher's eyes. If the class sees this window, cover the "
                "projector first. Forgotten the PIN? Run: curtain-up class pin"
            )
        return tr("This PIN opens the teacher's panel. Forgotten? Run: curtain-up class pin")

    def _answer(self) -> Screen | None:
        if not self.typed or self._backstage.doorkeeper.seconds:
            return self
        if self._backstage.doorkeeper.lets_in(self.typed, self._backstage.house.settings.class_pin):
            self._backstage.voice.stop()
            return self._behind()
        return self._again(tr("That was not the PIN. Try again."))


class ChoosePinScreen(PadScreen):
    """Lets an adult choose the PIN by typing it twice; keeps it scrambled in the settings."""

    def __init__(
        self, backstage: Backstage, behind: Exit, back: Exit, is_quiet: bool = False
    ) -> None:
        self._first = ""
        super().__init__(backstage, behind, back, is_quiet)

    def _order(self) -> str:
        if self._first:
            return tr("Type the same PIN once more.")
        return tr("Choose a PIN of {fewest} to {most} digits.", fewest=SHORTEST, most=LONGEST)

    def _about(self) -> str:
        return tr(
            "It opens the teacher's panel and ends the lesson. It keeps children out, not whoever "
            "owns the computer. A new one: curtain-up class pin"
        )

    def _answer(self) -> Screen | None:
        if not self._first:
            return self._choose()
        if self.typed != self._first:
            self._first = ""
            return self._again(tr("The two were not alike. Choose a PIN once more."))
        return self._keep()

    def _choose(self) -> Screen:
        if len(self.typed) < SHORTEST:
            return self._again("")
        self._first = self.typed
        return self._again("")

    def _keep(self) -> Screen | None:
        settings = replace(self._backstage.house.settings, class_pin=scramble(self._first))
        if trouble := self._backstage.office.change(settings):
            self._backstage.house = replace(self._backstage.house, notice=trouble)
        self._backstage.voice.stop()
        return self._behind()


def pin_door(backstage: Backstage, behind: Exit, back: Exit, is_quiet: bool = False) -> Screen:
    """Return what asks for the PIN, or lets one be chosen where there is none."""
    door = PinScreen if backstage.house.settings.class_pin else ChoosePinScreen
    return door(backstage, behind, back, is_quiet)
