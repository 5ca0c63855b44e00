"""The shelves: plays of one pack stand together, and a child chooses a shelf before a play."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from pygame import Rect, Surface

from game.acting.scenario import Scenario, in_language
from game.backstage import Backstage, Player
from game.drawing import theme
from game.drawing.text import draw_text
from game.screens.choices import Choice
from game.screens.choose_play import PLAYS_A_PAGE, ChoosePlayScreen
from game.screens.exits import Exit, Road
from game.screens.furniture import (
    below_heading,
    corner_choices,
    corners,
    draw_heading,
    draw_room,
)
from game.screens.pages import Pages
from game.screens.places import column, grid, row
from game.screens.screen import Screen
from game.screens.stickers import best_of, draw_poster, foot, stickers_of
from game.screens.waiting import WaitingScreen
from game.words import tr

SHELVES_A_PAGE: Final = 6

# So many posters are leafed through sooner than sorted.
FEW_PLAYS: Final = 3 * PLAYS_A_PAGE

# The house's own packs need no name and licence on the shelf.
HOUSE: Final = "Curtain Up,"

# Own plays come from a folder of this name, with packs in it or without.
OWN: Final = "my"


@dataclass(frozen=True, slots=True)
class PlayShelf:
    """Plays that stand together: their pack's `name`, and their title in `language`."""

    name: str
    title: str
    plays: tuple[Scenario, ...]

    @property
    def by(self) -> str:
        """The author and licence of a pack that somebody else made, else ""."""
        made_by = self.plays[0].pack_by
        return "" if made_by.startswith(HOUSE) else made_by


def shelves(plays: Sequence[Scenario], language: str) -> tuple[PlayShelf, ...]:
    """Return `plays` by the pack that they are in, in the order in which packs first come."""
    by_pack: dict[str, list[Scenario]] = {}
    for play in plays:
        by_pack.setdefault(play.name.rpartition("/")[0], []).append(play)
    return tuple(
        PlayShelf(name, _title(name, of_pack[0], language), tuple(of_pack))
        for name, of_pack in by_pack.items()
    )


def open_playbill_for(
    backstage: Backstage,
    player: Player | None,
    home: Exit,
    opened: Callable[[Scenario], Screen | None] | None = None,
) -> Screen:
    """Return the shelves, or all plays at once where they are few; see `ChoosePlayScreen`."""
    plays = backstage.house.playbill
    if len(plays) <= FEW_PLAYS or len(shelves(plays, "")) == 1:
        return ChoosePlayScreen(backstage, player, home, opened=opened)
    return ChooseShelfScreen(backstage, player, home, opened)


class ChooseShelfScreen(WaitingScreen):
    """The question from which shelf a play shall be; `opened`, `road` are `ChoosePlayScreen`'s."""

    def __init__(
        self,
        backstage: Backstage,
        player: Player | None,
        home: Exit,
        opened: Callable[[Scenario], Screen | None] | None = None,
        first: str | None = None,
        road: Road | None = None,
    ) -> None:
        self._backstage = backstage
        self._player = player
        self._home = home
        self._opened = opened
        self._road = road
        names = [shelf.name for shelf in self._shelves()]
        self._pages = Pages(len(names), SHELVES_A_PAGE)
        first = first or names[0]
        self._pages.page = names.index(first) // SHELVES_A_PAGE
        backstage.eye.stop()
        backstage.sounds.theme(True)
        super().__init__(backstage, _choice_name(first))

    def draw(self, surface: Surface) -> None:
        """Draw a card for each shelf."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, _question(), self._backstage.voice.word())
        self.choices.place(surface, self._places(surface))
        names = ("back", "hear", "language", "previous page", "next page", "stickers")
        self.choices.draw(surface, names)
        cards = {_choice_name(shelf.name): shelf for shelf in self._on_page()}
        for choice in self.choices.shown():
            if choice.name in cards:
                self.choices.draw_one(surface, choice, "", None)
                self._draw_shelf(surface, self.choices.rects[choice.name], cards[choice.name])
        self._pages.draw(surface, foot(surface, self._pages, self._player is not None)[1])

    def _words(self) -> str:
        return _question()

    def _shelves(self) -> tuple[PlayShelf, ...]:
        house = self._backstage.house
        return shelves(house.playbill, house.language)

    def _on_page(self) -> Sequence[PlayShelf]:
        return self._pages.open_page(self._shelves())

    def _offer(self) -> list[Choice]:
        cards = [
            Choice(_choice_name(shelf.name), shelf.title, partial(self._open, shelf))
            for shelf in self._on_page()
        ]
        return [
            *cards,
            *self._pages.choices(self),
            *self._own(),
            *corner_choices(self._backstage, self, self._home),
        ]

    def _own(self) -> list[Choice]:
        if self._player is None:
            return []
        return [Choice("stickers", tr("My stickers"), self._stickers, "sticker")]

    def _stickers(self) -> Screen:
        best = best_of(self._backstage, self._player)
        return stickers_of(self._backstage, best, lambda: self)

    def _open(self, shelf: PlayShelf) -> Screen:
        again = partial(ChooseShelfScreen, self._backstage, self._player, self._home, self._opened)
        plays, back = shelf.plays, partial(again, shelf.name)
        screen = partial(ChoosePlayScreen, self._backstage, self._player, self._home)
        return screen(self._road, self._opened, plays, back)

    def _places(self, surface: Surface) -> dict[str, Rect]:
        places, area = self._pages.places(surface, below_heading(surface))
        if self._player is not None:
            places["stickers"], _ = foot(surface, self._pages, True)
            area.height = places["stickers"].top - theme.px(surface, 16) - area.top
        shown = [_choice_name(shelf.name) for shelf in self._on_page()]
        cells = grid(area, 3, 2, theme.px(surface, 24))
        return places | dict(zip(shown, cells, strict=False)) | corners(surface, True)

    def _draw_shelf(self, surface: Surface, card: Rect, shelf: PlayShelf) -> None:
        inside = card.inflate(-theme.px(surface, 28), -theme.px(surface, 20))
        # On a high card the posters are as wide as it is, and leave room for a second line.
        share = 0.55 if card.width < card.height * 3 // 2 else 0.68
        image, title = column(inside, 2, theme.px(surface, 6), (share, 1 - share))
        posters = row(image, 2, theme.px(surface, 6))
        for place, play in zip(posters, shelf.plays, strict=False):
            draw_poster(surface, place, play)
        if by := shelf.by:
            title, below = column(title, 2, 0, (0.6, 0.4))
            draw_text(surface, by, below, 24)
        draw_text(surface, shelf.title, title, 30, bold=True)


def _question() -> str:
    return tr("Which shelf shall we look on?")


def _choice_name(shelf: str) -> str:
    return f"shelf {shelf}"


def _title(name: str, play: Scenario, language: str) -> str:
    if name == OWN or not play.pack:
        return tr("My plays")
    return in_language(play.pack, language)
