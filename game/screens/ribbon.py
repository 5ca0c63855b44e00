"""The ribbon in the script: where a play that is left can go on; it draws nothing."""

from __future__ import annotations

from game.acting.bookmark import Bookmark, bookmark_of
from game.acting.scenario import Scenario
from game.acting.state import Performance
from game.backstage import Backstage, Book, Player


class Ribbon:
    """Moves on with each take that ends, so that neither Home nor a power cut loses a scene.

    `earlier` is where this performance began, None for the first scene. A score book that can't be
    written is told of at the bow; the play goes on without its ribbon.
    """

    def __init__(
        self, backstage: Backstage, player: Player | None, play: Scenario, earlier: Bookmark | None
    ) -> None:
        self.earlier = earlier
        self._book = backstage.book
        self._player = player.id if player else None
        self._play = play
        self._is_laid = earlier is not None

    @property
    def first(self) -> int:
        """The number of the scene to begin with."""
        index = self.earlier.index_in(self._play) if self.earlier else None
        return index or 0

    def lay(self, performance: Performance) -> None:
        """Move to the scene that comes next; what was left in an earlier performance is kept."""
        place = bookmark_of(performance, self.earlier)
        if place is None:
            return
        try:
            if not self._is_laid:
                self._book.set_place_aside(self._player, self._play.name)
            self._is_laid = True
            self._book.keep_place(self._player, self._play.name, place)
        except OSError:
            return

    def take_out(self) -> None:
        """Forget a guest's place at the bow; a player's goes with the stars, when they are kept."""
        if self._player is None:
            self._book.keep_place(None, self._play.name, None)

    def here(self, performance: Performance) -> Bookmark | None:
        """Return where `performance` can go on."""
        return bookmark_of(performance, self.earlier)


def place_in(backstage: Backstage, player: Player | None, play: Scenario) -> Bookmark | None:
    """Return where `player` left `play`, None if nowhere or in a scene that is no longer there."""
    try:
        place = backstage.book.place_of(player.id if player else None, play.name)
    except OSError:
        # The book's own sentence was shown where players are chosen; plays need no book.
        return None
    return place if place and place.index_in(play) is not None else None


def set_beside(book: Book, player_id: int, play: str, left: Bookmark) -> None:
    """Keep the stars of a play with others that was broken off; the child's own place stays.

    Raises OSError with a sentence when the book can't be written.
    """
    place = _lifted(book, player_id, play)
    book.keep_place(player_id, play, left)
    book.set_place_aside(player_id, play)
    if place is not None:
        book.keep_place(player_id, play, place)


def record_beside(book: Book, player_id: int, play: str, stars: int, seconds: float) -> None:
    """Write down what a child took from a play with others; where it left that play alone stays.

    Raises OSError with a sentence when the book can't be written.
    """
    place = _lifted(book, player_id, play)
    book.record(player_id, play, stars, seconds)
    if place is not None:
        book.keep_place(player_id, play, place)


def _lifted(book: Book, player_id: int, play: str) -> Bookmark | None:
    """Take the child's own place out of the book, so that nothing is taken for going on there."""
    place = book.place_of(player_id, play)
    if place is not None:
        book.keep_place(player_id, play, None)
    return place
