"""A register in memory, for rehearsals, tours and tests; it keeps nothing on any disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count

from game.classroom.records import (
    USUAL_GOAL,
    Account,
    Board,
    Entry,
    Goal,
    Group,
    Plan,
    Pupil,
    PupilStand,
    Slip,
    Team,
    TeamStand,
)

AVATAR = "fox"
EMBLEM = "sun"


@dataclass
class _Sheet:
    """What is written about one class."""

    group: Group
    teams: list[Team] = field(default_factory=list)
    pupils: list[Pupil] = field(default_factory=list)
    admitted: tuple[int, ...] = ()
    slips: dict[str, Slip] = field(default_factory=dict)
    goal: Goal = field(default_factory=lambda: Goal(USUAL_GOAL, 0))
    plan: Plan = field(default_factory=Plan)
    revision: int = 0


class PaperRegister:
    """Keeps `game.classroom.records.Register` on a sheet of paper, so to say."""

    def __init__(self) -> None:
        self._sheets: dict[int, _Sheet] = {}
        self._numbers = count(1)

    def groups(self) -> Sequence[Group]:
        """Return all classes, by name."""
        return sorted((sheet.group for sheet in self._sheets.values()), key=lambda one: one.name)

    def add_group(self, name: str) -> Group:
        """Begin a class."""
        if not name.strip() or any(group.name == name.strip() for group in self.groups()):
            raise ValueError(f"There is a class called {name} already.")
        group = Group(next(self._numbers), name.strip())
        self._sheets[group.id] = _Sheet(group)
        return group

    def delete_group(self, group_id: int) -> None:
        """Forget a class."""
        del self._sheets[group_id]

    def teams(self, group_id: int) -> Sequence[Team]:
        """Return the teams of a class."""
        return tuple(self._sheets[group_id].teams)

    def pupils(self, group_id: int) -> Sequence[Pupil]:
        """Return the children of a class."""
        return tuple(self._sheets[group_id].pupils)

    def admit(self, group_id: int, entries: Sequence[Entry]) -> Sequence[Pupil]:
        """Take children in."""
        sheet = self._sheets[group_id]
        new = [
            Pupil(
                next(self._numbers),
                entry.nickname,
                entry.avatar or AVATAR,
                self._team(sheet, entry.team),
            )
            for entry in entries
        ]
        sheet.pupils += new
        sheet.admitted = tuple(pupil.id for pupil in new)
        sheet.revision += 1
        return tuple(new)

    def undo_admission(self, group_id: int) -> Sequence[str]:
        """Take the last admission back, but for those who have played."""
        sheet = self._sheets[group_id]
        played = {slip.player_id for slip in sheet.slips.values()}
        gone = [one for one in sheet.pupils if one.id in sheet.admitted and one.id not in played]
        sheet.pupils = [one for one in sheet.pupils if one not in gone]
        sheet.admitted = ()
        sheet.revision += 1
        return tuple(pupil.nickname for pupil in gone)

    def put_in_team(self, player_id: int, group_id: int, team: str) -> None:
        """Move a child into a team."""
        sheet = self._sheets[group_id]
        number = self._team(sheet, team)
        sheet.pupils = [
            replace(one, team=number) if one.id == player_id else one for one in sheet.pupils
        ]
        sheet.revision += 1

    def rename_pupil(self, player_id: int, nickname: str, avatar: str) -> None:
        """Give a child another nickname or picture."""
        for sheet in self._sheets.values():
            sheet.pupils = [
                replace(one, nickname=nickname, avatar=avatar) if one.id == player_id else one
                for one in sheet.pupils
            ]
            sheet.revision += 1

    def delete_player(self, player_id: int) -> None:
        """Delete a child with all stars."""
        for sheet in self._sheets.values():
            sheet.pupils = [one for one in sheet.pupils if one.id != player_id]
            sheet.slips = {key: s for key, s in sheet.slips.items() if s.player_id != player_id}
            sheet.revision += 1

    def hand_in(self, slip: Slip) -> None:
        """Keep what a performance has brought so far."""
        sheet = self._sheets[slip.group_id]
        if all(pupil.id != slip.player_id for pupil in sheet.pupils):
            return
        before = sheet.slips.get(slip.key)
        if before is not None and before.stars > slip.stars:
            slip = replace(before, is_whole=before.is_whole or slip.is_whole)
        sheet.slips[slip.key] = slip
        more = slip.stars - (before.stars if before else 0)
        sheet.goal = replace(sheet.goal, stars=sheet.goal.stars + more)
        sheet.revision += 1

    def turns_on(self, group_id: int, day: date) -> Mapping[int, int]:
        """Return how many performances each child began on `day`."""
        turns: dict[int, int] = {}
        for slip in self._sheets[group_id].slips.values():
            if slip.day == day:
                turns[slip.player_id] = turns.get(slip.player_id, 0) + 1
        return turns

    def board(self, group_id: int) -> Board:
        """Return what the scoreboard shows."""
        sheet = self._sheets[group_id]
        stands = tuple(self._stand(sheet, pupil) for pupil in sheet.pupils)
        teams = tuple(
            TeamStand(team, sum(one.stars for one in stands if one.pupil.team == team.id))
            for team in sheet.teams
        )
        return Board(sheet.group, sheet.goal, teams, stands, sheet.plan, sheet.revision)

    def revision(self, group_id: int) -> int:
        """Return the number that grows with every change."""
        return self._sheets[group_id].revision

    def set_goal(self, group_id: int, wanted: int) -> None:
        """Let the class collect so many stars from now on."""
        sheet = self._sheets[group_id]
        sheet.goal = Goal(wanted, 0)
        sheet.revision += 1

    def plan(self, group_id: int) -> Plan:
        """Return what is laid out for the class."""
        return self._sheets[group_id].plan

    def lay_out(self, group_id: int, plan: Plan) -> None:
        """Lay `plan` out."""
        sheet = self._sheets[group_id]
        sheet.plan = plan
        sheet.revision += 1

    def accounts(self, group_id: int) -> Sequence[Account]:
        """Return what is known about each child of a class."""
        sheet = self._sheets[group_id]
        names = {team.id: team.name for team in sheet.teams}
        return tuple(
            self._account(sheet, pupil, names.get(pupil.team or 0, "")) for pupil in sheet.pupils
        )

    def _team(self, sheet: _Sheet, name: str) -> int | None:
        if not name:
            return None
        for team in sheet.teams:
            if team.name.casefold() == name.casefold():
                return team.id
        sheet.teams.append(Team(next(self._numbers), name, EMBLEM))
        return sheet.teams[-1].id

    def _slips(self, sheet: _Sheet, pupil: Pupil) -> list[Slip]:
        return [slip for slip in sheet.slips.values() if slip.player_id == pupil.id]

    def _stand(self, sheet: _Sheet, pupil: Pupil) -> PupilStand:
        earned = [slip.stars for slip in self._slips(sheet, pupil)]
        best = max(earned, default=0)
        is_new = len(earned) > 1 and best == earned[-1] and best > max(earned[:-1])
        return PupilStand(pupil, sum(earned), best, is_new)

    def _account(self, sheet: _Sheet, pupil: Pupil, team: str) -> Account:
        slips = self._slips(sheet, pupil)
        plays: dict[str, tuple[int, int]] = {}
        for slip in slips:
            times, best = plays.get(slip.play, (0, 0))
            plays[slip.play] = (times + 1, max(best, slip.stars))
        return Account(
            pupil,
            team,
            sum(slip.stars for slip in slips),
            len(slips),
            sum(slip.seconds for slip in slips),
            plays,
            tuple(sorted({slip.day for slip in slips})),
        )
