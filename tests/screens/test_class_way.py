"""From the office to a lesson: the PIN, the class, its children, and the notice before all else."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pygame
import pytest

from game.classroom.pin import is_right, scramble
from game.classroom.records import Entry
from game.entrances import first_screen
from game.paper_register import PaperRegister
from game.screens.call_board import CallBoardScreen
from game.screens.choose_class import ChooseClassPage
from game.screens.notice import NOTICE, NoticeScreen
from game.screens.office import OfficeScreen
from game.screens.panel_children import ChildrenPage
from game.screens.pin import ChoosePinScreen, PinScreen
from game.screens.title import TitleScreen
from game.words import tr_in

PIN = "2468"


class Torn(PaperRegister):
    """A register that can't be read now and then."""

    is_torn = True

    def groups(self):
        if self.is_torn:
            raise OSError("The school's server does not answer.")
        return super().groups()


@pytest.fixture
def register(backstage) -> PaperRegister:
    """A register without a class."""
    backstage.register = PaperRegister()
    return backstage.register


@pytest.fixture
def teacher(backstage, visit, register):
    """A teacher in the office."""
    home = partial(TitleScreen, backstage)
    return visit(OfficeScreen(backstage, home))


@pytest.fixture
def in_class(backstage, register):
    """Class mode is on, for a class of two."""
    group = register.add_group("3B")
    register.admit(group.id, [Entry("Kim"), Entry("Alva")])
    settings = replace(backstage.house.settings, class_group=group.id, class_pin=scramble(PIN))
    backstage.office.change(settings)
    return group


def type_in(visitor, digits: str) -> None:
    """Type digits and Enter."""
    for digit in digits:
        visitor.press(pygame.K_0 + int(digit))
    visitor.press(pygame.K_RETURN)


def test_a_teacher_comes_from_the_office_to_the_first_lesson(teacher, backstage, register) -> None:
    """A PIN typed twice, a class, a child, and the notice comes before anybody is called."""
    teacher.click("class")
    assert isinstance(teacher.screen, ChoosePinScreen)
    type_in(teacher, PIN)
    type_in(teacher, PIN)
    assert is_right(PIN, backstage.house.settings.class_pin)
    assert PIN not in backstage.house.settings.class_pin
    teacher.click("new")
    teacher.send(pygame.event.Event(pygame.TEXTINPUT, text="3 B"))
    teacher.click("done")
    assert isinstance(teacher.screen, ChildrenPage)
    teacher.click("add")
    teacher.send(pygame.event.Event(pygame.TEXTINPUT, text="Kim"))
    teacher.click("avatar owl")
    teacher.click("done")
    group = register.groups()[0]
    assert [(one.nickname, one.avatar) for one in register.pupils(group.id)] == [("Kim", "owl")]
    assert backstage.house.settings.class_group is None, "class mode is off until it is begun"
    teacher.click("begin")
    assert backstage.house.settings.class_group == group.id
    assert isinstance(teacher.screen, NoticeScreen)
    assert backstage.lesson is not None
    assert not backstage.eye.is_on
    teacher.click("heard")
    assert isinstance(teacher.screen, CallBoardScreen)


def test_two_pins_that_differ_are_no_pin(teacher, backstage) -> None:
    """And one that is too short is not taken."""
    teacher.click("class")
    type_in(teacher, "123")
    type_in(teacher, PIN)
    type_in(teacher, "2469")
    assert isinstance(teacher.screen, ChoosePinScreen)
    assert "not alike" in teacher.says
    assert backstage.house.settings.class_pin == ""
    type_in(teacher, PIN)
    type_in(teacher, PIN)
    assert isinstance(teacher.screen, ChooseClassPage)


def test_three_wrong_pins_bring_a_wait_that_grows_and_is_told(teacher, backstage) -> None:
    """The right one does not help before it is over, and leaving the screen does not end it."""
    settings = replace(backstage.house.settings, class_pin=scramble(PIN))
    backstage.office.change(settings)
    teacher.click("class")
    for _ in range(3):
        assert isinstance(teacher.screen, PinScreen)
        type_in(teacher, "1111")
    first = backstage.doorkeeper.seconds
    assert first > 0
    assert "Please wait" in teacher.says
    type_in(teacher, PIN)
    assert isinstance(teacher.screen, PinScreen)
    teacher.click("back")
    teacher.click("class")
    assert backstage.doorkeeper.seconds > 0
    teacher.wait(first + 1)
    type_in(teacher, "1111")
    assert backstage.doorkeeper.seconds > first
    teacher.wait(61)
    type_in(teacher, PIN)
    assert isinstance(teacher.screen, ChooseClassPage)


def test_without_a_register_no_way_leads_to_a_class(backstage, visit) -> None:
    """Nothing is offered that can't be."""
    teacher = visit(OfficeScreen(backstage, partial(TitleScreen, backstage)))
    assert "class" not in teacher.look().choices.rects


def test_leaving_a_class_before_its_lesson_leaves_nothing_on(teacher, backstage, in_class) -> None:
    """Who only looks at the roster has not begun a lesson."""
    backstage.office.change(replace(backstage.house.settings, class_group=None))
    teacher.click("class")
    type_in(teacher, PIN)
    teacher.click(f"class {in_class.id}")
    assert backstage.lesson is not None
    teacher.click("back")
    assert isinstance(teacher.screen, ChooseClassPage)
    assert backstage.lesson is None


def test_the_game_begins_with_the_notice_while_class_mode_is_on(backstage, visit, in_class) -> None:
    """Both languages at once; the other one is a press away; the camera is off until the end."""
    visitor = visit(first_screen(backstage, None))
    assert isinstance(visitor.screen, NoticeScreen)
    assert backstage.voice.said[-1] == (NOTICE, "en")
    visitor.click("say sv")
    assert backstage.voice.said[-1] == (tr_in("sv", NOTICE), "sv")
    assert tr_in("sv", NOTICE) != NOTICE
    visitor.wait(30)
    assert isinstance(visitor.screen, NoticeScreen), "time alone leads nowhere"
    assert not backstage.eye.is_wanted
    visitor.click("heard")
    assert isinstance(visitor.screen, CallBoardScreen)
    assert [one.nickname for one in backstage.lesson.now.pupils] == ["Kim", "Alva"]


def test_the_notice_can_be_left_but_not_in_a_kiosk(backstage, visit, in_class) -> None:
    """Escape leaves the game, where that is allowed."""
    visitor = visit(first_screen(backstage, None))
    visitor.press(pygame.K_ESCAPE)
    assert visitor.screen is None
    backstage.office.change(replace(backstage.house.settings, is_kiosk=True))
    visitor = visit(first_screen(backstage, None))
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, NoticeScreen)


def test_a_register_that_fails_is_told_on_the_notice(backstage, visit, in_class) -> None:
    """The lesson does not begin, and does as soon as the register answers again."""
    torn = Torn()
    torn._sheets = backstage.register._sheets
    backstage.register = torn
    visitor = visit(first_screen(backstage, None))
    visitor.click("heard")
    assert isinstance(visitor.screen, NoticeScreen)
    assert visitor.says == "The school's server does not answer."
    torn.is_torn = False
    visitor.click("heard")
    assert isinstance(visitor.screen, CallBoardScreen)


def test_a_class_that_is_gone_does_not_stop_the_game(backstage, visit, in_class) -> None:
    """A sentence says that the key of the panel ends the lesson."""
    backstage.register.delete_group(in_class.id)
    visitor = visit(first_screen(backstage, None))
    visitor.click("heard")
    assert "F6" in visitor.says
