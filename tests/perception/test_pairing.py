"""Tests of who plays a duet and on which side, by scripted children."""

from __future__ import annotations

from game.acting.baseline import STATUE_SECONDS
from game.acting.readings import FaceBox
from game.perception.following import Follower
from game.perception.pairing import Pair
from game.perception.statues import Statues


def face(x: float, width: float = 0.2, y: float = 0.5) -> FaceBox:
    """Return a face whose middle is at these fractions of the picture."""
    return FaceBox(
        left=x - width / 2,
        top=y - width / 2,
        width=width,
        height=width,
        right_eye=(x - width / 5, y - 0.05),
        left_eye=(x + width / 5, y - 0.05),
        nose=(x, y),
        mouth=(x, y + 0.05),
        score=0.9,
    )


class Bench:
    """Two seats before a camera of 30 pictures a second."""

    def __init__(self) -> None:
        self.follower = Follower()
        self.pair = Pair()
        self.now = 0.0

    def show(self, *faces: FaceBox, seconds: float = 1 / 30) -> list[int | None]:
        """Show the same faces for `seconds`; return the numbers on the two seats, None: unseen."""
        boxes = tuple(sorted(faces, key=lambda box: box.width, reverse=True))
        for _ in range(round(seconds * 30)):
            self.now += 1 / 30
            numbers = self.follower.follow(boxes, self.now).numbers
            self.pair.make_room(boxes, numbers, self.now)
            places = self.pair.seat(boxes, numbers, self.follower.in_sight)
        return [None if place is None else numbers[place] for place in places]


def test_the_left_of_the_mirror_is_the_right_of_the_picture() -> None:
    """Whoever sees itself on the left has the first seat, however large the face."""
    bench = Bench()
    assert bench.show(face(0.7, 0.18), face(0.3, 0.22)) == [1, 0]


def test_two_who_swap_places_slowly_keep_their_seats() -> None:
    """They lean past each other, one above the other, in two seconds."""
    bench = Bench()
    before = bench.show(face(0.7, y=0.3), face(0.3, y=0.6), seconds=0.5)
    for step in range(61):
        after = bench.show(face(0.7 - 0.4 * step / 60, y=0.3), face(0.3 + 0.4 * step / 60, y=0.6))
    assert after == before


def test_one_who_passes_behind_the_other_keeps_the_seat() -> None:
    """Hidden for half a second and seen again on the other side, with the same number."""
    bench = Bench()
    before = bench.show(face(0.7, 0.25), face(0.3, 0.2), seconds=0.5)
    for step in range(15):
        bench.show(face(0.7 - 0.01 * step, 0.25), face(0.3 + 0.012 * step, 0.2))
    hidden = bench.show(face(0.5, 0.25), seconds=0.5)
    assert hidden == [before[0], None]
    assert bench.show(face(0.45, 0.25), face(0.7, 0.2)) == before


def test_a_short_loss_keeps_the_seat_and_a_third_face_does_not_take_it() -> None:
    """A hand before the face for 0.8 s, while somebody looks on from behind."""
    bench = Bench()
    before = bench.show(face(0.7), face(0.3), face(0.5, 0.1), seconds=0.5)
    assert bench.show(face(0.7), face(0.5, 0.1), seconds=0.8) == [before[0], None]
    assert bench.show(face(0.7), face(0.3), face(0.5, 0.1)) == before


def test_a_seat_that_was_left_is_free_for_somebody_else() -> None:
    """After a second the other child may sit down there."""
    bench = Bench()
    left, right = bench.show(face(0.7), face(0.3), seconds=0.5)
    bench.show(face(0.7), seconds=1.2)
    now = bench.show(face(0.7), face(0.25))
    assert now[0] == left
    assert now[1] not in (left, right, None)


def test_who_comes_first_waits_on_the_own_side() -> None:
    """One child sits on the right of the mirror; the partner gets the left seat."""
    bench = Bench()
    assert bench.show(face(0.3), seconds=0.5) == [None, 0]
    assert bench.show(face(0.3), face(0.7)) == [1, 0]


def test_a_picture_on_the_wall_makes_room_for_a_child() -> None:
    """A small face had the seat; a child who sits down in front takes it after a moment."""
    bench = Bench()
    bench.show(face(0.7), face(0.2, 0.08), seconds=1)
    child = face(0.35, 0.2)
    assert bench.show(face(0.7), child, face(0.2, 0.08), seconds=1.0)[1] == 1
    assert bench.show(face(0.7), child, face(0.2, 0.08), seconds=1.0)[1] == 2


def test_each_of_two_has_a_resting_face_of_its_own() -> None:
    """And the statue is done when both have stood still for long enough."""
    statues = Statues()
    assert statues.progress(2) is None
    statues.begin()
    statues.sit(0, 10, {10})
    statues.learn(10, (1.0, 0.0), STATUE_SECONDS)
    assert statues.progress(1) == 1.0
    assert statues.progress(2) == 0.0, "the second seat is empty"
    statues.sit(1, 11, {10, 11})
    statues.learn(11, (0.0, 1.0), STATUE_SECONDS)
    assert statues.progress(2) == 1.0
    assert statues.resting(10) == (1.0, 0.0)
    assert statues.resting(11) == (0.0, 1.0)


def test_a_resting_face_waits_on_its_seat_for_who_comes_back() -> None:
    """A child who was away is followed under a new number, and still has its resting face."""
    statues = Statues()
    statues.begin()
    statues.sit(0, 10, {10})
    statues.learn(10, (1.0, 0.0), STATUE_SECONDS)
    statues.sit(0, 12, {12})
    assert statues.resting(12) == (1.0, 0.0)


def test_who_takes_the_seat_of_somebody_still_there_gets_no_other_face() -> None:
    """Then it would be the wrong child's."""
    statues = Statues()
    statues.begin()
    statues.sit(0, 10, {10})
    statues.learn(10, (1.0, 0.0), STATUE_SECONDS)
    statues.sit(0, 12, {10, 12})
    assert statues.resting(12) is None
    assert statues.resting(10) == (1.0, 0.0)
