"""The office: everything that adults may set, page by page; each change holds at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage
from game.drawing import theme
from game.screens.choices import SETTLE, Choice
from game.screens.choose_leaver import ChooseLeaverScreen
from game.screens.desk import Fader, Row, draw_row, row_choices, row_papers, row_places, step_at
from game.screens.desk_pages import PAGE_NAMES, Page, Rooms, page_rows
from game.screens.erase import EraseScreen, everything
from game.screens.exits import Exit
from game.screens.furniture import (
    below_heading,
    corner_choices,
    corners,
    draw_heading,
    draw_room,
    heading_place,
    speak,
)
from game.screens.places import column, row
from game.screens.screen import Screen
from game.screens.waiting import WaitingScreen
from game.words import tr

# Rows are as high as if there were at least so many on the page.
FEWEST_ROWS = 3.5

# What the ways to the author's plays and to a class take of the heading's width, by their number.
WAY_SHARES = (0.0, 0.34, 0.6)

# A screen for choosing the camera, given the way back from it.
CameraRoom = Callable[[Exit], Screen]


class OfficeScreen(WaitingScreen):
    """Pages at the left, the rows of the open page beside them; `back` is the way out.

    `cameras` opens the choice of cameras, where there is one.
    """

    def __init__(
        self,
        backstage: Backstage,
        back: Exit,
        cameras: CameraRoom | None = None,
        page: Page = Page.SOUND,
    ) -> None:
        self._back = back
        self._cameras = cameras
        self._told = ""
        self._scales: list[tuple[Fader, Rect]] = []
        self._size = (1, 1)
        self.page = page
        backstage.eye.stop()
        super().__init__(backstage, f"page {page}")

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; one on a fader's scale sets it to that step."""
        point = self._point(event)
        for fader, scale in self._scales:
            if point and scale.collidepoint(point) and self._clock >= SETTLE:
                fader.move(step_at(scale, fader, point[0]))
                return self
        return super().on_event(event)

    def draw(self, surface: Surface) -> None:
        """Draw the ways to the pages and the open page."""
        draw_room(surface, self._backstage, self._clock)
        self._draw_heading(surface)
        tabs, board = row(below_heading(surface), 2, theme.px(surface, 20), (0.24, 0.76))
        names = [f"page {page}" for page in Page]
        cells = column(tabs, len(names), theme.px(surface, 6))
        places = dict(zip(names, cells, strict=True)) | corners(surface, True)
        places |= self._plays_place(surface)
        papers = row_papers(surface, self._rows(), board, FEWEST_ROWS)
        self._size, self._scales = surface.get_size(), []
        for line, paper in papers:
            inside = row_places(surface, line, paper)
            if isinstance(line, Fader):
                self._scales.append((line, inside.pop(f"{line.name} scale")))
            places |= inside
        self.choices.place(surface, places)
        for line, paper in papers:
            draw_row(surface, line, paper, self.choices)
        self.choices.draw(surface, [*names, "my plays", "class", "back", "hear", "language"])

    def _draw_heading(self, surface: Surface) -> None:
        share = WAY_SHARES[len(self._offer_plays())]
        draw_heading(surface, self._words(), self._backstage.voice.word(), share=share)

    def _plays_place(self, surface: Surface) -> dict[str, Rect]:
        """Return where the ways to the author's plays and to a class are, beside the heading."""
        names = [choice.name for choice in self._offer_plays()]
        if not names:
            return {}
        whole = heading_place(surface)
        heading = heading_place(surface, share=WAY_SHARES[len(names)])
        gap = theme.px(surface, 16)
        left = heading.right + gap
        ways = Rect(left, whole.top, whole.right - left, whole.height)
        return dict(zip(names, row(ways, len(names), gap), strict=True))

    def _rows(self) -> tuple[Row, ...]:
        cameras = self._choose_camera if self._cameras else None
        rooms = Rooms(cameras, self._delete_one, self._erase)
        return page_rows(self.page, self._backstage.house.settings, self._change, rooms)

    def _offer(self) -> list[Choice]:
        pages = [
            Choice(f"page {page}", tr(name), partial(self._open, page), icon, (), page is self.page)
            for page, (name, icon) in PAGE_NAMES.items()
        ]
        lines = [choice for line in self._rows() for choice in row_choices(line, self)]
        return [
            *pages,
            *lines,
            *self._offer_plays(),
            *corner_choices(self._backstage, self, self._back),
        ]

    def _offer_plays(self) -> list[Choice]:
        """Return the ways to the author's plays and to a class, where there are any."""
        workshop, again = self._backstage.workshop, partial(self._again, self.page)

        def open_plays() -> Screen:
            from game.screens.my_plays import MyPlaysScreen

            assert workshop is not None, "the way is there only with a workshop"
            return MyPlaysScreen(self._backstage, workshop, again)

        def open_class() -> Screen:
            from game.screens.class_door import class_way

            return class_way(self._backstage, again)

        plays = Choice("my plays", tr("My plays"), open_plays, "pen")
        lesson = Choice("class", tr("Class"), open_class, "many")
        has_register = self._backstage.register is not None
        return [*([plays] if workshop else []), *([lesson] if has_register else [])]

    def _words(self) -> str:
        return self._told or tr(PAGE_NAMES[self.page][0])

    def _tell(self) -> None:
        self._told = ""
        super()._tell()

    def _open(self, page: Page) -> Screen:
        self.page = page
        self._tell()
        return self

    def _change(self, field: str, value: object, told: str) -> None:
        """Set one setting everywhere at once, and say it with the voice that is set now."""
        changed: dict[str, Any] = {field: value}
        settings = replace(self._backstage.house.settings, **changed)
        trouble = self._backstage.office.change(settings)
        if field == "language":
            return  # the interpreter says it, in that language
        self._told = trouble or told
        speak(self._backstage, self._told)
        if field == "effects_volume":
            self._backstage.sounds.play("star")
        if field == "music_volume":
            self._backstage.sounds.theme(True)

    def _choose_camera(self) -> Screen | None:
        return self._cameras(partial(self._again, Page.CAMERA)) if self._cameras else self

    def _erase(self) -> Screen:
        deletion, back = everything(self._backstage), partial(self._again, Page.PRIVACY)
        return EraseScreen(self._backstage, deletion, back, self._back)

    def _delete_one(self) -> Screen:
        return ChooseLeaverScreen(self._backstage, partial(self._again, Page.PRIVACY))

    def _again(self, page: Page) -> Screen:
        return OfficeScreen(self._backstage, self._back, self._cameras, page)

    def _point(self, event: Event) -> tuple[float, float] | None:
        """Return where a click or touch is, in pixels."""
        is_touch = getattr(event, "touch", False)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and not is_touch:
            x, y = event.pos
            return float(x), float(y)
        if event.type == pygame.FINGERDOWN:
            return event.x * self._size[0], event.y * self._size[1]
        return None
