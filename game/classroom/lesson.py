"""One lesson as it stands: who is here, who is called, who comes next; it knows no screen.

What is true of a child on this day alone (away, without the camera) lives here, in memory, and is
gone with the lesson.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from random import Random
from typing import Final

from game.classroom.records import Board, Group, Plan, Pupil

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
    `missed` are turns that a late child is not to make up for, so that it has one soon and not
    several on end; `skipped` who was passed over since the last bow.
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
    missed: Mapping[int, int] = field(default_factory=dict)
    skipped: frozenset[int] = frozenset()

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
        """Return who comes after those who are called: fewest turns first, then by the order.

        Who was skipped comes after all others, until somebody had a turn.
        """
        waiting = [number for number in self.here if number not in self.called]
        return tuple(sorted(waiting, key=self._standing))

    def drum(self) -> tuple[int, ...]:
        """Return whom the wheel may find: all who are here with the fewest turns."""
        coming = self.coming()
        least = self._standing(coming[0]) if coming else None
        return tuple(number for number in coming if self._standing(number) == least)

    def call(self, chance: Random) -> Lesson:
        """Call the next one, or the next two; nobody where nobody is here."""
        lesson = replace(self, called=(), is_trial=False)
        for _ in range(2 if self.in_pairs else 1):
            pool = lesson.drum() if self.calling is Calling.WHEEL else lesson.coming()[:1]
            if pool:
                lesson = replace(lesson, called=(*lesson.called, chance.choice(pool)))
        return lesson

    def choose(self, *numbers: int) -> Lesson:
        """Call these one or two, whoever's turn it were; whoever is called so is here."""
        lesson, known = self, [one for one in dict.fromkeys(numbers) if one in self.order][:2]
        for number in self.away.intersection(known):
            lesson = lesson.arrive(number)
        return replace(lesson, called=tuple(known), is_trial=False)

    def swap(self, out: int, into: int) -> Lesson:
        """Let `into` go on stage for `out`, who keeps the next place in the order.

        Two who are both called change places; where `out` is not called, nothing changes.
        """
        if out not in self.called or into not in self.order:
            return self
        places = {into: out, out: into}
        called = tuple(places.get(number, number) for number in self.called)
        if into in self.called:
            return replace(self, called=called)
        lesson = self.arrive(into) if into in self.away else self
        order = (out, *(number for number in lesson.order if number != out))
        return replace(lesson, called=called, order=order)

    def skip(self, chance: Random) -> Lesson:
        """Send who is called to the end of the order, without a turn, and call the next.

        Skipped again and again, each child comes by before one comes by a second time.
        """
        skipped = self.skipped.union(self.called)
        if skipped.issuperset(self.here):
            skipped = frozenset(self.called)
        order = _with_last(self.order, self.called)
        return replace(self, order=order, skipped=skipped, called=()).call(chance)

    def bow(self) -> Lesson:
        """Count a turn for who is called, and call nobody; a trial counts for nobody."""
        if self.is_trial:
            return replace(self, called=(), is_trial=False)
        turns = dict(self.turns)
        for number in self.called:
            turns[number] = turns.get(number, 0) + 1
        order = _with_last(self.order, self.called)
        skipped = frozenset() if self.called else self.skipped
        return replace(self, turns=turns, order=order, called=(), skipped=skipped)

    def send_back(self) -> Lesson:
        """Call nobody, as when a play was left before its first scene."""
        return replace(self, called=(), is_trial=False)

    def leave(self, number: int) -> Lesson:
        """Take note that a child is away; whoever is called stays on stage."""
        return replace(self, away=self.away | {number})

    def arrive(self, number: int) -> Lesson:
        """Take note that a child is here, late or not: first of all who had no turn."""
        if number not in self.order:
            return self
        late = self._missed_by([number]) if number in self.away else {}
        return replace(
            self,
            order=(number, *(other for other in self.order if other != number)),
            missed={**self.missed, **late},
            away=self.away - {number},
            skipped=self.skipped - {number},
        )

    def cover(self, number: int, is_off_camera: bool) -> Lesson:
        """Let a child play without the camera today, or with it again."""
        changed = self.off_camera | {number} if is_off_camera else self.off_camera - {number}
        return replace(self, off_camera=changed)

    def with_pupils(self, pupils: Sequence[Pupil]) -> Lesson:
        """Return the lesson of a changed roster: new children come last, others stay."""
        numbers = [pupil.id for pupil in pupils]
        kept = [number for number in self.order if number in numbers]
        new = [number for number in numbers if number not in kept]
        missed = {number: self.missed[number] for number in kept if number in self.missed}
        return replace(
            self,
            pupils=tuple(pupils),
            order=(*kept, *new),
            turns={number: self.turns[number] for number in kept if number in self.turns},
            missed={**missed, **self._missed_by(new)},
            called=tuple(number for number in self.called if number in numbers),
            away=self.away.intersection(numbers),
            off_camera=self.off_camera.intersection(numbers),
            skipped=self.skipped.intersection(numbers),
        )

    def _standing(self, number: int) -> tuple[bool, int]:
        """Return what decides who comes next, the least first; all without a turn are equal."""
        turns = self.turns.get(number, 0)
        return number in self.skipped, turns and turns + self.missed.get(number, 0)

    def _missed_by(self, late: Sequence[int]) -> Mapping[int, int]:
        """Return the turns that let late children be one turn behind the others, at most."""
        others = [number for number in self.here if number not in late]
        steady = [number for number in others if not self.missed.get(number)] or others
        round_on = min((self._standing(number)[1] for number in steady), default=0)
        return {
            number: max(self.missed.get(number, 0), round_on - 1 - self.turns.get(number, 0))
            for number in late
        }


def _with_last(order: Sequence[int], last: Sequence[int]) -> tuple[int, ...]:
    return (*(number for number in order if number not in last), *last)


def begin(
    group: Group, pupils: Sequence[Pupil], turns: Mapping[int, int], chance: Random
) -> Lesson:
    """Return the lesson of a class whose children had so many `turns` today already."""
    order = [pupil.id for pupil in pupils]
    chance.shuffle(order)
    # Who had no turn yet today has one soon, and not as many on end as the others had before.
    missed = max(0, min((turns[number] for number in order if turns.get(number)), default=0) - 1)
    late = {number: missed for number in order if missed and not turns.get(number)}
    return Lesson(group, tuple(pupils), tuple(order), dict(turns), missed=late)


class LessonDesk:
    """The lesson that is on, for stage and panel alike; what was changed can be taken back.

    `plan` is what is laid out for the class; see `records.Plan`. `board` is what the scoreboard
    showed last, None before it was read. It is used from one thread.
    """

    def __init__(self, lesson: Lesson, plan: Plan, chance: Random | None = None) -> None:
        self.now = lesson
        self.plan = plan
        self.board: Board | None = None
        self.chance = chance or Random()
        self._before: list[Lesson] = []

    def change(self, change: Callable[[Lesson], Lesson]) -> None:
        """Put the lesson that `change` makes of this one into its place.

        A changed roster can't be taken back here: no child that was deleted may come again.
        """
        changed = change(self.now)
        if changed.pupils != self.now.pupils:
            before = [lesson.with_pupils(changed.pupils) for lesson in self._before]
            steps = pairwise([*before, changed])
            self._before = [lesson for lesson, after in steps if lesson != after]
        elif changed != self.now:
            self._before = [*self._before, self.now][-MOST_UNDONE:]
        self.now = changed

    def can_undo(self) -> bool:
        """Tell whether there is a change to take back."""
        return bool(self._before)

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            self.now = self._before.pop()
