"""The bell of a class: what another laptop has changed comes to the desk by itself."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import date
from itertools import repeat
from random import Random

import pytest

from game.backstage import Backstage, House
from game.class_bell import ClassBell
from game.classroom.lesson import LessonDesk, begin
from game.classroom.records import Entry, Plan, Slip
from game.fakes import PaperOffice, SilentSounds, SilentVoice
from game.paper_register import PaperRegister
from game.rehearsal import NoBook, RehearsalEye
from game.settings import Settings


class Book(PaperRegister):
    """A register that can be lost, and tells which threads asked it."""

    def __init__(self) -> None:
        super().__init__()
        self.is_lost = False
        self.asked_by: set[int] = set()

    def plan(self, group_id: int) -> Plan:
        """Return the plan, if the book is there."""
        self.asked_by.add(threading.get_ident())
        if self.is_lost:
            raise OSError("The server does not answer.")
        return super().plan(group_id)


@pytest.fixture
def backstage() -> Backstage:
    """Parts with a lesson of two, whose book is shared."""
    register = Book()
    group = register.add_group("3B")
    pupils = register.admit(group.id, [Entry("Kim"), Entry("Alva")])
    eye = RehearsalEye({}, None, is_understudy=True)
    house = House((), Settings(language="en"))
    parts = Backstage(SilentVoice(), SilentSounds(), NoBook(), eye, PaperOffice(), house)
    parts.register = register
    parts.lesson = LessonDesk(begin(group, pupils, {}, Random(1)), Plan(), Random(1))
    return parts


@pytest.fixture
def bell(backstage: Backstage) -> ClassBell:
    """A bell that has looked once."""
    bell = ClassBell(backstage)
    bell.look()
    bell.ring()
    return bell


def group_of(backstage: Backstage) -> int:
    """Return the number of the class."""
    assert backstage.lesson is not None
    return backstage.lesson.now.group.id


def test_a_pause_on_another_laptop_is_heard(backstage: Backstage, bell: ClassBell) -> None:
    """It lies in the book, and a look later on the desk."""
    backstage.register.lay_out(group_of(backstage), Plan(is_paused=True))
    assert not backstage.lesson.plan.is_paused
    bell.look()
    assert not backstage.lesson.plan.is_paused, "the desk belongs to the loop"
    bell.ring()
    assert backstage.lesson.plan.is_paused


def test_stars_of_another_laptop_are_heard(backstage: Backstage, bell: ClassBell) -> None:
    """The scoreboard needs no press."""
    pupil = backstage.lesson.now.pupils[0].id
    slip = Slip("a", pupil, group_of(backstage), "test/play", 5, 9.0, date(2026, 3, 2))
    backstage.register.hand_in(slip)
    bell.look()
    bell.ring()
    assert backstage.lesson.board.goal.stars == 5


def test_what_was_laid_out_here_is_not_taken_back(backstage: Backstage, bell: ClassBell) -> None:
    """The panel has changed the desk a moment before the book: an old plan is no news."""
    backstage.lesson.plan = Plan(is_paused=True)
    pupil = backstage.lesson.now.pupils[0].id
    slip = Slip("a", pupil, group_of(backstage), "test/play", 5, 9.0, date(2026, 3, 2))
    backstage.register.hand_in(slip)
    bell.look()
    bell.ring()
    assert backstage.lesson.plan.is_paused
    backstage.register.lay_out(group_of(backstage), Plan(is_paused=True))
    bell.look()
    bell.ring()
    assert backstage.lesson.plan.is_paused


def test_news_that_nobody_took_yet_are_not_lost(backstage: Backstage, bell: ClassBell) -> None:
    """A plan and then a star, both before the next picture."""
    backstage.register.lay_out(group_of(backstage), Plan(is_locked=True))
    bell.look()
    pupil = backstage.lesson.now.pupils[0].id
    slip = Slip("a", pupil, group_of(backstage), "test/play", 5, 9.0, date(2026, 3, 2))
    backstage.register.hand_in(slip)
    bell.look()
    bell.ring()
    assert backstage.lesson.plan.is_locked
    assert backstage.lesson.board.goal.stars == 5


def test_a_lost_book_is_asked_again(backstage: Backstage, bell: ClassBell) -> None:
    """Nothing is told, nothing changes, and later everything is there."""
    backstage.register.is_lost = True
    backstage.register.lay_out(group_of(backstage), Plan(is_paused=True))
    bell.look()
    bell.ring()
    assert not backstage.lesson.plan.is_paused
    backstage.register.is_lost = False
    bell.look()
    bell.ring()
    assert backstage.lesson.plan.is_paused


def test_news_of_a_class_that_went_home_are_nobodys(backstage: Backstage, bell: ClassBell) -> None:
    """The lesson ended, or another class came, before the mailbox was opened."""
    backstage.register.lay_out(group_of(backstage), Plan(is_paused=True))
    bell.look()
    other = backstage.register.add_group("4A")
    backstage.lesson = LessonDesk(begin(other, (), {}, Random(1)), Plan(), Random(1))
    bell.ring()
    assert not backstage.lesson.plan.is_paused
    backstage.lesson = None
    bell.look()
    bell.ring()


def test_the_book_is_asked_in_a_thread_of_its_own(backstage: Backstage) -> None:
    """The loop only opens the mailbox, with every tick."""
    bell = ClassBell(backstage, every=0.01)
    ticks = bell.through(repeat(1 / 60))
    bell.start()
    next(ticks)
    backstage.register.lay_out(group_of(backstage), replace(Plan(), is_paused=True))
    end = time.monotonic() + 5.0
    while not backstage.lesson.plan.is_paused and time.monotonic() < end:
        time.sleep(0.005)
        assert next(ticks) == 1 / 60
    bell.close()
    assert backstage.lesson.plan.is_paused
    assert threading.get_ident() not in backstage.register.asked_by
