"""Lessons of made-up classes, for tests of fair turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from game.classroom.lesson import Calling, Lesson, begin
from game.classroom.records import Group, Pupil

CLASS = Group(1, "3A")


def pupils(count: int, first: int = 1) -> tuple[Pupil, ...]:
    """Return that many children with numbers from `first` on."""
    return tuple(Pupil(number, f"Child {number}", "fox") for number in range(first, first + count))


def lesson_of(count: int, seed: int = 0, **turns: int) -> Lesson:
    """Return the lesson of so many children."""
    return begin(CLASS, pupils(count), {int(k[1:]): v for k, v in turns.items()}, Random(seed))


def put(lesson: Lesson, _: Lesson) -> Lesson:
    """Put `lesson` into the place of the one before."""
    return lesson


def played(lesson: Lesson, chance: Random, times: int) -> tuple[Lesson, list[tuple[int, ...]]]:
    """Call and bow so many times; return who was called."""
    calls = []
    for _ in range(times):
        lesson = lesson.call(chance)
        calls.append(lesson.called)
        lesson = lesson.bow()
    return lesson, calls


def steps(chance: Random, lesson: Lesson) -> Iterator[Lesson]:
    """Yield what a teacher may do in this moment."""
    some = chance.choice(lesson.order or (0,))
    yield lesson.leave(some)
    yield lesson.arrive(some)
    yield lesson.cover(some, chance.random() < 0.5)
    yield lesson.skip(chance)
    yield lesson.send_back()
    yield replace(lesson, in_pairs=not lesson.in_pairs)
    yield replace(lesson, calling=chance.choice(list(Calling)))
    yield lesson.choose(some)
    if lesson.called:
        yield lesson.swap(chance.choice(lesson.called), some)
