"""What the bow of one child and that of several share: thanks, the flip-book, and what next."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import Final

import pygame
from pygame.event import Event

from game.acting.evening import Due
from game.acting.scenario import Scenario
from game.backstage import Backstage
from game.flip_book import FlipBook
from game.screens.choices import Choice
from game.screens.exits import Exit, Exits
from game.screens.flip_book import PRESSES, FlipBookScreen
from game.screens.furniture import hear_again
from game.screens.interval import due
from game.screens.screen import News, Screen
from game.screens.waiting import LEFT_ALONE, WaitingScreen
from game.words import tr

ALBUM = "flip_book"

# Seconds of one bow.
BOW_TAKES: Final = 1.6


class BowScreen(WaitingScreen):
    """Thanks whoever acted, and writes stars down, once, when it opens.

    The pictures of `flip_book`, which are of `play`, are blotted out when nobody looks at them for
    long, and by whatever leads out. `again` plays it once more; `focus` is the choice that is
    suggested.
    """

    def __init__(
        self,
        backstage: Backstage,
        exits: Exits,
        again: Exit,
        flip_book: FlipBook,
        play: Scenario | None,
        focus: str,
    ) -> None:
        self._exits = exits
        self._again = again
        self._flip_book = flip_book
        self._play = play
        self._suggested = focus
        self._alone = 0.0
        self._has_leafed = False
        backstage.eye.stop()
        self._trouble = self._write_down(backstage)
        super().__init__(backstage, focus)
        backstage.sounds.play("applause")
        backstage.sounds.theme(True)

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch."""
        if event.type in PRESSES:
            self._alone = 0.0
        return super().on_event(event)

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the actors bow and the stars come; pictures that nobody looks at are blotted out."""
        self._alone += dt
        if self._alone >= LEFT_ALONE:
            self._flip_book.blot_out()
        return super().update(dt, news)

    @abstractmethod
    def _write_down(self, backstage: Backstage) -> str:
        """Save the stars; return what is wrong, or nothing."""

    @abstractmethod
    def _album_label(self) -> str:
        """Return what the flip-book is called."""

    @abstractmethod
    def _close(self) -> Screen:
        """Say goodbye, because the evening's limit is reached."""

    def _is_album_open(self) -> bool:
        return bool(self._flip_book.pages)

    def _tell(self) -> None:
        self._has_leafed = False
        super()._tell()

    def _word(self) -> tuple[int, int] | None:
        """Return which characters of the thanks are spoken."""
        return None if self._has_leafed else self._backstage.voice.word()

    def _small_print(self) -> str:
        return self._trouble or tr("Stars are for joining in. They are not marks.")

    def _offer(self) -> list[Choice]:
        label = self._album_label()
        book = [Choice(ALBUM, label, self._open_album)] if self._is_album_open() else []
        # What was said last may be the flip-book's.
        hear = replace(hear_again(self._backstage, self), act=self._hear)
        if due(self._backstage) is Due.CLOSING:
            keys = (pygame.K_ESCAPE,)
            go_on = Choice("another_play", tr("Go on"), self._close, "next", keys, True)
            return [*book, go_on, hear]
        home = (pygame.K_ESCAPE,)
        ways = (
            Choice("again", tr("Play it again"), self._play_again, "replay"),
            Choice("another_play", tr("Another play"), self._exits.another_play, "playbill"),
            Choice("home", tr("Home"), self._exits.home, "home", home),
        )
        return [
            *book,
            *(replace(way, is_primary=way.name == self._suggested) for way in ways),
            hear,
        ]

    def _play_again(self) -> Screen | None:
        self._flip_book.blot_out()
        return self._again()

    def _open_album(self) -> Screen:
        assert self._play is not None, "offered only with pictures"
        settings = self._backstage.house.settings
        # Never in class mode, whatever a family has allowed at home (R3).
        allowed = settings.allows_keepsakes and settings.class_group is None
        gate = self._exits.gate if allowed else None
        return FlipBookScreen(self._backstage, self._flip_book, self._play, self._come_back, gate)

    def _come_back(self) -> Screen:
        self._alone, self._has_leafed = 0.0, True
        return self
