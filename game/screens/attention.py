"""Everybody waits: a calm screen while the teacher has something to say, and what waits behind it.

The camera is off meanwhile, and the play goes on where it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pygame import Surface

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.portrait import draw_portrait
from game.drawing.text import draw_text
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import below_heading, corners, draw_room, hear_again
from game.screens.interpreter import language_choice
from game.screens.lesson_view import attention, is_paused, teacher_choice
from game.screens.places import middle, row
from game.screens.screen import News, Screen
from game.screens.stage_picture import LISTENING
from game.screens.waiting import WaitingScreen


class AttentionScreen(WaitingScreen):
    """Waits before the closed curtain for as long as the teacher wishes; then it leads `on`."""

    def __init__(self, backstage: Backstage, on: Exit) -> None:
        self._on = on
        backstage.eye.stop()
        super().__init__(backstage, "hear", is_reserved=True)

    def update(self, dt: float, news: News) -> Screen | None:
        """Look whether everybody may go on."""
        if not is_paused(self._backstage):
            self._backstage.voice.stop()
            return self._on()
        return super().update(dt, news)

    def draw(self, surface: Surface) -> None:
        """Draw the understudy, who listens, and the sign."""
        draw_room(surface, self._backstage, self._clock, 1.0, 0.0)
        top = corners(surface, True)
        places = {"teacher": top["back"], "hear": top["hear"], "language": top["language"]}
        self.choices.place(surface, places)
        room = below_heading(surface)
        actor, sign = row(room, 2, theme.px(surface, 20), (0.36, 0.64))
        draw_portrait(surface, actor, LISTENING)
        card = middle(sign, sign.width, min(sign.height, theme.px(surface, 300)))
        draw_paper(surface, card)
        inside = card.inflate(-theme.px(surface, 60), -theme.px(surface, 40))
        word = self._backstage.voice.word()
        draw_text(surface, self._words(), inside, 54, bold=True, highlight=word)
        self.choices.draw(surface)

    def _words(self) -> str:
        return attention()

    def _offer(self) -> Sequence[Choice]:
        return [
            teacher_choice(self),
            replace(hear_again(self._backstage, self), act=self._hear),
            language_choice(self._backstage, self),
        ]
