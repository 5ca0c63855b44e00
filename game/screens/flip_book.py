"""The flip-book: how each scene was acted, leaf after leaf; a grown-up may keep one picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.acting.scenario import Scenario, in_language
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper
from game.drawing.flip_page import draw_leaf
from game.drawing.text import draw_text
from game.flip_book import FlipBook, Page
from game.screens.choices import Choice, Choices
from game.screens.exits import Exit, Gate
from game.screens.furniture import (
    below_heading,
    corners,
    draw_heading,
    draw_room,
    hear_again,
    speak,
    speak_text,
)
from game.screens.go_on import draw_scene
from game.screens.interpreter import Interpreter
from game.screens.places import column, row
from game.screens.screen import News, Screen
from game.screens.waiting import LEFT_ALONE
from game.words import tr

# All in seconds: that a leaf takes to turn, and that a page stays, at least, before the next.
TURN_TAKES: Final = 0.5
PAGE_LASTS: Final = 4.0
# On the small book at the bow, which nobody reads aloud.
GLIMPSE_LASTS: Final = 2.2

PRESSES: Final = (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.FINGERDOWN)


class FlipBookScreen:
    """Leafs through `flip_book` and goes `back`; with nothing left in it, by itself.

    `gate` is None where no picture may be kept.
    """

    def __init__(
        self,
        backstage: Backstage,
        flip_book: FlipBook,
        play: Scenario,
        back: Exit,
        gate: Gate | None = None,
    ) -> None:
        self._backstage = backstage
        self._flip_book = flip_book
        self._play = play
        self._back = back
        self._gate = gate
        self._number = 0
        self._before = 0
        self._on_page = 0.0
        self._clock = 0.0
        self._alone = 0.0
        self._is_told = False
        self._is_leafing = not backstage.house.reduced_motion
        self._is_ours = any(page.actors for page in flip_book.pages)
        self._spoken = self._welcome()
        self._notice = ""
        self.choices = Choices(self._offer, "next page" if len(flip_book.pages) > 1 else "back")
        self._interpreter = Interpreter(backstage, self._retell)
        speak(backstage, self._spoken)

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch."""
        if event.type in PRESSES:
            self._alone = 0.0
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Tell each page's line, and turn to the next; whom nobody watches blots itself out."""
        self._clock += dt
        self._on_page += dt
        self._alone += dt
        self._interpreter.update()
        self.choices.update(dt)
        if self._alone >= LEFT_ALONE:
            self._flip_book.blot_out()
        pages = self._flip_book.pages
        if not pages:
            return self._back()
        if not self._backstage.voice.is_busy():
            self._read_on(pages)
        return self

    def draw(self, surface: Surface) -> None:
        """Draw the open book and its buttons."""
        draw_room(surface, self._backstage, self._clock, 0.5)
        draw_heading(surface, tr("Our flip-book") if self._is_ours else tr("Your flip-book"))
        area, below = _areas(surface)
        if pages := self._flip_book.pages:
            self._draw_book(surface, area, pages)
        places = corners(surface)
        cells = row(below, 3, theme.px(surface, 18), (0.22, 0.56, 0.22))
        offered = {choice.name for choice in self._offer()}
        beside = dict(zip(("previous page", "keepsake", "next page"), cells, strict=True))
        places |= {name: cell for name, cell in beside.items() if name in offered}
        self.choices.place(surface, places)
        self.choices.draw(surface)
        if "keepsake" not in offered:
            draw_paper(surface, cells[1])
            told = self._notice or tr(
                "These pictures are kept nowhere. After the bow they are gone."
            )
            inside = cells[1].inflate(-theme.px(surface, 30), -theme.px(surface, 8))
            draw_text(surface, told, inside, 26, highlight=self._word_in(told))

    def _welcome(self) -> str:
        if self._is_ours:
            return tr("Our flip-book! This is how all of you acted.")
        return tr("Your flip-book! This is how you acted.")

    def _retell(self) -> None:
        """Say in the new language what the open page tells."""
        self._notice = ""
        if pages := self._flip_book.pages:
            self._tell(pages)

    def _read_on(self, pages: Sequence[Page]) -> None:
        if not self._is_told:
            self._tell(pages)
        elif self._is_leafing and self._on_page >= PAGE_LASTS and self._number + 1 < len(pages):
            self._turn_to(self._number + 1)

    def _tell(self, pages: Sequence[Page]) -> None:
        self._is_told = True
        self._spoken = speak_text(self._backstage, pages[self._number].scene.line)

    def _turn_to(self, number: int) -> None:
        self._before, self._number = self._number, number
        self._on_page, self._is_told = 0.0, False
        self._backstage.sounds.play("page")

    def _leaf(self, by: int) -> Screen:
        """Turn by hand: from now on the book waits for hands."""
        self._is_leafing = False
        count = len(self._flip_book.pages)
        if count:
            self._turn_to((self._number + by) % count)
            self._tell(self._flip_book.pages)
        return self

    def _word_in(self, text: str) -> tuple[int, int] | None:
        return self._backstage.voice.word() if text == self._spoken else None

    def _offer(self) -> list[Choice]:
        leafs = [
            Choice("previous page", "", lambda: self._leaf(-1), "back", (pygame.K_PAGEUP,)),
            Choice("next page", "", lambda: self._leaf(1), "next", (pygame.K_PAGEDOWN,), True),
        ]
        keep = Choice("keepsake", tr("Grown-ups: keep this picture"), self._ask_grown_up, "gear")
        return [
            *(leafs if len(self._flip_book.pages) > 1 else ()),
            *((keep,) if self._gate is not None and not self._flip_book.has_keepsake else ()),
            Choice("back", tr("Back"), self._back, "back", (pygame.K_ESCAPE,)),
            hear_again(self._backstage, self),
        ]

    def _ask_grown_up(self) -> Screen | None:
        assert self._gate is not None, "offered only with a gate"
        self._is_leafing = False
        return self._gate(self._keep, lambda: self)

    def _keep(self) -> Screen:
        """Save the open page; only one picture of a play is kept."""
        pages = self._flip_book.pages
        if not pages:
            return self
        title = in_language(self._play.title, self._backstage.house.language)
        picture = pages[self._number].picture
        try:
            place = self._backstage.office.save_keepsake(picture, title, self._play.name)
        except OSError as error:
            self._notice = str(error)
        else:
            self._flip_book.has_keepsake = True
            self._notice = tr("The picture is saved as {file}.", file=place)
        self._spoken = self._notice
        speak(self._backstage, self._notice)
        return self

    def _draw_book(self, surface: Surface, area: Rect, pages: Sequence[Page]) -> None:
        draw_paper(surface, area.inflate(theme.px(surface, 20), theme.px(surface, 14)), "wine")
        left, right = row(area, 2, 0)
        self._draw_story(surface, left, pages[self._number])
        turning = 1.0 if not self._is_moving() else self._on_page / TURN_TAKES
        draw_turning(surface, right, pages, self._before, self._number, turning)
        if turning >= 1.0:
            _draw_actors(surface, right, pages[self._number].actors)

    def _is_moving(self) -> bool:
        return self._on_page < TURN_TAKES and not self._backstage.house.reduced_motion

    def _draw_story(self, surface: Surface, page: Rect, shown: Page) -> None:
        draw_leaf(surface, page, None)
        inside = page.inflate(-theme.px(surface, 40), -theme.px(surface, 36))
        image, words = column(inside, 2, theme.px(surface, 8), (0.46, 0.54))
        draw_scene(surface, image, self._play, shown.scene)
        line = in_language(shown.scene.line, self._backstage.house.language)
        draw_text(surface, line, words, 30, highlight=self._word_in(line))


