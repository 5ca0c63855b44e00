"""Which player is to be deleted? For grown-ups, behind the gate; it deletes nobody itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from pygame import Surface

from game.backstage import Backstage, Player
from game.drawing import theme
from game.screens.cards import draw_player, known_players
from game.screens.choices import Choice
from game.screens.erase import EraseScreen, one_player
from game.screens.exits import Exit
from game.screens.furniture import (
    below_heading,
    corner_choices,
    corners,
    draw_heading,
    draw_room,
)
from game.screens.pages import Pages
from game.screens.places import grid
from game.screens.screen import Screen
from game.screens.waiting import WaitingScreen
from game.words import tr

COLUMNS, LINES = 4, 2
PLAYERS_A_PAGE: Final = COLUMNS * LINES


class ChooseLeaverScreen(WaitingScreen):
    """Cards of all players, page by page; each leads to the question whether one is sure."""

    def __init__(self, backstage: Backstage, back: Exit) -> None:
        self._back = back
        self._players, self._trouble = known_players(backstage)
        self._pages = Pages(len(self._players), PLAYERS_A_PAGE)
        super().__init__(backstage, "back")

    def draw(self, surface: Surface) -> None:
        """Draw the question and a card for each player."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._words(), self._backstage.voice.word())
        players = {f"player {player.id}": player for player in self._on_page()}
        places, room = self._pages.places(surface, below_heading(surface))
        cells = grid(room, COLUMNS, LINES, theme.px(surface, 20))
        places |= dict(zip(players, cells, strict=False))
        self.choices.place(surface, places | corners(surface, True))
        self.choices.draw(surface, ("back", "hear", "language", "previous page", "next page"))
        self._pages.draw(surface, below_heading(surface))
        for choice in self.choices.shown():
            if choice.name in players:
                draw_player(surface, self.choices, choice, players[choice.name].avatar)

    def _on_page(self) -> Sequence[Player]:
        return self._pages.open_page(self._players)

    def _words(self) -> str:
        if self._trouble:
            return self._trouble
        if not self._players:
            return tr("There are no players yet.")
        return tr("Which player is to be deleted?")

    def _offer(self) -> list[Choice]:
        cards = [
            Choice(f"player {player.id}", player.nickname, partial(self._ask, player))
            for player in self._on_page()
        ]
        return [
            *cards,
            *self._pages.choices(self),
            *corner_choices(self._backstage, self, self._back),
        ]

    def _ask(self, player: Player) -> Screen:
        deletion = one_player(self._backstage, player)
        return EraseScreen(self._backstage, deletion, lambda: self, self._again)

    def _again(self) -> Screen:
        return ChooseLeaverScreen(self._backstage, self._back)
