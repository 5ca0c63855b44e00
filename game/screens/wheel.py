"""The wheel: a drum of avatars turns and stops at whoever was called before it began to turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame
from pygame import Rect, Surface

from game.backstage import Backstage
from game.classroom.records import Pupil
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.drum import draw_drum
from game.drawing.text import draw_text
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import below_heading, draw_heading, draw_room
from game.screens.places import middle
from game.screens.screen import News, Screen
from game.screens.waiting import WaitingScreen
from game.words import tr

# Seconds that the drum turns, and that it then stands still.
TURNS_FOR: Final = 2.5
STANDS_FOR: Final = 1.4

# Avatars that pass by: not so many that the first of them flash.
PASSES: Final = 6


class WheelScreen(WaitingScreen):
    """Turns the drum for each of `called`, one after the other; a press leads on at once."""

    def __init__(
        self, backstage: Backstage, drum: Sequence[Pupil], called: Sequence[Pupil], go_on: Exit
    ) -> None:
        self._drum = list(drum) or list(called)
        self._called = list(called)
        self._go_on = go_on
        self._turned_at = 0.0
        self._passed = 0
        self._is_named = False
        super().__init__(backstage, "go_on", is_reserved=True)

    def update(self, dt: float, news: News) -> Screen | None:
        """Turn, and lead on when the last one was named."""
        screen = super().update(dt, news)
        since = self._clock - self._turned_at
        passed = int(PASSES * _eased(since))
        if passed != self._passed:
            self._passed = passed
            self._backstage.sounds.play("page")
        if since >= TURNS_FOR and not self._is_named:
            self._is_named = True
            self._backstage.sounds.play("chime")
        if since < TURNS_FOR + STANDS_FOR:
            return screen
        return self._turn_on()

    def draw(self, surface: Surface) -> None:
        """Draw the drum, and the nickname as soon as it stands."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._words(), self._backstage.voice.word())
        area = below_heading(surface)
        button = Rect(0, 0, theme.target_px(surface, 320), theme.target_px(surface, 96))
        button.midbottom = area.midbottom
        self.choices.place(surface, {"go_on": button})
        gap = theme.px(surface, 18)
        sign = Rect(0, 0, theme.px(surface, 560), theme.text_px(surface, 48) * 3 // 2)
        sign.midbottom = (area.centerx, button.top - gap)
        room = Rect(area.left, area.top, area.width, sign.top - gap - area.top)
        high = min(room.height, theme.px(surface, 340))
        draw_drum(
            surface, middle(room, room.width, high), [one.avatar for one in self._drum], self._now()
        )
        if self._is_named:
            draw_paper(surface, sign, "gold")
            inside = sign.inflate(-theme.px(surface, 30), -theme.px(surface, 4))
            draw_text(surface, self._called[0].nickname, inside, 48, bold=True)
        self.choices.draw(surface)

    def _now(self) -> float:
        """Return how far the drum has turned: it comes to rest at the number of who is called."""
        rest = self._drum.index(self._called[0]) if self._called[0] in self._drum else 0
        return rest - PASSES * (1 - _eased(self._clock - self._turned_at))

    def _turn_on(self) -> Screen | None:
        """Turn for the other one of two, or lead on."""
        if len(self._called) < 2:
            return self._go_on()
        first = self._called.pop(0)
        self._drum = [one for one in self._drum if one != first] or list(self._called)
        self._turned_at, self._passed, self._is_named = self._clock, 0, False
        return self

    def _words(self) -> str:
        return tr("The wheel turns. Who is it?")

    def _offer(self) -> list[Choice]:
        keys = (pygame.K_g, pygame.K_ESCAPE)
        return [Choice("go_on", tr("Go on"), self._go_on, "next", keys, is_primary=True)]


def _eased(seconds: float) -> float:
    """Return the share of its way, 0 to 1, that the drum has gone: slower and slower."""
    left = 1 - min(1.0, max(0.0, seconds / TURNS_FOR))
    return 1 - left * left
