"""Fair turns in lessons made up by chance, whatever a teacher does in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count as numbers_from
from random import Random

import pytest

from game.classroom.lesson import Calling, Lesson, begin
from tests.classroom.lessons import CLASS, lesson_of, pupils, steps
from tests.tiers import quick


def goes_fairly(before: Lesson, after: Lesson) -> bool:
    """Tell whether nobody had a second turn ahead of one who waits for the first."""
    waiting = set(before.here) - set(before.skipped) - set(after.called)
    has_new = any(not before.turns.get(number) for number in waiting)
    return not has_new or all(not before.turns.get(number) for number in after.called)


def changed_roster(lesson: Lesson, chance: Random, new: Iterator[int]) -> Lesson:
    """Delete some children and take up to two in."""
    rest = [pupil for pupil in lesson.pupils if chance.random() < 0.8]
    return lesson.with_pupils(
        [*rest, *(pupils(1, next(new))[0] for _ in range(chance.randint(0, 2)))]
    )


@pytest.mark.parametrize("part", quick([0], range(6)))
def test_nobody_is_called_twice_before_all_once_in_any_lesson(part: int) -> None:
    """In 3000 lessons children leave, come late, are skipped, swapped, new, deleted, in pairs."""
    for seed in range(part * 500, (part + 1) * 500):
        chance, new = Random(seed), numbers_from(100)
        count = chance.randint(1, 9)
        turns = {number: chance.randint(0, 3) for number in range(1, count + 1)}
        lesson = begin(CLASS, pupils(count), turns if seed % 3 == 0 else {}, chance)
        for _ in range(chance.randint(5, 30)):
            before = replace(lesson, called=())
            lesson = lesson.call(chance)
            assert goes_fairly(before, lesson), (seed, before, lesson)
            assert len(lesson.called) == min(2 if lesson.in_pairs else 1, len(lesson.here))
            assert not set(lesson.called) & lesson.away
            if chance.random() < 0.4:
                lesson = chance.choice(list(steps(chance, lesson)))
            if chance.random() < 0.05:
                lesson = changed_roster(lesson, chance, new)
            lesson = lesson.bow() if chance.random() < 0.85 else lesson.send_back()
            assert sorted(lesson.order) == sorted(pupil.id for pupil in lesson.pupils)


def test_nobody_plays_three_times_on_end_because_it_was_away() -> None:
    """In 300 lessons with a coming and going: once at once, once more when a round begins."""
    for seed in range(300):
        chance = Random(seed)
        lesson = lesson_of(chance.randint(4, 8), seed)
        calls: list[int] = []
        for _ in range(40):
            some = chance.choice(lesson.order)
            if some in lesson.away:
                lesson = lesson.arrive(some)
            elif len(lesson.here) > 3 and chance.random() < 0.4:
                lesson = lesson.leave(some)
            lesson = lesson.call(chance)
            calls += lesson.called
            lesson = lesson.bow()
        runs = [calls[place : place + 3] for place in range(len(calls) - 2)]
        assert all(len(set(run)) > 1 for run in runs), (seed, calls)


@pytest.mark.parametrize("calling", Calling)
def test_whoever_is_there_all_the_time_has_as_many_turns_as_the_others(calling: Calling) -> None:
    """In 300 lessons turns differ by one at most; by two where children are skipped."""
    for seed in range(300):
        chance = Random(seed)
        lesson = replace(lesson_of(chance.randint(3, 9), seed), calling=calling)
        skips = (seed % 2) * 0.2
        for _ in range(40):
            lesson = lesson.call(chance)
            if chance.random() < skips:
                lesson = lesson.skip(chance)
            lesson = lesson.bow()
        turns = [lesson.turns.get(number, 0) for number in lesson.order]
        assert max(turns) - min(turns) <= (2 if skips else 1), (seed, turns)
