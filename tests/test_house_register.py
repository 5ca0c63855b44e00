"""The house's book as the register of a teacher's row: what screens and panel are given."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from game.acting.bookmark import Bookmark
from game.backstage import Book
from game.classroom.records import Entry, Goal, Plan, Register, Slip
from game.house_book import HouseBook
from game.late import Late
from game.scorebook.book import ScoreBook

PLAY = "first-steps/sock-soup"


def test_a_lesson_from_the_list_to_the_board(tmp_path: Path) -> None:
    """All that a register promises goes through to the book in the file."""
    house = HouseBook(Late(lambda: ScoreBook.open(tmp_path / "scores.db")))
    register: Register = house
    group = register.add_group("3B")
    ada, bo = register.admit(group.id, [Entry("Ada", team="Red"), Entry("Bo")])
    register.admit(group.id, [Entry("Typo")])
    assert register.undo_admission(group.id) == ("Typo",)
    register.put_in_team(bo.id, group.id, "Blue")
    register.rename_pupil(bo.id, "Boel", "owl")
    register.set_goal(group.id, 50)
    register.lay_out(group.id, Plan((PLAY,), is_paused=True))
    register.hand_in(Slip("a", ada.id, group.id, PLAY, 4, 20.0, date.today()))
    assert register.turns_on(group.id, date.today()) == {ada.id: 1}
    board = register.board(group.id)
    assert (board.group.name, board.goal, board.revision) == (
        *("3B", Goal(50, 4)),
        register.revision(group.id),
    )
    assert register.plan(group.id) == Plan((PLAY,), is_paused=True)
    assert [team.name for team in register.teams(group.id)] == ["Red", "Blue"]
    assert [pupil.nickname for pupil in register.pupils(group.id)] == ["Ada", "Boel"]
    assert [account.stars for account in register.accounts(group.id)] == [4, 0]
    register.delete_player(ada.id)
    register.delete_group(group.id)
    assert register.groups() == ()
    house.close()


def test_a_class_is_kept_also_where_evenings_are_not(tmp_path: Path) -> None:
    """Class mode is a choice of its own, with a notice of its own; guests' evenings stay unkept."""
    house = HouseBook(Late(lambda: ScoreBook.open(tmp_path / "scores.db")), keeps_stars=False)
    group = house.add_group("3B")
    (ada,) = house.admit(group.id, [Entry("Ada")])
    house.hand_in(Slip("a", ada.id, group.id, PLAY, 4, 20.0, date.today()))
    house.record(ada.id, PLAY, 9, 30.0)
    assert house.stars_of(ada.id) == 4
    house.close()


def test_a_deleted_pupil_leaves_no_place_in_memory(tmp_path: Path) -> None:
    """The panel deletes through the same house as the grown-ups' corner."""
    house = HouseBook(Late(lambda: ScoreBook.open(tmp_path / "scores.db")), keeps_stars=False)
    book: Book = house
    (ada,) = house.admit(house.add_group("3B").id, [Entry("Ada")])
    book.keep_place(ada.id, PLAY, Bookmark("empty", 3, 1, 12.0))
    register: Register = house
    register.delete_player(ada.id)
    assert book.place_of(ada.id, PLAY) is None
    house.close()


def test_troubles_are_those_that_a_register_promises(tmp_path: Path) -> None:
    """OSError where the book can't be written, ValueError where the name won't do."""
    file = tmp_path / "scores.db"
    house = HouseBook(Late(lambda: ScoreBook.open(file)))
    house.add_group("3B")
    with pytest.raises(ValueError, match="already"):
        house.add_group("3b")
    with pytest.raises(ValueError, match="no longer"):
        house.board(99)
    file.write_bytes(b"overwritten by something else" * 500)
    with pytest.raises(OSError, match="can't be written"):
        house.add_group("4A")
    with pytest.raises(OSError, match="can't be read"):
        house.groups()
    house.close()
