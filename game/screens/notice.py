"""The notice before a lesson's first picture: what the camera is for, in both languages (R5)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface

from game import words
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import below_heading, corners, draw_heading, draw_room, hear_again
from game.screens.interpreter import language_choice
from game.screens.places import column, row
from game.screens.screen import Screen
from game.screens.waiting import WaitingScreen
from game.words import mark, own_name, tr, tr_in

NOTICE: Final = mark(
    "The camera sees your face while you act. The game looks only for the face that the play asks "
    "for. No picture is kept or sent. You join in only if you want to. Playing with a friend "
    "instead of the camera is just as good and brings the same stars. This is practice, not an "
    "assessment."
)


class NoticeScreen(WaitingScreen):
    """Tells the class what the camera does; only "Everybody has heard it" leads on, to `begin`.

    `begin` returns a sentence where no lesson can begin. `leave` leads out; a kiosk has none.
    """

    def __init__(
        self, backstage: Backstage, begin: Callable[[], Screen | str], leave: Exit | None
    ) -> None:
        self._begin = begin
        self._leave = leave
        self._trouble = ""
        self._spoken = backstage.house.language
        backstage.eye.stop()
        backstage.sounds.theme(False)
        super().__init__(backstage, "heard")

    def draw(self, surface: Surface) -> None:
        """Draw the notice once in each language, side by side, and what leads on below."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._trouble or tr("Before we begin"))
        area, gap = below_heading(surface), theme.px(surface, 20)
        foot = Rect(area.left, 0, area.width, theme.target_px(surface, 92))
        foot.bottom = area.bottom
        papers = Rect(area.left, area.top, area.width, foot.top - gap - area.top)
        codes = words.languages()
        for code, paper in zip(codes, row(papers, len(codes), gap), strict=True):
            self._draw_notice(surface, paper, code)
        others, heard = row(foot, 2, gap, (0.42, 0.58))
        names = [f"say {code}" for code in self._others()]
        places = dict(zip(names, row(others, len(names), gap), strict=True))
        self.choices.place(surface, places | {"heard": heard} | corners(surface, True))
        self.choices.draw(surface)

    def _draw_notice(self, surface: Surface, paper: Rect, code: str) -> None:
        draw_paper(surface, paper, "gold" if code == self._spoken else "cream")
        inside = paper.inflate(-theme.px(surface, 44), -theme.px(surface, 20))
        name, says = column(inside, 2, 0, (0.14, 0.86))
        draw_text(surface, own_name(code), name, 28, bold=True)
        word = self._backstage.voice.word() if code == self._spoken else None
        draw_text(surface, tr_in(code, NOTICE), says, 30, align="left", highlight=word)

    def _words(self) -> str:
        return self._trouble or tr(NOTICE)

    def _tell(self) -> None:
        self._spoken = self._backstage.house.language
        super()._tell()

    def _others(self) -> list[str]:
        here = self._backstage.house.language
        return [code for code in words.languages() if code != here]

    def _offer(self) -> list[Choice]:
        others = [
            Choice(f"say {code}", own_name(code), partial(self._say, code), "speaker")
            for code in self._others()
        ]
        out = (
            [Choice("back", tr("Leave"), self._leave, "quit", (pygame.K_ESCAPE,))]
            if self._leave
            else []
        )
        return [
            Choice("heard", tr("Everybody has heard it"), self._go_on, "check", is_primary=True),
            *others,
            *out,
            hear_again(self._backstage, self),
            language_choice(self._backstage, self),
        ]

    def _say(self, code: str) -> Screen:
        """Say the notice in another language, whatever the one in use."""
        self._spoken = code
        self._backstage.voice.say(tr_in(code, NOTICE), code)
        return self

    def _go_on(self) -> Screen:
        following = self._begin()
        if isinstance(following, str):
            self._trouble = following
            self._tell()
            return self
        self._backstage.voice.stop()
        return following
