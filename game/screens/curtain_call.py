"""After the play: a bow, the stars of every scene, and what next; the camera is released."""

from __future__ import annotations

import math
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.acting.coaching import lead_expression
from game.acting.expressions import Expression
from game.acting.stars import MOST_PER_TAKE, STARS, stars_for
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
from game.drawing.tokens import draw_expression_icon
from game.phrases import face_phrase
from game.screens.choices import Choice, Choices
from game.screens.exits import Exit, Exits
from game.screens.furniture import draw_badge, draw_room, margin, openness, speak
from game.screens.places import column, row
from game.screens.screen import News, Screen
from game.words import tr, tr_count

# Seconds between the stars of one scene and those of the next.
STARS_APART: Final = 0.8
BOW_TAKES: Final = 1.6
MOST_ROWS: Final = 5


class CurtainCallScreen:
    """Thanks the player and writes the stars down, once, when it opens."""

    def __init__(
        self,
        backstage: Backstage,
        performance: Performance,
        player: Player | None,
        again: Exit,
        exits: Exits,
    ) -> None:
        self._backstage = backstage
        self._performance = performance
        self._player = player
        self._again = again
        self._exits = exits
        self._clock = 0.0
        self._landed = 0
        self._stars = stars_for(result.outcome for result in performance.results)
        backstage.eye.stop()
        self._trouble = self._write_down()
        self.choices = Choices(self._offer, "another_play")
        self._thanks = f"{self._kind_words()}\n{self._count()}"
        speak(backstage, self._thanks)
        backstage.sounds.play("applause")
        backstage.sounds.theme(True)

    @property
    def stars(self) -> int:
        """The stars of the whole play."""
        return self._stars

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch."""
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the actors bow and the stars come."""
        self._clock += dt
        self.choices.update(dt)
        self._hear_stars()
        return self

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
        self._draw_bow(surface, actors)
        card.top += theme.px(surface, 56)
        card.height -= theme.px(surface, 56)
        self._draw_card(surface, card)
        draw_badge(surface, False)
        cells = row(buttons, 3, theme.px(surface, 18))
        places = dict(zip(("again", "another_play", "home"), cells, strict=True))
        self.choices.place(surface, places)
        self.choices.draw(surface)

    def _hear_stars(self) -> None:
        """Let each star be heard when it lands; those that land together sound as one."""
        rows = enumerate(self._performance.results[-MOST_ROWS:])
        landed = sum(stars_landed(STARS[r.outcome], self._since(number)) for number, r in rows)
        if landed > self._landed:
            self._landed = landed
            self._backstage.sounds.play("star")

    def _since(self, number: int) -> float:
        """Return the seconds since the first star of row `number` took off."""
        since = 60.0 if self._backstage.house.reduced_motion else self._clock
        return since - 1.0 - number * STARS_APART

    def _write_down(self) -> str:
        """Save the stars of a known player; return what is wrong, or nothing."""
        if self._player is None:
            return ""
        performance = self._performance
        try:
            self._backstage.book.record(
                self._player.id, performance.scenario.name, self._stars, performance.seconds
            )
        except OSError as error:
            return str(error)
        return ""

    def _kind_words(self) -> str:
        most = MOST_PER_TAKE * len(self._performance.results)
        if self._stars == most:
            return tr("Bravo! The audience stands up and claps!")
        if self._stars * 2 >= most:
            return tr("Bravo! What a lovely play!")
        return tr("Bravo! You played it to the very end!")

    def _count(self) -> str:
        # Translators: said at the end of a play.
        return tr_count("You got {count} star!", "You got {count} stars!", self._stars)

    def _offer(self) -> list[Choice]:
        return [
            Choice("again", tr("Play it again"), self._again, "replay"),
            Choice("another_play", tr("Another play"), self._exits.another_play, "next", (), True),
            Choice("home", tr("Home"), self._exits.home, "home", (pygame.K_ESCAPE,)),
        ]

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
        results = self._performance.results[-MOST_ROWS:]
        thanks, rows, foot = column(inside, 3, theme.px(surface, 8), (0.3, 0.52, 0.18))
        word = self._backstage.voice.word()
        draw_text(surface, self._thanks, thanks, 34, bold=True, highlight=word)
        lines = column(rows, max(3, len(results)), theme.px(surface, 6))
        for number, (line, result) in enumerate(zip(lines, results, strict=False)):
            self._draw_result(surface, line, result, number)
        small = self._trouble or tr("Stars are for joining in. They are not marks.")
        draw_text(surface, small, foot, 24)

    def _draw_result(self, surface: Surface, line: Rect, result: SceneResult, number: int) -> None:
        mask, stars, words = row(line, 3, theme.px(surface, 10), (0.14, 0.36, 0.5))
        side = min(mask.size)
        spot = Rect(0, 0, side, side)
        spot.center = mask.center
        draw_expression_icon(surface, spot, lead_expression(result.scene.ask))
        earned = STARS[result.outcome]
        draw_stars(surface, stars, earned, MOST_PER_TAKE, self._since(number))
        draw_text(surface, face_phrase(lead_expression(result.scene.ask)), words, 28, align="left")
