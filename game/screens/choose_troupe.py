"""Who plays together: known players and guests, in the order of their turns; it stores nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface

from game.backstage import Backstage, Player
from game.classroom.pictures import AVATARS
from game.drawing import pen, theme
from game.drawing.avatars import draw_avatar
from game.drawing.text import LEADING, draw_text, layout_text
from game.screens.cards import known_players
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import (
    below_heading,
    corner_choices,
    corners,
    draw_heading,
    draw_room,
    speak,
)
from game.screens.pages import Pages
from game.screens.places import grid, row
from game.screens.screen import Screen
from game.screens.troupe import FEWEST, Guest, Manner, Troupe
from game.screens.waiting import WaitingScreen
from game.words import tr

COLUMNS, LINES = 4, 2
CARDS_A_PAGE: Final = COLUMNS * LINES


class ChooseTroupeScreen(WaitingScreen):
    """The question who plays; `go` is where the troupe goes."""

    def __init__(
        self,
        backstage: Backstage,
        manner: Manner,
        go: Callable[[Troupe], Screen | None],
        back: Exit,
    ) -> None:
        self._manner = manner
        self._go = go
        self._back = back
        self._is_watched = True
        self._chosen: tuple[str, ...] = ()
        self._everybody = self._candidates(backstage)
        self._pages = Pages(len(self._everybody), CARDS_A_PAGE)
        super().__init__(backstage, next(iter(self._everybody)))

    def draw(self, surface: Surface) -> None:
        """Draw a card for everybody who may join, and the buttons below."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._words(), self._backstage.voice.word())
        self.choices.place(surface, self._places(surface))
        self.choices.draw(
            surface, ("back", "hear", "language", "previous page", "next page", "camera", "start")
        )
        for choice in self.choices.shown():
            if choice.name in self._everybody:
                self._draw_card(surface, choice)

    def _tell(self) -> None:
        # Guests are called after their animals.
        self._everybody = self._candidates(self._backstage)
        super()._tell()

    def _words(self) -> str:
        match self._manner:
            case Manner.SEAT:
                return tr("Who takes turns? Pick two to six!")
            case Manner.DUET:
                return tr("Who plays the duet? Pick two!")
            case Manner.GUESS:
                return tr("Who joins the guessing? Pick two to six!")

    def _candidates(self, backstage: Backstage) -> dict[str, Player]:
        """Return everybody by the name of the card: known players, then the animals left over."""
        # The book's own sentence was shown where players are chosen; guests need no book.
        known, _ = known_players(backstage)
        players: dict[str, Player] = {f"player {player.id}": player for player in known}
        taken = {player.avatar for player in known}
        free = [avatar for avatar in AVATARS if avatar not in taken] or list(AVATARS)
        guests = {f"guest {name}": Guest(name) for name in free}
        return players | guests

    def _on_page(self) -> Sequence[str]:
        return self._pages.open_page(list(self._everybody))

    def _offer(self) -> list[Choice]:
        cards = [
            Choice(name, self._everybody[name].nickname, partial(self._pick, name))
            for name in self._on_page()
        ]
        icon = "camera" if self._is_watched else "no_camera"
        how = tr("With the camera") if self._is_watched else tr("Without the camera")
        start = Choice("start", tr("Start"), self._start, "play", (pygame.K_g,), is_primary=True)
        return [
            *cards,
            *self._pages.choices(self),
            Choice("camera", how, self._change_camera, icon, (pygame.K_c,)),
            *([start] if len(self._chosen) >= FEWEST else []),
            *corner_choices(self._backstage, self, self._back),
        ]

    def _pick(self, name: str) -> Screen:
        """Take somebody in, or out; in a full troupe the first one makes room."""
        if name in self._chosen:
            self._chosen = tuple(each for each in self._chosen if each != name)
        else:
            self._chosen = (*self._chosen, name)[-self._manner.most :]
        return self

    def _change_camera(self) -> Screen:
        self._is_watched = not self._is_watched
        how = tr("With the camera")
        if not self._is_watched:
            how = tr("Without the camera: your friends say what they see.")
        speak(self._backstage, how)
        return self

    def _start(self) -> Screen | None:
        players = tuple(self._everybody[name] for name in self._chosen)
        return self._go(Troupe(self._manner, players, self._is_watched))

    def _places(self, surface: Surface) -> dict[str, Rect]:
        area, gap = below_heading(surface), theme.px(surface, 20)
        places, _ = self._pages.places(surface, area)
        foot = Rect(area.left, 0, area.width, theme.target_px(surface, 84))
        foot.bottom = area.bottom
        if places:
            foot.width -= places["previous page"].width * 2 + gap * 2
            foot.centerx = area.centerx
        below = dict(zip(("camera", "start"), row(foot, 2, gap, (0.58, 0.42)), strict=True))
        if len(self._chosen) < FEWEST:
            del below["start"]
        room = Rect(area.left, area.top, area.width, foot.top - gap - area.top)
        cells = grid(room, COLUMNS, LINES, gap)
        return (
            places
            | below
            | dict(zip(self._on_page(), cells, strict=False))
            | corners(surface, True)
        )

    def _draw_card(self, surface: Surface, choice: Choice) -> None:
        self.choices.draw_one(surface, choice, "", None)
        card, player = self.choices.rects[choice.name], self._everybody[choice.name]
        inside = card.inflate(-theme.px(surface, 20), -theme.px(surface, 16))
        size, most = theme.text_px(surface, 30), inside.height // 2
        high = round(size * LEADING)
        if not layout_text(player.nickname, (inside.width, high), size, True).is_complete:
            high = layout_text(player.nickname, (inside.width, most), theme.TEXT_MIN, True).height
        face = Rect(inside.left, inside.top, inside.width, inside.height - high)
        is_chosen = choice.name in self._chosen
        draw_avatar(surface, face, player.avatar, is_chosen)
        name = Rect(inside.left, inside.bottom - high, inside.width, high)
        draw_text(surface, player.nickname, name, 30, bold=True)
        if is_chosen:
            self._draw_turn(surface, inside, str(self._chosen.index(choice.name) + 1))

    def _draw_turn(self, surface: Surface, inside: Rect, turn: str) -> None:
        """Draw, as a seal in the corner of a card, which turn is this child's."""
        side = theme.text_px(surface, 34) * 3 // 2
        seal = Rect(inside.left, inside.top, side, side)
        pen.aacircle(surface, theme.INK, seal.center, side / 2)
        pen.aacircle(surface, theme.GOLD, seal.center, side / 2 - theme.px(surface, 4))
        draw_text(surface, turn, seal, 34, bold=True)
