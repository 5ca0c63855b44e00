"""The school's score book as a laptop uses it, with the server or without.

It stands in the place of a `ScoreBook` and of a register (`game/classroom/records.py`). What
children bring goes into the outbox first; what screens look at comes from what was last read, with
own stars that wait here added, so that no child's stars ever shrink.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import URL

from game.acting.bookmark import Bookmark
from game.classroom.records import (
    NO_GROUP,
    Account,
    Board,
    Entry,
    Group,
    Plan,
    Pupil,
    Slip,
    Team,
)
from game.scorebook import courier, ledger
from game.scorebook.book import ScoreBook
from game.scorebook.post_office import PostOffice
from game.scorebook.records import BookError, Performed, Player, checked_nickname
from game.words import tr


class SchoolBook:
    """One laptop's part of a book that many share.

    Each method raises BookError with a sentence when the book can't be read or written, and
    ValueError with one for a name or number that won't do.
    """

    def __init__(self, url: URL, folder: Path) -> None:
        """Begin with the server at `url`; the outbox lies in `folder`."""
        self._post = PostOffice(url, folder)
        # For each child and play the key of the performance that was left, and where; those that
        # are taken out for a moment, while something else is written, lie beside.
        self._places: dict[tuple[int, str], tuple[str, Bookmark | None]] = {}
        self._lifted: dict[tuple[int, str], tuple[str, Bookmark | None]] = {}

    @property
    def notice(self) -> str | None:
        """What people should know about the book just now; None most of the time."""
        return self._post.notice

    @property
    def reason(self) -> str | None:
        """Why the server can't be reached, "" if it does not answer; None while it is there."""
        return self._post.reason

    @property
    def is_all_in(self) -> bool:
        """Whether nothing waited for the server when that was last seen to."""
        return self._post.is_all_in

    def close(self) -> None:
        """Hand in what waits, for a moment, and let go of server and file."""
        self._post.close()

    # What a child brings

    def hand_in(self, slip: Slip) -> None:
        """Keep what a performance has brought so far; returns when it is safe on this computer."""
        self._post.hand_in(slip)

    def record(self, player_id: int, play: str, stars: int, seconds: float, day: date) -> None:
        """Keep one performance of a child who plays by itself."""
        key, _ = self._places.pop((player_id, play), (_new_key(), None))
        self.hand_in(Slip(key, player_id, NO_GROUP, play, stars, seconds, day, is_whole=True))

    def keep_place(self, player_id: int, play: str, place: Bookmark | None, day: date) -> None:
        """Keep the stars of a play that was left; its place lasts for the evening.

        One that was taken out by None and comes back is the same performance.
        """
        own = (player_id, play)
        if place is None:
            self._lifted[own] = self._places.pop(own, (_new_key(), None))
            return
        if (lifted := self._lifted.pop(own, None)) and lifted[1] == place:
            self._places[own] = lifted
            return
        if lifted:
            self._lifted[own] = lifted
        key, _ = self._places.get(own, (_new_key(), None))
        self._places[own] = key, place
        if place.stars:
            self.hand_in(Slip(key, player_id, NO_GROUP, play, place.stars, place.seconds, day))

    def place_of(self, player_id: int, play: str) -> Bookmark | None:
        """Return where a child left a play this evening, on this computer."""
        return self._places.get((player_id, play), ("", None))[1]

    def set_place_aside(self, player_id: int, play: str) -> None:
        """Let a play begin anew; the stars that it had brought are kept already."""
        self._places.pop((player_id, play), None)

    # What screens look at

    def players(self) -> tuple[Player, ...]:
        """Return all players, the first one first."""
        return self._post.read(("players",), lambda book: book.players()).value

    def stars_of(self, player_id: int) -> int:
        """Return all stars of a child, own ones that wait here among them."""
        read = self._post.read(("stars_of", player_id), lambda book: book.stars_of(player_id))
        missing = self._post.missing(read, ledger.of_player(player_id))
        return int(read.value) + sum(one.stars for one in missing)

    def best(self, player_id: int, play: str) -> Performed | None:
        """Return a child's whole performance of `play` with most stars."""
        read = self._post.read(("best", player_id, play), lambda book: book.best(player_id, play))
        missing = self._post.missing(read, ledger.of_play(player_id, play))
        return ledger.with_best(read.value, missing)

    def groups(self) -> Sequence[Group]:
        """Return all classes, by name."""
        return self._post.read(("groups",), lambda book: book.groups()).value

    def teams(self, group_id: int) -> Sequence[Team]:
        """Return the teams of a class."""
        return self._post.read(
            ("teams", group_id), lambda book: book.teams(group_id), group_id
        ).value

    def pupils(self, group_id: int) -> Sequence[Pupil]:
        """Return the children of a class."""
        return self._post.read(
            ("pupils", group_id), lambda book: book.pupils(group_id), group_id
        ).value

    def plan(self, group_id: int) -> Plan:
        """Return what is laid out for the class, about a second old at most."""
        return self._post.read(("plan", group_id), lambda book: book.plan(group_id), group_id).value

    def turns_on(self, group_id: int, day: date) -> Mapping[int, int]:
        """Return how many performances each child of a class began on `day`."""
        read = self._post.read(
            ("turns_on", group_id, day), lambda book: book.turns_on(group_id, day), group_id
        )
        missing = self._post.missing(read, ledger.of_day(group_id, day))
        return ledger.with_turns(read.value, missing)

    def board(self, group_id: int) -> Board:
        """Return what the scoreboard shows, with own stars that wait here."""
        read = self._post.read(("board", group_id), lambda book: book.board(group_id), group_id)
        changes = self._post.changes
        missing = self._post.missing(read, ledger.of_group(group_id))
        return ledger.with_own(read.value, missing, changes)

    def revision(self, group_id: int) -> int:
        """Return the number that grows with every change of the board."""
        changes = self._post.changes
        ask = self._post.read(
            ("revision", group_id), lambda book: book.revision(group_id), group_id
        ).value
        return ask + changes

    def accounts(self, group_id: int) -> Sequence[Account]:
        """Return what the server knows about each child of a class."""
        return self._post.read(
            ("accounts", group_id), lambda book: book.accounts(group_id), group_id
        ).value

    # What a grown-up changes

    def add_player(self, nickname: str, avatar: str, made_on: date | None = None) -> Player:
        """Add a player, made today unless told otherwise."""
        name = checked_nickname(nickname)
        return self._post.write(lambda book: book.add_player(name, avatar, made_on))

    def add_group(self, name: str) -> Group:
        """Begin a class."""
        return self._post.write(lambda book: book.add_group(name))

    def admit(self, group_id: int, entries: Sequence[Entry]) -> Sequence[Pupil]:
        """Take children in, all or none."""
        return self._post.write(lambda book: book.admit(group_id, entries))

    def undo_admission(self, group_id: int) -> Sequence[str]:
        """Take the last admission back."""
        return self._post.write(lambda book: book.undo_admission(group_id))

    def put_in_team(self, player_id: int, group_id: int, team: str) -> None:
        """Move a child into a team."""
        self._post.write(lambda book: book.put_in_team(player_id, group_id, team))

    def rename_pupil(self, player_id: int, nickname: str, avatar: str) -> None:
        """Give a child another nickname or picture."""
        self._post.write(lambda book: book.rename_pupil(player_id, nickname, avatar))

    def set_goal(self, group_id: int, wanted: int) -> None:
        """Let the class collect so many stars from now on."""
        self._post.write(lambda book: book.set_goal(group_id, wanted))

    def lay_out(self, group_id: int, plan: Plan) -> None:
        """Lay `plan` out, on every laptop that shares the book."""
        self._post.write(lambda book: book.lay_out(group_id, plan))

    # What is forgotten

    def delete_player(self, player_id: int) -> None:
        """Delete a child with all stars, on the server and here."""
        self._post.write(lambda book: book.delete_player(player_id), courier.LONG_PATIENCE)
        self._post.forget_player(player_id)
        for known in [key for key in self._places if key[0] == player_id]:
            self.set_place_aside(*known)

    def delete_group(self, group_id: int) -> None:
        """Delete a class with its children and all their stars, on the server and here."""
        self._post.write(lambda book: book.delete_group(group_id), courier.LONG_PATIENCE)
        self._post.forget_group(group_id)

    def delete_everything(self) -> None:
        """Refuse: one laptop's small sum is no key to the stars of a whole school."""
        raise BookError(
            tr(
                "This score book belongs to the whole school and is not deleted from here. Delete "
                "a player or a class, or run: curtain-up class delete --everything"
            )
        )

    def keep_days(self) -> int:
        """Return for how many days the school's book keeps stars."""
        return self._post.read(("keep_days",), lambda book: book.keep_days()).value

    def set_keep_days(self, days: int) -> None:
        """Keep stars for so many days, on every laptop that shares the book."""
        self._post.write(lambda book: book.set_keep_days(days))

    def sweep(self, own_days: int) -> int:
        """Have the server let go of what is old by its own rule, when it is there; return 0."""
        self._post.forget_old(date.today())
        self._post.send(lambda book: book.sweep(own_days))
        return 0


AnyBook = ScoreBook | SchoolBook


def _new_key() -> str:
    return uuid.uuid4().hex
