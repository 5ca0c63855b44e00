"""Who is in a class of the score book, and in which team; the caller owns the transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, delete, exists, insert, select, update

from game.classroom.pictures import AVATARS, EMBLEMS
from game.classroom.records import MOST_PUPILS, MOST_TEAMS, Entry, Pupil, Team
from game.scorebook import classes
from game.scorebook.records import GoneError, checked_name, checked_nickname
from game.scorebook.schema import groups, members, performances, places, players, teams
from game.words import tr


def find_teams(connection: Connection, group_id: int) -> tuple[Team, ...]:
    """Return the teams of a class, the first one first."""
    mine = select(teams.c.id, teams.c.name, teams.c.emblem).where(teams.c.group_id == group_id)
    return tuple(Team(*row) for row in connection.execute(mine.order_by(teams.c.id)))


def find_pupils(connection: Connection, group_id: int) -> tuple[Pupil, ...]:
    """Return the children of a class, in the order in which they were taken in."""
    return tuple(as_pupil(row) for row in connection.execute(rows_of(group_id)))


def rows_of(group_id: int) -> Select[Any]:
    """Return the query for the children of a class and their sums, in the order of admission."""
    return (
        select(players.c.nickname, players.c.avatar, members)
        .join(members, members.c.player_id == players.c.id)
        .where(members.c.group_id == group_id)
        .order_by(members.c.player_id)
    )


def as_pupil(row: Any) -> Pupil:
    """Return the child in a row of `rows_of`."""
    return Pupil(row.player_id, row.nickname, row.avatar, row.team_id)


def admit(connection: Connection, group_id: int, entries: Sequence[Entry]) -> tuple[Pupil, ...]:
    """Take children in; raises ValueError with a sentence, when the caller must take all back."""
    classes.hold(connection, group_id)
    classes.change(connection, group_id, admission=groups.c.admission + 1)
    number = classes.read(connection, group_id).admission
    known = find_pupils(connection, group_id)
    if len(known) + len(entries) > MOST_PUPILS:
        raise ValueError(tr("A class has at most {count} children.", count=MOST_PUPILS))
    taken = Counter(pupil.avatar for pupil in known)
    return tuple(_admit_one(connection, group_id, number, entry, taken) for entry in entries)


def _admit_one(
    connection: Connection, group_id: int, number: int, entry: Entry, taken: Counter[str]
) -> Pupil:
    nickname = checked_nickname(entry.nickname)
    avatar = entry.avatar or min(AVATARS, key=lambda name: taken[name])
    taken[avatar] += 1
    row = insert(players).values(nickname=nickname, avatar=avatar, made_on=date.today())
    child = connection.execute(row.returning(players.c.id)).scalar_one()
    team = _team_called(connection, group_id, entry.team)
    connection.execute(
        insert(members).values(player_id=child, group_id=group_id, team_id=team, admission=number)
    )
    return Pupil(child, nickname, avatar, team)


def undo_admission(connection: Connection, group_id: int) -> tuple[str, ...]:
    """Delete those of the last admission who have not played; return their nicknames."""
    classes.hold(connection, group_id)
    number = classes.read(connection, group_id).admission
    newest = rows_of(group_id).where(
        members.c.admission == number,
        *(
            ~exists().where(table.c.player_id == members.c.player_id)
            for table in (performances, places)
        ),
    )
    gone = [as_pupil(row) for row in connection.execute(newest)]
    _forget(connection, [pupil.id for pupil in gone])
    drop_idle_teams(connection, group_id)
    # Nobody was admitted by the next number: there is nothing more to take back.
    classes.change(connection, group_id, admission=number + 1)
    return tuple(pupil.nickname for pupil in gone)


def put_in_team(connection: Connection, player_id: int, group_id: int, team: str) -> None:
    """Move a child into the team called `team`; raises ValueError with a sentence."""
    classes.hold(connection, group_id)
    number = _team_called(connection, group_id, team)
    mine = (members.c.player_id == player_id, members.c.group_id == group_id)
    done = connection.execute(update(members).where(*mine).values(team_id=number))
    if not done.rowcount:
        raise GoneError(_lost())
    drop_idle_teams(connection, group_id)
    classes.change(connection, group_id)


def rename(connection: Connection, player_id: int, nickname: str, avatar: str) -> None:
    """Give a child another nickname or picture; raises ValueError with a sentence."""
    group_id = hold_class_of(connection, player_id)
    values = {"nickname": checked_nickname(nickname)} | ({"avatar": avatar} if avatar else {})
    done = connection.execute(update(players).where(players.c.id == player_id).values(**values))
    if not done.rowcount:
        raise GoneError(_lost())
    if group_id is not None:
        classes.change(connection, group_id)


def remove(connection: Connection, player_id: int) -> None:
    """Delete a child; what its team and class have collected stays."""
    group_id = hold_class_of(connection, player_id)
    for table in (places, performances):
        connection.execute(delete(table).where(table.c.player_id == player_id))
    _forget(connection, [player_id])
    if group_id is not None:
        drop_idle_teams(connection, group_id)
        classes.change(connection, group_id)


def hold_class_of(connection: Connection, player_id: int) -> int | None:
    """Hold the class that a child is in, and return its number; None if it is in none."""
    mine = select(members.c.group_id).where(members.c.player_id == player_id)
    group_id = connection.execute(mine).scalar_one_or_none()
    if group_id is not None:
        classes.hold(connection, group_id)
    return group_id


def drop_idle_teams(connection: Connection, group_id: int) -> None:
    """Let teams go that nobody is in and that never had a star."""
    idle = (teams.c.group_id == group_id, teams.c.stars == 0)
    nobody = ~exists().where(members.c.team_id == teams.c.id)
    connection.execute(delete(teams).where(*idle, nobody))


def _forget(connection: Connection, numbers: Sequence[int]) -> None:
    connection.execute(delete(members).where(members.c.player_id.in_(numbers)))
    connection.execute(delete(players).where(players.c.id.in_(numbers)))


def _team_called(connection: Connection, group_id: int, name: str) -> int | None:
    """Return the number of a team, made if there is none of this name; None for no name."""
    if not name.strip():
        return None
    name, known = checked_name(name), find_teams(connection, group_id)
    for team in known:
        if team.name.casefold() == name.casefold():
            return team.id
    if len(known) >= MOST_TEAMS:
        raise ValueError(tr("A class has at most {count} teams.", count=MOST_TEAMS))
    worn = {team.emblem for team in known}
    emblem = next(one for one in EMBLEMS if one not in worn)
    row = insert(teams).values(group_id=group_id, name=name, emblem=emblem)
    return int(connection.execute(row.returning(teams.c.id)).scalar_one())


def _lost() -> str:
    return tr("This child is no longer in the score book.")
