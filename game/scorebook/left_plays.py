"""Plays that were left half-way, as rows of the score book; the caller owns the transaction."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from sqlalchemy import ColumnElement, Connection, delete, false, insert, select

from game.acting.bookmark import Bookmark
from game.scorebook.schema import performances, places


def forget(connection: Connection, player_id: int, play: str) -> None:
    """Delete the place of a play, if it has one."""
    connection.execute(delete(places).where(*_mine(player_id, play)))


def keep(connection: Connection, player_id: int, play: str, place: Bookmark, day: date) -> None:
    """Write `place` down instead of the one before, as left on `day`."""
    forget(connection, player_id, play)
    row = insert(places).values(player_id=player_id, play=play, left_on=day, **asdict(place))
    connection.execute(row)


def find(connection: Connection, player_id: int, play: str) -> Bookmark | None:
    """Return where a player left a play, None if nowhere."""
    column = places.c
    mine = select(column.scene, column.stars, column.takes, column.seconds)
    row = connection.execute(mine.where(*_mine(player_id, play))).one_or_none()
    return Bookmark(*row) if row else None


def set_aside(connection: Connection, player_id: int, play: str) -> None:
    """Turn the place of a play that begins anew into a performance that had no bow."""
    column = places.c
    names = ("player_id", "play", "stars", "seconds", "performed_on", "is_whole")
    mine = select(
        column.player_id, column.play, column.stars, column.seconds, column.left_on, false()
    ).where(*_mine(player_id, play))
    connection.execute(insert(performances).from_select(names, mine))
    forget(connection, player_id, play)


def _mine(player_id: int, play: str) -> tuple[ColumnElement[bool], ...]:
    return places.c.player_id == player_id, places.c.play == play
