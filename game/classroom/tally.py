"""Stars counted on a board as soon as they are earned, until the book's own board comes."""

from __future__ import annotations

from dataclasses import replace

from game.classroom.records import Board, PupilStand, TeamStand


def counted(board: Board, player_id: int, more: int) -> Board:
    """Return `board` with `more` stars for one child, its team and the class; a stranger's none."""
    stands = {stand.pupil.id: stand for stand in board.pupils}
    if player_id not in stands or more <= 0:
        return board
    team = stands[player_id].pupil.team
    return replace(
        board,
        goal=replace(board.goal, stars=board.goal.stars + more),
        teams=tuple(_team(one, more if one.team.id == team else 0) for one in board.teams),
        pupils=tuple(_own(one, more if one.pupil.id == player_id else 0) for one in board.pupils),
    )


def _team(stand: TeamStand, more: int) -> TeamStand:
    return replace(stand, stars=stand.stars + more)


def _own(stand: PupilStand, more: int) -> PupilStand:
    return replace(stand, stars=stand.stars + more)
