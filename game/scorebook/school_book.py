"""The school's score book as a laptop uses it: stars first into the outbox, readings from memory.

It stands in the place of a `ScoreBook` and of a register (`game/classroom/records.py`), and is
there at once, with the server or without. Nothing here waits for the network longer than
`courier.PATIENCE`, but for a grown-up who deletes. What is read stays in memory alone: at rest a laptop holds no name.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import URL

from game.acting.bookmark import Bookmark
from game.classroom.records import Account, Board, Entry, Group, Plan, Pupil, Slip, Team
from game.scorebook import courier, ledger, server
from game.scorebook.book import ScoreBook
from game.scorebook.courier import Courier
from game.scorebook.ledger import Ledger
from game.scorebook.outbox import Outbox, forget_other_boxes
from game.scorebook.readings import Answer, Readings
from game.scorebook.records import BookError, Performed, Player, checked_nickname
from game.scorebook.server import NotReached, Server
from game.words import tr

T = TypeVar("T")

# The number of no class, for children who play by themselves.
NO_GROUP: Final = 0

# Seconds for which it is told that the server is back.
BACK_TOLD: Final = 60.0


class SchoolBook:
    """One laptop's part of a book that many share.

    Each method raises BookError with a sentence when the book can't be read or written, and
    ValueError with one for a name or number that won't do.
    """

    def __init__(self, url: URL, folder: Path) -> None:
        """Begin to go between this computer, whose outbox lies in `folder`, and the server."""
        self._folder = folder
        self._outbox = Outbox(folder / server.outbox_name(url))
        self._ledger = Ledger()
        self._courier = Courier(partial(server.reach, url), self._round)
        self._readings = Readings(self._courier, self._ledger)
        self._places: dict[tuple[int, str], Bookmark] = {}
        self._keys: dict[tuple[int, str], str] = {}
        self.is_all_in = False
        self._remember_waiting()
        self._courier.start()

    @property
    def notice(self) -> str | None:
        """What people should know about the book just now; None most of the time."""
        if self._courier.away_seconds() > courier.WORTH_A_WORD:
            return tr(
                "The school's score book can't be reached. Stars are kept on this computer and "
                "handed in later."
            )
        if self._courier.back_seconds() < BACK_TOLD and self.is_all_in:
            return tr("The school's score book is back, and all stars are handed in.")
        return self._outbox.notice

    @property
    def reason(self) -> str | None:
        """Why the server can't be reached, for a technician: a few words; None while it is there."""
        return self._courier.reason if self._courier.is_away else None

    def close(self) -> None:
        """Hand in what waits, for a moment, and let go of server and file."""
        self._courier.close()
        self._outbox.close()

    # What a child brings

    def hand_in(self, slip: Slip) -> None:
        """Keep what a performance has brought so far; returns when it is safe on this computer."""
        try:
            self._outbox.put(slip)
        except BookError:
            # A full disk here is no reason to lose a star while the server is there.
            self._write(lambda book: book.hand_in(slip))
            return
        self._ledger.write(slip)
        self._courier.wake()

    def record(self, player_id: int, play: str, stars: int, seconds: float, day: date) -> None:
        """Keep one performance of a child who plays by itself."""
        self._places.pop((player_id, play), None)
        key = self._keys.pop((player_id, play), None) or _new_key()
        self.hand_in(Slip(key, player_id, NO_GROUP, play, stars, seconds, day, is_whole=True))

    def keep_place(self, player_id: int, play: str, place: Bookmark | None, day: date) -> None:
        """Keep the stars of a play that was left; its place lasts for the evening."""
        if place is None:
            self.set_place_aside(player_id, play)
            return
        key = self._keys.setdefault((player_id, play), _new_key())
        self._places[player_id, play] = place
        self.hand_in(Slip(key, player_id, NO_GROUP, play, place.stars, place.seconds, day))

    def place_of(self, player_id: int, play: str) -> Bookmark | None:
        """Return where a child left a play this evening, on this computer."""
        return self._places.get((player_id, play))

    def set_place_aside(self, player_id: int, play: str) -> None:
        """Let a play begin anew; the stars that it had brought are kept already."""
        self._places.pop((player_id, play), None)
        self._keys.pop((player_id, play), None)

    # What screens look at

    def players(self) -> tuple[Player, ...]:
        """Return all players, the first one first."""
        return self._value(("players",), lambda book: book.players())

    def stars_of(self, player_id: int) -> int:
        """Return all stars of a child, own ones that wait here among them."""
        read = self._read(("stars_of", player_id), lambda book: book.stars_of(player_id))
        missing = self._ledger.missing(read.moment, ledger.of_player(player_id))
        return int(read.value) + sum(one.stars for one in missing)

    def best(self, player_id: int, play: str) -> Performed | None:
        """Return a child's whole performance of `play` with most stars."""
        read = self._read(("best", player_id, play), lambda book: book.best(player_id, play))
        missing = self._ledger.missing(read.moment, ledger.of_play(player_id, play))
        return ledger.with_best(read.value, missing)

    def groups(self) -> Sequence[Group]:
        """Return all classes, by name."""
        return self._value(("groups",), lambda book: book.groups())

    def teams(self, group_id: int) -> Sequence[Team]:
        """Return the teams of a class."""
        return self._value(("teams", group_id), lambda book: book.teams(group_id), group_id)

    def pupils(self, group_id: int) -> Sequence[Pupil]:
        """Return the children of a class."""
        return self._value(("pupils", group_id), lambda book: book.pupils(group_id), group_id)

    def plan(self, group_id: int) -> Plan:
        """Return what is laid out for the class, about a second old at most."""
        return self._value(("plan", group_id), lambda book: book.plan(group_id), group_id)

    def turns_on(self, group_id: int, day: date) -> Mapping[int, int]:
        """Return how many performances each child of a class began on `day`."""
        read = self._read(
            ("turns_on", group_id, day), lambda book: book.turns_on(group_id, day), group_id
        )
        missing = self._ledger.missing(read.moment, ledger.of_day(group_id, day))
        return ledger.with_turns(read.value, missing)

    def board(self, group_id: int) -> Board:
        """Return what the scoreboard shows, with own stars that wait here."""
        read = self._read(("board", group_id), lambda book: book.board(group_id), group_id)
        changes = self._ledger.changes
        missing = self._ledger.missing(read.moment, ledger.of_group(group_id))
        return ledger.with_own(read.value, missing, changes)

    def revision(self, group_id: int) -> int:
        """Return the number that grows with every change of the board."""
        changes = self._ledger.changes
        ask = self._value(("revision", group_id), lambda book: book.revision(group_id), group_id)
        return ask + changes

    def accounts(self, group_id: int) -> Sequence[Account]:
        """Return what the server knows about each child of a class."""
        return self._value(("accounts", group_id), lambda book: book.accounts(group_id), group_id)

    # What a grown-up changes

    def add_player(self, nickname: str, avatar: str, made_on: date | None = None) -> Player:
        """Add a player, made today unless told otherwise."""
        name = checked_nickname(nickname)
        return self._write(lambda book: book.add_player(name, avatar, made_on))

    def add_group(self, name: str) -> Group:
        """Begin a class."""
        return self._write(lambda book: book.add_group(name))

    def rename_group(self, group_id: int, name: str) -> None:
        """Call a class something else."""
        self._write(lambda book: book.rename_group(group_id, name))

    def admit(self, group_id: int, entries: Sequence[Entry]) -> Sequence[Pupil]:
        """Take children in, all or none."""
        return self._write(lambda book: book.admit(group_id, entries))

    def undo_admission(self, group_id: int) -> Sequence[str]:
        """Take the last admission back."""
        return self._write(lambda book: book.undo_admission(group_id))

    def put_in_team(self, player_id: int, group_id: int, team: str) -> None:
        """Move a child into a team."""
        self._write(lambda book: book.put_in_team(player_id, group_id, team))

    def rename_pupil(self, player_id: int, nickname: str, avatar: str) -> None:
        """Give a child another nickname or picture."""
        self._write(lambda book: book.rename_pupil(player_id, nickname, avatar))

    def set_goal(self, group_id: int, wanted: int) -> None:
        """Let the class collect so many stars from now on."""
        self._write(lambda book: book.set_goal(group_id, wanted))

    def lay_out(self, group_id: int, plan: Plan) -> None:
        """Lay `plan` out, on every laptop that shares the book."""
        self._write(lambda book: book.lay_out(group_id, plan))

    # What is forgotten

    def delete_player(self, player_id: int) -> None:
        """Delete a child with all stars, on the server and here."""
        self._write(lambda book: book.delete_player(player_id), courier.LONG_PATIENCE)
        self._outbox.forget_player(player_id)
        self._ledger.strike(ledger.of_player(player_id))

    def delete_group(self, group_id: int) -> None:
        """Delete a class with its children and all their stars, on the server and here."""
        self._write(lambda book: book.delete_group(group_id), courier.LONG_PATIENCE)
        self._outbox.forget_group(group_id)
        self._ledger.strike(ledger.of_group(group_id))

    def delete_everything(self) -> None:
        """Delete what waits here, for whatever server, and then the school's book."""
        self._outbox.empty()
        forget_other_boxes(self._folder, self._outbox)
        self._ledger.strike(lambda _slip: True)
        self._places.clear()
        self._keys.clear()
        self._write(lambda book: book.delete_everything(), courier.LONG_PATIENCE)
        self._readings.forget()

    def keep_days(self) -> int:
        """Return for how many days the school's book keeps stars."""
        return self._value(("keep_days",), lambda book: book.keep_days())

    def set_keep_days(self, days: int) -> None:
        """Keep stars for so many days, on every laptop that shares the book."""
        self._write(lambda book: book.set_keep_days(days))

    def sweep(self, own_days: int) -> int:
        """Have the server let go of what is old by its own rule, when it is there; return 0."""
        self._outbox.forget_old(date.today())
        self._courier.send(lambda book: book.sweep(own_days))
        return 0

    def _read(
        self, question: tuple[object, ...], ask: Callable[[ScoreBook], T], group_id: int | None = None
    ) -> Answer[T]:
        return self._readings.of(question, ask, group_id)

    def _value(
        self, question: tuple[object, ...], ask: Callable[[ScoreBook], T], group_id: int | None = None
    ) -> T:
        return self._readings.of(question, ask, group_id).value

    def _write(self, change: Callable[[ScoreBook], T], patience: float = courier.PATIENCE) -> T:
        try:
            return self._courier.ask(change, patience)
        finally:
            self._readings.grow_stale()

    def _remember_waiting(self) -> None:
        after = 0
        while page := self._outbox.waiting(after):
            for place, slip in page:
                after = place
                self._ledger.write(slip)

    def _round(self, there: Server) -> Iterator[None]:
        """Hand in all that waits, in order, and read anew what screens look at."""
        unsent = {slip.key: slip for slip in self._ledger.unsent()}
        after = 0
        while page := self._outbox.waiting(after):
            for place, slip in page:
                after = place
                unsent.pop(slip.key, None)
                self._hand_over(there, slip)
                yield
        for slip in unsent.values():
            # Another copy of the game on this computer has handed it in.
            self._ledger.hand_in(slip)
        yield from self._readings.refresh(there)
        self.is_all_in = self._outbox.is_empty()

    def _hand_over(self, there: Server, slip: Slip) -> None:
        try:
            there.book.hand_in(slip)
        except Exception as error:
            if server.is_refused_for_good(error):
                self._ledger.strike(lambda own: own.key == slip.key)
                self._outbox.take_out(slip)
            elif not there.answers():
                raise NotReached(tr("no answer")) from None
            # Else this slip alone is in trouble: it waits, and the others go on.
            return
        self._ledger.hand_in(slip)
        self._outbox.take_out(slip)


def _new_key() -> str:
    return uuid.uuid4().hex
