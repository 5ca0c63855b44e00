"""A turn's slips and its end, without any screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from game.classroom.lesson import LessonDesk, begin
from game.classroom.records import Entry, Plan
from game.classroom.tally import counted
from game.classroom.turn import Turn
from game.paper_register import PaperRegister

PLAY = "test/play"
DAY = date(2026, 3, 2)


@pytest.fixture
def register() -> PaperRegister:
    """A class of three in two teams, with no star yet."""
    register = PaperRegister()
    group = register.add_group("3B")
    entries = [Entry("Kim", team="Suns"), Entry("Alva", team="Moons"), Entry("Bo")]
    register.admit(group.id, entries)
    return register


@pytest.fixture
def desk(register: PaperRegister) -> LessonDesk:
    """Its lesson, in which Kim is called."""
    group = register.groups()[0]
    pupils = register.pupils(group.id)
    lesson = begin(group, pupils, {}, Random(1)).choose(pupils[0].id)
    desk = LessonDesk(lesson, Plan(), Random(1))
    desk.board = register.board(group.id)
    return desk


def turn_at(desk: LessonDesk, register: PaperRegister | None) -> Turn:
    """Return a turn of who is called, on a fixed day."""
    return Turn(desk, register, PLAY, lambda: True, lambda: DAY)


def test_the_desk_counts_what_the_book_will_tell(desk: LessonDesk, register: PaperRegister) -> None:
    """Scene by scene the desk's board is the book's, but for its revision."""
    turn = turn_at(desk, register)
    for stars in (0, 3, 5):
        turn.take(stars, 10.0 * stars)
        kept = register.board(desk.now.group.id)
        assert desk.board is not None
        assert replace(kept, revision=desk.board.revision) == replace(
            desk.board,
            pupils=tuple(replace(one, best=stars if one.stars else 0) for one in desk.board.pupils),
        )


def test_the_day_is_the_one_on_which_a_scene_was_played(
    desk: LessonDesk, register: PaperRegister
) -> None:
    """Asked for each slip: a laptop may sleep over night."""
    turn_at(desk, register).take(0, 0.0)
    assert register.turns_on(desk.now.group.id, DAY) == {desk.now.called[0]: 1}


def test_a_turn_ends_once(desk: LessonDesk, register: PaperRegister) -> None:
    """However many ways lead out of its bow."""
    turn = turn_at(desk, register)
    turn.take(3, 20.0)
    turn.end()
    turn.end()
    assert list(desk.now.turns.values()) == [1]
    assert desk.now.called == ()


def test_a_turn_can_be_taken_back(desk: LessonDesk, register: PaperRegister) -> None:
    """The teacher undoes it as any other change."""
    turn = turn_at(desk, register)
    turn.take(3, 20.0)
    before = desk.now
    turn.end()
    desk.undo()
    assert desk.now == before


def test_a_trial_that_turns_into_a_lesson_writes_nothing_still(
    desk: LessonDesk, register: PaperRegister
) -> None:
    """It began as a trial, whatever is pressed in the panel; the new child stays called."""
    desk.change(lambda lesson: replace(lesson, is_trial=True))
    turn = turn_at(desk, register)
    desk.change(lambda lesson: lesson.choose(lesson.pupils[1].id))
    called = desk.now.called
    turn.take(3, 20.0, is_whole=True)
    turn.end()
    assert register.board(desk.now.group.id).goal.stars == 0
    assert desk.now.called == called
    assert desk.now.turns == {}


def test_what_the_book_says_is_kept_for_the_bow(desk: LessonDesk, register: PaperRegister) -> None:
    """And forgotten when the next slip, which has all stars, came through."""

    class Shut(PaperRegister):
        def hand_in(self, slip: object) -> None:
            raise OSError("The disk is full.")

    turn = turn_at(desk, Shut())
    before = desk.board
    turn.take(3, 20.0)
    assert turn.trouble == "The disk is full."
    assert desk.board == before, "no star is shown that is not kept"
    turn._register = register
    turn.take(6, 40.0)
    assert turn.trouble == ""
    assert register.board(desk.now.group.id).goal.stars == 6


def test_stars_of_a_stranger_are_nobodys(desk: LessonDesk) -> None:
    """A child that was deleted meanwhile brings the class nothing."""
    assert desk.board is not None
    assert counted(desk.board, 999, 3) == desk.board
