"""What goes when everything is deleted, asked once more; the office does the deleting."""

from __future__ import annotations

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice, Choices
from game.screens.exits import Exit
from game.screens.furniture import (
    below_heading,
    corners,
    draw_heading,
    draw_room,
    hear_again,
    speak,
)
from game.screens.interpreter import Interpreter, language_choice
from game.screens.places import row
from game.screens.screen import News, Screen
from game.words import tr


class EraseScreen:
    """Asks once more; `back` keeps everything, `home` is where it leads when all is gone."""

    def __init__(self, backstage: Backstage, back: Exit, home: Exit) -> None:
        self._backstage = backstage
        self._back = back
        self._home = home
        self._clock = 0.0
        self._trouble = ""
        self.is_done = False
        self.choices = Choices(self._offer, "keep")
        self._interpreter = Interpreter(backstage, self._speak)
        self._speak()

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
        """Draw what goes on a paper, and the two answers below it."""
        draw_room(surface, self._backstage, self._clock)
        title = tr("Delete everything")
        draw_heading(surface, title)
        area, gap = below_heading(surface), theme.px(surface, 24)
        buttons = Rect(area.left, 0, area.width, theme.target_px(surface, 120))
        buttons.bottom = area.bottom
        paper = Rect(area.left, area.top, area.width, buttons.top - gap - area.top)
        draw_paper(surface, paper)
        inside = paper.inflate(-theme.px(surface, 80), -theme.px(surface, 50))
        image, says = row(inside, 2, theme.px(surface, 40), (0.22, 0.78))
        draw_icon(surface, image, "check" if self.is_done else "bin")
        word = self._backstage.voice.word()
        draw_text(surface, self._words(), says, 40, align="left", highlight=word)
        names = ("home",) if self.is_done else ("keep", "delete")
        cells = row(buttons, 2, gap)
        places = dict(zip(names, cells, strict=False)) | corners(surface, True)
        self.choices.place(surface, places)
        self.choices.draw(surface)

    def _words(self) -> str:
        if self._trouble:
            return self._trouble
        if self.is_done:
            return tr("Everything is deleted. The game starts afresh.")
        return tr(
            "Every player, all stars and all settings will be gone for good, also from the files "
            "of this computer. Nobody can bring them back. Are you sure?"
        )

    def _speak(self) -> None:
        speak(self._backstage, self._words())

    def _offer(self) -> list[Choice]:
        leave = self._home if self.is_done else self._back
        answers = [
            Choice("keep", tr("No, keep everything"), self._back, "back", is_primary=True),
            Choice("delete", tr("Yes, delete everything"), self._delete, "bin"),
        ]
        done = [Choice("home", tr("Home"), self._home, "home", is_primary=True)]
        return [
            *(done if self.is_done else answers),
            Choice("back", tr("Back"), leave, "back", (pygame.K_ESCAPE,)),
            hear_again(self._backstage, self),
            language_choice(self._backstage, self),
        ]

    def _delete(self) -> Screen:
        self._trouble = self._backstage.office.erase_everything() or ""
        self.is_done = not self._trouble
        self._speak()
        return self
