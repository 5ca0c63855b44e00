"""The front of the house: play, change the language, leave; the camera is off here."""

from __future__ import annotations

from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.acting.expressions import Expression
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper, draw_spotlight, draw_stage
from game.drawing.curtain import draw_curtain
from game.drawing.face_pose import FacePose, blend, pose_for
from game.drawing.portrait import draw_portrait
from game.drawing.text import draw_text, layout_text
from game.drawing.tokens import draw_picture
from game.screens.choices import Choice
from game.screens.furniture import (
    draw_badge,
    hear_again,
    in_steps,
    margin,
    openness,
    row_with_hear,
    speak,
)
from game.screens.interpreter import (
    change_language,
    next_language,
)
from game.screens.screen import News, Screen
from game.screens.waiting import WaitingScreen
from game.words import own_name, tr

# The understudy tries on one face after the other: easy ones, so that the door is a friendly one.
FACES: Final = (Expression.NEUTRAL, Expression.HAPPY, Expression.SURPRISE, Expression.HAPPY)
FACE_LASTS: Final = 2.5
FACE_CHANGES_IN: Final = 0.6


def load_doors() -> None:
    """Load the screens that the title's doors lead to; the title itself is not to wait for them."""
    import game.screens.cameras
    import game.screens.choose_player
    import game.screens.gate
    import game.screens.office  # noqa: F401 - loaded for whoever presses a button


