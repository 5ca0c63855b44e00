"""What every page of the teacher's panel has: tabs, a heading that answers, a calm ground."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.drawing import theme
from game.screens.choices import Choice, Choices
from game.screens.desk import Row, draw_row, row_choices, row_papers, row_places
from game.screens.exits import Exit
from game.screens.furniture import below_heading, corners, draw_heading
from game.screens.interpreter import language_choice
from game.screens.panel_desk import TAB_NAMES, PanelDesk, Tab
from game.screens.places import column, row
from game.screens.quiet import QuietChoices
from game.screens.screen import News, Screen
from game.words import tr

# Rows are as high as if there were at least so many on the page.
FEWEST_ROWS: Final = 4.0


class PanelPage(ABC):
    """A page for a teacher's glance: it says nothing aloud, and nothing on it moves by itself.

    A page has its heading, its choices, their places and a way to draw them. `tab` is the one that
    it belongs to, None for a page that covers the tabs; `back` leads from such a page.
    """

    def __init__(
        self, desk: PanelDesk, focus: str, tab: Tab | None = None, back: Exit | None = None
    ) -> None:
        self._desk = desk
        self._tab = tab
        self._back = back or desk.leave
        self._following: Screen | None = None
        self.choices: Choices = QuietChoices(self._offer, focus, is_typing=self._is_typing())

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; a list that is dropped on any page is one of children."""
        if event.type == pygame.DROPFILE and self._tab not in (None, Tab.CHILDREN):
            return self._desk.open(Tab.CHILDREN).on_event(event)
        chosen = self.choices.on_event(event)
        following = chosen.act() if chosen else self
        if self._following is not None:
            following, self._following = self._following, None
        return following

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the time pass."""
        self.choices.update(dt)
        return self

    def draw(self, surface: Surface) -> None:
        """Draw the tabs and the page beside them."""
        surface.fill(theme.NIGHT)
        draw_heading(surface, self._desk.told or self._heading())
        tabs, area = self._areas(surface)
        places = self._corners(surface)
        if self._tab is not None:
            names = self._tab_names()
            places |= dict(zip(names, column(tabs, len(names), theme.px(surface, 6)), strict=True))
        self.choices.place(surface, places | self._places(surface, area))
        self.choices.draw(surface, [*places])
        self._draw_page(surface, area)

    def looks(self) -> object:
        """Return all that the look depends on, for whoever draws it only when it changed."""
        lesson = self._desk.backstage.lesson
        now = None if lesson is None else (lesson.now, lesson.plan, lesson.can_undo())
        heading = self._desk.told or self._heading()
        settings = self._desk.backstage.house.settings
        return self.choices.looks(), now, heading, settings, self._details()

    @abstractmethod
    def _heading(self) -> str:
        """Return what stands above, in the language in use."""

    @abstractmethod
    def _offer_page(self) -> Sequence[Choice]:
        """Return the choices of this page alone."""

    @abstractmethod
    def _places(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        """Return where these go inside `area`."""

    @abstractmethod
    def _draw_page(self, surface: Surface, area: Rect) -> None:
        """Draw the page; its choices have been placed."""

    def _details(self) -> object:
        """Return what the look depends on beside choices, lesson and settings."""
        return None

    def _is_typing(self) -> bool:
        """Tell whether letters and space are typed here."""
        return False

    def _told(self, told: str) -> Screen:
        """Stay, and tell what was done."""
        self._desk.told = told
        return self

    def _after(self, trouble: str, told: str = "") -> Screen:
        """Stay and tell what was done, or show the sentence of what went wrong."""
        if not trouble:
            return self._told(told)
        from game.screens.panel_note import NotePage

        return NotePage(self._desk, trouble, lambda: self)

    def _areas(self, surface: Surface) -> tuple[Rect, Rect]:
        """Return the tabs' area, and the page's own."""
        whole = below_heading(surface)
        if self._tab is None:
            return Rect(whole.topleft, (0, 0)), whole
        tabs, page = row(whole, 2, theme.px(surface, 18), (0.22, 0.78))
        return tabs, page

    def _corners(self, surface: Surface) -> dict[str, Rect]:
        places = corners(surface, has_globe=True)
        gear = places.pop("hear")
        if self._tab is not None:
            return places | {f"tab {Tab.CLASS}": gear}
        return places | {"language": places["language"].union(gear)}

    def _tab_names(self) -> list[str]:
        names = [f"tab {tab}" for tab in self._desk.tabs if tab is not Tab.CLASS]
        return [*names, "begin"] if self._desk.begin else names

    def _offer(self) -> list[Choice]:
        out = Choice("back", self._out(), self._leave, "back", (pygame.K_ESCAPE,))
        tabs = [] if self._tab is None else self._offer_tabs()
        globe = language_choice(self._desk.backstage, self)
        return [*tabs, *self._offer_page(), out, globe]

    def _out(self) -> str:
        return tr("Back") if self._tab is None or self._desk.begin else tr("Close")

    def _leave(self) -> Screen | None:
        self._desk.told = ""
        return self._back()

    def _offer_tabs(self) -> list[Choice]:
        desk, tabs = self._desk, []
        for tab in desk.tabs:
            words, icon = TAB_NAMES[tab]
            is_open = tab is self._tab
            go = partial(desk.open, tab)
            # The class's own page has a gear in the corner, for which words have no room.
            label = "" if tab is Tab.CLASS else tr(words)
            name, spoken = f"tab {tab}", tr(words)
            tabs.append(Choice(name, label, go, icon, is_primary=is_open, spoken=spoken))
        if desk.begin is not None:
            tabs.append(Choice("begin", tr("Begin the lesson"), desk.begin, "play"))
        return tabs


class RowsPage(PanelPage):
    """A page of rows, as on the desk for adults; a page has `_rows`."""

    def _places(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        places: dict[str, Rect] = {}
        for line, paper in self._papers(surface, area):
            places |= row_places(surface, line, paper)
        return places

    def _draw_page(self, surface: Surface, area: Rect) -> None:
        for line, paper in self._papers(surface, area):
            draw_row(surface, line, paper, self.choices)

    def _offer_page(self) -> list[Choice]:
        return [choice for line in self._rows() for choice in row_choices(line, self)]

    def _follow(self, screen: Screen) -> None:
        """Let `screen` come after this event, where a row's own act leads nowhere."""
        self._following = screen

    @abstractmethod
    def _rows(self) -> tuple[Row, ...]:
        """Return the rows as things stand."""

    def _papers(self, surface: Surface, area: Rect) -> list[tuple[Row, Rect]]:
        return row_papers(surface, self._rows(), area, FEWEST_ROWS)
