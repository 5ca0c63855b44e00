"""The bow of several children: the stars of each side by side, in the order of their turns.

There is no rank: who has most is not said, and nobody has none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.acting.stars import MOST_PER_TAKE
from game.backstage import Backstage, Player
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper
from game.drawing.stars import draw_stars
from game.drawing.text import draw_text
from game.screens.choices import Choice, Choices
from game.screens.exits import Exit, Exits
from game.screens.furniture import draw_badge, draw_heading, draw_room, margin, openness, speak
from game.screens.places import column, middle, row
from game.screens.screen import News, Screen
from game.screens.troupe import GUEST, Troupe
from game.words import tr

BOW_TAKES: Final = 1.6

# Stars stand in rows of so many.
STARS_A_ROW: Final = 4
WIDEST: Final = 300


@dataclass(frozen=True, slots=True)
class Takings:
    """What came of a play of several: its name, its seconds, and each child's stars by number.

    `waited` are the numbers of children who had no turn in it.
    """

    play: str
    seconds: float
    stars: tuple[int, ...]
    waited: frozenset[int] = frozenset()


class TroupeCallScreen:
    """Thanks everybody and writes each child's own stars down, once, when it opens."""

    def __init__(
        self, backstage: Backstage, troupe: Troupe, takings: Takings, again: Exit, exits: Exits
    ) -> None:
        self.takings = takings
        self._backstage = backstage
        self._troupe = troupe
        self._again = again
        self._exits = exits
        self._clock = 0.0
        backstage.eye.stop()
        self._trouble = self._write_down()
        self.choices = Choices(self._offer, "again")
        self._thanks = tr("Bravo, all of you! These are your stars.")
        speak(backstage, self._thanks)
        backstage.sounds.play("applause")

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch."""
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the actors bow and the stars come."""
        self._clock += dt
        self.choices.update(dt)
        return self

    def draw(self, surface: Surface) -> None:
        """Draw a card for each child, and what next."""
        draw_room(
            surface, self._backstage, self._clock, 1.0, openness(self._backstage, self._clock)
        )
        draw_heading(surface, self._thanks, self._backstage.voice.word(), has_badge=True)
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
        told = self._trouble or tr("Stars are for joining in. They are not marks.")
        draw_text(surface, told, small.inflate(-edge, 0), 24)
        cells = row(buttons, 3, theme.px(surface, 18))
        places = dict(zip(("again", "another_play", "home"), cells, strict=True))
        self.choices.place(surface, places)
        self.choices.draw(surface)

    def _write_down(self) -> str:
        """Save each known child's own stars; return what is wrong, or nothing."""
        takings = self.takings
        try:
            for player, stars in zip(self._troupe.players, takings.stars, strict=True):
                if player.id != GUEST:
                    self._backstage.book.record(player.id, takings.play, stars, takings.seconds)
        except OSError as error:
            return str(error)
        return ""

    def _offer(self) -> list[Choice]:
        return [
            Choice("again", tr("Play it again"), self._again, "replay", (), True),
            Choice("another_play", tr("Another play"), self._exits.another_play, "next"),
            Choice("home", tr("Home"), self._exits.home, "home", (pygame.K_ESCAPE,)),
        ]

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
            stars, begins = column(stars, 2, 4, (0.4, 0.6))
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
