"""The bow of several children: the stars of each side by side, in the order of their turns.

There is no rank: who has most is not said, and nobody has none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from pygame import Rect, Surface

from game.acting.bookmark import Bookmark
from game.acting.scenario import Scenario
from game.acting.stars import MOST_PER_TAKE
from game.backstage import Backstage, Book, Player
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper
from game.drawing.stars import draw_stars
from game.drawing.text import draw_text
from game.flip_book import FlipBook
from game.screens.bow import ALBUM, BOW_TAKES, BowScreen
from game.screens.choices import Choice
from game.screens.closing import ClosingScreen
from game.screens.exits import Exit, Exits
from game.screens.flip_book import draw_glimpse
from game.screens.furniture import (
    draw_badge,
    draw_heading,
    draw_room,
    margin,
    openness,
    row_with_hear,
)
from game.screens.places import column, middle, row
from game.screens.ribbon import record_beside, set_beside
from game.screens.screen import Screen
from game.screens.troupe import GUEST, Troupe
from game.words import tr

# How much wider the button with the small book is than one without.
ALBUM_SHARE: Final = 1.5

# Stars stand in rows of so many.
STARS_A_ROW: Final = 4
WIDEST: Final = 300


@dataclass(frozen=True, slots=True)
class Takings:
    """What came of a play of several: its name, its seconds, and each child's stars by number.

    `waited` are the numbers of children who had no turn in it. `earlier` are those takings of the
    same play that were written down at an early bow.
    """

    play: str
    seconds: float
    stars: tuple[int, ...]
    waited: frozenset[int] = frozenset()
    earlier: Takings | None = None

    @property
    def new_stars(self) -> tuple[int, ...]:
        """Each child's stars that are not yet written down."""
        before = self.earlier.stars if self.earlier else (0,) * len(self.stars)
        return tuple(now - then for now, then in zip(self.stars, before, strict=True))

    @property
    def new_seconds(self) -> float:
        """The seconds that are not yet written down."""
        return self.seconds - (self.earlier.seconds if self.earlier else 0.0)


@dataclass(frozen=True, slots=True)
class Album:
    """The pictures of a play, in memory, and the play that they are of."""

    flip_book: FlipBook
    play: Scenario


def write_down(book: Book, troupe: Troupe, takings: Takings, is_whole: bool) -> None:
    """Write each known child's own stars down, those of a play that was not whole as set aside.

    Raises OSError with a sentence when the book can't be written.
    """
    play, seconds = takings.play, takings.new_seconds
    for player, stars in zip(troupe.players, takings.new_stars, strict=True):
        if player.id == GUEST or stars <= 0:
            continue
        if is_whole:
            record_beside(book, player.id, play, stars, seconds)
        else:
            set_beside(book, player.id, play, Bookmark("", stars, 1, seconds))


