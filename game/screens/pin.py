"""The PIN before the teacher's panel: chosen the first time, typed later; it keeps none itself."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from pygame import Rect, Surface

from game.backstage import Backstage
from game.classroom.pin import LONGEST, SHORTEST, scramble
from game.drawing import pen, theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.screens.exits import Exit
from game.screens.pad import PadScreen
from game.screens.places import column
from game.screens.screen import News, Screen
from game.words import tr, tr_count


class DotsScreen(PadScreen):
    """Shows a dot for each digit that is typed."""

    most = LONGEST

    def __init__(
        self, backstage: Backstage, behind: Exit, back: Exit, is_quiet: bool = False
    ) -> None:
        self._told = ""
        super().__init__(backstage, behind, back, is_quiet)

    @abstractmethod
    def _order(self) -> str:
        """Return what is to be typed."""

    @abstractmethod
    def _about(self) -> str:
        """Return a few words on what this PIN is for."""

    def _words(self) -> str:
        return self._told or self._order()

    def _again(self, told: str) -> Screen:
        self._told, self.typed = told, ""
        self._tell()
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


class PinScreen(DotsScreen):
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


class ChoosePinScreen(DotsScreen):
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
