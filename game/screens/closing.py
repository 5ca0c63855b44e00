"""The end of an evening whose limit is reached: a goodbye before the closed curtain."""

from __future__ import annotations

from dataclasses import replace

import pygame
from pygame import Rect, Surface

from game.acting.expressions import Expression
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.face_pose import pose_for
from game.drawing.portrait import draw_portrait
from game.drawing.text import draw_text
from game.screens.choices import Choice
from game.screens.exits import Exit, Exits
from game.screens.furniture import draw_badge, draw_room, margin
from game.screens.places import row
from game.screens.screen import Screen
from game.screens.waiting import WaitingScreen
from game.words import tr


class ClosingScreen(WaitingScreen):
    """Says goodbye; a grown-up behind the gate may keep the theatre open, which `proceed`s.

    With `is_waiting` a play was left half-way and goes on next time.
    """

    def __init__(
        self, backstage: Backstage, proceed: Exit, exits: Exits, is_waiting: bool = False
    ) -> None:
        self._proceed = proceed
        self._exits = exits
        self._is_waiting = is_waiting
        backstage.eye.stop()
        super().__init__(backstage, "home")

    def draw(self, surface: Surface) -> None:
        """Draw the understudy before the closed curtain, and the sign."""
        draw_room(surface, self._backstage, self._clock, 1.0, 0.0)
        draw_badge(surface, False)
        edge = margin(surface)
        buttons = Rect(edge, 0, surface.get_width() - 2 * edge, theme.target_px(surface, 110))
        buttons.bottom = surface.get_height() - edge // 2
        room = Rect(edge, 0, buttons.width, buttons.top - theme.px(surface, 200))
        room.bottom = buttons.top - edge
        actor, sign = row(room, 2, theme.px(surface, 20), (0.34, 0.66))
        draw_portrait(surface, actor, pose_for(Expression.HAPPY, 0.6))
        draw_paper(surface, sign)
        words = sign.inflate(-2 * edge, -2 * edge)
        word = self._backstage.voice.word()
        draw_text(surface, self._words(), words, 40, bold=True, highlight=word)
        offered = self._offer()
        cells = row(buttons, len(offered), theme.px(surface, 18))
        places = {one.name: cell for one, cell in zip(offered, cells, strict=True)}
        self.choices.place(surface, places)
        self.choices.draw(surface)

    def _words(self) -> str:
        goodbye = tr("The theatre closes for today. Thank you for acting!")
        if self._is_waiting:
            return f"{goodbye}\n{tr('Next time your play goes on where you were.')}"
        return f"{goodbye}\n{tr('See you next time!')}"

    def _offer(self) -> list[Choice]:
        hear = Choice("hear", tr("Hear again"), self._hear, "replay", (pygame.K_r,))
        home = Choice("home", tr("Home"), self._exits.home, "home", (pygame.K_ESCAPE,), True)
        if self._exits.gate is None:
            return [hear, home]
        label = tr("Grown-ups: 10 minutes more")
        return [hear, Choice("longer", label, self._ask_grown_up, "gear"), home]

    def _ask_grown_up(self) -> Screen | None:
        assert self._exits.gate is not None, "offered only with a gate"
        return self._exits.gate(self._stay_open, lambda: self)

    def _stay_open(self) -> Screen | None:
        house = self._backstage.house
        self._backstage.house = replace(house, evening=house.evening.longer())
        return self._proceed()
