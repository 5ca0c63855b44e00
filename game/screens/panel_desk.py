"""What the pages of the teacher's panel share: the lesson, ways out, and what was told last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from game.backstage import Backstage
from game.classroom.lesson import Lesson, LessonDesk
from game.classroom.records import Plan, Register, Team
from game.screens.exits import Exit
from game.screens.screen import Screen
from game.words import mark


class Tab(StrEnum):
    """The pages of the panel, in their order."""

    NOW = "now"
    HERE = "here"
    PLAYS = "plays"
    BOARD = "board"
    CHILDREN = "children"
    CLASS = "class"


# What stands on the way to each page: words, and a name in assets/pictures/icons.
TAB_NAMES: Final = {
    Tab.NOW: (mark("Now"), "play"),
    Tab.HERE: (mark("Who is here"), "check"),
    Tab.PLAYS: (mark("Plays"), "playbill"),
    Tab.BOARD: (mark("Scoreboard"), "star"),
    Tab.CHILDREN: (mark("Children"), "many"),
    Tab.CLASS: (mark("Class"), "gear"),
}


@dataclass(slots=True)
class PanelDesk:
    """The teacher's desk.

    `leave` closes the panel, `lead` leaves it for another screen in the window that the class sees.
    `move` brings the panel into a window of its own, None where it is in one. `begin` begins the
    lesson, None where it is on already. `rooms` makes each page, and `told` is what the last change
    came to, in words, and `shown` the lesson that was seen last.
    """

    backstage: Backstage
    leave: Exit
    lead: Callable[[Exit], Screen | None]
    move: Callable[[], None] | None = None
    begin: Exit | None = None
    rooms: Mapping[Tab, Callable[[PanelDesk], Screen]] = field(default_factory=dict)
    told: str = ""
    shown: LessonDesk | None = None

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The pages there are: before a lesson nobody is on stage."""
        return tuple(tab for tab in Tab if self.begin is None or tab is not Tab.NOW)

    @property
    def lesson(self) -> LessonDesk:
        """The lesson that is on; `class_door.take_up` was called before.

        A page that has just ended it is drawn once more, with its button pressed.
        """
        self.shown = self.backstage.lesson or self.shown
        assert self.shown is not None, "the panel opens on a lesson"
        return self.shown

    @property
    def group_id(self) -> int:
        """The number of the class."""
        return self.lesson.now.group.id

    @property
    def register(self) -> Register:
        """The score book; there is one where there is a lesson."""
        assert self.backstage.register is not None, "a lesson comes from a register"
        return self.backstage.register

    def open(self, tab: Tab) -> Screen:
        """Return one of the pages."""
        self.told = ""
        return self.rooms[tab](self)

    def change(self, change: Callable[[Lesson], Lesson]) -> None:
        """Change the lesson, which can be taken back."""
        self.lesson.change(change)

    def lay_out(self, **changed: object) -> str:
        """Change the plan on every laptop of the class; return a sentence where that failed.

        It holds on this computer whatever happens.
        """
        self.lesson.plan = plan = replace(self.lesson.plan, **changed)  # type: ignore[arg-type]
        return self.written(lambda: self.register.lay_out(self.group_id, plan))

    def written(self, write: Callable[[], object]) -> str:
        """Do something with the score book; return a sentence where it failed, "" otherwise."""
        try:
            write()
        except (OSError, ValueError) as error:
            return str(error)
        return ""

    def set(self, **changed: object) -> str:
        """Change settings; return a sentence where they could not be saved."""
        settings = replace(self.backstage.house.settings, **changed)  # type: ignore[arg-type]
        return self.backstage.office.change(settings) or ""

    def read_roster(self) -> str:
        """Read the children of the class anew; return a sentence where that failed."""

        def read() -> None:
            pupils = self.register.pupils(self.group_id)
            self.lesson.change(lambda lesson: lesson.with_pupils(pupils))

        return self.written(read)

    def teams(self) -> Sequence[Team]:
        """Return the teams of the class as the score book has them, none where it can't be read."""
        teams: list[Team] = []
        self.written(lambda: teams.extend(self.register.teams(self.group_id)))
        return teams

    @property
    def plan(self) -> Plan:
        """What is laid out for the class."""
        return self.lesson.plan