def _draw_actors(surface: Surface, page: Rect, actors: Sequence[str]) -> None:
    """Draw the avatars of those who acted on the lower edge of the page."""
    side = theme.px(surface, 96)
    for number, avatar in enumerate(reversed(actors)):
        spot = Rect(page.right - side, page.bottom - side, side, side)
        draw_avatar(surface, spot.move(-number * side * 5 // 6, side // 8), avatar)


def draw_turning(
    surface: Surface, rect: Rect, pages: Sequence[Page], before: int, now: int, turned: float
) -> None:
    """Draw page `now` with page `before` turning away from it, or to it when leafing back.

    `turned` is how far, 0 to 1 and above.
    """
    share = min(1.0, max(0.0, turned))
    under, over, stands = (now, before, share) if now > before else (before, now, 1.0 - share)
    if share >= 1.0 or before == now or before >= len(pages):
        draw_leaf(surface, rect, pages[now].picture)
        return
    draw_leaf(surface, rect, pages[under].picture)
    draw_leaf(surface, rect, pages[over].picture, stands)


def draw_glimpse(
    surface: Surface, rect: Rect, pages: Sequence[Page], seconds: float, is_still: bool
) -> None:
    """Draw the small book at the bow, whose pages turn by themselves unless it `is_still`."""
    turn, within = divmod(seconds, GLIMPSE_LASTS)
    now = 0 if is_still else int(turn) % len(pages)
    before = max(0, now - 1) if turn else 0
    draw_turning(surface, rect, pages, before, now, 1.0 if is_still else within / TURN_TAKES)


def _areas(surface: Surface) -> tuple[Rect, Rect]:
    """Return where the book and what is below it go."""
    area = below_heading(surface)
    below = Rect(area.left, 0, area.width, theme.target_px(surface, 96))
    below.bottom = area.bottom
    high = below.top - area.top - theme.px(surface, 30)
    wide = min(area.width - theme.px(surface, 20), high * 5 // 2)
    book = Rect(0, area.top + theme.px(surface, 8), wide, high)
    book.centerx = area.centerx
    return book, below
