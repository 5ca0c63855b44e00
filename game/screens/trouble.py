"""When there is no picture: what to do, and every other road; it repairs nothing."""

from __future__ import annotations

from functools import partial

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.perception.frames import CameraTrouble, PerceptionTrouble, Sighting
from game.screens.cameras import CameraListScreen
from game.screens.choices import Choice
from game.screens.exits import Exit, Exits, Road
from game.screens.furniture import (
    corner,
    draw_badge,
    draw_heading,
    draw_room,
    hear_again,
    margin,
)
from game.screens.looking_glass import Trouble, advice
from game.screens.places import row
from game.screens.screen import News, Screen
from game.screens.waiting import WaitingScreen
from game.words import tr


class TroubleScreen(WaitingScreen):
    """Advice and every way on; when pictures come after all, it goes back to `retry` by itself."""

    def __init__(self, backstage: Backstage, trouble: Trouble, retry: Exit, exits: Exits) -> None:
        self._trouble = trouble
        self._retry = retry
        self._exits = exits
        super().__init__(backstage, "retry")

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; look for no camera while the window is not looked at."""
        if event.type == pygame.WINDOWFOCUSLOST:
            # Nobody is filmed behind another window by a camera that comes back.
            self._backstage.eye.stop()
        if event.type == pygame.WINDOWFOCUSGAINED:
            self._backstage.eye.start()
        return super().on_event(event)

    def update(self, dt: float, news: News) -> Screen | None:
        """Go on when the camera works again; change the advice when the trouble changes."""
        if isinstance(news, Sighting):
            return self._retry()
        if news is not None and news != self._trouble:
            self._trouble = news
            self._tell()
        return super().update(dt, news)

    def _words(self) -> str:
        return advice(self._trouble)

    def draw(self, surface: Surface) -> None:
        """Draw the advice on a paper and the ways on below it."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, tr("Oh, the camera!"), has_badge=True)
        draw_badge(surface, False)
        width, height = surface.get_size()
        edge = margin(surface)
        below = Rect(edge, 0, width - 2 * edge, theme.target_px(surface, 190))
        below.bottom = height - edge
        top = corner(surface).bottom + edge
        paper = Rect(0, top, min(width - 2 * edge, theme.px(surface, 900)), below.top - edge - top)
        paper.centerx = width // 2
        draw_paper(surface, paper)
        self._draw_advice(surface, paper.inflate(-2 * edge, -2 * edge))
        names = [choice.name for choice in self._offer() if choice.name != "home"]
        shares = tuple(0.55 if name == "hear" else 1.1 for name in names)
        cells = row(below, len(names), theme.px(surface, 24), shares)
        places = dict(zip(names, cells, strict=True))
        self.choices.place(surface, places | {"home": corner(surface)})
        self.choices.draw(surface)

    def _draw_advice(self, surface: Surface, inside: Rect) -> None:
        image, text = row(inside, 2, theme.px(surface, 24), (0.25, 0.75))
        draw_icon(surface, image, "no_camera")
        word = self._backstage.voice.word()
        draw_text(surface, self._words(), text, 34, align="left", highlight=word)

    def _offer(self) -> list[Choice]:
        friend = partial(self._exits.by_road, Road.FRIEND)
        return [
            Choice("retry", tr("Try again"), self._try_again, "replay", is_primary=True),
            *self._offer_cameras(),
            Choice("friend", tr("With a friend"), friend, "two"),
            *self._offer_understudy(),
            hear_again(self._backstage, self),
            Choice("home", tr("Home"), self._exits.home, "home", (pygame.K_ESCAPE,)),
        ]

    def _offer_cameras(self) -> list[Choice]:
        """Offer another camera where it is the camera that gives no pictures."""
        if not isinstance(self._trouble, CameraTrouble):
            return []
        return [Choice("cameras", tr("Other camera"), self._list_cameras, "camera")]

    def _offer_understudy(self) -> list[Choice]:
        """Offer the understudy where faces can be read: it is read like everybody else."""
        if isinstance(self._trouble, PerceptionTrouble):
            return []
        understudy = partial(self._exits.by_road, Road.UNDERSTUDY)
        return [Choice("understudy", tr("Watch the understudy"), understudy, "understudy")]

    def _list_cameras(self) -> Screen:
        return CameraListScreen(self._backstage, self._retry)

    def _try_again(self) -> Screen | None:
        # Opening anew also helps where the watcher waits long before it tries again by itself.
        self._backstage.eye.stop()
        return self._retry()
