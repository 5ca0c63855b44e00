"""The bell of a class: what other laptops and the teacher have changed in the book, once a second.

A book on a network may take its time, so a thread of its own asks, and the loop only takes what
lies in the mailbox. A book that can't be reached is asked again; the play goes on meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from game.backstage import Backstage
from game.classroom.records import Board, Plan, Register
from game.mailbox import Mailbox

# Seconds between two looks into the book.
EVERY: Final = 1.0


@dataclass(frozen=True, slots=True)
class Ring:
    """What is new of one class: its plan, None while that is as it was, and its board."""

    group_id: int
    plan: Plan | None
    board: Board | None


class ClassBell:
    """Looks into the register while a lesson is on, and puts what is new on the lesson's desk.

    `every` are the seconds between two looks.
    """

    def __init__(self, backstage: Backstage, every: float = EVERY) -> None:
        self._backstage = backstage
        self._every = every
        self._rings: Mailbox[Ring] = Mailbox()
        self._is_over = threading.Event()
        self._group: int | None = None
        self._plan: Plan | None = None
        self._revision = -1

    def start(self) -> None:
        """Begin to look, in a thread of its own."""
        threading.Thread(target=self._work, name="class bell", daemon=True).start()

    def close(self) -> None:
        """Look no more."""
        self._is_over.set()

    def through(self, ticks: Iterator[float]) -> Iterator[float]:
        """Pass `ticks` on, and with each let the desk have what is new."""
        for tick in ticks:
            self.ring()
            yield tick

    def ring(self) -> None:
        """Put what was found last on the desk; called by the thread that the desk belongs to."""
        ring, desk = self._rings.take(), self._backstage.lesson
        if ring is None or desk is None or desk.now.group.id != ring.group_id:
            return
        if ring.plan is not None:
            desk.plan = ring.plan
        if ring.board is not None:
            desk.board = ring.board

    def look(self) -> None:
        """Look into the book once; a book that can't be read now is read the next time."""
        desk, register = self._backstage.lesson, self._backstage.register
        if desk is None or register is None:
            self._group = None
            return
        try:
            self._look_at(register, desk.now.group.id, desk.plan)
        except (OSError, ValueError):
            return

    def _look_at(self, register: Register, group: int, here: Plan) -> None:
        """Post what changed in the book since the last look.

        A plan is news only if the book's own has changed: what was laid out here a moment ago, and
        is not written yet, stays.
        """
        if group != self._group:
            self._group, self._plan, self._revision = group, here, -1
        plan, revision = register.plan(group), register.revision(group)
        board = register.board(group) if revision != self._revision else None
        if plan == self._plan and board is None:
            return
        waiting = self._rings.take()
        if waiting is not None and waiting.group_id != group:
            waiting = None
        news = plan if plan != self._plan else waiting.plan if waiting else None
        newest = board or (waiting.board if waiting else None)
        self._plan, self._revision = plan, revision
        self._rings.post(Ring(group, news, newest))

    def _work(self) -> None:
        while not self._is_over.wait(self._every):
            self.look()
