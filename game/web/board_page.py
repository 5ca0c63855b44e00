"""The scoreboard as HTML; whatever a child or a teacher is called stays words on it.

There is no zero and no place in an order on it, and no name unless a teacher wishes it.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Final, TypeVar

from game.classroom.records import Board, Goal, PupilStand, TeamStand
from game.web.board_curtain import curtain_svg
from game.web.board_watch import Showing, State
from game.words import Tongue, mark

NAMELESS: Final = "star"

Stand = TypeVar("Stand", TeamStand, PupilStand)

# So many children take up a wall of names that is written smaller.
_MANY: Final = 32

# Teams that are written large.
_FEW_TEAMS: Final = 4

# Pictures that stand in one row under the stage.
_A_ROW: Final = 9


@lru_cache(maxsize=8)
def board_main(showing: Showing, code: str) -> str:
    """Return the inside of <main> in the language `code`: parts that a page changes one by one."""
    tongue = Tongue(code)
    note = _note(showing.state, tongue)
    if showing.board is None:
        return f'<div class="hall empty"><h1 data-part="name">Curtain Up</h1>{note}</div>'
    board = showing.board
    parts = [
        f'<h1 data-part="name"><bdi>{escape(board.group.name)}</bdi></h1>',
        note,
        f'<div class="stage" data-part="stage">{curtain_svg(board.goal.share)}</div>',
        _progress(board.goal, tongue),
        _teams(board, tongue),
        _pupils(board, tongue) if board.plan.shows_names else _own_best(board, tongue),
    ]
    return f'<div class="hall {_look(board)}">{"".join(parts)}</div>'


def is_reached(goal: Goal) -> bool:
    """Tell whether the class has collected what it wanted."""
    return goal.stars >= goal.wanted


def _look(board: Board) -> str:
    """Return the classes by which the page is laid out."""
    looks = {
        "reached": is_reached(board.goal),
        "in-teams": bool(board.teams),
        "many-teams": len(board.teams) > _FEW_TEAMS,
        "by-name": board.plan.shows_names and bool(board.pupils),
        "crowded": board.plan.shows_names and len(board.pupils) > _MANY,
    }
    return " ".join(look for look, is_so in looks.items() if is_so)


_NOTES: Final = {
    State.WAITING: mark("The board will be here in a moment."),
    State.STALE: mark("The score book does not answer just now. These are its last stars."),
    State.GONE: mark("The lesson is over, or the class is not in the score book any more."),
}


def _note(state: State, tongue: Tongue) -> str:
    if state not in _NOTES:
        return ""
    return f'<p class="note" data-part="note">{escape(tongue.tr(_NOTES[state]))}</p>'


def _progress(goal: Goal, tongue: Tongue) -> str:
    """Return how far the class has come, in words; a class without a star yet is told no number."""
    more = ""
    if is_reached(goal):
        told = tongue.tr("The curtain is open! You opened it together.")
        more = tongue.tr_count("{count} star", "{count} stars", goal.stars)
    elif goal.stars > 0:
        told = tongue.tr_count(
            "{stars} of {count} star", "{stars} of {count} stars", goal.wanted, stars=goal.stars
        )
    else:
        told = tongue.tr("The curtain is waiting for your first star.")
    below = f'<span class="more">{escape(more)}</span>' if more else ""
    return f'<p class="told" data-part="told">{escape(told)}{below}</p>'


def _teams(board: Board, tongue: Tongue) -> str:
    teams = _in_order(board, board.teams)
    if not teams:
        return ""
    items = "".join(_team(stand, tongue) for stand in teams)
    heading = escape(tongue.tr("Teams"))
    return f'<section class="teams" data-part="teams"><h2>{heading}</h2><ul>{items}</ul></section>'


def _team(stand: TeamStand, tongue: Tongue) -> str:
    stars = tongue.tr("on the way to the stage")
    if stand.stars > 0:
        stars = tongue.tr_count("{count} star", "{count} stars", stand.stars)
    return (
        f"<li>{_picture('emblems', stand.team.emblem)}<span><bdi>{escape(stand.team.name)}</bdi>"
        f'<span class="stars">{escape(stars)}</span></span></li>'
    )


def _pupils(board: Board, tongue: Tongue) -> str:
    """Return the children with their own stars, as they were taken in unless ranks are wished."""
    items = "".join(_pupil(stand, tongue) for stand in _in_order(board, board.pupils))
    if not items:
        return ""
    heading = escape(tongue.tr("Our stars"))
    return (
        f'<section class="pupils" data-part="pupils"><h2>{heading}</h2><ul>{items}</ul></section>'
    )


def _pupil(stand: PupilStand, tongue: Tongue) -> str:
    stars = ""
    if stand.stars > 0:
        told = tongue.tr_count("{count} star", "{count} stars", stand.stars)
        seen = f'<span aria-hidden="true">{stand.stars} <img src="/picture/star" alt=""></span>'
        stars = f'<span class="own">{seen}<span class="heard">{escape(told)}</span></span>'
    best = _badge(tongue.tr("Own best today")) if stand.is_new_best else ""
    return (
        f'<li><span class="who">{_picture("avatars", stand.pupil.avatar)}{best}</span>'
        f"<bdi>{escape(stand.pupil.nickname)}</bdi>{stars}</li>"
    )


def _own_best(board: Board, tongue: Tongue) -> str:
    """Return the pictures of those who did better than ever before, by no name and no number."""
    items = [
        f'<li><span class="who">{_picture("avatars", stand.pupil.avatar)}{_badge("")}</span></li>'
        for stand in board.pupils
        if stand.is_new_best
    ]
    if not items:
        return ""
    look = "best full" if len(items) > _A_ROW else "best"
    heading = escape(tongue.tr("Own best today"))
    return (
        f'<section class="{look}" data-part="best"><h2>{heading}</h2>'
        f"<ul>{''.join(items)}</ul></section>"
    )


def _in_order(board: Board, stands: tuple[Stand, ...]) -> list[Stand]:
    """Return `stands` as they are, or with the most stars first where ranks are wished."""
    if not board.plan.shows_ranks:
        return list(stands)
    return sorted(stands, key=lambda stand: -stand.stars)


def _picture(folder: str, name: str) -> str:
    return f'<img src="/picture/{folder}/{escape(_safe(name))}" alt="" width="132" height="132">'


def _badge(told: str) -> str:
    title = f' title="{escape(told)}"' if told else ""
    return f'<img class="badge" src="/picture/star" alt="{escape(told)}"{title}>'


def _safe(name: str) -> str:
    """Return a picture's name if it can be one; whatever else somebody wrote gets the star."""
    return name if name.isascii() and name.isalnum() else NAMELESS
