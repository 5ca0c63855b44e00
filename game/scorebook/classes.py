"""Classes in the score book, their goal and what is laid out; the caller owns the transaction.

Whatever changes something of a class calls `hold` first: it lets one after the other do so, in
PostgreSQL as well, and since it is always the first lock, nobody waits for somebody who waits.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select, update

from game.classroom.records import USUAL_GOAL, Goal, Group, Plan
from game.scorebook.records import GoneError, checked_name
from game.scorebook.schema import (
    groups,
    members,
    performances,
    places,
    players,
    take_turns,
    teams,
)
from game.words import tr

MOST_WANTED: Final = 10_000


def find_all(connection: Connection) -> Sequence[Group]:
    """Return all classes, by name."""
    rows = connection.execute(select(groups.c.id, groups.c.name))
    return tuple(sorted((Group(*row) for row in rows), key=lambda one: one.name.casefold()))


def add(connection: Connection, name: str) -> Group:
    """Begin a class; raises ValueError with a sentence for a name that won't do."""
    name = _free_name(connection, name)
    row = insert(groups).values(name=name, wanted=USUAL_GOAL, used_on=date.today())
    return Group(connection.execute(row.returning(groups.c.id)).scalar_one(), name)


def remove(connection: Connection, group_id: int) -> None:
    """Delete a class with its teams, its children and all their stars."""
    hold(connection, group_id)
    mine = list(
        connection.execute(
            select(members.c.player_id).where(members.c.group_id == group_id)
        ).scalars()
    )
    for table in (members, places, performances):
        connection.execute(delete(table).where(table.c.player_id.in_(mine)))
    connection.execute(delete(players).where(players.c.id.in_(mine)))
    connection.execute(delete(performances).where(performances.c.group_id == group_id))
    connection.execute(delete(teams).where(teams.c.group_id == group_id))
    connection.execute(delete(groups).where(groups.c.id == group_id))


def set_goal(connection: Connection, group_id: int, wanted: int) -> None:
    """Let the class begin to collect so many stars; raises ValueError unless 1 to 10,000."""
    if not 1 <= wanted <= MOST_WANTED:
        raise ValueError(
            tr("A goal has 1 to {most} stars, not {count}.", most=MOST_WANTED, count=wanted)
        )
    change(connection, group_id, wanted=wanted, collected=0)


def plan_of(connection: Connection, group_id: int) -> Plan:
    """Return what is laid out; raises ValueError for a class that is not there."""
    return as_plan(read(connection, group_id))


def lay_out(connection: Connection, group_id: int, plan: Plan) -> None:
    """Keep what is laid out."""
    change(
        connection,
        group_id,
        plays=json.dumps(plan.plays),
        is_locked=plan.is_locked,
        is_paused=plan.is_paused,
        shows_names=plan.shows_names,
        shows_ranks=plan.shows_ranks,
    )


def read(connection: Connection, group_id: int) -> Any:
    """Return the row of a class; raises ValueError with a sentence where there is none."""
    row = connection.execute(select(groups).where(groups.c.id == group_id)).one_or_none()
    if row is None:
        raise GoneError(_lost())
    return row


def revision_of(connection: Connection, group_id: int) -> int:
    """Return the number that grows with every change; ValueError where there is no such class."""
    mine = select(groups.c.revision).where(groups.c.id == group_id)
    found = connection.execute(mine).scalar_one_or_none()
    if found is None:
        raise GoneError(_lost())
    return int(found)


def as_plan(row: Any) -> Plan:
    """Return the plan in the row of a class."""
    return Plan(
        tuple(json.loads(row.plays)),
        row.is_locked,
        row.is_paused,
        row.shows_names,
        row.shows_ranks,
    )


def as_goal(row: Any) -> Goal:
    """Return the goal in the row of a class."""
    return Goal(row.wanted, row.collected)


def hold(connection: Connection, group_id: int) -> bool:
    """Let nobody else change the class until this transaction ends; tell whether it is there."""
    mine = select(groups.c.id).where(groups.c.id == group_id).with_for_update()
    return connection.execute(mine).one_or_none() is not None


def change(connection: Connection, group_id: int, **values: Any) -> None:
    """Write `values` into the row of a class, and that something of it has changed.

    Raises ValueError with a sentence where there is no such class.
    """
    values |= {"revision": groups.c.revision + 1, "used_on": date.today()}
    done = connection.execute(update(groups).where(groups.c.id == group_id).values(**values))
    if not done.rowcount:
        raise GoneError(_lost())


def _free_name(connection: Connection, name: str) -> str:
    name = checked_name(name)
    take_turns(connection)
    for group in find_all(connection):
        if group.name.casefold() == name.casefold():
            raise ValueError(tr("There is a class called {name} already.", name=group.name))
    return name


def _lost() -> str:
    return tr("This class is no longer in the score book.")
