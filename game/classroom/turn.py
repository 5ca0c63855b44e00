"""One turn of a lesson: a performance of who is called, its slips, and its end; knows no screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

from game.classroom.lesson import Lesson, LessonDesk
from game.classroom.records import Pupil, Register, Slip
from game.classroom.tally import counted


class Turn:
    """Goes along with one performance of `play` (PACK/NAME), from its choice to its end.

    `actors` are who is called when it begins, whatever the teacher changes meanwhile. Nothing is
    written of a trial, of a play with nobody called, and while `is_kept` says no. `trouble` is the
    book's latest sentence, "" as long as it can be written: it stops no play.
    """

    def __init__(
        self,
        desk: LessonDesk,
        register: Register | None,
        play: str,
        is_kept: Callable[[], bool],
        today: Callable[[], date] = date.today,
    ) -> None:
        self.actors: tuple[Pupil, ...] = desk.now.actors
        self.is_trial = desk.now.is_trial or not self.actors
        self.trouble = ""
        self.stars = 0
        self._desk = desk
        self._register = register
        self._play = play
        self._is_kept = is_kept
        self._today = today
        self._keys = {pupil.id: uuid4().hex for pupil in self.actors}
        self._group = desk.now.group
        self._has_acted = False
        self._is_over = False

    @property
    def writes(self) -> bool:
        """Whether stars of this turn are written down."""
        return not self.is_trial and self._register is not None and self._is_kept()

    def take(self, stars: int, seconds: float, is_whole: bool = False) -> None:
        """Hand in what the performance has brought so far, for each actor; 0 stars begin it."""
        self._has_acted = self._has_acted or stars > 0
        more, self.stars = stars - self.stars, max(stars, self.stars)
        if not self.writes:
            return
        self.trouble = ""
        for pupil in self.actors:
            self._hand_in(self._slip(pupil, stars, seconds, is_whole))
            self._count(pupil, more)

    def end(self) -> None:
        """Count the turn if a scene was acted; once, and whoever is called by now stays called."""
        if not self._is_over:
            self._is_over = True
            self._desk.change(self._ended)

    def _slip(self, pupil: Pupil, stars: int, seconds: float, is_whole: bool) -> Slip:
        key, day = self._keys[pupil.id], self._today()
        return Slip(key, pupil.id, self._group.id, self._play, stars, seconds, day, is_whole)

    def _hand_in(self, slip: Slip) -> None:
        assert self._register is not None, "nothing is handed in without a book"
        try:
            self._register.hand_in(slip)
        except (OSError, ValueError) as trouble:
            self.trouble = str(trouble)

    def _count(self, pupil: Pupil, more: int) -> None:
        if self._desk.board is not None and not self.trouble:
            self._desk.board = counted(self._desk.board, pupil.id, more)

    def _ended(self, lesson: Lesson) -> Lesson:
        # Somebody may have been taken off the roster meanwhile.
        called = tuple(pupil.id for pupil in self.actors if pupil.id in lesson.order)
        ended = replace(lesson, called=called, is_trial=self.is_trial)
        ended = ended.bow() if self._has_acted else ended.send_back()
        if lesson.called == called:
            return ended
        return replace(ended, called=lesson.called, is_trial=lesson.is_trial)
