"""The scoreboard in the game: what the class has opened together; it ranks nobody by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame
from pygame import Surface

from game.backstage import Backstage
from game.classroom.records import Board, PupilStand
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import draw_heading, draw_room, hear_again, openness
from game.screens.interpreter import language_choice
from game.screens.lesson_view import board_of, goal_words
from game.screens.pages import Pages
from game.screens.scoreboard_picture import A_PAGE, draw_scoreboard
from game.screens.screen import News, Screen
from game.screens.waiting import WaitingScreen
from game.words import tr

# Seconds that children with a new best of their own stay before the next ones come.
BESTS_LAST: Final = 6.0


class ScoreboardScreen(WaitingScreen):
    """Goal, teams, and who has played better than ever before; names only if a teacher wishes.

    It shows whatever board lies on the lesson's desk, and so follows what other laptops bring.
    """

    def __init__(self, backstage: Backstage, back: Exit) -> None:
        self._backstage = backstage
        self._back = back
        self._is_cheered = False
        self._count = len(self._named())
        self._pages = Pages(self._count, A_PAGE)
        backstage.eye.stop()
        super().__init__(backstage, "back")

    def update(self, dt: float, news: News) -> Screen | None:
        """Clap once when the goal is reached; leaf anew when names come or go."""
        board = self._board
        if self._count != (count := len(self._named())):
            self._count, self._pages = count, Pages(count, A_PAGE)
        if board is not None and board.goal.share >= 1.0 and not self._is_cheered:
            self._is_cheered = True
            self._backstage.sounds.play("applause")
        return super().update(dt, news)

    def draw(self, surface: Surface) -> None:
        """Draw the board."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._heading(), self._word())
        board = self._board
        places = draw_scoreboard(
            surface,
            board,
            self._pages.open_page(self._named()),
            self._pages,
            openness(self._backstage, self._clock - 0.3),
            int(self._clock / BESTS_LAST),
        )
        self.choices.place(surface, places)
        self.choices.draw(surface)

    @property
    def _board(self) -> Board | None:
        return board_of(self._backstage)

    def _named(self) -> Sequence[PupilStand]:
        """Return who is shown by name, in the order of the roster or, if wished, of stars."""
        board = self._board
        if board is None or not board.plan.shows_names:
            return ()
        if not board.plan.shows_ranks:
            return board.pupils
        return sorted(board.pupils, key=lambda stand: -stand.stars)

    def _heading(self) -> str:
        board = self._board
        if board is None:
            return tr("The scoreboard can't be read now.")
        # Translators: the name of a class stands first.
        return tr("{group}: our stars", group=board.group.name)

    def _word(self) -> tuple[int, int] | None:
        word, heading = self._backstage.voice.word(), self._heading()
        return word if word is not None and word[1] <= len(heading) else None

    def _words(self) -> str:
        board = self._board
        return self._heading() + (f"\n{goal_words(board.goal)}" if board else "")

    def _offer(self) -> list[Choice]:
        keys = (pygame.K_ESCAPE, pygame.K_b)
        return [
            Choice("back", tr("Back"), self._back, "back", keys),
            *self._pages.choices(self),
            hear_again(self._backstage, self),
            language_choice(self._backstage, self),
        ]