class TroupeCallScreen(BowScreen):
    """Thanks everybody and writes each child's own stars down, once, when it opens.

    The pictures of `album` are blotted out on every way on: by `exits` that see to it, and here.
    `go_on` leads to the scene at which the evening's limit broke a play off.
    """

    def __init__(
        self,
        backstage: Backstage,
        troupe: Troupe,
        takings: Takings,
        again: Exit,
        exits: Exits,
        album: Album | None = None,
        go_on: Exit | None = None,
    ) -> None:
        self.takings = takings
        self._troupe = troupe
        self._go_on = go_on
        flip_book, play = (album.flip_book, album.play) if album else (FlipBook(), None)
        super().__init__(backstage, exits, again, flip_book, play, "again")

    def draw(self, surface: Surface) -> None:
        """Draw a card for each child, and what next."""
        draw_room(
            surface, self._backstage, self._clock, 1.0, openness(self._backstage, self._clock)
        )
        draw_heading(surface, self._words(), self._word(), has_badge=True)
        draw_badge(surface, False)
        width, height = surface.get_size()
        edge = margin(surface)
        buttons = Rect(edge, 0, width - 2 * edge, theme.target_px(surface, 100))
        buttons.bottom = height - edge // 2
        small = Rect(edge, 0, buttons.width, theme.text_px(surface, 24) * 2)
        small.bottom = buttons.top - edge // 3
        top = theme.target_px(surface, 84) + edge
        self._draw_cards(surface, Rect(edge, top, buttons.width, small.top - edge // 3 - top))
        draw_paper(surface, small)
        draw_text(surface, self._small_print(), small.inflate(-edge, 0), 24)
        names = [choice.name for choice in self._offer()]
        if len(names) == 2:
            wide = theme.px(surface, WIDEST) + theme.target_px(surface, 118)
            buttons = middle(buttons, wide, buttons.height)
        shares = tuple(ALBUM_SHARE if name == ALBUM else 1.0 for name in names[:-1])
        cells = row_with_hear(surface, buttons, shares)
        self.choices.place(surface, dict(zip(names, cells, strict=True)))
        self.choices.draw(surface, [name for name in names if name != ALBUM])
        for choice in self.choices.shown():
            if choice.name == ALBUM:
                self._draw_album(surface, choice)

    def _words(self) -> str:
        return tr("Bravo, all of you! These are your stars.")

    def _album_label(self) -> str:
        return tr("Our flip-book")

    def _write_down(self, backstage: Backstage) -> str:
        """Save each known child's own stars; return what is wrong, or nothing."""
        try:
            write_down(backstage.book, self._troupe, self.takings, self._go_on is None)
        except OSError as error:
            return str(error)
        return ""

    def _close(self) -> Screen:
        """Say goodbye; kept open after all, the theatre goes on with the play or the next one."""
        self._flip_book.blot_out()
        proceed = self._go_on or self._exits.another_play
        return ClosingScreen(self._backstage, proceed, self._exits)

    def _draw_album(self, surface: Surface, choice: Choice) -> None:
        """Draw the way to the flip-book as a small book that leafs by itself."""
        self.choices.draw_one(surface, choice, "", None)
        inside = self.choices.rects[ALBUM].inflate(-theme.px(surface, 28), -theme.px(surface, 20))
        book, words = row(inside, 2, theme.px(surface, 10), (0.34, 0.66))
        leaf = middle(book, min(book.width, book.height * 4 // 3), book.height)
        is_still = self._backstage.house.reduced_motion
        draw_glimpse(surface, leaf, self._flip_book.pages, self._clock, is_still)
        draw_text(surface, choice.label, words, 28, bold=True)

    def _draw_cards(self, surface: Surface, area: Rect) -> None:
        order = self._troupe.turns.order
        gap = theme.px(surface, 18)
        wide = min(area.width, len(order) * (theme.px(surface, WIDEST) + gap) - gap)
        cells = row(Rect(area.centerx - wide // 2, area.top, wide, area.height), len(order), gap)
        for turn, (number, cell) in enumerate(zip(order, cells, strict=True)):
            self._draw_card(surface, cell, self._troupe.players[number], number, turn)

    def _draw_card(
        self, surface: Surface, card: Rect, player: Player, number: int, turn: int
    ) -> None:
        draw_paper(surface, card)
        inside = card.inflate(-theme.px(surface, 24), -theme.px(surface, 24))
        face, name, stars = column(inside, 3, theme.px(surface, 6), (0.43, 0.15, 0.42))
        is_still = self._backstage.house.reduced_motion
        beat = self._clock * math.tau / BOW_TAKES + turn
        dip = 0 if is_still else round((1 - math.cos(beat)) / 2 * face.height * 0.08)
        draw_avatar(surface, face.inflate(0, -face.height // 8).move(0, dip), player.avatar)
        draw_text(surface, player.nickname, name, 30, bold=True)
        if number in self.takings.waited:
            stars, begins = column(stars, 2, 2, (0.3, 0.7))
            draw_text(surface, tr("Thank you for clapping!"), begins, 24)
        self._draw_stars(surface, stars, self.takings.stars[number])

    def _draw_stars(self, surface: Surface, place: Rect, earned: int) -> None:
        since = 60.0 if self._backstage.house.reduced_motion else self._clock - 1.0
        # At least two rows' height, so that few stars are not larger than many.
        lines = max(2, -(-earned // STARS_A_ROW))
        each = max(MOST_PER_TAKE, -(-earned // lines))
        for line, spot in enumerate(column(place, lines, 2)):
            here = min(each, earned - line * each)
            if here > 0:
                high = min(spot.height, spot.width // each)
                band = middle(spot, high * here, high)
                draw_stars(surface, band, here, here, since - line * 0.4)
