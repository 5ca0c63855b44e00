"""What a class's play writes down: a slip for each scene, and where nothing at all is written."""

from __future__ import annotations

import sys
from dataclasses import replace

import pygame
import pytest

from game.screens.class_bow import ClassBowScreen
from tests.screens.class_room import PLAY, act, call, kept, play, to_stage
from tests.screens.class_room import board as board
from tests.screens.class_room import register as register


def test_the_register_has_each_scene_as_soon_as_it_is_done(board, register, ledger) -> None:
    """A slip begins the turn, one follows every scene, and the bow's is whole: one key for all."""
    play(board, "Kim", road="stage")
    assert kept(register) == [(0, False), (3, False), (6, False), (6, True)]
    assert len({slip.key for slip in register.slips}) == 1
    slip = register.slips[-1]
    assert (slip.play, slip.player_id, slip.group_id) == (PLAY, 2, 1)
    assert slip.seconds > 0
    assert (ledger.lines, ledger.places, ledger.aside) == ([], {}, [])


def test_two_who_play_together_both_have_slips(board, register, backstage) -> None:
    """Each with a key of its own, and the same stars."""
    call(backstage, "Kim", "Bo")
    board.wait(0.2)
    board.click("friend")
    board.click("ready")
    act(board)
    board.wait_until(lambda: board.screen.performance.scene.name == "empty")
    act(board)
    board.wait_for(ClassBowScreen)
    by_child = {stand.pupil.nickname: stand.stars for stand in register.board(1).pupils}
    assert by_child == {"Kim": 6, "Alva": 0, "Bo": 6, "Noor": 0}
    assert len({slip.key for slip in register.slips}) == 2
    assert register.board(1).goal.stars == 12
    assert backstage.lesson.board.goal.stars == 12, "the bow's curtain need not wait for the book"


def test_without_the_camera_the_same_is_written(board, register, backstage) -> None:
    """Nothing in the register tells who played by which road."""
    play(board, "Kim", road="stage")
    board.press(pygame.K_RETURN)
    backstage.lesson.change(lambda lesson: lesson.cover(lesson.pupils[1].id, True))
    call(backstage, "Alva")
    board.wait(0.2)
    board.click("stage")
    assert not backstage.eye.is_on
    act(board)
    board.wait_until(lambda: board.screen.performance.scene.name == "empty")
    act(board)
    board.wait_for(ClassBowScreen)
    kim, alva = (
        [(s.stars, s.is_whole, s.play, s.day) for s in register.slips if s.player_id == number]
        for number in (2, 3)
    )
    assert kim == alva


@pytest.mark.parametrize("is_called", [True, False])
def test_a_teachers_trial_writes_nothing_at_all(
    board, register, backstage, ledger, is_called
) -> None:
    """Neither slips, nor turns, nor a line or a place in the families' book."""
    if is_called:
        call(backstage, "Kim")
    before = register.board(1)
    backstage.lesson.change(lambda lesson: replace(lesson, is_trial=True))
    board.wait(0.2)
    to_stage(board)
    act(board)
    board.wait_until(lambda: board.screen.performance.scene.name == "empty")
    act(board)
    board.wait_for(ClassBowScreen)
    board.press(pygame.K_RETURN)
    assert register.slips == []
    assert register.board(1) == before
    assert (ledger.lines, ledger.places, ledger.aside) == ([], {}, [])
    assert backstage.lesson.now.turns == {}


_files: list[str] | None = None


def _note_file(event: str, given: tuple[object, ...]) -> None:
    if _files is None or event not in ("open", "sqlite3.connect"):
        return
    is_written = event != "open" or bool(set(str(given[1])) & set("wax+"))
    if is_written:
        _files.append(str(given[0]))


def test_a_teachers_trial_opens_no_file_to_write(board, backstage, tmp_path) -> None:
    """Watched from the press to the bow, by the interpreter itself."""
    global _files
    sys.addaudithook(_note_file)
    backstage.lesson.change(lambda lesson: replace(lesson, is_trial=True))
    board.wait(0.2)
    _files = []
    to_stage(board)
    act(board)
    board.wait_until(lambda: board.screen.performance.scene.name == "empty")
    act(board)
    board.wait_for(ClassBowScreen)
    board.look()
    found, _files = _files, []
    (tmp_path / "proof").write_text("The watch is awake.")
    seen, _files = _files, None
    assert found == []
    assert seen == [str(tmp_path / "proof")]


def test_nothing_is_written_where_no_stars_are_kept(board, register, backstage) -> None:
    """The families' switch holds for a class as well; the turn counts in memory."""
    settings = replace(backstage.house.settings, keep_scores=False)
    backstage.house = replace(backstage.house, settings=settings)
    play(board, "Kim")
    assert register.slips == []
    assert set(backstage.lesson.now.turns.values()) == {1}


def test_a_book_that_is_lost_stops_no_play(board, register) -> None:
    """The play goes to its bow, and there it is told in a sentence."""
    register.is_lost = True
    play(board, "Kim")
    assert "The score book can't be written: the disk is full." in board.says
    assert isinstance(board.look(), ClassBowScreen)


def test_a_class_without_a_register_plays(board, backstage) -> None:
    """As with a book that could not be opened: nothing is told twice, nothing stops."""
    backstage.register = None
    play(board, "Kim")
    assert "for the class" not in board.says
