"""Something to type on the panel: a nickname with a picture, a name, or a number of stars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.classroom.pictures import AVATARS
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.new_player import COLUMNS, LINES, LONGEST_NAME, STAGE_NAMES
from game.screens.panel import PanelPage
from game.screens.panel_desk import PanelDesk
from game.screens.places import grid, middle
from game.screens.screen import Screen
from game.words import tr

LONGEST_CLASS: Final = 30
LONGEST_GOAL: Final = 5


class TypingPage(PanelPage):
    """One line to type and a button to keep it.

    `done` takes it and returns what comes then, or a sentence of why that can't be: what is typed
    stays.
    """

    longest = LONGEST_CLASS

    def __init__(
        self,
        desk: PanelDesk,
        order: str,
        typed: str,
        done: Callable[[str], Screen | str | None],
        back: Exit,
    ) -> None:
        self._order = order
        self._done = done
        self.typed = typed
        super().__init__(desk, "done", back=back)

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; letters go into the line."""
        if event.type == pygame.TEXTINPUT:
            self._write(event.text)
        if event.type == pygame.KEYDOWN and event.key == pygame.K_BACKSPACE:
            self.typed = self.typed[:-1]
        return super().on_event(event)

    def _write(self, text: str) -> None:
        self.typed = (self.typed + text).lstrip()[: self.longest]
        # Whoever types and presses Enter means what is typed.
        self.choices.focus = "done"

    def _heading(self) -> str:
        return self._order

    def _is_typing(self) -> bool:
        return True

    def _offer_page(self) -> Sequence[Choice]:
        return [Choice("done", tr("Keep"), self._keep, "check", is_primary=True)]

    def _keep(self) -> Screen | None:
        typed = " ".join(self.typed.split())
        following = self._done(typed) if typed else self
        return self._after(following) if isinstance(following, str) else following

    def _places(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        done = Rect(0, 0, theme.target_px(surface, 340), theme.target_px(surface, 96))
        done.midbottom = area.midbottom
        return {"done": done}

    def _draw_page(self, surface: Surface, area: Rect) -> None:
        paper = self._line(surface, area)
        draw_paper(surface, paper)
        draw_text(
            surface, f"{self.typed}|", paper.inflate(-theme.px(surface, 40), 0), 40, bold=True
        )
        self.choices.draw(surface, ["done"])

    def _line(self, surface: Surface, area: Rect) -> Rect:
        high = theme.target_px(surface, 96)
        return Rect(area.left, area.top, area.width, high).inflate(-area.width // 4, 0)

    def _details(self) -> object:
        return self.typed


class GoalPage(TypingPage):
    """How many stars the class shall collect, typed."""

    longest = LONGEST_GOAL

    def __init__(self, desk: PanelDesk, chosen: Callable[[int], Screen], back: Exit) -> None:
        order = tr("How many stars? 1 to {most}", most="10000")
        super().__init__(desk, order, "", lambda typed: chosen(int(typed)), back)

    def _write(self, text: str) -> None:
        digits = "".join(sign for sign in text if sign in "0123456789")
        super()._write(digits)

    def _keep(self) -> Screen | None:
        return super()._keep() if self.typed and 1 <= int(self.typed) <= 10_000 else self


class ChildNamePage(TypingPage):
    """A nickname and a picture, as where a new player comes in; `done` takes both."""

    longest = LONGEST_NAME

    def __init__(
        self,
        desk: PanelDesk,
        child: tuple[str, str],
        done: Callable[[str, str], Screen | str | None],
        back: Exit,
    ) -> None:
        typed, self.avatar = child
        order = tr("Type a nickname and pick a picture")
        super().__init__(desk, order, typed, lambda name: done(name, self.avatar), back)

    def _offer_page(self) -> Sequence[Choice]:
        avatars = [
            Choice(f"avatar {name}", "", partial(self._pick, name), spoken=tr(STAGE_NAMES[name]))
            for name in AVATARS
        ]
        return [*avatars, *super()._offer_page()]

    def _pick(self, avatar: str) -> Screen:
        self.avatar = avatar
        return self

    def _places(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        places, gap = super()._places(surface, area), theme.px(surface, 14)
        top = self._line(surface, area).bottom + gap
        room = Rect(area.left, top, area.width, places["done"].top - gap - top)
        wide = min(room.width, room.height * COLUMNS // LINES)
        cells = grid(room.inflate(wide - room.width, 0), COLUMNS, LINES, theme.px(surface, 10))
        named = {f"avatar {name}": cell for name, cell in zip(AVATARS, cells, strict=False)}
        return places | named

    def _draw_page(self, surface: Surface, area: Rect) -> None:
        super()._draw_page(surface, area)
        for choice in self.choices.shown():
            name = choice.name.removeprefix("avatar ")
            if name == choice.name:
                continue
            self.choices.draw_one(surface, choice, "", None)
            card = self.choices.rects[choice.name]
            side = min(card.size) - theme.px(surface, 16)
            face = middle(card, side, side)
            draw_avatar(surface, face, name, is_chosen=name == self.avatar)

    def _details(self) -> object:
        return self.typed, self.avatar
