"""After the play: a bow, the stars of every scene, and what next; the camera is released."""

from __future__ import annotations

import math
from typing import ClassVar, Final

from pygame import Rect, Surface

from game.acting.bookmark import Bookmark, totals
from game.acting.coaching import lead_expression
from game.acting.expressions import Expression
from game.acting.stars import MOST_PER_TAKE, STARS
from game.acting.state import Performance
from game.acting.take import SceneResult
from game.backstage import Backstage, Player
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper, draw_spotlight
from game.drawing.face_pose import pose_for
from game.drawing.portrait import draw_portrait
from game.drawing.stars import draw_stars, stars_landed
from game.drawing.text import draw_text
from game.drawing.tokens import draw_expression_icon, draw_icon
from game.flip_book import FlipBook
from game.phrases import face_phrase
from game.screens.bow import ALBUM, BOW_TAKES, BowScreen
from game.screens.closing import ClosingScreen
from game.screens.exits import Exit, Exits
from game.screens.flip_book import draw_glimpse
from game.screens.furniture import (
    draw_badge,
    draw_room,
    margin,
    openness,
    row_with_hear,
)
from game.screens.places import column, middle, row
from game.screens.screen import News, Screen
from game.words import tr, tr_count

# Seconds between the stars of one scene and those of the next.
STARS_APART: Final = 0.8
MOST_ROWS: Final = 5

# Seconds of bowing before the flip-book opens.
BOWS_FOR: Final = 3.2


