"""The album of stickers: one for each play that was played to its end; it counts none missing."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import pygame
from pygame import Rect, Surface

from game.acting.coaching import lead_expression
from game.acting.expressions import Expression
from game.acting.scenario import Scenario, in_language
from game.art import picture, picture_file_or
from game.backstage import Backstage, Player
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.sticker import draw_badge_of
from game.drawing.text import LEADING, draw_text
from game.drawing.tokens import draw_expression_icon, draw_icon
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import (
    below_heading,
    corner_choices,
    corners,
    draw_heading,
    draw_room,
    speak_text,
)
from game.screens.pages import Pages
from game.screens.places import grid, middle, row
from game.screens.screen import Screen
from game.screens.waiting import WaitingScreen
from game.words import tr

STICKERS_A_PAGE: Final = 6
COLUMNS: Final = 3
# Real pixels that the words of the button to the stickers take beside their icon.
LEAST_WIDTH: Final = 215


class StickersScreen(WaitingScreen):
    """Shows the stickers of `plays` and the most stars of each; a sticker says its play's name."""

    def __init__(
        self, backstage: Backstage, plays: Sequence[Scenario], best: Mapping[str, int], back: Exit
    ) -> None:
        self._plays = plays
        self._best = best
        self._back = back
        self._pages = Pages(len(plays), STICKERS_A_PAGE)
        super().__init__(backstage, plays[0].name if plays else "back")

    def draw(self, surface: Surface) -> None:
        """Draw the open album."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, tr("My stickers"))
        turning, area = self._pages.places(surface, below_heading(surface))
        draw_paper(surface, area, "sky")
        inside = area.inflate(-theme.px(surface, 48), -theme.px(surface, 40))
        if not self._plays:
            paper = middle(inside, inside.width * 3 // 4, inside.height // 2)
            draw_paper(surface, paper)
            room = paper.inflate(-theme.px(surface, 60), -theme.px(surface, 40))
            image, words = row(room, 2, theme.px(surface, 30), (0.25, 0.75))
            draw_icon(surface, image, "sticker")
            draw_text(surface, self._words(), words, 36, highlight=self._backstage.voice.word())
        cells = grid(inside, COLUMNS, 2, theme.px(surface, 22))
        names = [play.name for play in self._on_page()]
        places = dict(zip(names, cells, strict=False))
        self.choices.place(surface, turning | places | corners(surface, has_globe=True))
        self.choices.draw(surface, ("back", "hear", "language", "previous page", "next page"))
        plays = {play.name: play for play in self._on_page()}
        for choice in self.choices.shown():
            if choice.name in plays:
                self.choices.draw_one(surface, choice, "", None)
                self._draw_card(surface, self.choices.rects[choice.name], plays[choice.name])
        self._pages.draw(surface, below_heading(surface))

    def _words(self) -> str:
        if not self._plays:
            return tr("Play a play to its end, and its sticker comes here.")
        return tr("These are your stickers!")

    def _on_page(self) -> Sequence[Scenario]:
        return self._pages.open_page(self._plays)

    def _offer(self) -> list[Choice]:
        language = self._backstage.house.language
        stickers = [
            Choice(play.name, in_language(play.title, language), partial(self._say, play))
            for play in self._on_page()
        ]
        return [
            *stickers,
            *self._pages.choices(self),
            *corner_choices(self._backstage, self, self._back),
        ]

    def _say(self, play: Scenario) -> Screen:
        speak_text(self._backstage, play.title)
        return self

    def _draw_card(self, surface: Surface, card: Rect, play: Scenario) -> None:
        inside = card.inflate(-theme.px(surface, 20), -theme.px(surface, 12))
        above, title = inside.copy(), inside.copy()
        # Every title finds room in two lines of the smallest letters.
        title.height = max(round(inside.height * 0.34), round(2 * LEADING * theme.TEXT_MIN) + 2)
        title.bottom, above.height = inside.bottom, inside.height - title.height
        badge, best = row(above, 2, theme.px(surface, 6), (0.62, 0.38))
        draw_sticker(surface, badge, play)
        language = self._backstage.house.language
        draw_text(surface, in_language(play.title, language), title, 28, bold=True)
        side = min(best.height, theme.px(surface, 56))
        star, number = row(middle(best, side * 2, side), 2, 0)
        draw_icon(surface, star, "star")
        draw_text(surface, str(self._best[play.name]), number, 28, bold=True)


def best_of(backstage: Backstage, player: Player | None) -> dict[str, int]:
    """Return the most stars that a player has of each play; nothing where the book is closed."""
    if player is None:
        return {}
    book, plays = backstage.book, backstage.house.playbill
    try:
        return {play.name: book.best(player.id, play.name) for play in plays}
    except OSError:
        # The book's own sentence was shown where players are chosen; plays need no book.
        return {}


def stickers_of(backstage: Backstage, best: Mapping[str, int], back: Exit) -> Screen:
    """Return the album with a sticker for each play that has stars."""
    plays = [play for play in backstage.house.playbill if best.get(play.name)]
    return StickersScreen(backstage, plays, best, back)


def foot(surface: Surface, pages: Pages, has_stickers: bool) -> tuple[Rect, Rect]:
    """Return where the button to the stickers goes, and the room in which pages are dotted."""
    whole = below_heading(surface)
    turning, _ = pages.places(surface, whole)
    edge, gap = max(theme.px(surface, 300), LEAST_WIDTH), theme.px(surface, 18)
    stickers = Rect(0, 0, edge, theme.target_px(surface, 84))
    stickers.bottom, stickers.centerx = whole.bottom, whole.centerx
    if not turning or not has_stickers:
        return stickers, whole
    stickers.left = turning["previous page"].right + gap
    dots = Rect(stickers.right, whole.top, 0, whole.height)
    dots.width = turning["next page"].left - stickers.right
    return stickers, dots


def draw_poster(surface: Surface, place: Rect, play: Scenario) -> None:
    """Draw the poster, or else the first picture, or else the mask of what is asked first."""
    name = _picture_name(play)
    if name is None:
        side = min(place.size)
        draw_expression_icon(surface, middle(place, side, side), _mask(play))
        return
    image = picture_file_or(Path(play.pictures) / name, place.size, f"masks/{_mask(play)}")
    surface.blit(image, image.get_rect(center=place.center))


def draw_sticker(surface: Surface, place: Rect, play: Scenario) -> None:
    """Draw the play's sticker in the middle of `place`: always the same one for the same play."""
    side = max(1, min(place.size))
    name = _picture_name(play)
    file = Path(play.pictures) / name if name else None
    sticker = _sticker(file, _mask(play), zlib.crc32(play.name.encode()), side)
    surface.blit(sticker, sticker.get_rect(center=place.center))


@theme.cached(maxsize=48)
def _sticker(file: Path | None, mask: Expression, number: int, side: int) -> Surface:
    # Posters are wider than high: one that fits a room twice as wide fills the badge.
    image = picture(f"masks/{mask}", (side, side))
    if file:
        image = picture_file_or(file, (side * 2, side), f"masks/{mask}")
    sticker = Surface((side, side), pygame.SRCALPHA, 32)
    draw_badge_of(sticker, sticker.get_rect(), image, number)
    return sticker


def _picture_name(play: Scenario) -> str | None:
    return play.poster or next((scene.picture for scene in play.scenes if scene.picture), None)


def _mask(play: Scenario) -> Expression:
    return lead_expression(play.scenes[0].ask)
