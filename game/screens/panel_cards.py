"""Pages of the panel with cards to leaf through: children, teams, plays; they set nothing."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from pygame import Rect, Surface

from game.classroom.records import Pupil
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.text import draw_text
from game.screens.cards import halves
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.pages import Pages
from game.screens.panel import PanelPage
from game.screens.panel_desk import PanelDesk, Tab
from game.screens.places import grid, row
from game.screens.screen import Screen
from game.words import tr


@dataclass(frozen=True, slots=True)
class Card:
    """One card: what it is called and says, what a press does, and how its inside is drawn."""

    name: str
    label: str
    act: Callable[[], Screen | None]
    draw: Callable[[Surface, Rect], None]
    is_chosen: bool = False


class CardsPage(PanelPage):
    """Cards, and buttons below them. A page has `_cards`, maybe `_foot`, and words for no card."""

    columns, lines = 4, 2

    def __init__(
        self, desk: PanelDesk, focus: str = "", tab: Tab | None = None, back: Exit | None = None
    ) -> None:
        self._desk = desk
        self._leaves = self._new_leaves(len(self._cards()))
        first = next((card.name for card in self._cards()), "back")
        super().__init__(desk, focus or first, tab, back)

    @abstractmethod
    def _cards(self) -> Sequence[Card]:
        """Return all cards."""

    def _foot(self) -> Sequence[Choice]:
        """Return further choices, below the cards."""
        return ()

    def _nothing(self) -> str:
        """Return what stands where there is no card."""
        return tr("There are no children here yet.")

    def _leaf(self) -> Sequence[Card]:
        """Return the cards on the leaf that is open."""
        cards = self._cards()
        if len(cards) != self._leaves.count:
            page = self._leaves.page
            self._leaves = self._new_leaves(len(cards))
            self._leaves.page = min(page, self._leaves.pages - 1)
        return cards[self._leaves.first : self._leaves.last]

    def _new_leaves(self, count: int) -> Pages:
        return Pages(count, self.columns * self.lines)

    def _offer_page(self) -> list[Choice]:
        cards = [
            Choice(card.name, card.label, card.act, is_primary=card.is_chosen)
            for card in self._leaf()
        ]
        return [*cards, *self._foot(), *self._leaves.choices(self)]

    def _places(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        gap, names = theme.px(surface, 10), self._foot_names()
        foot = Rect(area.left, 0, area.width, theme.target_px(surface, 88) if names else 0)
        foot.bottom = area.bottom
        shares = tuple(0.5 if name in ("previous page", "next page") else 1.0 for name in names)
        places = dict(zip(names, row(foot, len(names), gap, shares), strict=True)) if names else {}
        room = self._room(surface, area)
        shown = [card.name for card in self._leaf()]
        return places | dict(zip(shown, grid(room, self.columns, self.lines, gap), strict=False))

    def _room(self, surface: Surface, area: Rect) -> Rect:
        """Return the room of the cards, above the buttons."""
        foot = theme.target_px(surface, 88) + theme.px(surface, 14) if self._foot_names() else 0
        return Rect(area.left, area.top, area.width, area.height - foot)

    def _foot_names(self) -> list[str]:
        names = [choice.name for choice in self._foot()]
        return ["previous page", *names, "next page"] if self._leaves.pages > 1 else names

    def _draw_page(self, surface: Surface, area: Rect) -> None:
        by_name = {card.name: card for card in self._leaf()}
        for choice in self.choices.shown():
            if choice.name in by_name:
                self.choices.draw_one(surface, choice, "", None)
                place = self.choices.rects[choice.name]
                edge = -theme.px(surface, 20)
                by_name[choice.name].draw(surface, place.inflate(edge, edge // 2))
        if names := self._foot_names():
            self.choices.draw(surface, names)
        if not by_name:
            room = self._room(surface, area).inflate(-theme.px(surface, 80), 0)
            draw_text(surface, self._nothing(), room, 30, theme.CREAM)

    def _details(self) -> object:
        return self._leaves.page


class PupilsPage(CardsPage):
    """Cards of children. A page says who they are, in `_pupils`, and what a press does."""

    @abstractmethod
    def _pupils(self) -> Sequence[Pupil]:
        """Return whose cards there are."""

    @abstractmethod
    def _press(self, pupil: Pupil) -> Screen | None:
        """Answer a press on a child's card."""

    def _cards(self) -> list[Card]:
        return [
            Card(
                f"child {pupil.id}",
                pupil.nickname,
                partial(self._press, pupil),
                partial(self._draw_child, pupil),
            )
            for pupil in self._pupils()
        ]

    def _draw_child(self, pupil: Pupil, surface: Surface, place: Rect) -> None:
        face, name = halves(surface, place.inflate(theme.px(surface, 20), theme.px(surface, 20)))
        draw_avatar(surface, face, pupil.avatar)
        draw_text(surface, pupil.nickname, name, 28, bold=True)