class TitleScreen(WaitingScreen):
    """The first screen and the one that "Home" leads to."""

    def __init__(self, backstage: Backstage) -> None:
        self._advice: str | None = None
        self._is_told = True
        backstage.eye.stop()
        backstage.sounds.theme(True)
        backstage.sounds.play("curtain")
        super().__init__(backstage, "play")

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the curtain open, and tell what the parts have to say."""
        screen = super().update(dt, news)
        news_of_parts = (self._backstage.voice.advice(), self._backstage.book.notice())
        advice = next(filter(None, news_of_parts), self._advice)
        if advice != self._advice:
            self._advice, self._is_told = advice, False
        if not self._is_told and not self._backstage.voice.is_busy():
            self._is_told = True
            speak(self._backstage, self._told())
        return screen

    def draw(self, surface: Surface) -> None:
        """Draw the house front: curtain, name, buttons."""
        t = 0.0 if self._backstage.house.reduced_motion else self._clock
        draw_stage(surface, t)
        self._draw_portrait(surface)
        draw_curtain(surface, openness(self._backstage, self._clock - 0.4), t)
        self._draw_name(surface)
        self.choices.place(surface, self._places(surface))
        self.choices.draw(surface)
        draw_badge(surface, False)
        self._draw_promise(surface)

    def _offer(self) -> list[Choice]:
        name, keys = own_name(next_language()), (pygame.K_l,)
        return [
            Choice("play", tr("Play"), self._play, "play", is_primary=True),
            Choice("language", name, self._change_language, "globe", keys),
            Choice("full_screen", tr("Full screen"), self._fill_screen, "full_screen"),
            Choice("quit", tr("Quit"), self._quit, "quit", (pygame.K_ESCAPE,)),
            hear_again(self._backstage, self),
            Choice("grown_ups", tr("For grown-ups"), self._enter_gate, "gear"),
        ]

    def _play(self) -> Screen:
        from game.screens.choose_player import ChoosePlayerScreen

        return ChoosePlayerScreen(self._backstage, self._again)

    def _again(self) -> Screen:
        return TitleScreen(self._backstage)

    def _enter_gate(self) -> Screen:
        from game.screens.cameras import CameraListScreen
        from game.screens.gate import GateScreen
        from game.screens.office import OfficeScreen

        cameras = partial(CameraListScreen, self._backstage)
        office = partial(OfficeScreen, self._backstage, self._again, cameras)
        return GateScreen(self._backstage, office, self._again)

    def _tell(self) -> None:
        self._advice = self._backstage.house.notice or self._advice
        super()._tell()

    def _words(self) -> str:
        welcome = tr("Welcome to Curtain Up! Press Play.")
        return f"{welcome}\n{self._advice}" if self._advice else welcome

    def _change_language(self) -> Screen:
        change_language(self._backstage)
        self._interpreter.update()
        return self

    def _fill_screen(self) -> Screen:
        # The loop answers F11 on every screen; the button presses that key for whoever has none.
        pygame.event.post(Event(pygame.KEYDOWN, key=pygame.K_F11, mod=0, unicode=""))
        return self

    def _quit(self) -> None:
        self._backstage.voice.stop()

    def _places(self, surface: Surface) -> dict[str, Rect]:
        width, height = surface.get_size()
        play = Rect(0, 0, theme.target_px(surface, 330), theme.target_px(surface, 140))
        play.center = (round(width * 0.62), round(height * 0.55))
        others = Rect(0, 0, theme.px(surface, 1000), theme.target_px(surface, 88))
        others.midbottom = (width // 2, self._promise(surface).top - theme.px(surface, 14))
        places = row_with_hear(surface, others, (1.0, 1.0, 1.0))
        edge, grown_ups = margin(surface), play.copy()
        grown_ups.size = (theme.target_px(surface, 250), theme.target_px(surface, 84))
        grown_ups.topleft = (edge, edge // 2)
        names = ("play", "language", "full_screen", "quit", "hear", "grown_ups")
        return dict(zip(names, (play, *places, grown_ups), strict=True))

    def _draw_name(self, surface: Surface) -> None:
        """Draw the masks and under them the sign with the game's name."""
        middle = surface.get_width() // 2
        masks = Rect(0, theme.px(surface, 8), theme.px(surface, 300), theme.px(surface, 168))
        sign = Rect(0, 0, theme.px(surface, 470), theme.px(surface, 96))
        masks.centerx = sign.centerx = middle
        sign.top = masks.bottom - theme.px(surface, 34)
        draw_picture(surface, masks, "logo")
        draw_paper(surface, sign, "wine")
        draw_text(surface, "Curtain Up", sign, 66, theme.GOLD, bold=True)

    def _draw_portrait(self, surface: Surface) -> None:
        width, height = surface.get_size()
        side = theme.px(surface, 330)
        face = Rect(0, 0, side, side)
        face.midbottom = (round(width * 0.27), round(height * 0.76))
        draw_spotlight(surface, face.center, round(side * 0.75), 0.8)
        draw_portrait(surface, face, self._pose())

    def _pose(self) -> FacePose:
        turn, within = divmod(self._clock, FACE_LASTS)
        before, after = (FACES[(int(turn) + step) % len(FACES)] for step in (0, 1))
        share = max(0.0, (within - FACE_LASTS + FACE_CHANGES_IN) / FACE_CHANGES_IN)
        if self._backstage.house.reduced_motion:
            return pose_for(Expression.HAPPY, 1.0)
        return blend(pose_for(before, 1.0), pose_for(after, 1.0), in_steps(share))

    def _told(self) -> str:
        """Return the promise, or what the grown-ups should know in its place."""
        if self._advice or not self._backstage.house.shares_stars:
            return self._advice or tr("Everything stays on this computer.")
        return tr(
            "Nicknames and stars go to the school's score book. No picture leaves this computer."
        )

    def _promise(self, surface: Surface) -> Rect:
        """Return the place of the paper below, as tall as its text is long: none is cut short."""
        width, height = surface.get_size()
        paper = Rect(0, 0, width - 2 * margin(surface), 0)
        room = (paper.width - theme.px(surface, 48), height)
        told, size = self._told(), theme.text_px(surface, 24)
        layout = layout_text(told, (room[0], height // 6), size)
        if not layout.is_complete:
            layout = layout_text(told, room, theme.TEXT_MIN)
        paper.height = layout.height + theme.px(surface, 18)
        paper.midbottom = (width // 2, height - theme.px(surface, 6))
        return paper

    def _draw_promise(self, surface: Surface) -> None:
        paper = self._promise(surface)
        draw_paper(surface, paper)
        draw_text(surface, self._told(), paper.inflate(-theme.px(surface, 48), 0), 24)
