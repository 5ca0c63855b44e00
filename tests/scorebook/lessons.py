"""A small class and slips for tests of the teacher's row."""

from collections.abc import Sequence
from datetime import date
from itertools import count

from game.classroom.records import Entry, Group, Pupil, Slip
from game.scorebook.book import ScoreBook

PLAY = "first-steps/parcel"

_numbers = count(1)


def found(book: ScoreBook, name: str = "3B") -> tuple[Group, Sequence[Pupil]]:
    """Begin a class with three children: Asa in Red, Bo in Blue, Cy in none."""
    group = book.add_group(name)
    entries = [Entry("Asa", team="Red"), Entry("Bo", team="Blue"), Entry("Cy")]
    return group, book.admit(group.id, entries)


def slip(
    player_id: int,
    group: Group,
    key: str = "",
    stars: int = 3,
    day: date | None = None,
    seconds: float = 20.0,
    play: str = PLAY,
    is_whole: bool = False,
) -> Slip:
    """Return what a performance of today has brought, of a new one unless `key` is given."""
    name = key or f"key-{next(_numbers)}"
    return Slip(name, player_id, group.id, play, stars, seconds, day or date.today(), is_whole)


def sums(book: ScoreBook, group: Group) -> tuple[int, dict[str, int], dict[str, int]]:
    """Return the stars of the goal, of each team and of each child on the board."""
    board = book.board(group.id)
    return (
        board.goal.stars,
        {stand.team.name: stand.stars for stand in board.teams},
        {stand.pupil.nickname: stand.stars for stand in board.pupils},
    )
