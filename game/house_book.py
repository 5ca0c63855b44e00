"""The score book as screens see it: opened in the background, dated today, troubles as OSError."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from game.scorebook.records import BookError, Player

if TYPE_CHECKING:
    from game.scorebook.book import ScoreBook


class HouseBook:
    """Opens a book at once in a thread of its own, so that the title need not wait for it.

    `keeps_stars` False leaves stars unwritten. Every method raises OSError with a sentence when the
    book can't be read or written.
    """

    def __init__(self, open_book: Callable[[], ScoreBook], keeps_stars: bool = True) -> None:
        self._keeps_stars = keeps_stars
        self._opener = ThreadPoolExecutor(1, thread_name_prefix="score book")
        self._opening = self._opener.submit(open_book)

    def players(self) -> Sequence[Player]:
        """Return all players, the latest first."""
        with self._book() as book:
            return book.players()[::-1]

    def add_player(self, nickname: str, avatar: str) -> Player:
        """Add a player; raises ValueError with a sentence for a nickname that won't do."""
        with self._book() as book:
            return book.add_player(nickname, avatar)

    def record(self, player_id: int, play: str, stars: int, seconds: float) -> None:
        """Remember a performance of today, if stars are kept."""
        if self._keeps_stars:
            with self._book() as book:
                book.record(player_id, play, stars, seconds, date.today())

    def stars_of(self, player_id: int) -> int:
        """Return all stars of a player."""
        with self._book() as book:
            return book.stars_of(player_id)

    def best(self, player_id: int, play: str) -> int:
        """Return the most stars that a player had in one play, 0 before the first time."""
        with self._book() as book:
            done = book.best(player_id, play)
            return done.stars if done else 0

    def notice(self) -> str | None:
        """Return what the player should know about the book, once it is open; never waits."""
        if not self._opening.done() or self._opening.exception():
            return None
        return self._opening.result().notice

    def close(self) -> None:
        """Close the book when it is open."""
        self._opener.shutdown()
        if not self._opening.exception():
            self._opening.result().close()

    @contextmanager
    def _book(self) -> Iterator[ScoreBook]:
        try:
            yield self._opening.result()
        except BookError as trouble:
            raise OSError(str(trouble)) from trouble
