"""The score book as screens see it: opened in the background, dated today, troubles as OSError."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from game.acting.bookmark import Bookmark
from game.house_register import HouseRegister
from game.late import Late
from game.scorebook.records import Player

if TYPE_CHECKING:
    from game.scorebook.school_book import AnyBook


class HouseBook(HouseRegister):
    """Opens a book in the background, so that the title need not wait for it.

    `late` is the book; `keeps_stars` False leaves stars unwritten. Places of guests, and of all
    while nothing is kept, last for the evening. Every method raises OSError with a sentence when
    the book can't be read or written. It is the register of a teacher's row too.
    """

    def __init__(self, late: Late[AnyBook], keeps_stars: bool = True) -> None:
        super().__init__(late)
        self._keeps_stars = keeps_stars
        self._places: dict[tuple[int | None, str], Bookmark] = {}

    def players(self) -> Sequence[Player]:
        """Return all players, the latest first."""
        with self._book() as book:
            return book.players()[::-1]

    def add_player(self, nickname: str, avatar: str) -> Player:
        """Add a player; raises ValueError with a sentence for a nickname that won't do."""
        with self._book() as book:
            return book.add_player(nickname, avatar)

    def record(self, player_id: int, play: str, stars: int, seconds: float) -> None:
        """Remember a performance of today, if stars are kept; its play has no place any more."""
        self._places.pop((player_id, play), None)
        if self._keeps_stars:
            with self._book() as book:
                book.record(player_id, play, stars, seconds, date.today())

    def keep_place(self, player_id: int | None, play: str, place: Bookmark | None) -> None:
        """Remember where a play was left, None for nowhere: in the book, or for the evening."""
        if player_id is not None and self._keeps_stars:
            with self._book() as book:
                book.keep_place(player_id, play, place, date.today())
        elif place is None:
            self._places.pop((player_id, play), None)
        else:
            self._places[player_id, play] = place

    def place_of(self, player_id: int | None, play: str) -> Bookmark | None:
        """Return where a player, or the guest, left a play."""
        if player_id is None or not self._keeps_stars:
            return self._places.get((player_id, play))
        with self._book() as book:
            return book.place_of(player_id, play)

    def set_place_aside(self, player_id: int | None, play: str) -> None:
        """Forget the place of a play that begins anew, and keep the stars that it had brought."""
        if player_id is None or not self._keeps_stars:
            self._places.pop((player_id, play), None)
            return
        with self._book() as book:
            book.set_place_aside(player_id, play)

    def stars_of(self, player_id: int) -> int:
        """Return all stars of a player."""
        with self._book() as book:
            return book.stars_of(player_id)

    def best(self, player_id: int, play: str) -> int:
        """Return the most stars that a player had in one play, 0 before the first time."""
        with self._book() as book:
            done = book.best(player_id, play)
            return done.stars if done else 0

    def keep(self, stars: bool) -> None:
        """Write stars down from now on, or no more."""
        self._keeps_stars = stars

    def delete_player(self, player_id: int) -> None:
        """Delete a player with all stars and places for good."""
        for known in [key for key in self._places if key[0] == player_id]:
            del self._places[known]
        super().delete_player(player_id)

    def erase(self) -> None:
        """Delete all players, stars and places for good."""
        self._places.clear()
        with self._book() as book:
            book.delete_everything()

    def notice(self) -> str | None:
        """Return what the player should know about the book, once it is open; never waits."""
        book = self._late.ready()
        return book.notice if book else None

    def close(self) -> None:
        """Close the book if it is open."""
        book = self._late.ready()
        if book:
            book.close()
