"""Where a scene gets another name; what it can't be called is told, and the old name stays."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage
from game.drawing import theme
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.screen import News, Screen
from game.screens.writing import Field
from game.screens.writing_desk import Desk
from game.screens.writing_page import WritingPage, draw_note
from game.words import tr


class WritingWords(WritingPage):
    """Asks for one text that is taken over by Enter alone; what it may not be is told below."""

    is_typing: ClassVar[bool] = True

    def __init__(self, backstage: Backstage, desk: Desk, text: str, back: Exit) -> None:
        self.field = Field(text, lambda words: None)
        self.refused = ""
        super().__init__(backstage, desk, back, "text")

    def take(self) -> Screen | None:
        """Take the text over, and return what follows."""
        raise NotImplementedError

    def about(self) -> str:
        """Return what is told below the field."""
        return ""

    def on_event(self, event: Event) -> Screen | None:
        """Answer what is typed."""
        if event.type == pygame.MOUSEMOTION:
            self.field.on_event(event)
            return self
        if event.type in (pygame.TEXTINPUT, pygame.TEXTEDITING, pygame.MOUSEBUTTONDOWN):
            self.choices.focus = "text"
        if self.choices.focus == "text":
            if self.field.on_event(event):
                return self
            if event.type == pygame.KEYDOWN and event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
                return self.take()
        return super().on_event(event)

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the cursor blink."""
        self.field.update(dt)
        return super().update(dt, news)

    def inner(self) -> list[Choice]:
        """Return the field."""
        spoken = f"{self.heading()}. {self.field.text}"
        return [Choice("text", "", lambda: self, spoken=spoken)]

    def foot(self) -> list[Choice]:
        """Return the way on."""
        return [Choice("onward", tr("Done"), self.take, "check", is_primary=True)]

    def paint(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        """Draw the field and what is told below."""
        paper = Rect(area.left, area.top, area.width, theme.target_px(surface, 110))
        is_still = self.backstage.house.reduced_motion
        self.field.draw(surface, paper, self.choices.focus == "text", is_still)
        told = self.refused or self.about()
        if told:
            below = Rect(area.left, 0, area.width, theme.target_px(surface, 110))
            below.top = paper.bottom + theme.px(surface, 24)
            draw_note(surface, below, told, "attention" if self.refused else None)
        return {"text": paper}


class WritingName(WritingWords):
    """Asks for the name of scene `number`."""

    def __init__(self, backstage: Backstage, desk: Desk, number: int, back: Exit) -> None:
        self._number = number
        name = str(desk.script.scenes[number].get("name", ""))
        super().__init__(backstage, desk, name, back)

    def heading(self) -> str:
        """Return the question."""
        return tr("What is this scene called?")

    def about(self) -> str:
        """Return what names are for."""
        return tr("Small letters and hyphens. Nobody sees it on stage; doors lead to it.")

    def take(self) -> Screen | None:
        """Name the scene, or tell why it can't be called so."""
        rename = partial(self.desk.script.name_scene, self._number, self.field.text)
        if self.desk.do(rename):
            return self.leave()
        self.refused, self.desk.trouble = self.desk.trouble, ""
        return self
