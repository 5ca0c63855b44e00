"""What keeps a face from being read, and for how long a reading is believed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.acting.readings import (
    FRESH_FOR,
    FaceBox,
    FaceReading,
    FaceSeen,
    Obstacle,
    is_turned_away,
    obstacle,
)

FRONTAL = FaceBox(
    left=0.3,
    top=0.3,
    width=0.36,
    height=0.48,
    right_eye=(0.41, 0.45),
    left_eye=(0.56, 0.45),
    nose=(0.485, 0.55),
    mouth=(0.485, 0.65),
    score=0.97,
)


def reading(box: FaceBox = FRONTAL, brightness: float = 0.5) -> FaceReading:
    """Return a reading at second 10 of one face, which is the actor's."""
    return FaceReading(10.0, (FaceSeen(box, (0.0,) * 7),), 0, brightness)


def at_distance(scale: float) -> FaceBox:
    """Return the frontal face as seen from farther away, its box no smaller than the detector's."""
    return replace(
        FRONTAL,
        width=max(0.13, FRONTAL.width * scale),
        right_eye=(0.5 - 0.075 * scale, 0.45),
        left_eye=(0.5 + 0.075 * scale, 0.45),
        nose=(0.5, 0.5),
    )


def test_a_face_that_looks_at_the_camera_in_good_light_meets_no_obstacle() -> None:
    """The usual case."""
    assert obstacle(reading(), 10.0) is None


def test_a_reading_is_believed_for_half_a_second() -> None:
    """Afterwards, as before the first one, there is no picture."""
    assert obstacle(None, 10.0) is Obstacle.NO_PICTURE
    assert obstacle(reading(), 10.0 + FRESH_FOR) is None
    assert obstacle(reading(), 10.01 + FRESH_FOR) is Obstacle.NO_PICTURE


def test_nobody_in_sight_is_no_face_but_in_the_dark_it_is_the_dark() -> None:
    """A lamp helps where leaning closer would not."""
    assert obstacle(FaceReading(10.0, brightness=0.4), 10.0) is Obstacle.NO_FACE
    assert obstacle(FaceReading(10.0, brightness=0.01), 10.0) is Obstacle.TOO_DARK


def test_faces_without_an_actor_are_a_crowd() -> None:
    """Two children equally near: one has to come forward."""
    crowd = replace(reading(), actor=None)
    assert obstacle(crowd, 10.0) is Obstacle.CROWDED


def test_a_face_in_the_dark_is_too_dark() -> None:
    """Even if the detector still finds it."""
    assert obstacle(reading(brightness=0.01), 10.0) is Obstacle.TOO_DARK


@pytest.mark.parametrize(("scale", "expected"), [(0.4, None), (0.3, Obstacle.TOO_FAR)])
def test_a_far_face_is_told_by_its_eyes(scale: float, expected: Obstacle | None) -> None:
    """The box of both is 0.13 wide, but only the nearer one's eyes can be placed."""
    assert obstacle(reading(at_distance(scale)), 10.0) is expected


@pytest.mark.parametrize(
    ("nose", "away"), [(0.485, False), (0.44, False), (0.53, False), (0.42, True), (0.56, True)]
)
def test_a_head_that_turns_moves_the_nose_to_an_eye(nose: float, away: bool) -> None:
    """A quarter turn to either side still acts; looking at somebody beside does not."""
    box = replace(FRONTAL, nose=(nose, 0.55))
    assert is_turned_away(box) is away
    assert obstacle(reading(box), 10.0) is (Obstacle.TURNED_AWAY if away else None)


def test_a_profile_with_its_eyes_in_one_place_is_turned_away() -> None:
    """Not too far: coming closer would not help."""
    box = replace(FRONTAL, right_eye=(0.5, 0.45), left_eye=(0.5, 0.45))
    assert obstacle(reading(box), 10.0) is Obstacle.TURNED_AWAY
