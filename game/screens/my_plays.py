"""My plays: what the author has written, a poster for each; new ones begin here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.acting.scenario import Scenario, in_language
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.playwright import OwnPlay, Workshop
from game.screens.choices import Choice
from game.screens.choose_road import ChooseRoadScreen
from game.screens.exits import Exit, Exits, Road
from game.screens.furniture import (
    below_heading,
    corner_choices,
    corners,
    draw_heading,
    draw_room,
)
from game.screens.gate import GateScreen
from game.screens.opening import open_play
from game.screens.pages import Pages
from game.screens.places import column, middle, row
from game.screens.screen import News, Screen
from game.screens.waiting import WaitingScreen
from game.screens.writing import Field
from game.screens.writing_desk import Desk
from game.screens.writing_page import draw_note, excerpt
from game.screens.writing_pick import picture_painter
from game.screens.writing_remarks import WritingRemarks
from game.screens.writing_strip import WritingStrip
from game.words import tr, tr_count

A_PAGE = 3


class MyPlaysScreen(WaitingScreen):
    """The author's plays, three at a time; `back` is the way out."""

    def __init__(self, backstage: Backstage, workshop: Workshop, back: Exit) -> None:
        self._workshop = workshop
        self._back = back
        self._places = tuple(workshop.plays())
        self._posters: dict[Path, OwnPlay] = {}
        self._pages = Pages(len(self._places), A_PAGE)
        first = f"play {self._places[0]}" if self._places else "new"
        backstage.eye.stop()
        backstage.sounds.theme(False)
        super().__init__(backstage, first)

    def draw(self, surface: Surface) -> None:
        """Draw the posters, and below them what can be begun."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._words(), self._backstage.voice.word())
        area, foot = self._areas(surface)
        cells = row(area, A_PAGE, theme.px(surface, 26))
        places = {f"play {p}": cell for p, cell in zip(self._on_page(), cells, strict=False)}
        buttons = self._foot()
        below = row(foot, len(buttons), theme.px(surface, 14))
        places |= {one.name: cell for one, cell in zip(buttons, below, strict=True)}
        self.choices.place(surface, places | corners(surface, True))
        names = [one.name for one in buttons]
        self.choices.draw(surface, [*names, "back", "hear", "language"])
        for choice in self.choices.shown():
            if choice.name.startswith("play "):
                self.choices.draw_one(surface, choice, "", None)
        for place in self._on_page():
            self._draw_poster(surface, self.choices.rects[f"play {place}"], self._look_at(place))
        if not self._places:
            note = middle(area, area.width * 4 // 5, area.height // 2)
            words = tr(
                "Here your own plays will hang. Press “New play”: it begins with one scene, and "
                "everything in it can be changed."
            )
            draw_note(surface, note, words, "pen")

    def _words(self) -> str:
        return tr("My plays")

    def _on_page(self) -> Sequence[Path]:
        return self._pages.open_page(self._places)

    def _look_at(self, place: Path) -> OwnPlay:
        poster = self._posters.get(place)
        if poster is None or poster.problems is None:
            poster = self._posters[place] = self._workshop.look_at(place)
        return poster

    def _title(self, place: Path) -> str:
        return in_language(self._look_at(place).title, self._backstage.house.language)

    def _offer(self) -> list[Choice]:
        posters = [
            Choice(f"play {place}", "", partial(self._open, place), spoken=self._title(place))
            for place in self._on_page()
        ]
        return [
            *posters,
            *self._foot(),
            *corner_choices(self._backstage, self, self._leave),
        ]

    def _foot(self) -> list[Choice]:
        turns = self._pages.choices(self)
        new = Choice("new", tr("New play"), self._begin, "add", is_primary=True)
        return [*turns[:1], new, *turns[1:]]

    def _leave(self) -> Screen | None:
        self._workshop.put_on()
        return self._back()

    def again(self) -> Screen:
        """Return this screen afresh, with what is in the folder now."""
        return MyPlaysScreen(self._backstage, self._workshop, self._back)

    def _open(self, place: Path) -> Screen:
        desk = Desk(self._workshop, self._workshop.open(place))
        if desk.script.is_locked:
            return WritingRemarks(self._backstage, desk, self.again)
        return WritingStrip(self._backstage, desk, self.again)

    def _begin(self) -> Screen:
        return NewPlayScreen(self._backstage, self._workshop, self.again)

    def _areas(self, surface: Surface) -> tuple[Rect, Rect]:
        whole = below_heading(surface)
        foot = Rect(whole.left, 0, whole.width, theme.target_px(surface, 96))
        foot.bottom = whole.bottom
        if self._pages.pages == 1:
            foot.inflate_ip(-whole.width // 2, 0)
        gap = theme.px(surface, 18)
        return Rect(whole.left, whole.top, whole.width, foot.top - gap - whole.top), foot

    def _draw_poster(self, surface: Surface, card: Rect, play: OwnPlay) -> None:
        inside = card.inflate(-theme.px(surface, 32), -theme.px(surface, 28))
        gap = theme.px(surface, 8)
        image, title, foot = column(inside, 3, gap, (0.52, 0.24, 0.24))
        paint = picture_painter(play.picture)
        if paint is not None:
            paint(surface, image)
        else:
            draw_icon(surface, middle(image, image.height, image.height), "playbill")
        size = theme.text_px(surface, 32)
        words = in_language(play.title, self._backstage.house.language)
        draw_text(surface, excerpt(words, title.size, size), title, 32, bold=True)
        told = tr_count("{count} scene", "{count} scenes", play.scenes)
        if not play.scenes:
            told = tr("Can't be read")
        if not play.problems:
            draw_text(surface, told, foot, 26)
            return
        above, below = column(foot, 2, 0)
        draw_text(surface, told, above, 26)
        words = tr_count("{count} problem", "{count} problems", play.problems)
        sign = Rect(below.left, below.top, below.height, below.height)
        draw_icon(surface, sign, "attention")
        rest = Rect(sign.right + gap, below.top, below.right - sign.right - gap, below.height)
        draw_text(surface, words, rest, 26, theme.WINE, "left", bold=True)


class NewPlayScreen(WaitingScreen):
    """Asks for the title of a new play, which makes its file."""

    def __init__(self, backstage: Backstage, workshop: Workshop, back: Exit) -> None:
        self._workshop = workshop
        self._back = back
        self._trouble = ""
        self.field = Field("", lambda words: None)
        super().__init__(backstage, "text", is_typing=True)

    def on_event(self, event: Event) -> Screen | None:
        """Answer what is typed; Enter begins the play."""
        if event.type in (pygame.TEXTINPUT, pygame.TEXTEDITING):
            self.choices.focus = "text"
        is_mine = self.choices.focus == "text" or event.type == pygame.MOUSEBUTTONDOWN
        if is_mine and self.field.on_event(event):
            self.choices.focus = "text"
            return self
        is_enter = event.type == pygame.KEYDOWN and event.key == pygame.K_RETURN
        if is_enter and self.choices.focus == "text":
            return self._begin()
        return super().on_event(event)

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the cursor blink."""
        self.field.update(dt)
        return super().update(dt, news)

    def draw(self, surface: Surface) -> None:
        """Draw the field and the button below it."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._words(), self._backstage.voice.word())
        area, gap = below_heading(surface), theme.px(surface, 24)
        paper = Rect(area.left, area.top + gap, area.width, theme.target_px(surface, 120))
        is_still = self._backstage.house.reduced_motion
        about = Rect(area.left, paper.bottom + gap, area.width, theme.target_px(surface, 120))
        draw_paper(surface, about)
        words = tr("The play begins with one scene. Everything is saved while you write.")
        inside = about.inflate(-theme.px(surface, 48), -theme.px(surface, 16))
        draw_text(surface, words, inside, 28)
        done = Rect(0, 0, theme.target_px(surface, 380), theme.target_px(surface, 96))
        done.midbottom = area.midbottom
        places = {"text": paper, "begin": done} | corners(surface, True)
        self.choices.place(surface, places)
        self.field.draw(surface, paper, self.choices.focus == "text", is_still)
        self.choices.draw(surface, ["begin", "back", "hear", "language"])

    def _words(self) -> str:
        return self._trouble or tr("What is the play called?")

    def _offer(self) -> list[Choice]:
        return [
            Choice("text", "", lambda: self, spoken=f"{self._words()} {self.field.text}"),
            Choice("begin", tr("Begin"), self._begin, "pen", is_primary=True),
            *corner_choices(self._backstage, self, self._back, has_key=False),
        ]

    def _begin(self) -> Screen | None:
        title = " ".join(self.field.text.split()) or tr("My play")
        try:
            script = self._workshop.begin(title, self._backstage.house.language)
        except OSError as error:
            self._trouble = str(error)
            self._tell()
            return self
        return WritingStrip(self._backstage, Desk(self._workshop, script), self._back)


def perform(backstage: Backstage, play: Scenario, back: Exit) -> Screen:
    """Return the roads into a play, all of which lead `back`."""

    def home() -> Screen | None:
        backstage.eye.stop()
        backstage.eye.use_understudy(False)
        return back()

    def exits(road: Road) -> Exits:
        return Exits(home, home, go, partial(GateScreen, backstage))

    def go(road: Road) -> Screen | None:
        return open_play(backstage, play, None, road, exits)

    return ChooseRoadScreen(backstage, go, home)
