"""The score book as a teacher's row needs it; keeps `game.classroom.records.Register`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from game.classroom.records import Account, Board, Entry, Group, Plan, Pupil, Slip, Team
from game.scorebook import boards, classes, rosters, slips
from game.scorebook.schema import members, players, teams
from game.scorebook.vault import Vault


class ClassBook(Vault):
    """Classes and their lessons.

    Each method raises BookError with a sentence when the book can't be read or written, and
    ValueError with a sentence for a name or number that won't do; then nothing is changed.
    """

    def groups(self) -> Sequence[Group]:
        """Return all classes, by name."""
        with self._reading() as connection:
            return classes.find_all(connection)

    def add_group(self, name: str) -> Group:
        """Begin a class; names are 1 to 30 characters, and each is there once."""
        with self._writing() as connection:
            return classes.add(connection, name)

    def delete_group(self, group_id: int) -> None:
        """Delete a class with its teams, its children and all their stars, really."""
        with self._writing() as connection:
            classes.remove(connection, group_id)
        self._scrub()

    def teams(self, group_id: int) -> Sequence[Team]:
        """Return the teams of a class, the first one first."""
        with self._reading() as connection:
            return rosters.find_teams(connection, group_id)

    def pupils(self, group_id: int) -> Sequence[Pupil]:
        """Return the children of a class, in the order in which they were taken in."""
        with self._reading() as connection:
            return rosters.find_pupils(connection, group_id)

    def admit(self, group_id: int, entries: Sequence[Entry]) -> Sequence[Pupil]:
        """Take children in, all or none, with teams that are not there yet; return them."""
        with self._writing() as connection:
            return rosters.admit(connection, group_id, entries)

    def undo_admission(self, group_id: int) -> Sequence[str]:
        """Take the last admission back, really; return the nicknames of who is gone.

        A child who has played meanwhile stays.
        """
        with self._writing() as connection:
            gone = rosters.undo_admission(connection, group_id)
        if gone:
            self._scrub((members, players, teams))
        return gone

    def put_in_team(self, player_id: int, group_id: int, team: str) -> None:
        """Move a child into the team called `team`, "" for none; a new name makes a new team.

        A team that nobody is in and that has no stars is gone.
        """
        with self._writing() as connection:
            rosters.put_in_team(connection, player_id, group_id, team)

    def rename_pupil(self, player_id: int, nickname: str, avatar: str) -> None:
        """Give a child another nickname or picture, "" for the one that it has."""
        with self._writing() as connection:
            rosters.rename(connection, player_id, nickname, avatar)

    def delete_player(self, player_id: int) -> None:
        """Delete a player and every performance, really; raises BookError with a sentence.

        What its team and class have collected stays. Damaged books that were set aside go too, for
        they may hold the name.
        """
        with self._writing() as connection:
            rosters.remove(connection, player_id)
        self._scrub()

    def hand_in(self, slip: Slip) -> None:
        """Keep what a performance has brought so far, exactly once; returns when it is safe."""
        with self._writing() as connection:
            slips.hand_in(connection, slip)

    def turns_on(self, group_id: int, day: date) -> Mapping[int, int]:
        """Return how many performances each child of a class began on `day`; 0 is left out."""
        with self._reading() as connection:
            return slips.turns_on(connection, group_id, day)

    def board(self, group_id: int, today: date | None = None) -> Board:
        """Return what the scoreboard shows."""
        with self._reading() as connection:
            return boards.board(connection, group_id, today or date.today())

    def revision(self, group_id: int) -> int:
        """Return the number that grows with every change of the board; quick to ask for."""
        with self._reading() as connection:
            return classes.revision_of(connection, group_id)

    def set_goal(self, group_id: int, wanted: int) -> None:
        """Let the class collect so many stars from now on, 1 to 10,000; it begins at none."""
        with self._writing() as connection:
            classes.set_goal(connection, group_id, wanted)

    def plan(self, group_id: int) -> Plan:
        """Return what is laid out for the class."""
        with self._reading() as connection:
            return classes.plan_of(connection, group_id)

    def lay_out(self, group_id: int, plan: Plan) -> None:
        """Lay `plan` out, on every laptop that shares the book."""
        with self._writing() as connection:
            classes.lay_out(connection, group_id, plan)

    def accounts(self, group_id: int) -> Sequence[Account]:
        """Return what is known about each child of a class: what it played in its lessons."""
        with self._reading() as connection:
            return boards.accounts(connection, group_id)
