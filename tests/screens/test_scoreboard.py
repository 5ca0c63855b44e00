"""The scoreboard in the game: it shows what a class has together and shames nobody."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from game.classroom.records import Board, Goal, Plan, Pupil, PupilStand, Team, TeamStand
from game.drawing.noting import noting
from game.screens.scoreboard import ScoreboardScreen
from tests.screens.class_room import open_class

SUNS, MOONS = Team(1, "Suns", "sun"), Team(2, "Moons", "moon")


@pytest.fixture
def desk(backstage):
    """A lesson whose board has two teams, one of them without a star yet."""
    open_class(backstage)
    desk = backstage.lesson
    pupils = (
        PupilStand(Pupil(11, "Kim", "fox", 1), 3, 3),
        PupilStand(Pupil(12, "Alva", "owl", 1), 9, 6, is_new_best=True),
        PupilStand(Pupil(13, "Bo", "cat", 2), 0, 0),
    )
    teams = (TeamStand(MOONS, 0), TeamStand(SUNS, 12))
    desk.board = Board(desk.now.group, Goal(200, 12), teams, pupils, Plan(), 1)
    return desk


def shows(desk, **plan) -> None:
    """Let the teacher wish for more."""
    desk.board = replace(desk.board, plan=Plan(**plan))


def read(visitor) -> list[str]:
    """Return every line that can be read."""
    with noting() as notices:
        visitor.look()
    return [notice.words for notice in notices]


@pytest.fixture
def scores(desk, backstage, visit):
    """A visitor before the scoreboard."""
    return visit(ScoreboardScreen(backstage, lambda: None))


def test_by_itself_it_tells_goal_and_teams_and_nobodys_name(scores) -> None:
    """Names are a teacher's wish, and ranks another one."""
    lines = read(scores)
    assert "12 of 200 stars" in lines
    assert {"Suns", "Moons", "12"}.issubset(lines)
    assert {"Kim", "Alva", "Bo"}.isdisjoint(lines)


def test_no_nought_is_anywhere(scores, desk, backstage) -> None:
    """A team, a child and a class without stars yet are greeted or just there."""
    for plan in ({}, {"shows_names": True}, {"shows_names": True, "shows_ranks": True}):
        shows(desk, **plan)
        assert "0" not in read(scores)
    desk.board = replace(desk.board, goal=Goal(200, 0), teams=(TeamStand(MOONS, 0),))
    lines = read(scores)
    assert not any(re.search(r"\b0\b", line) for line in lines)
    assert any(line.startswith("The first star") for line in lines)


def test_teams_stand_in_their_own_order(scores, desk) -> None:
    """The Moons were there first and stay first, unless a teacher wishes for ranks."""
    lines = read(scores)
    assert lines.index("Moons") < lines.index("Suns")
    shows(desk, shows_ranks=True)
    lines = read(scores)
    assert lines.index("Suns") < lines.index("Moons")


def test_names_stand_in_the_order_of_the_roster(scores, desk) -> None:
    """With their own stars; sorted only where ranks are wished for."""
    shows(desk, shows_names=True)
    lines = [line for line in read(scores) if line in ("Kim", "Alva", "Bo")]
    assert lines == ["Kim", "Alva", "Bo"]
    shows(desk, shows_names=True, shows_ranks=True)
    lines = [line for line in read(scores) if line in ("Kim", "Alva", "Bo")]
    assert lines == ["Alva", "Kim", "Bo"]


def test_ranks_alone_name_nobody(scores, desk) -> None:
    """A sorted list of children is one of names."""
    shows(desk, shows_ranks=True)
    assert {"Kim", "Alva", "Bo"}.isdisjoint(read(scores))


def test_many_names_are_leafed_through(scores, desk) -> None:
    """Sixty children, eight to a page; a page that is gone is not waited for."""
    many = tuple(PupilStand(Pupil(n, f"Child {n}", "fox"), n, n) for n in range(1, 61))
    desk.board = replace(desk.board, pupils=many, plan=Plan(shows_names=True))
    assert "Child 8" in read(scores)
    assert "Child 9" not in read(scores)
    for _ in range(7):
        scores.click("next page")
    assert "Child 60" in read(scores)
    desk.board = replace(desk.board, pupils=many[:3])
    assert "Child 1" in read(scores)


def test_a_reached_goal_is_clapped_for_once(scores, desk, backstage) -> None:
    """When the star comes that opens the curtain, also from another laptop."""
    assert "applause" not in backstage.sounds.played
    desk.board = replace(desk.board, goal=Goal(200, 203))
    scores.wait(3.0)
    assert backstage.sounds.played.count("applause") == 1
    assert "The curtain is open! 203 stars!" in " ".join(read(scores))


def test_a_board_that_cannot_be_read_says_so(desk, backstage, visit) -> None:
    """And there is a way back."""

    class Lost:
        def board(self, group_id: int) -> Board:
            raise OSError("The server does not answer.")

    desk.board, backstage.register = None, Lost()
    scores = visit(ScoreboardScreen(backstage, lambda: None))
    assert scores.says == "The scoreboard can't be read now."
    scores.click("back")
    assert scores.screen is None
