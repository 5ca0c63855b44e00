"""What a school class keeps, as values; light to import, and nothing of a face has a place here.

`group` is a class, or whoever a teacher plays with: `class` is a word of Python. A child is known
by a nickname and the name of a picture. What happens to one child on one day (who is away, who
plays without the camera) is no record: `lesson.py` keeps it in memory for the lesson.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

# Stars that open the curtain, unless a teacher says otherwise.
USUAL_GOAL: Final = 200

# The number of no class, on slips of children who play by themselves.
NO_GROUP: Final = 0

MOST_PUPILS: Final = 60
MOST_TEAMS: Final = 8

# Letters of a child's name, and of a class's or a team's.
LONGEST_NICKNAME: Final = 20
LONGEST_NAME: Final = 30


@dataclass(frozen=True, slots=True)
class Group:
    """A class: its number in the book and what it is called."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Team:
    """A part of a class that collects stars together; `emblem` is a picture's name."""

    id: int
    name: str
    emblem: str


@dataclass(frozen=True, slots=True)
class Pupil:
    """A child of a class: a player of the book, maybe in a team (its number)."""

    id: int
    nickname: str
    avatar: str
    team: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A child to be taken in: `avatar` "" lets the book choose, `team` "" is none, else a name."""

    nickname: str
    avatar: str = ""
    team: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """What one performance has brought so far; handed in after every scene, and at the bow.

    `key` names the performance wherever it is written: a slip that comes twice, late, or after a
    newer one changes nothing, so that each star counts exactly once. `play` is PACK/NAME; `stars`
    and `seconds` are those of the whole performance up to now. `group_id` NO_GROUP is for a child
    who plays by itself.
    """

    key: str
    player_id: int
    group_id: int
    play: str
    stars: int
    seconds: float
    day: date
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a teacher has laid out for a class, on every laptop that shares the book.

    `plays` are today's set, by PACK/NAME, () for all; `is_locked` offers nothing else. With
    `is_paused` every stage of the class waits. `shows_names` and `shows_ranks` are what the
    scoreboard tells beyond the class's goal; both are off until a teacher wishes them.
    """

    plays: tuple[str, ...] = ()
    is_locked: bool = False
    is_paused: bool = False
    shows_names: bool = False
    shows_ranks: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """The stars that a class collects together, and how many there are since it was set."""

    wanted: int
    stars: int

    @property
    def share(self) -> float:
        """How far the curtain is open, 0 to 1."""
        return min(1.0, self.stars / self.wanted)


@dataclass(frozen=True, slots=True)
class TeamStand:
    """A team and the stars that it has collected."""

    team: Team
    stars: int


@dataclass(frozen=True, slots=True)
class PupilStand:
    """A child's own progress: all stars, the most in one play, and whether today's is the most."""

    pupil: Pupil
    stars: int
    best: int
    is_new_best: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """All that a scoreboard may show of a class; `revision` grows with every change.

    `pupils` stand in the order in which they were taken in, which is no rank.
    """

    group: Group
    goal: Goal
    teams: tuple[TeamStand, ...]
    pupils: tuple[PupilStand, ...]
    plan: Plan
    revision: int


@dataclass(frozen=True, slots=True)
class Account:
    """What the book knows about one child of a class, for the teacher's list and the child's page.

    `plays` has for each play (PACK/NAME) how often it was performed and the most stars; `days` the
    days on which the child played, oldest first.
    """

    pupil: Pupil
    team: str
    stars: int
    performances: int
    seconds: float
    plays: Mapping[str, tuple[int, int]]
    days: tuple[date, ...]


class Register(Protocol):
    """The score book as a teacher's row needs it; `game/scorebook` keeps it, fakes stand in.

    Each of these raises OSError with a sentence when the book can't be read or written, and
    ValueError with a sentence for a name or number that won't do.
    """

    def groups(self) -> Sequence[Group]:
        """Return all classes, by name."""

    def add_group(self, name: str) -> Group:
        """Begin a class; names are 1 to 30 characters, and each is there once."""

    def delete_group(self, group_id: int) -> None:
        """Delete a class with its teams, its children and all their stars, for good."""

    def teams(self, group_id: int) -> Sequence[Team]:
        """Return the teams of a class, the first one first."""

    def pupils(self, group_id: int) -> Sequence[Pupil]:
        """Return the children of a class, in the order in which they were taken in."""

    def admit(self, group_id: int, entries: Sequence[Entry]) -> Sequence[Pupil]:
        """Take children in, all or none, with teams that are not there yet; return them."""

    def undo_admission(self, group_id: int) -> Sequence[str]:
        """Take the last admission back; return the nicknames of who is gone.

        A child who has played meanwhile stays.
        """

    def put_in_team(self, player_id: int, group_id: int, team: str) -> None:
        """Move a child into the team called `team`, "" for none; a new name makes a new team."""

    def rename_pupil(self, player_id: int, nickname: str, avatar: str) -> None:
        """Give a child another nickname or picture."""

    def delete_player(self, player_id: int) -> None:
        """Delete a child with all stars, for good."""

    def hand_in(self, slip: Slip) -> None:
        """Keep what a performance has brought so far, exactly once; returns when it is safe."""

    def turns_on(self, group_id: int, day: date) -> Mapping[int, int]:
        """Return how many performances each child of a class began on `day`; 0 is left out."""

    def board(self, group_id: int) -> Board:
        """Return what the scoreboard shows."""

    def revision(self, group_id: int) -> int:
        """Return the number that grows with every change of the board; quick to ask for."""

    def set_goal(self, group_id: int, wanted: int) -> None:
        """Let the class collect so many stars from now on, 1 to 10,000; it begins at none."""

    def plan(self, group_id: int) -> Plan:
        """Return what is laid out for the class."""

    def lay_out(self, group_id: int, plan: Plan) -> None:
        """Lay `plan` out, on every laptop that shares the book."""

    def accounts(self, group_id: int) -> Sequence[Account]:
        """Return what is known about each child of a class."""
