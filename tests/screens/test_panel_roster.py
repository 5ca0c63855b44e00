"""The roster in the teacher's panel: children come in, get other names and teams, are deleted."""

from __future__ import annotations

import pygame

from game.drawing.noting import noting
from game.screens.panel_note import NotePage
from game.screens.panel_roster import RosterPage
from game.screens.writing import Clipboard
from tests.screens.teacher import NAMES
from tests.screens.teacher import desk as desk
from tests.screens.teacher import teacher as teacher


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
