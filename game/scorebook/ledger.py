"""Own slips of this evening, so that a child's stars never shrink while the server is away.

What was last read from the server may hold none, a part or all of an own slip. The ledger counts
the slips that were handed in; a reading remembers the count at which it was read, and so it is
known which stars are missing in it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from game.classroom.records import Board, PupilStand, Slip, TeamStand
from game.scorebook.records import Performed


@dataclass(frozen=True, slots=True)
class Missing:
    """An own slip of which `stars` are not in a reading; `is_new` if nothing of it is."""

    slip: Slip
    stars: int
    is_new: bool


@dataclass(slots=True)
class _Own:
    slip: Slip
    # The counts at which something of it had been handed in, with the stars on it then.
    handed_in: list[tuple[int, int]] = field(default_factory=list)

    def stars_at(self, moment: int) -> int | None:
        """Return how many stars a reading of `moment` holds, None if it knows nothing of it."""
        known = [stars for when, stars in self.handed_in if when <= moment]
        return max(known, default=None)


class Ledger:
    """The own slips, by key; for several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._own: dict[str, _Own] = {}
        self.moment = 0
        self.changes = 0

    def write(self, slip: Slip) -> None:
        """Take note of a slip that is kept on this computer."""
        with self._lock:
            self.changes += 1
            own = self._own.setdefault(slip.key, _Own(slip))
            whole = own.slip.is_whole or slip.is_whole
            own.slip = replace(slip, stars=max(own.slip.stars, slip.stars), is_whole=whole)

    def hand_in(self, slip: Slip) -> None:
        """Take note that the server has all that is on `slip`."""
        with self._lock:
            self.moment += 1
            own = self._own.setdefault(slip.key, _Own(slip))
            own.handed_in.append((self.moment, slip.stars))

    def unsent(self) -> list[Slip]:
        """Return the slips of which something has not been handed in."""
        with self._lock:
            return [
                own.slip
                for own in self._own.values()
                if (own.stars_at(self.moment) or -1) < own.slip.stars
            ]

    def strike(self, unwanted: Callable[[Slip], bool]) -> None:
        """Forget slips, as those of a deleted child."""
        with self._lock:
            self.changes += 1
            self._own = {key: own for key, own in self._own.items() if not unwanted(own.slip)}

    def missing(self, moment: int, wanted: Callable[[Slip], bool]) -> list[Missing]:
        """Return the slips of which a reading of `moment` lacks something."""
        with self._lock:
            found = []
            for own in self._own.values():
                known = own.stars_at(moment)
                if wanted(own.slip) and (known is None or known < own.slip.stars):
                    found.append(Missing(own.slip, own.slip.stars - (known or 0), known is None))
            return found


def with_best(read: Performed | None, missing: Iterable[Missing]) -> Performed | None:
    """Return the best whole performance, own ones among them."""
    best = read
    for slip in (one.slip for one in missing):
        if slip.is_whole and (best is None or slip.stars > best.stars):
            best = Performed(0, slip.player_id, slip.play, slip.stars, slip.seconds, slip.day)
    return best


def with_turns(read: Mapping[int, int], missing: Iterable[Missing]) -> Mapping[int, int]:
    """Return the turns of each child, own ones among them."""
    turns = dict(read)
    for number in (one.slip.player_id for one in missing if one.is_new):
        turns[number] = turns.get(number, 0) + 1
    return turns


def with_own(read: Board, missing: Iterable[Missing], changes: int) -> Board:
    """Return the board with own stars on it; its revision grows with own `changes` too."""
    more: dict[int, list[Missing]] = {}
    known = {stand.pupil.id for stand in read.pupils}
    for one in missing:
        if one.slip.player_id in known:
            more.setdefault(one.slip.player_id, []).append(one)
    stars = sum(one.stars for several in more.values() for one in several)
    pupils = tuple(_stand(stand, more.get(stand.pupil.id, NOTHING)) for stand in read.pupils)
    return replace(
        read,
        goal=replace(read.goal, stars=read.goal.stars + stars),
        teams=tuple(_team(stand, read.pupils, more) for stand in read.teams),
        pupils=pupils,
        revision=read.revision + changes,
    )


NOTHING: Final[list[Missing]] = []


def _stand(stand: PupilStand, more: list[Missing]) -> PupilStand:
    best = max((one.slip.stars for one in more), default=0)
    return replace(
        stand,
        stars=stand.stars + sum(one.stars for one in more),
        best=max(stand.best, best),
        is_new_best=stand.is_new_best or best > stand.best > 0,
    )


def _team(
    stand: TeamStand, pupils: Iterable[PupilStand], more: Mapping[int, list[Missing]]
) -> TeamStand:
    own = (more.get(one.pupil.id, NOTHING) for one in pupils if one.pupil.team == stand.team.id)
    return replace(stand, stars=stand.stars + sum(one.stars for several in own for one in several))


def of_player(player_id: int) -> Callable[[Slip], bool]:
    """Return what tells slips of one child."""
    return lambda slip: slip.player_id == player_id


def of_group(group_id: int) -> Callable[[Slip], bool]:
    """Return what tells slips of one class."""
    return lambda slip: slip.group_id == group_id


def of_play(player_id: int, play: str) -> Callable[[Slip], bool]:
    """Return what tells slips of one child in one play."""
    return lambda slip: slip.player_id == player_id and slip.play == play


def of_day(group_id: int, day: date) -> Callable[[Slip], bool]:
    """Return what tells slips of one class on one day."""
    return lambda slip: slip.group_id == group_id and slip.day == day
