"""The teacher's panel as a teacher uses it: turns, plays, board, the class, and what fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pygame

from game.classroom.lesson import Calling
from game.classroom.records import Slip
from game.drawing.noting import noting
from game.fakes import PaperBoard
from game.screens.panel_class import ClassPage
from game.screens.panel_note import NotePage
from game.screens.panel_now import NowPage
from game.screens.panel_rooms import open_panel
from game.screens.title import TitleScreen
from tests.screens.teacher import called
from tests.screens.teacher import desk as desk
from tests.screens.teacher import teacher as teacher


def test_a_teacher_calls_skips_and_takes_it_back(teacher, desk) -> None:
    """By press, and by key."""
    teacher.click("call")
    assert called(desk) == ["Kim"]
    teacher.click("skip")
    assert called(desk) == ["Alva"]
    teacher.click("undo")
    assert called(desk) == ["Kim"]
    teacher.press_to("call")
    assert called(desk) == ["Alva"]


def test_somebody_goes_on_stage_for_somebody_else(teacher, desk) -> None:
    """One press for who is alone; two where two are on stage."""
    teacher.click("call")
    teacher.click("swap")
    teacher.click(f"child {desk.now.pupils[4].id}")
    assert called(desk) == ["Liam"]
    assert isinstance(teacher.screen, NowPage)
    teacher.click("pairs")
    teacher.click("call")
    first, second = called(desk)
    teacher.click("swap")
    teacher.click(f"child {desk.now.called[1]}")
    last = desk.now.coming()[-1]
    teacher.click(f"child {last}")
    assert desk.now.called[1] == last
    assert called(desk)[0] == first
    assert second not in called(desk)


def test_the_wheel_and_a_trial_are_turned_on_and_off(teacher, desk) -> None:
    """A trial calls nobody."""
    teacher.click("call")
    teacher.click("wheel")
    assert desk.now.calling is Calling.WHEEL
    teacher.click("wheel")
    assert desk.now.calling is Calling.FAIR
    teacher.click("trial")
    assert desk.now.is_trial
    assert called(desk) == []
    teacher.click("trial")
    assert not desk.now.is_trial


def test_pause_all_reaches_every_laptop(teacher, desk, backstage) -> None:
    """It stands in the book, and in the lesson that the stage looks at."""
    teacher.click("pause")
    assert backstage.register.plan(desk.now.group.id).is_paused
    assert desk.plan.is_paused
    teacher.click("pause")
    assert not backstage.register.plan(desk.now.group.id).is_paused


def test_a_register_out_of_reach_is_a_sentence_and_the_pause_holds_here(
    teacher, desk, backstage
) -> None:
    """The teacher reads it, puts it away, and this computer's stage waits all the same."""
    backstage.register.is_away = True
    teacher.click("pause")
    assert isinstance(teacher.screen, NotePage)
    assert desk.plan.is_paused
    teacher.click("ok")
    assert isinstance(teacher.screen, NowPage)


def test_the_panel_says_nothing_aloud(teacher, backstage, desk) -> None:
    """The class would hear who is away, and what is to be deleted."""
    before = list(backstage.voice.said)
    for tab in ("here", "plays", "board", "children", "class"):
        teacher.click(f"tab {tab}")
        teacher.wait(3)
    assert backstage.voice.said == before
    assert backstage.voice.mentioned == []


def test_who_is_away_is_not_called_and_who_comes_late_is_next(teacher, desk) -> None:
    """One press each."""
    kim, alva = (pupil.id for pupil in desk.now.pupils[:2])
    teacher.click("tab here")
    teacher.click(f"child {kim}")
    teacher.click(f"child {alva}")
    teacher.click("tab now")
    teacher.click("call")
    assert called(desk) == ["Noor"]
    teacher.click("tab here")
    teacher.click(f"child {alva}")
    teacher.click("tab now")
    teacher.click("call")
    assert called(desk) == ["Alva"]


def test_a_child_without_the_camera_leaves_no_trace_in_the_register(
    teacher, desk, backstage
) -> None:
    """It is true for today, in memory alone (R8)."""
    kim = desk.now.pupils[0].id
    before = backstage.register._sheets[desk.now.group.id].revision
    teacher.click("tab here")
    teacher.click(f"road {kim}")
    assert kim in desk.now.off_camera
    assert backstage.register._sheets[desk.now.group.id].revision == before
    teacher.click(f"road {kim}")
    assert kim not in desk.now.off_camera


