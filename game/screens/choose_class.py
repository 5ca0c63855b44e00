"""Which class has a lesson? For grown-ups, behind the PIN; a new class can be begun here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pygame import Rect, Surface

from game.backstage import Backstage
from game.classroom.records import Group
from game.drawing.text import draw_text
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.panel_cards import Card, CardsPage
from game.screens.panel_desk import PanelDesk
from game.screens.panel_names import TypingPage
from game.screens.panel_rooms import open_roster
from game.screens.screen import Screen
from game.words import tr


class ChooseClassPage(CardsPage):
    """A card for each class; `back` leads to the office."""

    def __init__(self, backstage: Backstage, back: Exit) -> None:
        self._groups: list[Group] = []
        self._leads_back = back
        desk = PanelDesk(backstage, back, lambda _: back())
        desk.told = desk.written(lambda: self._groups.extend(desk.register.groups()))
        super().__init__(desk, "new" if not self._groups else "", back=back)

    def _heading(self) -> str:
        return tr("Which class?") if self._groups else tr("There is no class yet")

    def _nothing(self) -> str:
        return tr("A class has nicknames and stars, and no pictures of anybody. Begin one here.")

    def _cards(self) -> list[Card]:
        return [
            Card(
                f"class {group.id}",
                group.name,
                partial(self._open, group),
                partial(_draw_name, group.name),
            )
            for group in self._groups
        ]

    def _foot(self) -> Sequence[Choice]:
        return (Choice("new", tr("New class"), self._name, "add"),)

    def _open(self, group: Group) -> Screen:
        return open_roster(self._desk.backstage, group, self._again)

    def _name(self) -> Screen:
        order = tr("What is your class called?")
        return TypingPage(self._desk, order, "", self._begin, lambda: self)

    def _begin(self, name: str) -> Screen | str:
        made: list[Group] = []
        trouble = self._desk.written(lambda: made.append(self._desk.register.add_group(name)))
        return trouble or self._open(made[0])

    def _again(self) -> Screen:
        return ChooseClassPage(self._desk.backstage, self._leads_back)


def _draw_name(name: str, surface: Surface, place: Rect) -> None:
    draw_text(surface, name, place, 32, bold=True)
