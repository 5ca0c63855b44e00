"""Leafing through more cards than fit on a screen; it knows not what is on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import pygame
from pygame import Rect, Surface

from game.drawing import pen, theme
from game.screens.choices import Choice
from game.screens.screen import Screen
from game.words import tr

_Card = TypeVar("_Card")


class Pages:
    """Which page of `count` cards is open, at so many cards `a_page`."""

    def __init__(self, count: int, a_page: int) -> None:
        self._a_page = a_page
        self.page = 0
        self.pages = max(1, -(-count // a_page))
        self.count = count

    @property
    def first(self) -> int:
        """The number of the first card on the page."""
        return self.page * self._a_page

    @property
    def last(self) -> int:
        """One past the number of the last card on the page."""
        return min(self.count, self.first + self._a_page)

    def open_page(self, cards: Sequence[_Card]) -> Sequence[_Card]:
        """Return those of all `cards` that are on the open page."""
        return cards[self.first : self.last]

    def choices(self, screen: Screen) -> list[Choice]:
        """Return the choices that turn the page and stay on `screen`; none for a single page."""
        if self.pages == 1:
            return []
        return [
            self._choice("previous page", -1, screen, pygame.K_PAGEUP),
            self._choice("next page", 1, screen, pygame.K_PAGEDOWN),
        ]

    def _choice(self, name: str, by: int, screen: Screen, key: int) -> Choice:
        icon, spoken = ("next", tr("Turn the page")) if by > 0 else ("back", tr("One page back"))
        return Choice(name, "", self._turn(by, screen), icon, (key,), spoken=spoken, sound="page")

    def places(self, surface: Surface, area: Rect) -> tuple[dict[str, Rect], Rect]:
        """Return where the two buttons go, below left and right, and the room above them."""
        if self.pages == 1:
            return {}, area
        back = Rect(area.left, 0, theme.target_px(surface, 240), theme.target_px(surface, 84))
        back.bottom = area.bottom
        on = back.copy()
        on.right = area.right
        room = Rect(area.left, area.top, area.width, back.top - area.top - theme.px(surface, 16))
        return {"previous page": back, "next page": on}, room

    def draw(self, surface: Surface, area: Rect) -> None:
        """Draw between the buttons a dot for each page, a large one for the open page."""
        places, _ = self.places(surface, area)
        if not places:
            return
        height = places["next page"].centery
        for number in range(self.pages):
            left = area.centerx + round((number - (self.pages - 1) / 2) * theme.px(surface, 40))
            is_open = number == self.page
            pen.aacircle(surface, theme.INK, (left, height), theme.px(surface, 15))
            colour, radius = (theme.GOLD, 12) if is_open else (theme.CREAM, 6)
            pen.aacircle(surface, colour, (left, height), theme.px(surface, radius))

    def _turn(self, by: int, screen: Screen) -> Callable[[], Screen]:
        def turn() -> Screen:
            self.page = (self.page + by) % self.pages
            return screen

        return turn
