"""Who plays? Known players, a new one, or a guest whom nobody writes down; it stores nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from pygame import Rect, Surface

from game.backstage import Backstage, Player
from game.drawing import theme
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.screens.cards import draw_player, halves, known_players
from game.screens.choices import Choice
from game.screens.choose_shelf import open_playbill_for
from game.screens.exits import Exit
from game.screens.furniture import (
    below_heading,
    corner_choices,
    corners,
    draw_heading,
    draw_room,
)
from game.screens.new_player import NewPlayerScreen
from game.screens.pace_book import welcome
from game.screens.pages import Pages
from game.screens.places import column, grid, middle
from game.screens.screen import Screen
from game.screens.together import choose_together
from game.screens.waiting import WaitingScreen
from game.words import tr

PLAYERS_A_PAGE: Final = 5
COLUMNS: Final = 4


class ChoosePlayerScreen(WaitingScreen):
    """The question who plays; the answer leads to the playbill."""

    def __init__(self, backstage: Backstage, home: Exit) -> None:
        self._home = home
        self._players, self._trouble = known_players(backstage)
        self._pages = Pages(len(self._players), PLAYERS_A_PAGE)
        first = f"player {self._players[0].id}" if self._players else "new"
        backstage.eye.stop()
        super().__init__(backstage, first)

    def draw(self, surface: Surface) -> None:
        """Draw the question and a card for each who may play."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._words(), self._backstage.voice.word())
        self.choices.place(surface, self._places(surface))
        self.choices.draw(surface, ("back", "hear", "language", "previous page", "next page"))
        self._pages.draw(surface, below_heading(surface))
        for choice in self.choices.shown():
            self._draw_card(surface, choice)

    def _tell(self) -> None:
        # A trouble is told in the language in which the book was read.
        self._players, self._trouble = known_players(self._backstage)
        super()._tell()

    def _words(self) -> str:
        return self._trouble or tr("Who is playing?")

    def _on_page(self) -> Sequence[Player]:
        return self._pages.open_page(self._players)

    def _offer(self) -> list[Choice]:
        cards = [
            Choice(f"player {player.id}", player.nickname, partial(self._enter, player))
            for player in self._on_page()
        ]
        guest = f"{tr('Guest')}. {tr('No stars are kept')}."
        return [
            *cards,
            Choice("new", tr("New player"), self._new_player, "add", is_primary=not self._players),
            Choice("guest", tr("Guest"), partial(self._enter, None), "understudy", spoken=guest),
            Choice("several", tr("Several of us"), self._together, "many"),
            *self._pages.choices(self),
            *corner_choices(self._backstage, self, self._home),
        ]

    def _enter(self, player: Player | None) -> Screen:
        self._backstage.eye.forget_statue()
        welcome(self._backstage, player)
        return open_playbill_for(self._backstage, player, self._home)

    def _new_player(self) -> Screen:
        return NewPlayerScreen(self._backstage, self._enter, self._again)

    def _together(self) -> Screen:
        return choose_together(self._backstage, self._home, self._again)

    def _again(self) -> Screen:
        return ChoosePlayerScreen(self._backstage, self._home)

    def _places(self, surface: Surface) -> dict[str, Rect]:
        area = below_heading(surface)
        places, area = self._pages.places(surface, area)
        names = [f"player {player.id}" for player in self._on_page()] + ["new", "guest", "several"]
        lines = 1 if len(names) <= COLUMNS else 2
        columns, gap = -(-len(names) // lines), theme.px(surface, 26)
        card = (area.height - gap) // 2 if lines == 2 else theme.px(surface, 330)
        wide = min(area.width, columns * (round(card * 1.1) + gap) - gap)
        cells = grid(middle(area, wide, lines * (card + gap) - gap), columns, lines, gap)
        places |= dict(zip(names, cells, strict=False))
        return places | corners(surface, True)

    def _draw_card(self, surface: Surface, choice: Choice) -> None:
        card = self.choices.rects[choice.name]
        if choice.name in ("new", "guest", "several"):
            self._draw_door(surface, choice, card)
            return
        player = next((one for one in self._on_page() if f"player {one.id}" == choice.name), None)
        if player is None:
            return
        draw_player(surface, self.choices, choice, player.avatar)

    def _draw_door(self, surface: Surface, choice: Choice, card: Rect) -> None:
        self.choices.draw_one(surface, choice, "", None)
        face, name = halves(surface, card, 3 if choice.name == "guest" else 2)
        draw_icon(surface, face.inflate(-face.width // 5, -face.height // 5), choice.icon or "one")
        if choice.name == "guest":
            name, about = column(name, 2, 0, (0.34, 0.66))
            draw_text(surface, tr("No stars are kept"), about, 24)
        draw_text(surface, choice.label, name, 30, bold=True)
