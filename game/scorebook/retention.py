"""How long the score book remembers; the caller owns the transaction.

A child that neither played nor was taken in for so many days is forgotten whole, as at home. A
class goes when nobody is left in it and nothing of it changed for as long. What teams and class
have collected is nobody's in particular: it stays as long as the class.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import Connection, delete, exists, select, update

from game.scorebook import slips
from game.scorebook.schema import (
    TABLES,
    groups,
    members,
    meta,
    performances,
    places,
    players,
    teams,
)
from game.words import tr

MOST_DAYS: Final = 3_650


def keep_days(connection: Connection) -> int:
    """Return for how many days stars are kept."""
    return int(connection.execute(select(meta.c.keep_days)).scalar_one())


def set_keep_days(connection: Connection, days: int) -> None:
    """Keep stars for so many days; raises ValueError with a sentence unless 1 to 3,650."""
    if not 1 <= days <= MOST_DAYS:
        raise ValueError(tr("Stars are kept for 1 to {most} days.", most=MOST_DAYS))
    connection.execute(update(meta).values(keep_days=days))


def forget_before(connection: Connection, last: date) -> tuple[int, bool]:
    """Forget what is older than `last`; return how many performances, and whether anything was."""
    # In one order, so that two laptops that forget at once don't wait for each other.
    connection.execute(select(groups.c.id).order_by(groups.c.id).with_for_update()).all()
    shrunk = _children_with_old(connection, last)
    old = connection.execute(delete(performances).where(performances.c.performed_on < last))
    left = connection.execute(delete(places).where(places.c.left_on < last))
    for player_id, group_id in shrunk:
        slips.bring_in_line(connection, player_id, group_id)
    gone, left_classes = _forget_children(connection, last)
    is_changed = groups.c.id.in_(left_classes | {group_id for _, group_id in shrunk})
    more = groups.c.revision + 1
    connection.execute(update(groups).where(is_changed).values(revision=more))
    empty = _forget_classes(connection, last)
    return old.rowcount, bool(old.rowcount or left.rowcount or gone or empty)


def forget_all(connection: Connection) -> None:
    """Delete every row but how long to keep rows."""
    for table in reversed(TABLES.sorted_tables):
        if table is not meta:
            connection.execute(delete(table))


def _children_with_old(connection: Connection, last: date) -> Sequence[tuple[int, int]]:
    """Return who is in a class and has performances from before `last`, and in which class."""
    old = select(performances.c.player_id).where(performances.c.performed_on < last)
    mine = members.c.player_id.in_(old)
    rows = connection.execute(select(members.c.player_id, members.c.group_id).where(mine))
    return [(child, group) for child, group in rows]


def _forget_children(connection: Connection, last: date) -> tuple[int, set[int]]:
    """Forget who was not here since `last`; return how many, and which classes they were in."""
    recent = (exists().where(table.c.player_id == players.c.id) for table in (performances, places))
    absent = (players.c.made_on < last, *(~one for one in recent))
    theirs = members.c.player_id.in_(select(players.c.id).where(*absent))
    left = set(connection.execute(select(members.c.group_id).where(theirs)).scalars())
    connection.execute(delete(members).where(theirs))
    return connection.execute(delete(players).where(*absent)).rowcount, left


def _forget_classes(connection: Connection, last: date) -> int:
    nobody = ~exists().where(members.c.group_id == groups.c.id)
    idle = select(groups.c.id).where(groups.c.used_on < last, nobody)
    gone = list(connection.execute(idle).scalars())
    for table, column in ((teams, teams.c.group_id), (groups, groups.c.id)):
        connection.execute(delete(table).where(column.in_(gone)))
    return len(gone)
