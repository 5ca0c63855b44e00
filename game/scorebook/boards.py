"""What scoreboard and teacher's list show of a class; the caller owns the transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from game.classroom.records import Account, Board, Group, Pupil, PupilStand, Team, TeamStand
from game.scorebook import classes, rosters
from game.scorebook.schema import members, performances, teams

# Of a child in one play: how often, the most stars, all stars, seconds.
Sums = tuple[int, int, int, float]


def board(connection: Connection, group_id: int, today: date) -> Board:
    """Return what the scoreboard shows; raises ValueError for a class that is not there.

    It reads sums, and so costs the same after a million performances.
    """
    # First of all: whoever finds a newer revision later will read the rest again.
    row = classes.read(connection, group_id)
    mine = select(teams).where(teams.c.group_id == group_id).order_by(teams.c.id)
    stands = tuple(
        TeamStand(Team(team.id, team.name, team.emblem), team.stars)
        for team in connection.execute(mine)
    )
    children = connection.execute(rosters.rows_of(group_id))
    return Board(
        Group(row.id, row.name),
        classes.as_goal(row),
        stands,
        tuple(_stand(child, today) for child in children),
        classes.as_plan(row),
        row.revision,
    )


def accounts(connection: Connection, group_id: int) -> Sequence[Account]:
    """Return what is known of each child's performances in this class."""
    classes.read(connection, group_id)
    names = {team.id: team.name for team in rosters.find_teams(connection, group_id)}
    sums, days = _sums(connection, group_id), _days(connection, group_id)
    return tuple(
        _account(pupil, names.get(pupil.team or 0, ""), sums[pupil.id], days[pupil.id])
        for pupil in rosters.find_pupils(connection, group_id)
    )


def _stand(row: Any, today: date) -> PupilStand:
    is_new_best = row.best_on == today and 0 < row.next_best < row.best
    return PupilStand(rosters.as_pupil(row), row.stars, row.best, is_new_best)


def _account(pupil: Pupil, team: str, sums: Mapping[str, Sums], days: Sequence[date]) -> Account:
    times, _, stars, seconds = zip(*sums.values(), strict=True) if sums else ((), (), (), ())
    return Account(
        pupil,
        team,
        sum(stars),
        sum(times),
        float(sum(seconds)),
        {play: (count, most) for play, (count, most, *_) in sums.items()},
        tuple(days),
    )


def _sums(connection: Connection, group_id: int) -> Mapping[int, dict[str, Sums]]:
    column = performances.c
    amounts = (func.count(), *(func.max(column.stars), func.sum(column.stars)))
    rows = connection.execute(
        select(column.player_id, column.play, *amounts, func.sum(column.seconds))
        .where(*_counted(group_id))
        .group_by(column.player_id, column.play)
        .order_by(column.player_id, column.play)
    )
    found: Mapping[int, dict[str, Sums]] = defaultdict(dict)
    for child, play, *sums in rows:
        found[child][play] = tuple(sums)
    return found


def _days(connection: Connection, group_id: int) -> Mapping[int, list[date]]:
    column = performances.c
    rows = connection.execute(
        select(column.player_id, column.performed_on)
        .where(*_counted(group_id))
        .distinct()
        .order_by(column.performed_on)
    )
    found: Mapping[int, list[date]] = defaultdict(list)
    for child, day in rows:
        found[child].append(day)
    return found


def _counted(group_id: int) -> tuple[ColumnElement[bool], ...]:
    """Return which performances are told of: no stars yet are a turn begun, and no more."""
    column = performances.c
    # By child first: the index that there is leads to them.
    here = select(members.c.player_id).where(members.c.group_id == group_id)
    return column.player_id.in_(here), column.group_id == group_id, column.stars > 0
