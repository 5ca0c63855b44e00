"""Slips that are handed in, each star exactly once; the caller owns the transaction."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select, update

from game.classroom.records import NO_GROUP, Slip
from game.scorebook import classes
from game.scorebook.schema import groups, members, meta, performances, players, teams
from game.words import tr

# More than any play can bring: what is above is no slip of this game.
MOST_STARS: Final = 1_000
MOST_SECONDS: Final = 1e6
LONGEST_TEXT: Final = 200


def hand_in(connection: Connection, slip: Slip) -> None:
    """Keep what is more in `slip` than was known, and let it count for child, team and goal.

    A child or class that is gone, and a day that is forgotten already, need no slip: nothing
    happens. Raises ValueError with a sentence for one that this game can't have written.
    """
    _check(slip)
    if slip.group_id == NO_GROUP:
        _hand_in_alone(connection, slip)
        return
    if not classes.hold(connection, slip.group_id) or _is_forgotten(connection, slip.day):
        return
    mine = (members.c.player_id == slip.player_id, members.c.group_id == slip.group_id)
    member = connection.execute(select(members).where(*mine)).one_or_none()
    if member is None:
        return
    more = _keep(connection, slip)
    if more is None:
        return
    if more:
        _count(connection, slip, more, member.team_id)
    classes.change(connection, slip.group_id, collected=groups.c.collected + more)


def turns_on(connection: Connection, group_id: int, day: date) -> Mapping[int, int]:
    """Return how many performances each child of a class began on `day`."""
    mine = (performances.c.performed_on == day, performances.c.group_id == group_id)
    column = performances.c.player_id
    amount = func.count().label("turns")
    rows = connection.execute(select(column, amount).where(*mine).group_by(column))
    return {row.player_id: row.turns for row in rows}


def bring_in_line(connection: Connection, player_id: int, group_id: int) -> None:
    """Write down again what a child's performances in this class come to."""
    mine = (performances.c.player_id == player_id, performances.c.group_id == group_id)
    total = select(func.coalesce(func.sum(performances.c.stars), 0)).where(*mine)
    _write(connection, player_id, group_id, stars=total.scalar_subquery())


def _hand_in_alone(connection: Connection, slip: Slip) -> None:
    """Keep what a child brings who plays by itself, and let it count for nobody else."""
    mine = select(players.c.id).where(players.c.id == slip.player_id).with_for_update()
    if connection.execute(mine).one_or_none() and not _is_forgotten(connection, slip.day):
        _keep(connection, slip)


def _check(slip: Slip) -> None:
    texts = (slip.key, slip.play)
    if (
        not 0 <= slip.stars <= MOST_STARS
        or not (math.isfinite(slip.seconds) and 0 <= slip.seconds <= MOST_SECONDS)
        or not all(0 < len(text) <= LONGEST_TEXT and text.isprintable() for text in texts)
    ):
        raise ValueError(tr("These stars were not written by Curtain Up, and are not kept."))


def _is_forgotten(connection: Connection, day: date) -> bool:
    # Taken in again, a performance that was counted and forgotten would count twice.
    kept = connection.execute(select(meta.c.keep_days)).scalar_one()
    return day < date.today() - timedelta(days=kept)


def _keep(connection: Connection, slip: Slip) -> int | None:
    """Write the performance; return how many stars are new, None when nothing at all is."""
    known = connection.execute(
        select(performances).where(performances.c.key == slip.key)
    ).one_or_none()
    if known is None:
        connection.execute(
            insert(performances).values(
                player_id=slip.player_id,
                group_id=slip.group_id or None,
                key=slip.key,
                play=slip.play,
                stars=slip.stars,
                seconds=slip.seconds,
                performed_on=slip.day,
                is_whole=slip.is_whole,
            )
        )
        return slip.stars
    if (known.player_id, known.group_id or NO_GROUP) != (slip.player_id, slip.group_id):
        return None
    return _raise(connection, slip, known)


def _raise(connection: Connection, slip: Slip, known: Any) -> int | None:
    most: dict[str, Any] = {
        "stars": max(known.stars, slip.stars),
        "seconds": max(known.seconds, slip.seconds),
        "is_whole": known.is_whole or slip.is_whole,
    }
    if all(known._mapping[name] == value for name, value in most.items()):
        return None
    mine = performances.c.id == known.id
    connection.execute(update(performances).where(mine).values(**most))
    return int(most["stars"] - known.stars)


def _count(connection: Connection, slip: Slip, more: int, team_id: int | None) -> None:
    _write(connection, slip.player_id, slip.group_id, stars=members.c.stars + more)
    if team_id is not None:
        mine = teams.c.id == team_id
        connection.execute(update(teams).where(mine).values(stars=teams.c.stars + more))


def _write(connection: Connection, player_id: int, group_id: int, stars: Any) -> None:
    """Write a child's sum, and its best anew from its two best performances."""
    column = performances.c
    mine = (column.player_id == player_id, column.group_id == group_id, column.stars > 0)
    best = connection.execute(
        select(column.stars, column.performed_on)
        .where(*mine)
        .order_by(column.stars.desc(), column.performed_on)
        .limit(2)
    ).all()
    connection.execute(
        update(members)
        .where(members.c.player_id == player_id)
        .values(
            stars=stars,
            best=best[0].stars if best else 0,
            best_on=best[0].performed_on if best else None,
            next_best=best[1].stars if len(best) > 1 else 0,
        )
    )
