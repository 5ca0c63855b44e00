"""The teacher's panel as a teacher uses it: turns, roster, plays, goal, and what fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from random import Random

import pygame
import pytest

from game.classroom.lesson import Calling, LessonDesk, begin
from game.classroom.records import Entry, Slip
from game.drawing.noting import noting
from game.fakes import PaperBoard
from game.paper_register import PaperRegister
from game.screens.panel_class import ClassPage
from game.screens.panel_note import NotePage
from game.screens.panel_now import NowPage
from game.screens.panel_rooms import open_panel
from game.screens.panel_roster import RosterPage
from game.screens.title import TitleScreen
from game.screens.writing import Clipboard

NAMES = ("Kim", "Alva", "Noor", "Ebba", "Liam", "Maja", "Otto", "Signe", "Theo", "Vera")


class Register(PaperRegister):
    """A register that can be out of reach."""

    is_away = False

    def lay_out(self, group_id, plan):
        if self.is_away:
            raise OSError("The school's server does not answer.")
        super().lay_out(group_id, plan)

    def admit(self, group_id, entries):
        if self.is_away:
            raise OSError("The school's server does not answer.")
        return super().admit(group_id, entries)

    def teams(self, group_id):
        if self.is_away:
            raise OSError("The school's server does not answer.")
        return super().teams(group_id)


@pytest.fixture
def desk(backstage) -> LessonDesk:
    """The lesson of a class of ten, in the order of the alphabet, so to say."""
    register = backstage.register = Register()
    group = register.add_group("3B")
    register.admit(group.id, [Entry(name) for name in NAMES])
    backstage.office.change(replace(backstage.house.settings, class_group=group.id))
    lesson = begin(group, register.pupils(group.id), {}, Random(1))
    lesson = replace(lesson, order=tuple(pupil.id for pupil in lesson.pupils))
    backstage.lesson = LessonDesk(lesson, register.plan(group.id), Random(1))
    return backstage.lesson


@pytest.fixture
def teacher(backstage, visit, desk):
    """A teacher before the panel."""
    home = partial(TitleScreen, backstage)
    return visit(open_panel(backstage, home, lambda wanted: wanted()))


def called(desk: LessonDesk) -> list[str]:
    """Return the nicknames of who is called."""
    return [pupil.nickname for pupil in desk.now.actors]


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


def test_names_are_pasted_shown_taken_in_and_taken_out_again(teacher, desk, backstage) -> None:
    """Nothing is written before the press."""
    teacher.click("tab children")
    teacher.screen._clipboard = Pasted("Bea\nGus\nIda\n")
    teacher.click("paste")
    assert isinstance(teacher.screen, RosterPage)
    assert len(desk.now.pupils) == len(NAMES)
    teacher.click("admit")
    assert [pupil.nickname for pupil in desk.now.pupils[-3:]] == ["Bea", "Gus", "Ida"]
    teacher.click("undo")
    assert [pupil.nickname for pupil in desk.now.pupils] == list(NAMES)


class Pasted(Clipboard):
    """A clipboard with something on it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def get(self) -> str:
        return self._text


def test_a_dropped_list_with_faults_takes_nobody_in(teacher, desk, backstage) -> None:
    """They are told by line, and one that is right comes in."""
    office = backstage.office
    office.lists = {
        "bad.csv": b"nickname,team\nBea,Stars\nBea,Stars\n",
        "good.csv": b"nickname,team\nBea,Stars\n",
        "book.xlsx": b"PK\x03\x04 and so on",
    }
    for file in ("gone.csv", "book.xlsx"):
        teacher.send(pygame.event.Event(pygame.DROPFILE, file=file))
        assert isinstance(teacher.screen, NotePage)
        teacher.click("ok")
    teacher.send(pygame.event.Event(pygame.DROPFILE, file="bad.csv"))
    assert "admit" not in teacher.look().choices.rects
    assert any("Line 3" in line or "line 3" in line for line in teacher.screen._lines)
    teacher.click("back")
    teacher.send(pygame.event.Event(pygame.DROPFILE, file="good.csv"))
    teacher.click("admit")
    assert desk.now.pupils[-1].nickname == "Bea"
    assert [team.name for team in backstage.register.teams(desk.now.group.id)] == ["Stars"]


def test_a_child_gets_another_name_picture_and_team(teacher, desk, backstage) -> None:
    """The lesson knows at once."""
    kim = desk.now.pupils[0].id
    teacher.click("tab children")
    teacher.click(f"child {kim}")
    teacher.click("name")
    for _ in range(3):
        teacher.press(pygame.K_BACKSPACE)
    teacher.send(pygame.event.Event(pygame.TEXTINPUT, text="Kimmo"))
    teacher.click("avatar owl")
    teacher.click("done")
    assert (desk.now.pupils[0].nickname, desk.now.pupils[0].avatar) == ("Kimmo", "owl")
    teacher.click("team")
    teacher.click("new team")
    teacher.send(pygame.event.Event(pygame.TEXTINPUT, text="Stars"))
    teacher.click("done")
    assert desk.now.pupils[0].team is not None


def test_a_childs_page_needs_no_server_to_be_drawn(teacher, desk, backstage) -> None:
    """Which teams there are is asked when it opens; a school's server far away slows no picture."""
    group, kim = desk.now.group.id, desk.now.pupils[0].id
    teacher.click("tab children")
    backstage.register.put_in_team(kim, group, "Stars")
    desk.change(lambda lesson: lesson.with_pupils(backstage.register.pupils(group)))
    teacher.click(f"child {kim}")
    backstage.register.is_away = True
    with noting() as notices:
        teacher.look()
    assert any(notice.words == "Team: Stars" for notice in notices)


def test_a_deleted_child_is_gone_and_no_undo_brings_it_back(teacher, desk, backstage) -> None:
    """Asked once more first, with keeping as the answer at hand."""
    teacher.click("call")
    teacher.click("tab children")
    kim = desk.now.pupils[0].id
    teacher.click(f"child {kim}")
    teacher.click("delete")
    teacher.press(pygame.K_RETURN)
    assert kim in [pupil.id for pupil in desk.now.pupils], "Enter keeps"
    teacher.click("delete")
    teacher.click("yes")
    assert "Kim" not in [one.nickname for one in backstage.register.pupils(desk.now.group.id)]
    while desk.can_undo():
        desk.undo()
    assert kim not in [pupil.id for pupil in desk.now.pupils]
    assert kim not in desk.now.order


def test_an_added_child_that_cannot_be_written_is_not_lost(teacher, desk, backstage) -> None:
    """The sentence leads back to the name as it was typed."""
    backstage.register.is_away = True
    teacher.click("tab children")
    teacher.click("add")
    teacher.send(pygame.event.Event(pygame.TEXTINPUT, text="Bea"))
    teacher.click("done")
    assert isinstance(teacher.screen, NotePage)
    backstage.register.is_away = False
    teacher.click("ok")
    assert teacher.screen.typed == "Bea"
    teacher.click("done")
    assert desk.now.pupils[-1].nickname == "Bea"


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
