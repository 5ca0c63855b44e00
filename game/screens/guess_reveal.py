"""After a guess: what was asked, what the friends pressed, and whether it was seen performed.

What the camera read in the face is told nowhere.
"""

from __future__ import annotations

from dataclasses import replace

import pygame
from pygame import Rect, Surface

from game.acting.guessing import Guessed
from game.acting.stars import MOST_PER_TAKE
from game.backstage import Backstage, Player
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper, draw_spotlight
from game.drawing.stars import draw_stars
from game.drawing.text import draw_text
from game.drawing.tokens import draw_expression_icon, draw_icon
from game.phrases import face_phrase
from game.screens.choices import Choice
from game.screens.exits import Exit, Exits
from game.screens.furniture import (
    below_heading,
    corners,
    draw_heading,
    draw_room,
    hear_again,
)
from game.screens.interval import count
from game.screens.pause import PauseScreen
from game.screens.places import column, row
from game.screens.screen import News, Screen
from game.screens.waiting import WaitingScreen
from game.words import tr


class RevealScreen(WaitingScreen):
    """Tells what was asked, and gives stars for guessing and for acting."""

    def __init__(
        self,
        backstage: Backstage,
        actor: Player,
        guessed: Guessed,
        proceed: Exit,
        exits: Exits,
        is_watched: bool,
    ) -> None:
        self.guessed = guessed
        self._actor = actor
        self._proceed = proceed
        self._exits = exits
        self._is_watched = is_watched
        backstage.sounds.play("done")
        super().__init__(backstage, "next")

    def resume(self) -> Screen:
        """Say it all."""
        return self._hear()

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the stars come."""
        count(self._backstage, dt)
        return super().update(dt, news)

    def draw(self, surface: Surface) -> None:
        """Draw the mask that was asked for, and beside it guess and acting with their stars."""
        draw_room(surface, self._backstage, self._clock)
        area, gap = below_heading(surface), theme.px(surface, 20)
        go_on = Rect(0, 0, theme.target_px(surface, 420), theme.target_px(surface, 100))
        go_on.midbottom = area.midbottom
        corner = corners(surface)
        places = {"next": go_on, "pause": corner["back"], "hear": corner["hear"]}
        self.choices.place(surface, places)
        room = Rect(area.left, area.top, area.width, go_on.top - gap - area.top)
        mask, told = row(room, 2, gap, (0.36, 0.64))
        draw_spotlight(surface, mask.center, min(mask.size) * 3 // 5, 1.0)
        draw_expression_icon(surface, mask.inflate(-gap, -gap), self.guessed.riddle.asked)
        guess, acting = column(told, 2, gap)
        self._draw_line(surface, guess, None, self._about_guess(), self.guessed.friends_stars)
        self._draw_line(
            surface, acting, self._actor, self._about_acting(), self.guessed.actor_stars
        )
        draw_heading(surface, self._answer(), None)
        self.choices.draw(surface)

    def _words(self) -> str:
        return " ".join((self._answer(), self._about_guess(), self._about_acting()))

    def _answer(self) -> str:
        # Translators: {face} is such as "a sad face".
        return tr("It was {face}!", face=face_phrase(self.guessed.riddle.asked))

    def _about_guess(self) -> str:
        guess = self.guessed.guess
        if guess is None:
            return tr("This time nobody pressed a mask.")
        if self.guessed.is_right:
            return tr("Friends, you found it!")
        # Translators: {face} is such as "a sad face".
        return tr("Friends, you guessed {face}. Good try!", face=face_phrase(guess))

    def _about_acting(self) -> str:
        name = self._actor.nickname
        if not self._is_watched:
            return tr("{name}, that was brave acting!", name=name)
        if self.guessed.was_seen:
            return tr("{name}, the mirror saw you perform it!", name=name)
        return tr("{name}, the mirror did not catch it this time.", name=name)

    def _offer(self) -> list[Choice]:
        return [
            Choice("next", tr("Go on"), self._proceed, "next", (pygame.K_g,), is_primary=True),
            Choice("pause", tr("Pause"), self._pause, "pause", (pygame.K_ESCAPE, pygame.K_p)),
            # What was said last may be the cover's word.
            replace(hear_again(self._backstage, self), act=self._hear),
        ]

    def _pause(self) -> Screen:
        return PauseScreen(self._backstage, self, self._exits)

    def _draw_line(
        self, surface: Surface, card: Rect, actor: Player | None, told: str, earned: int
    ) -> None:
        draw_paper(surface, card)
        inside = card.inflate(-theme.px(surface, 36), -theme.px(surface, 28))
        face, words = row(inside, 2, theme.px(surface, 18), (0.2, 0.8))
        if actor is None:
            draw_icon(surface, face, "guess")
        else:
            draw_avatar(surface, face, actor.avatar)
        text, stars = column(words, 2, theme.px(surface, 4), (0.56, 0.44))
        draw_text(surface, told, text, 34, bold=True)
        since = 60.0 if self._backstage.house.reduced_motion else self._clock - 0.8
        draw_stars(surface, stars, earned, MOST_PER_TAKE, since)
