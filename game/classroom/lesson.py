"""One lesson as it stands: who is here, who is called, who comes next; it knows no screen.

What is true of a child on this day alone (away, without the camera) lives here, in memory, and is
gone with the lesson.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from random import Random
from typing import Final

from game.classroom.records import Group, Plan, Pupil

# Changes that can be taken back.
MOST_UNDONE: Final = 50


class Calling(StrEnum):
    """Who is called next: whoever comes first in a fair order, or whom the wheel finds."""

    FAIR = "fair"
    WHEEL = "wheel"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson; each change gives a new one.

    `order` are the numbers of all children, as they come; `turns` how many each has had today.
    Nobody is called a second time before all who are here had a turn. `called` are the one or two
    who are on stage or on their way there. `is_trial` is a teacher's trial: nothing is written.
    """

    group: Group
    pupils: tuple[Pupil, ...]
    order: tuple[int, ...]
    turns: Mapping[int, int] = field(default_factory=dict)
    away: frozenset[int] = frozenset()
    off_camera: frozenset[int] = frozenset()
    calling: Calling = Calling.FAIR
    in_pairs: bool = False
    called: tuple[int, ...] = ()
    is_trial: bool = False

    @property
    def here(self) -> tuple[int, ...]:
        """The numbers of all who are here, in their order."""
        return tuple(number for number in self.order if number not in self.away)

    @property
    def actors(self) -> tuple[Pupil, ...]:
        """Who is called."""
        by_number = {pupil.id: pupil for pupil in self.pupils}
        return tuple(by_number[number] for number in self.called if number in by_number)

    @property
    def is_watched(self) -> bool:
        """Whether all who are called play before the camera today."""
        return not self.off_camera.intersection(self.called)

    def coming(self) -> tuple[int, ...]:
        """Return who comes after those who are called: fewest turns first, then by the order."""
        waiting = [number for number in self.here if number not in self.called]
        return tuple(sorted(waiting, key=lambda number: self.turns.get(number, 0)))

    def drum(self) -> tuple[int, ...]:
        """Return whom the wheel may find: all who are here with the fewest turns."""
        coming = self.coming()
        fewest = self.turns.get(coming[0], 0) if coming else 0
        return tuple(number for number in coming if self.turns.get(number, 0) == fewest)

    def call(self, chance: Random) -> Lesson:
        """Call the next one, or the next two; nobody where nobody is here."""
        lesson = replace(self, called=(), is_trial=False)
        for _ in range(2 if self.in_pairs else 1):
            pool = lesson.drum() if self.calling is Calling.WHEEL else lesson.coming()[:1]
            if pool:
                lesson = replace(lesson, called=(*lesson.called, chance.choice(pool)))
        return lesson

    def choose(self, *numbers: int) -> Lesson:
        """Call these one or two, whoever's turn it were."""
        return replace(self, called=tuple(dict.fromkeys(numbers))[:2], is_trial=False)

    def swap(self, out: int, into: int) -> Lesson:
        """Let `into` go on stage for `out`, who keeps the next place in the order."""
        called = tuple(into if number == out else number for number in self.called)
        rest = [number for number in self.order if number != out]
        return replace(self, called=tuple(dict.fromkeys(called)), order=(out, *rest))

    def skip(self, chance: Random) -> Lesson:
        """Send who is called to the end of the order, without a turn, and call the next."""
        skipped = self.called
        order = tuple(number for number in self.order if number not in skipped) + skipped
        lesson = replace(self, order=order, called=())
        others = set(lesson.here) - set(skipped)
        if not others:
            return lesson.call(chance)
        aside = replace(lesson, away=lesson.away | set(skipped)).call(chance)
        return replace(aside, away=lesson.away)

    def bow(self) -> Lesson:
        """Count a turn for who is called, and call nobody; a trial counts for nobody."""
        if self.is_trial:
            return replace(self, called=(), is_trial=False)
        turns = dict(self.turns)
        for number in self.called:
            turns[number] = turns.get(number, 0) + 1
        return replace(self, turns=turns, called=())

    def send_back(self) -> Lesson:
        """Call nobody, as when a play was left before its first scene."""
        return replace(self, called=(), is_trial=False)

    def leave(self, number: int) -> Lesson:
        """Take note that a child is away; whoever is called stays on stage."""
        return replace(self, away=self.away | {number})

    def arrive(self, number: int) -> Lesson:
        """Take note that a child is here, late or not: first of all who had no turn."""
        rest = [other for other in self.order if other != number]
        return replace(self, away=self.away - {number}, order=(number, *rest))

    def cover(self, number: int, is_off_camera: bool) -> Lesson:
        """Let a child play without the camera today, or with it again."""
        changed = self.off_camera | {number} if is_off_camera else self.off_camera - {number}
        return replace(self, off_camera=changed)

    def with_pupils(self, pupils: Sequence[Pupil]) -> Lesson:
        """Return the lesson of a changed roster: new children come last, others stay."""
        numbers = [pupil.id for pupil in pupils]
        kept = [number for number in self.order if number in numbers]
        new = [number for number in numbers if number not in kept]
        return replace(
            self,
            pupils=tuple(pupils),
            order=(*kept, *new),
            called=tuple(number for number in self.called if number in numbers),
            away=self.away.intersection(numbers),
            off_camera=self.off_camera.intersection(numbers),
        )


def begin(
    group: Group, pupils: Sequence[Pupil], turns: Mapping[int, int], chance: Random
) -> Lesson:
    """Return the lesson of a class whose children had so many `turns` today already."""
    order = [pupil.id for pupil in pupils]
    chance.shuffle(order)
    return Lesson(group, tuple(pupils), tuple(order), dict(turns))


class LessonDesk:
    """The lesson that is on, for stage and panel alike; what was changed can be taken back.

    `plan` is what is laid out for the class; see `records.Plan`. It is used from one thread.
    """

    def __init__(self, lesson: Lesson, plan: Plan, chance: Random | None = None) -> None:
        self.now = lesson
        self.plan = plan
        self.chance = chance or Random()
        self._before: list[Lesson] = []

    def change(self, change: Callable[[Lesson], Lesson]) -> None:
        """Put the lesson that `change` makes of this one into its place."""
        changed = change(self.now)
        if changed != self.now:
            self._before = [*self._before, self.now][-MOST_UNDONE:]
            self.now = changed

    def can_undo(self) -> bool:
        """Tell whether there is a change to take back."""
        return bool(self._before)

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            self.now = self._before.pop()