class CurtainCallScreen(BowScreen):
    """Thanks the player and writes the stars down, once, when it opens.

    `earlier` is what had been played before the play was left and taken up again. A play that the
    evening's limit breaks off is thanked for as well, and stays to be gone on with. The pictures of
    `flip_book` are blotted out when the curtain call is left, by exits that see to it. `card_parts`
    are the shares of thanks, stars and small print.
    """

    card_parts: ClassVar = (0.3, 0.52, 0.18)

    def __init__(
        self,
        backstage: Backstage,
        performance: Performance,
        player: Player | None,
        again: Exit,
        exits: Exits,
        flip_book: FlipBook | None = None,
        earlier: Bookmark | None = None,
    ) -> None:
        self._performance = performance
        self._player = player
        self._landed = 0
        self._earlier = earlier
        self._stars, self._takes, self._seconds = totals(performance, earlier)
        album = flip_book or FlipBook()
        super().__init__(backstage, exits, again, album, performance.scenario, "another_play")

    @property
    def stars(self) -> int:
        """The stars of the whole play."""
        return self._stars

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the actors bow and the stars come; pictures that nobody looks at are blotted out."""
        screen = super().update(dt, news)
        self._hear_stars()
        return screen

    def draw(self, surface: Surface) -> None:
        """Draw the bow on the left and the stars of each scene on the right."""
        opened = openness(self._backstage, self._clock)
        draw_room(surface, self._backstage, self._clock, 1.0, opened)
        width, height = surface.get_size()
        edge = margin(surface)
        buttons = Rect(edge, 0, width - 2 * edge, theme.target_px(surface, 100))
        buttons.bottom = height - edge // 2
        area = Rect(edge, edge, width - 2 * edge, buttons.top - 2 * edge)
        actors, card = row(area, 2, theme.px(surface, 20), (0.42, 0.58))
        album = actors.inflate(-theme.px(surface, 30), -theme.px(surface, 30))
        if not self._is_album_open():
            self._draw_bow(surface, actors)
        card.top += theme.px(surface, 56)
        card.height -= theme.px(surface, 56)
        self._draw_card(surface, card)
        draw_badge(surface, False)
        names = [choice.name for choice in self._offer() if choice.name != ALBUM]
        cells = row_with_hear(surface, buttons, (1.0, 1.0, 1.0))
        below = cells if len(names) == 4 else cells[1::2]
        places = dict(zip(names, below, strict=True))
        if self._is_album_open():
            places[ALBUM] = album
        self.choices.place(surface, places)
        for choice in self.choices.shown():
            if choice.name == ALBUM:
                self.choices.draw_one(surface, choice, "", None)
                self._draw_album(surface, album, choice.label)
        self.choices.draw(surface, names)

    def _hear_stars(self) -> None:
        """Let each star be heard when it lands; those that land together sound as one."""
        rows = enumerate(self._shown_results)
        landed = sum(stars_landed(STARS[r.outcome], self._since(number)) for number, r in rows)
        if landed > self._landed:
            self._landed = landed
            self._backstage.sounds.play("star")

    @property
    def _shown_results(self) -> tuple[SceneResult, ...]:
        """The last scenes, each of which has a row; what came earlier takes the first one."""
        return self._performance.results[-MOST_ROWS + (self._earlier is not None) :]

    def _since(self, number: int) -> float:
        """Return the seconds since the first star of row `number` took off."""
        since = 60.0 if self._backstage.house.reduced_motion else self._clock
        return since - 1.0 - number * STARS_APART

    def _write_down(self, backstage: Backstage) -> str:
        """Save the stars of a known player; return what is wrong, or nothing."""
        play = self._performance.scenario.name
        if self._player is None or not self._performance.is_over:
            return ""
        try:
            backstage.book.record(self._player.id, play, self._stars, self._seconds)
        except OSError as error:
            return str(error)
        return ""

    def _words(self) -> str:
        return f"{self._kind_words()}\n{self._count()}"

    def _album_label(self) -> str:
        return tr("Your flip-book")

    def _kind_words(self) -> str:
        most = MOST_PER_TAKE * self._takes
        if self._stars == most:
            return tr("Bravo! The audience stands up and claps!")
        if self._stars * 2 >= most:
            return tr("Bravo! What a lovely play!")
        if not self._performance.is_over:
            return tr("Bravo! Well played!")
        return tr("Bravo! You played it to the very end!")

    def _count(self) -> str:
        # Translators: said at the end of a play.
        return tr_count("You got {count} star!", "You got {count} stars!", self._stars)

    def _close(self) -> Screen:
        """Say goodbye; kept open after all, the theatre goes on with the play or the next one."""
        self._flip_book.blot_out()
        is_waiting = not self._performance.is_over
        proceed = self._again if is_waiting else self._exits.another_play
        return ClosingScreen(self._backstage, proceed, self._exits, is_waiting)

    def _is_album_open(self) -> bool:
        is_time = self._clock >= BOWS_FOR or self._backstage.house.reduced_motion
        return is_time and super()._is_album_open()

    def _draw_album(self, surface: Surface, card: Rect, label: str) -> None:
        inside = card.inflate(-theme.px(surface, 40), -theme.px(surface, 36))
        book, words = column(inside, 2, theme.px(surface, 8), (0.82, 0.18))
        is_still = self._backstage.house.reduced_motion
        since = max(0.0, self._clock - BOWS_FOR)
        draw_glimpse(surface, book, self._flip_book.pages, since, is_still)
        draw_text(surface, label, words, 34, bold=True)

    def _draw_bow(self, surface: Surface, place: Rect) -> None:
        """Draw the understudy and the player side by side, bowing a little."""
        is_still = self._backstage.house.reduced_motion
        bow = 0.0 if is_still else (1 - math.cos(self._clock * math.tau / BOW_TAKES)) / 2
        dip = round(bow * place.height * 0.06)
        draw_spotlight(surface, place.center, place.width * 3 // 5, 1.0)
        pose = pose_for(Expression.HAPPY, 1.0)
        if self._player is None:
            draw_portrait(surface, place.move(0, dip), pose)
            return
        left, right = row(place, 2, theme.px(surface, 6), (0.55, 0.45))
        draw_portrait(surface, left.move(0, dip), pose)
        face = Rect(0, 0, right.width, right.width)
        face.midbottom = (right.centerx, right.bottom - theme.px(surface, 30))
        draw_avatar(surface, face.move(0, dip), self._player.avatar)

    def _draw_card(self, surface: Surface, card: Rect) -> None:
        draw_paper(surface, card)
        inside = card.inflate(-theme.px(surface, 40), -theme.px(surface, 28))
        results = self._shown_results
        thanks, rows, foot = column(inside, 3, theme.px(surface, 8), self.card_parts)
        draw_text(surface, self._words(), thanks, 34, bold=True, highlight=self._word())
        count = len(results) + (self._earlier is not None)
        lines = column(rows, max(3, count), theme.px(surface, 6))
        if self._earlier is not None:
            _draw_earlier(surface, lines.pop(0), self._earlier)
        for number, (line, result) in enumerate(zip(lines, results, strict=False)):
            self._draw_result(surface, line, result, number)
        draw_text(surface, self._small_print(), foot, 24)

    def _draw_result(self, surface: Surface, line: Rect, result: SceneResult, number: int) -> None:
        mask, stars, words = row(line, 3, theme.px(surface, 10), (0.14, 0.36, 0.5))
        side = min(mask.size)
        spot = middle(mask, side, side)
        draw_expression_icon(surface, spot, lead_expression(result.scene.ask))
        earned = STARS[result.outcome]
        draw_stars(surface, stars, earned, MOST_PER_TAKE, self._since(number))
        draw_text(surface, face_phrase(lead_expression(result.scene.ask)), words, 28, align="left")


def _draw_earlier(surface: Surface, line: Rect, earlier: Bookmark) -> None:
    """Draw the stars that the play had brought before it was left."""
    image, words = row(line, 2, theme.px(surface, 10), (0.14, 0.86))
    draw_icon(surface, image, "star")
    told = tr_count("{count} star from before", "{count} stars from before", earlier.stars)
    draw_text(surface, told, words, 28, align="left")
