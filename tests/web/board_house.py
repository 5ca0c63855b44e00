"""A class and its board to look at: `python -m tests.web.board_house names ranks reached`."""

from __future__ import annotations

import sys
import threading
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date

from game.classroom.records import Board, Entry, Group, Plan, Pupil, Register, Slip
from game.paper_register import PaperRegister
from game.web.board_door import BoardDoor
from game.web.turnstile import Turnstile

NAMES = (
    "Alma", "Björn", "Cleo", "David", "Ebba", "Farid", "Greta", "Hugo", "Ines", "Joel", "Klara",
    "Leo", "Maja", "Noor", "Oskar", "Pia", "Qasim", "Rut", "Sam", "Tyra", "Ulla-Britt", "Vera",
    "Wilma", "Yusuf", "Zoë", "Åsa", "Ägir", "Örjan", "Maximilian-Alexander", "李明",
)  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</main></body>",
    "<!-- ", "&lt;b&gt;", "{{7*7}}", "${7*7}", "=cmd|' /C calc'!A0", "+SUM(1)", "javascript:x",
    "a\u202eb\u2066c", "x\x00y", "';}body{display:none", "<style>*{display:none}</style>",
    "\\u003cscript>", "<svg/onload=alert(1)>", "]]>", "\r\nX-Evil: 1", "data: x\n\nevent: y",
    "Secret-Nickname",
)  # fmt: skip
AVATARS = ("bear", "cat", "dragon", "fox", "frog", "ghost", "hedgehog", "lion", "mouse", "owl")
TEAMS = ("Comets", "Otters", "Trolls", "Lanterns")


class Shared(PaperRegister):
    """The paper register, for more than one thread."""

    def __init__(self) -> None:
        super().__init__()
        self.lock = threading.RLock()
        self.fails = False

    def hand_in(self, slip: Slip) -> None:
        with self.lock:
            super().hand_in(slip)

    def revision(self, group_id: int) -> int:
        with self.lock:
            if self.fails:
                raise OSError("The score book does not answer.")
            return super().revision(group_id)

    def board(self, group_id: int) -> Board:
        with self.lock:
            return super().board(group_id)


class ClassOnPaper:
    """A class of children in four teams, with a way to give one of them stars."""

    def __init__(self, names: tuple[str, ...] = NAMES, teams: tuple[str, ...] = TEAMS) -> None:
        self.register = Shared()
        self.group: Group = self.register.add_group("3B")
        entries = [
            Entry(name, AVATARS[at % len(AVATARS)], teams[at % len(teams)] if teams else "")
            for at, name in enumerate(names)
        ]
        self.pupils: tuple[Pupil, ...] = tuple(self.register.admit(self.group.id, entries))
        self._slips = 0

    def give(self, pupil: int, stars: int) -> None:
        """Hand in a performance of the child at this place of the roster, from 0."""
        self._slips += 1
        self.register.hand_in(
            Slip(
                f"slip-{self._slips}",
                self.pupils[pupil].id,
                self.group.id,
                "first-steps/parcel",
                stars,
                60.0,
                date.today(),
            )
        )

    def lay_out(self, **changes: bool) -> None:
        """Change the plan."""
        plan: Plan = self.register.plan(self.group.id)
        self.register.lay_out(self.group.id, replace(plan, **changes))

    def open_register(self) -> AbstractContextManager[Register]:
        """Return the register, which nobody closes."""
        return nullcontext(self.register)

    def door(self, language: str = "en") -> BoardDoor:
        """Return the door of this class's board, still shut."""
        return BoardDoor(self.open_register, lambda: self.group.id, lambda: language)


def lesson(words: list[str]) -> ClassOnPaper:
    """Return a class in the middle of a lesson, as `words` say."""
    names = HOSTILE if "hostile" in words else NAMES
    group = ClassOnPaper(names, () if "no-teams" in words else TEAMS)
    group.lay_out(shows_names="names" in words, shows_ranks="ranks" in words)
    if "first" not in words:
        for pupil in range(min(26, len(names) - 1)):
            group.give(pupil, 2 + pupil % 3)
        for pupil in range(0, min(20, len(names)), 4):
            group.give(pupil, 6 + pupil % 3)
    if "reached" in words:
        for pupil in range(1, 21, 2):
            group.give(pupil, 10)
    return group


def main() -> None:
    """Serve a class's board until the line is closed; each line that is read is told to the class.

    `NUMBER STARS` gives the child with this number stars; anything else is left out. With
    `hostile` the children are called what attackers would like to be called; `quick` waits
    half a second for a request instead of eight.
    """
    if "quick" in sys.argv:
        Turnstile.asked_within = 0.5
    group = lesson(sys.argv[1:])
    door = group.door()
    door.open(on_network="network" in sys.argv, port=0)
    sys.stdout.write(f"{door.own_address} {door.code}\n")
    sys.stdout.flush()
    for line in sys.stdin:
        number, _, stars = line.partition(" ")
        if number.isdecimal() and stars.strip().isdecimal():
            group.give(int(number), int(stars))
    door.close()


if __name__ == "__main__":
    main()
