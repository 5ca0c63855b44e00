"""A lesson: fair turns, whatever happens in a class."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from itertools import pairwise
from random import Random

import pytest

from game.classroom.lesson import MOST_UNDONE, Calling, Lesson, LessonDesk
from game.classroom.records import Plan
from tests.classroom.lessons import lesson_of, played, pupils, put, steps


@pytest.mark.parametrize("calling", Calling)
def test_each_child_has_one_turn_before_anybody_has_two(calling: Calling) -> None:
    """Four rounds of a class of 23, in fair order and by the wheel."""
    chance = Random(5)
    lesson = replace(lesson_of(23), calling=calling)
    for _ in range(4):
        lesson, calls = played(lesson, chance, 23)
        assert sorted(number for call in calls for number in call) == list(range(1, 24))


def test_the_fair_order_stays_the_same_from_round_to_round() -> None:
    """Children see when they come."""
    lesson, first = played(lesson_of(7), Random(1), 7)
    assert played(lesson, Random(2), 7)[1] == first


def test_the_wheel_finds_each_of_its_drum_alike() -> None:
    """In 3000 spins none of ten children is found much more often than another."""
    lesson, chance = replace(lesson_of(10), calling=Calling.WHEEL), Random(3)
    assert set(lesson.drum()) == set(range(1, 11))
    found = Counter(lesson.call(chance).called[0] for _ in range(3000))
    assert len(found) == 10
    assert min(found.values()) > 230
    assert max(found.values()) < 370


def test_pairs_share_the_turns_of_an_odd_class() -> None:
    """Five in pairs: the one who is left over goes with one whose second turn is due."""
    lesson, calls = played(replace(lesson_of(5), in_pairs=True), Random(1), 5)
    assert all(len(set(call)) == 2 for call in calls)
    assert set(lesson.turns.values()) == {2}


def test_a_child_who_is_away_is_not_called_and_comes_first_when_it_is_there() -> None:
    """A bus was late."""
    lesson, chance = lesson_of(6).leave(4), Random(1)
    lesson, calls = played(lesson, chance, 3)
    assert (4,) not in calls
    lesson = lesson.arrive(4)
    assert lesson.coming()[0] == 4
    assert played(lesson, chance, 3)[1][0] == (4,)


def test_a_child_who_comes_late_has_one_turn_soon_and_not_several_on_end() -> None:
    """Three rounds were played when the dentist was done: one turn, then the order goes on."""
    for calling in Calling:
        lesson, chance = replace(lesson_of(5).leave(2), calling=calling), Random(4)
        lesson, _ = played(lesson, chance, 12)
        lesson, calls = played(lesson.arrive(2), chance, 10)
        assert calls[0] == (2,)
        assert [number for (number,) in calls].count(2) in (2, 3)
        assert calling is Calling.WHEEL or all(one != other for one, other in pairwise(calls))


def test_two_late_children_and_a_new_one_have_a_turn_each() -> None:
    """Nobody makes up for what was before."""
    lesson, chance = lesson_of(5).leave(1).leave(2), Random(4)
    lesson, _ = played(lesson, chance, 9)
    lesson = lesson.arrive(1).arrive(2).with_pupils(pupils(6))
    lesson, calls = played(lesson, chance, 6)
    assert {number for call in calls[:3] for number in call} == {1, 2, 6}
    assert {number for call in calls[3:] for number in call} == {3, 4, 5}


def test_a_second_hour_on_one_day_goes_on_where_the_first_ended() -> None:
    """Who had a turn in the morning comes later; who was away then comes first, once."""
    lesson = lesson_of(4, 0, n1=3, n2=3, n3=2)
    _, calls = played(lesson, Random(1), 5)
    assert calls[:3] == [(4,), (3,), (4,)]
    assert {calls[3], calls[4]} <= {(1,), (2,), (3,)}


def test_a_skipped_child_comes_again_after_the_others() -> None:
    """Not now; at the end of the round."""
    chance = Random(1)
    lesson = lesson_of(4).call(chance)
    shy = lesson.called
    lesson = lesson.skip(chance)
    assert lesson.called != shy
    _, calls = played(lesson.bow(), chance, 3)
    assert calls[-1] == shy


@pytest.mark.parametrize("calling", Calling)
def test_skipping_leads_past_all_before_one_comes_again(calling: Calling) -> None:
    """Also where but two still wait for their first turn."""
    chance = Random(2)
    lesson, _ = played(replace(lesson_of(6), calling=calling), chance, 4)
    lesson = lesson.call(chance)
    seen = [lesson.called]
    for _ in range(5):
        lesson = lesson.skip(chance)
        seen.append(lesson.called)
    assert len(set(seen)) == 6
    assert lesson.skip(chance).called[0] in range(1, 7)


def test_skipping_the_only_child_calls_it_again() -> None:
    """Nobody else is there."""
    lesson = lesson_of(1).call(Random(1))
    assert lesson.skip(Random(1)).called == (1,)
    assert lesson.leave(1).send_back().call(Random(1)).called == ()


def test_a_swapped_child_keeps_the_next_place() -> None:
    """Alva goes instead of Bo, and Bo is next."""
    chance = Random(1)
    lesson = lesson_of(5).call(chance)
    out = lesson.called[0]
    into = lesson.coming()[-1]
    lesson = lesson.swap(out, into)
    assert lesson.called == (into,)
    assert lesson.bow().call(chance).called == (out,)


def test_swapping_with_the_partner_changes_places_and_with_nobody_nothing() -> None:
    """Left and right in a duet; who is not called can't be swapped out."""
    lesson = lesson_of(5).choose(3, 4)
    assert lesson.swap(3, 4).called == (4, 3)
    assert lesson.swap(1, 2) == lesson
    assert lesson.swap(3, 99) == lesson


