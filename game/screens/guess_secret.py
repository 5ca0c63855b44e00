"""The secret of "guess my face": what to act, for the eyes of one child; it says no word of it."""

from __future__ import annotations

from dataclasses import replace

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.acting.expressions import Expression
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper, draw_spotlight
from game.drawing.face_pose import pose_for
from game.drawing.portrait import draw_portrait
from game.drawing.text import draw_text
from game.drawing.tokens import draw_expression_icon
from game.phrases import face_phrase
from game.screens.choices import Choice
from game.screens.exits import Exit, Exits
from game.screens.furniture import (
    below_heading,
    corners,
    draw_heading,
    draw_room,
    hear_again,
)
from game.screens.interval import count
from game.screens.pause import PauseScreen
from game.screens.places import column, middle, row
from game.screens.screen import News, Screen
from game.screens.waiting import WaitingScreen
from game.words import tr


class SecretScreen(WaitingScreen):
    """Shows the asked expression as mask and words, and by the understudy if that is wanted."""

    def __init__(
        self, backstage: Backstage, asked: Expression, proceed: Exit, exits: Exits
    ) -> None:
        self._asked = asked
        self._proceed = proceed
        self._exits = exits
        self._is_shown = False
        super().__init__(backstage, "ready")

    def resume(self) -> Screen:
        """Ask to look and to keep quiet."""
        return self._hear()

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; who leaves the window must not leave the secret open."""
        if event.type == pygame.WINDOWFOCUSLOST:
            return self._pause()
        return super().on_event(event)

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the time pass."""
        count(self._backstage, dt)
        return super().update(dt, news)

    def draw(self, surface: Surface) -> None:
        """Draw the mask, the words, and the understudy beside them once it was asked."""
        draw_room(surface, self._backstage, self._clock)
        area, gap = below_heading(surface), theme.px(surface, 24)
        foot = Rect(0, 0, min(area.width, theme.px(surface, 900)), theme.target_px(surface, 110))
        foot.midbottom = area.midbottom
        corner = corners(surface)
        cells = dict(zip(("show", "ready"), row(foot, 2, gap), strict=True))
        self.choices.place(surface, cells | {"pause": corner["back"], "hear": corner["hear"]})
        room = Rect(area.left, area.top, area.width, foot.top - gap - area.top)
        self._draw_secret(surface, room)
        draw_heading(surface, self._words(), self._backstage.voice.word())
        self.choices.draw(surface)

    def _words(self) -> str:
        return tr("Psst! Only for you. Look, and tell nobody!")

    def _offer(self) -> list[Choice]:
        return [
            Choice("show", tr("Show me how"), self._show, "understudy", (pygame.K_h,)),
            Choice("ready", tr("I know it!"), self._proceed, "check", (pygame.K_g,), True),
            Choice("pause", tr("Pause"), self._pause, "pause", (pygame.K_ESCAPE, pygame.K_p)),
            # What was said last may be the cover's word.
            replace(hear_again(self._backstage, self), act=self._hear),
        ]

    def _show(self) -> Screen:
        self._is_shown = True
        return self

    def _pause(self) -> Screen:
        return PauseScreen(self._backstage, self, self._exits)

    def _draw_secret(self, surface: Surface, room: Rect) -> None:
        wide = min(room.width, theme.px(surface, 1000 if self._is_shown else 560))
        cells = row(middle(room, wide, room.height), 1 + self._is_shown, theme.px(surface, 24))
        draw_paper(surface, cells[0])
        inside = cells[0].inflate(-theme.px(surface, 40), -theme.px(surface, 36))
        mask, words = column(inside, 2, theme.px(surface, 8), (0.76, 0.24))
        draw_expression_icon(surface, mask, self._asked)
        draw_text(surface, face_phrase(self._asked), words, 44, bold=True)
        if self._is_shown:
            draw_spotlight(surface, cells[1].center, cells[1].height // 2, 1.0)
            draw_portrait(surface, cells[1], pose_for(self._asked, 1.0))
