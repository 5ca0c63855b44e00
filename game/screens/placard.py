"""A placard between two scenes: it says who is next or what to do, and waits for a press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pygame
from pygame import Rect, Surface

from game.backstage import Backstage, Player
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper, draw_spotlight
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice
from game.screens.exits import Exit, Exits
from game.screens.furniture import (
    below_heading,
    corners,
    draw_heading,
    draw_room,
    hear_again,
)
from game.screens.pause import PauseScreen
from game.screens.places import middle, row
from game.screens.screen import Screen
from game.screens.waiting import WaitingScreen
from game.words import tr


@dataclass(frozen=True, slots=True)
class Placard:
    """What a placard says (`text`, spoken and shown), whom it shows, and what its button says.

    Words are made when they are asked for, in the language then in use. `players` stand side by
    side as they are to sit; `icon` stands beside them.
    """

    text: Callable[[], str]
    button: Callable[[], str]
    players: Sequence[Player] = ()
    icon: str | None = None


class PlacardScreen(WaitingScreen):
    """Shows a placard until somebody presses; the camera is off, because nobody acts.

    `left_alone` is called when nobody has pressed for long.
    """

    def __init__(
        self,
        backstage: Backstage,
        placard: Placard,
        proceed: Exit,
        exits: Exits,
        left_alone: Callable[[], None] = lambda: None,
    ) -> None:
        self.placard = placard
        self._proceed = proceed
        self._exits = exits
        backstage.eye.stop()
        super().__init__(backstage, "ready", left_alone=left_alone)

    def resume(self) -> Screen:
        """Say again what the placard says."""
        self._backstage.eye.stop()
        return self._hear()

    def draw(self, surface: Surface) -> None:
        """Draw the text above, whom it is about, and the button below."""
        draw_room(surface, self._backstage, self._clock)
        area = below_heading(surface)
        ready = Rect(0, 0, theme.target_px(surface, 420), theme.target_px(surface, 110))
        ready.midbottom = area.midbottom
        corner = corners(surface)
        places = {"pause": corner["back"], "hear": corner["hear"], "ready": ready}
        self.choices.place(surface, places)
        room = Rect(area.left, area.top, area.width, ready.top - area.top - theme.px(surface, 20))
        self._draw_people(surface, room)
        draw_heading(surface, self.placard.text(), self._backstage.voice.word())
        self.choices.draw(surface)

    def _words(self) -> str:
        return self.placard.text()

    def _offer(self) -> list[Choice]:
        label = self.placard.button()
        return [
            Choice("ready", label, self._proceed, "check", (pygame.K_g,), is_primary=True),
            Choice("pause", tr("Pause"), self._pause, "pause", (pygame.K_ESCAPE, pygame.K_p)),
            # What was said last may be the cover's word.
            replace(hear_again(self._backstage, self), act=self._hear),
        ]

    def _pause(self) -> Screen:
        return PauseScreen(self._backstage, self, self._exits, left_alone=self._left_alone)

    def _draw_people(self, surface: Surface, room: Rect) -> None:
        players, icon = self.placard.players, self.placard.icon
        count = len(players) + (icon is not None)
        side = min(room.height, theme.px(surface, 400))
        gap = theme.px(surface, 40)
        wide = min(room.width, count * side + (count - 1) * gap)
        cells = row(middle(room, wide, room.height), count, gap)
        for player, cell in zip(players, cells, strict=False):
            self._draw_player(surface, cell, player)
        if icon is not None:
            spot = middle(cells[-1], side, side)
            draw_paper(surface, spot)
            draw_icon(surface, spot.inflate(-side // 5, -side // 5), icon)

    def _draw_player(self, surface: Surface, cell: Rect, player: Player) -> None:
        sign = Rect(cell.left, 0, cell.width, theme.text_px(surface, 40) * 3 // 2)
        sign.bottom = cell.bottom
        face = Rect(cell.left, cell.top, cell.width, sign.top - cell.top)
        draw_spotlight(surface, face.center, face.height * 2 // 3, 1.0)
        draw_avatar(surface, face, player.avatar)
        draw_paper(surface, sign, "gold")
        inside = sign.inflate(-theme.px(surface, 30), -theme.px(surface, 6))
        draw_text(surface, player.nickname, inside, 40, bold=True)
