"""What a scoreboard tells, and what it never does."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from game.classroom.records import Board, Goal, Group, Plan, Pupil, PupilStand, Team, TeamStand
from game.web.board_curtain import curtain_svg
from game.web.board_page import board_main
from game.web.board_watch import Showing, State

PUPILS = (
    PupilStand(Pupil(1, "Alma", "fox", 1), 3, 3),
    PupilStand(Pupil(2, "Björn", "owl", 2), 9, 6, is_new_best=True),
    PupilStand(Pupil(3, "Cleo", "cat"), 0, 0),
)
TEAMS = (TeamStand(Team(1, "Otters", "wave"), 3), TeamStand(Team(2, "Comets", "sun"), 9))
BOARD = Board(Group(1, "3B"), Goal(200, 12), TEAMS, PUPILS, Plan(), 7)
NAMED = replace(BOARD, plan=Plan(shows_names=True))


def told(board: Board | None, language: str = "en", state: State = State.FRESH) -> str:
    """Return the words on the page, a blank between two."""
    page = board_main(Showing(board, state), language)
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))).strip()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "12 of 200 stars"), ("sv", "12 av 200 stjärnor")]
)
def test_the_class_sees_how_far_it_has_come(language: str, words: str) -> None:
    """Its stars and its goal, in words, in both languages."""
    assert words in told(BOARD, language)


def test_names_and_numbers_of_children_are_hidden_until_a_teacher_wishes_them() -> None:
    """Who did better than ever is there as a picture."""
    page = board_main(Showing(BOARD, State.FRESH), "en")
    assert not any(stand.pupil.nickname in page for stand in PUPILS)
    assert re.findall(r"/picture/avatars/(\w+)", page) == ["owl"]
    assert told(BOARD).endswith("Own best today")


def test_names_stand_as_children_were_taken_in_with_their_own_stars() -> None:
    """That is no rank; a child without a star is told no number."""
    words = told(NAMED)
    assert re.search(r"Alma 3 3 stars .*Björn 9 9 stars .*Cleo$", words)


def test_ranks_come_only_when_wished() -> None:
    """Then the most stars come first, of children and of teams; no place has a number."""
    words = told(replace(BOARD, plan=Plan(shows_names=True, shows_ranks=True)))
    assert words.index("Björn") < words.index("Alma") < words.index("Cleo")
    assert words.index("Comets") < words.index("Otters")
    assert told(NAMED).index("Otters") < told(NAMED).index("Comets")


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize(
    "plan", [Plan(), Plan(shows_names=True), Plan(shows_names=True, shows_ranks=True)]
)
def test_no_zero_is_ever_shown(language: str, plan: Plan) -> None:
    """Before the first star there is a friendly sentence."""
    nobody = tuple(replace(stand, stars=0, best=0, is_new_best=False) for stand in PUPILS)
    teams = tuple(replace(stand, stars=0) for stand in TEAMS)
    board = replace(BOARD, goal=Goal(200, 0), pupils=nobody, teams=teams, plan=plan)
    words = told(board, language)
    assert not re.search(r"\d", words.replace("3B", ""))
    assert {"en": "waiting for your first star", "sv": "väntar på er första stjärna"}[
        language
    ] in words


def test_a_goal_that_is_reached_opens_the_curtain() -> None:
    """With the stars there are, however many more; lamps are lit, flags hang."""
    page = board_main(Showing(replace(BOARD, goal=Goal(200, 203)), State.FRESH), "en")
    assert "You opened it together." in page
    assert "203 stars" in page
    assert "of 200" not in page
    assert "unlit" not in page
    assert "flag0" in page


def test_the_curtain_opens_with_the_stars() -> None:
    """Never back, never quite shut once there is a star, and wide when the goal is reached."""
    shares = [0.0, 0.005, 0.1, 0.5, 0.99, 1.0]
    widths = [
        float(re.findall(r'data-scale="([\d.]+)"', curtain_svg(share))[0]) for share in shares
    ]
    assert widths[0] == 1.0
    assert widths == sorted(widths, reverse=True)
    assert widths[1] < 0.97
    assert widths[-1] < 0.2


def test_one_star_is_one_star() -> None:
    """Languages have a form for it."""
    board = replace(NAMED, pupils=(replace(PUPILS[0], stars=1),))
    assert "1 star" in told(board)
    assert "1 stars" not in told(board)
    assert "1 stjärna" in told(board, "sv")


@pytest.mark.parametrize("state", [State.WAITING, State.STALE, State.GONE])
def test_a_book_that_can_not_be_read_is_told_quietly(state: State) -> None:
    """With the last stars, if they are known."""
    words = told(BOARD if state is State.STALE else None, state=state)
    assert words.count(".") >= 1
    assert ("12 of 200" in words) == (state is State.STALE)
    assert words != told(BOARD if state is State.STALE else None, "sv", state)
