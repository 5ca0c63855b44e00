"""The score book as a teacher's row sees it: opened in the background, troubles as OSError."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from game.classroom.records import Account, Board, Entry, Group, Plan, Pupil, Slip, Team
from game.late import Late
from game.scorebook.records import BookError

if TYPE_CHECKING:
    from game.scorebook.school_book import AnyBook


class HouseRegister:
    """Keeps `game.classroom.records.Register` in a book that is opened in the background.

    `late` is the book. Every method raises OSError with a sentence when the book can't be read or
    written, and ValueError with a sentence for a name or number that won't do. Whether stars are
    kept at all is asked where a turn begins, in `screens/stage_door.py`.
    """

    def __init__(self, late: Late[AnyBook]) -> None:
        self._late = late

    def groups(self) -> Sequence[Group]:
        """Return all classes, by name."""
        with self._book() as book:
            return book.groups()

    def add_group(self, name: str) -> Group:
        """Begin a class; names are 1 to 30 characters, and each is there once."""
        with self._book() as book:
            return book.add_group(name)

    def delete_group(self, group_id: int) -> None:
        """Delete a class with its teams, its children and all their stars, for good."""
        with self._book() as book:
            book.delete_group(group_id)

    def teams(self, group_id: int) -> Sequence[Team]:
        """Return the teams of a class, the first one first."""
        with self._book() as book:
            return book.teams(group_id)

    def pupils(self, group_id: int) -> Sequence[Pupil]:
        """Return the children of a class, in the order in which they were taken in."""
        with self._book() as book:
            return book.pupils(group_id)

    def admit(self, group_id: int, entries: Sequence[Entry]) -> Sequence[Pupil]:
        """Take children in, all or none, with teams that are not there yet; return them."""
        with self._book() as book:
            return book.admit(group_id, entries)

    def undo_admission(self, group_id: int) -> Sequence[str]:
        """Take the last admission back, but for who has played; return who is gone."""
        with self._book() as book:
            return book.undo_admission(group_id)

    def put_in_team(self, player_id: int, group_id: int, team: str) -> None:
        """Move a child into the team called `team`, "" for none; a new name makes a new team."""
        with self._book() as book:
            book.put_in_team(player_id, group_id, team)

    def rename_pupil(self, player_id: int, nickname: str, avatar: str) -> None:
        """Give a child another nickname or picture, "" for the one that it has."""
        with self._book() as book:
            book.rename_pupil(player_id, nickname, avatar)

    def delete_player(self, player_id: int) -> None:
        """Delete a child with all stars, for good."""
        with self._book() as book:
            book.delete_player(player_id)

    def hand_in(self, slip: Slip) -> None:
        """Keep what a performance has brought so far, exactly once; returns when it is safe."""
        with self._book() as book:
            book.hand_in(slip)

    def turns_on(self, group_id: int, day: date) -> Mapping[int, int]:
        """Return how many performances each child of a class began on `day`; 0 is left out."""
        with self._book() as book:
            return book.turns_on(group_id, day)

    def board(self, group_id: int) -> Board:
        """Return what the scoreboard shows."""
        with self._book() as book:
            return book.board(group_id)

    def revision(self, group_id: int) -> int:
        """Return the number that grows with every change of the board; quick to ask for."""
        with self._book() as book:
            return book.revision(group_id)

    def set_goal(self, group_id: int, wanted: int) -> None:
        """Let the class collect so many stars from now on, 1 to 10,000; it begins at none."""
        with self._book() as book:
            book.set_goal(group_id, wanted)

    def plan(self, group_id: int) -> Plan:
        """Return what is laid out for the class."""
        with self._book() as book:
            return book.plan(group_id)

    def lay_out(self, group_id: int, plan: Plan) -> None:
        """Lay `plan` out, on every laptop that shares the book."""
        with self._book() as book:
            book.lay_out(group_id, plan)

    def accounts(self, group_id: int) -> Sequence[Account]:
        """Return what is known about each child of a class."""
        with self._book() as book:
            return book.accounts(group_id)

    @contextmanager
    def _book(self) -> Iterator[AnyBook]:
        try:
            yield self._late.value()
        except BookError as trouble:
            raise OSError(str(trouble)) from trouble