def test_a_teacher_chooses_todays_set_and_locks_it(teacher, desk) -> None:
    """A lock without a set would lock nothing, which is said."""
    teacher.click("tab plays")
    teacher.click("lock")
    assert not desk.plan.is_locked
    teacher.click("shelf test")
    teacher.click("test/play-2")
    teacher.click("test/play-3")
    teacher.click("test/play-2")
    assert desk.plan.plays == ("test/play-3",)
    teacher.click("back")
    teacher.click("lock")
    assert desk.plan.is_locked
    teacher.click("shelf test")
    teacher.click("test/play-3")
    assert desk.plan == replace(desk.plan, plays=(), is_locked=False), "an empty set locks nothing"


def test_names_and_ranks_are_hidden_until_a_teacher_shows_them(teacher, desk) -> None:
    """Each is a press of its own."""
    assert (desk.plan.shows_names, desk.plan.shows_ranks) == (False, False)
    teacher.click("tab board")
    teacher.click("shows_names True")
    assert (desk.plan.shows_names, desk.plan.shows_ranks) == (True, False)
    teacher.click("shows_ranks True")
    teacher.click("shows_ranks False")
    assert desk.plan.shows_ranks is False


def test_a_goal_with_stars_on_it_is_asked_about_once_more(teacher, desk, backstage) -> None:
    """Nobody empties the class's curtain by a wrong press."""
    register, group = backstage.register, desk.now.group.id
    teacher.click("tab board")
    teacher.click("goal 100")
    assert register.board(group).goal.wanted == 100
    kim = desk.now.pupils[0].id
    register.hand_in(Slip("a", kim, group, "test/play-1", 5, 9.0, date(2026, 11, 21)))
    teacher.click("tab board")
    teacher.click("goal")
    teacher.send(pygame.event.Event(pygame.TEXTINPUT, text="0x1"))
    teacher.send(pygame.event.Event(pygame.TEXTINPUT, text="20"))
    teacher.click("done")
    assert register.board(group).goal.wanted == 100
    teacher.click("yes")
    goal = register.board(group).goal
    assert (goal.wanted, goal.stars) == (120, 0)


def test_the_web_scoreboard_is_opened_told_and_closed(teacher, backstage) -> None:
    """With a code for the school's network; a refusal is a sentence."""
    board = backstage.web_board = PaperBoard()
    teacher.click("tab board")
    teacher.click("web network")
    assert board.code
    teacher.click("web off")
    assert not board.is_open
    board.is_refused = True
    teacher.click("web here")
    assert isinstance(teacher.screen, NotePage)


def test_lists_are_made_in_the_background_and_told(teacher, backstage) -> None:
    """The places are on the page; a full disk is told in their stead."""
    teacher.click("tab class")
    teacher.click("lists")
    teacher.wait_until(lambda: "3B.csv" in teacher.screen._said, 5)
    teacher.click("ok")
    assert isinstance(teacher.screen, ClassPage)
    backstage.office.is_full = True
    teacher.click("lists")
    teacher.wait_until(lambda: "disk is full" in teacher.screen._said, 5)


def test_the_lesson_ends_where_the_family_theatre_begins(teacher, backstage) -> None:
    """Asked once more; class mode and kiosk are off then, and the class is kept."""
    teacher.click("tab class")
    teacher.click("is_kiosk True")
    assert "curtain-up class pin" in teacher.screen._said, "a forgotten PIN locks nobody in"
    teacher.click("ok")
    teacher.click("end")
    teacher.click("yes")
    assert isinstance(teacher.screen, TitleScreen)
    settings = backstage.house.settings
    assert (settings.class_group, settings.is_kiosk, backstage.lesson) == (None, False, None)
    assert len(backstage.register.groups()) == 1


def test_a_deleted_class_ends_its_lesson(teacher, backstage) -> None:
    """With everything that was in it."""
    teacher.click("tab class")
    teacher.click("delete")
    teacher.click("yes")
    assert isinstance(teacher.screen, TitleScreen)
    assert backstage.register.groups() == []


def test_the_panel_leads_out_where_no_lesson_can_be_read(backstage, visit, desk) -> None:
    """A class that somebody deleted elsewhere keeps nobody in a kiosk."""
    backstage.register.delete_group(desk.now.group.id)
    backstage.lesson = None
    home = partial(TitleScreen, backstage)
    teacher = visit(open_panel(backstage, home, lambda wanted: wanted()))
    assert isinstance(teacher.screen, NotePage)
    teacher.click("end")
    assert isinstance(teacher.screen, TitleScreen)
    assert backstage.house.settings.class_group is None


def test_a_teacher_sees_at_a_glance_that_the_book_is_out_of_reach(
    teacher, desk, backstage, ledger
) -> None:
    """The first page says so instead of the class's name, and the lesson goes on."""
    ledger.is_lost = True
    with noting() as notices:
        teacher.look()
    assert "The score book can't be opened." in [notice.words for notice in notices]
    teacher.click("call")
    assert called(desk) == ["Kim"]