def test_a_child_chosen_by_hand_is_there() -> None:
    """Whoever stands on the stage is not away."""
    lesson = lesson_of(3).leave(2)
    assert lesson.choose(2).away == frozenset()
    assert lesson.choose(1, 2, 3).called == (1, 2)
    assert lesson.choose(99).called == ()
    swapped = lesson.choose(1).swap(1, 2)
    assert (swapped.called, swapped.away) == ((2,), frozenset())


def test_a_trial_counts_for_nobody() -> None:
    """The teacher tried the play; whose turn it was it still is."""
    lesson = replace(lesson_of(3).call(Random(1)), is_trial=True)
    assert lesson.bow().turns == {}
    assert lesson.bow().call(Random(1)).called == lesson.called


def test_a_play_left_before_its_first_scene_is_no_turn() -> None:
    """The child comes next again."""
    lesson = lesson_of(3).call(Random(1))
    assert lesson.send_back().call(Random(1)).called == lesson.called


def test_who_plays_without_the_camera_stands_nowhere_but_in_the_lesson() -> None:
    """A pair is watched only if both are; and it can be taken back on the same day."""
    lesson = lesson_of(4).cover(2, True)
    assert lesson.choose(1).is_watched
    assert not lesson.choose(1, 2).is_watched
    assert lesson.cover(2, False).choose(2).is_watched


def test_a_deleted_child_leaves_nothing_in_the_lesson() -> None:
    """Neither in the order, nor among those called, nor in what can be taken back."""
    desk = LessonDesk(lesson_of(4), Plan(), Random(1))
    desk.change(lambda lesson: lesson.choose(2, 3))
    desk.change(lambda lesson: lesson.cover(2, True))
    desk.change(Lesson.bow)
    desk.change(lambda lesson: lesson.with_pupils([p for p in lesson.pupils if p.id != 2]))
    while True:
        assert "Child 2" not in repr(desk.now)
        assert 2 not in {*desk.now.order, *desk.now.called, *desk.now.turns, *desk.now.off_camera}
        if not desk.can_undo():
            break
        before = desk.now
        desk.undo()
        assert desk.now != before
    assert desk.now.called == ()


def test_a_roster_may_change_before_anything_else_does() -> None:
    """The panel reads it anew when it opens: nothing to take back, a renamed child included."""
    desk = LessonDesk(lesson_of(2), Plan(), Random(1))
    desk.change(lambda lesson: lesson.with_pupils(pupils(3)))
    assert desk.now.here[-1] == 3
    renamed = (replace(desk.now.pupils[0], nickname="Kim"), *desk.now.pupils[1:])
    desk.change(lambda lesson: lesson.with_pupils(renamed))
    assert not desk.can_undo()
    desk.change(lambda lesson: lesson.choose(1))
    desk.change(lambda lesson: lesson.with_pupils(renamed[:2]))
    desk.undo()
    assert (desk.now.called, desk.now.pupils) == ((), renamed[:2])


def test_each_change_can_be_taken_back() -> None:
    """Undo, pressed as often as something was changed, leads to the beginning."""
    chance, start = Random(7), lesson_of(8)
    desk, seen = LessonDesk(start, Plan(), chance), [start]
    for _ in range(MOST_UNDONE):
        step = chance.choice(list(steps(chance, desk.now)))
        desk.change(partial(put, step))
        if desk.now != seen[-1]:
            seen.append(desk.now)
    for before in reversed(seen[:-1]):
        assert desk.can_undo()
        desk.undo()
        assert desk.now == before
    assert not desk.can_undo()
    desk.undo()
    assert desk.now == start


def test_a_long_lesson_can_be_taken_back_by_fifty_changes() -> None:
    """Older ones are forgotten."""
    desk = LessonDesk(lesson_of(3), Plan(), Random(1))
    for number in range(80):
        desk.change(partial(put, lesson_of(3).choose(1 + number % 3)))
    done = 0
    while desk.can_undo():
        desk.undo()
        done += 1
    assert done == MOST_UNDONE


def test_what_changes_nothing_needs_no_undo() -> None:
    """A press without effect is not in the way of the one before."""
    desk = LessonDesk(lesson_of(3), Plan(), Random(1))
    desk.change(Lesson.send_back)
    assert not desk.can_undo()
