"""Tests of who is whose face, by scripted children."""

from __future__ import annotations

from game.acting.readings import FaceBox
from game.perception.following import Followed, Follower


def face(x: float, width: float = 0.2) -> FaceBox:
    """Return a face whose middle is at the fraction `x` of the picture's width."""
    return FaceBox(
        left=x - width / 2,
        top=0.5 - width / 2,
        width=width,
        height=width,
        right_eye=(x - width / 5, 0.45),
        left_eye=(x + width / 5, 0.45),
        nose=(x, 0.5),
        mouth=(x, 0.55),
        score=0.9,
    )


class Stage:
    """Shows faces to a follower at 30 pictures a second."""

    def __init__(self) -> None:
        self.follower = Follower()
        self.now = 0.0

    def show(self, *faces: FaceBox, seconds: float = 1 / 30) -> Followed:
        """Show the same faces, largest first, for `seconds`; return what is followed at the end."""
        ordered = tuple(sorted(faces, key=lambda box: box.width, reverse=True))
        for _ in range(round(seconds * 30)):
            self.now += 1 / 30
            followed = self.follower.follow(ordered, self.now)
        return followed


def test_the_largest_face_becomes_the_actor_at_once() -> None:
    """Nobody waits when it is clear who sits in front."""
    assert Stage().show(face(0.3, 0.15), face(0.6, 0.25)).actor == 0


def test_somebody_who_comes_closer_does_not_take_the_part() -> None:
    """The actor stays the actor, though another face is larger now."""
    stage = Stage()
    before = stage.show(face(0.3), seconds=1)
    after = stage.show(face(0.3), face(0.75, 0.35), seconds=1)
    assert after.actor == 1
    assert after.numbers[1] == before.numbers[0]


def test_a_face_that_moves_keeps_its_number() -> None:
    """Leaning from one side to the other is still the same child."""
    stage = Stage()
    first = stage.show(face(0.2))
    for step in range(30):
        last = stage.show(face(0.2 + step * 0.02), face(0.9, 0.1))
    assert last.actor == 0
    assert last.numbers[0] == first.numbers[0]


def test_a_lone_face_that_jumps_is_the_same() -> None:
    """A slow computer may see a child here and then there."""
    stage = Stage()
    first = stage.show(face(0.1))
    assert stage.show(face(0.9)) == first


def test_a_missed_picture_gives_the_part_to_nobody_else() -> None:
    """For a second the actor is waited for, and then found again."""
    stage = Stage()
    stage.show(face(0.3, 0.25), face(0.8), seconds=1)
    assert stage.show(face(0.8), seconds=0.5).actor is None
    assert stage.show(face(0.3, 0.25), face(0.8)).actor == 0


def test_an_actor_who_left_for_over_a_second_is_replaced() -> None:
    """Whoever is there then takes the part."""
    stage = Stage()
    stage.show(face(0.3, 0.25), face(0.8), seconds=1)
    assert stage.show(face(0.8), seconds=1.2).actor == 0


def test_two_faces_equally_near_wait_for_one_to_come_forward() -> None:
    """Nobody is the actor at first; whoever comes clearly closer is."""
    stage = Stage()
    assert stage.show(face(0.3, 0.2), face(0.6, 0.21), seconds=1).actor is None
    chosen = stage.show(face(0.3, 0.26), face(0.6, 0.21))
    assert chosen.actor == 0


def test_two_faces_equally_near_for_long_leave_it_to_the_middle() -> None:
    """After two seconds the more central one acts, so that nobody is stuck."""
    stage = Stage()
    chosen = stage.show(face(0.2, 0.21), face(0.6, 0.2), seconds=2.2)
    assert chosen.actor == 1


def test_an_empty_picture_has_no_actor() -> None:
    """Neither at first nor after everybody left."""
    stage = Stage()
    assert stage.show() == Followed((), None)
    stage.show(face(0.5), seconds=1)
    assert stage.show(seconds=2) == Followed((), None)
