"""What perception concluded about the faces in one picture; it holds no picture of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from game.acting.expressions import Matches

# A reading older than this many seconds counts as no face at all (design: the hold rule).
FRESH_FOR: Final = 0.5

# Mean brightness (0 to 1) of the face below which a webcam's noise hides it: measured on a darkened
# film, expressions are read down to here, and at 0.04 the detector loses the face. No higher than
# needed, because a dark face in a lit room must not be asked for a lamp.
TOO_DARK_BELOW: Final = 0.06

# So dark is no room: something lies on the lens, as the cover that many laptops have.
BLACK_BELOW: Final = 2 / 255

# Eyes nearer to each other than this fraction of the picture's width: measured on a shrinking film
# at 640x480, the detector begins to misplace them there (its score falls from 0.9 to 0.7), and at
# 0.035 it finds nothing. Far boxes tell less: they stay at 0.13 to 0.16 however small the face.
TOO_FAR_BELOW: Final = 0.05

# A wider box is near, so that eyes close together mean a head in profile.
_NEAR_FROM: Final = 0.2

# So many act in a duet.
_DUET: Final = 2

Point = tuple[float, float]


class Obstacle(StrEnum):
    """Why a face cannot be read just now; the clock of the scene stops while there is one."""

    NO_PICTURE = "no_picture"
    NO_FACE = "no_face"
    PARTNER_MISSING = "partner_missing"
    CROWDED = "crowded"
    TOO_DARK = "too_dark"
    BLACK = "black"
    TOO_FAR = "too_far"
    TURNED_AWAY = "turned_away"


@dataclass(frozen=True, slots=True)
class FaceBox:
    """Where one face is, all in fractions 0 to 1 of the picture's width and height.

    `right_eye` is the person's right eye, so it lies on the left in the picture.
    """

    left: float
    top: float
    width: float
    height: float
    right_eye: Point
    left_eye: Point
    nose: Point
    mouth: Point
    score: float

    @property
    def centre(self) -> Point:
        """The middle of the box."""
        return (self.left + self.width / 2, self.top + self.height / 2)


@dataclass(frozen=True, slots=True)
class FaceSeen:
    """One face of one picture: its box and how well it shows each of the seven expressions.

    `number` is the same as long as the same face is followed.
    """

    box: FaceBox
    matches: Matches
    number: int = 0


@dataclass(frozen=True, slots=True)
class FaceReading:
    """What was concluded about one picture.

    `seen_at` is in seconds on the clock of `Moment.now`; `actor` is the index of the followed face
    or None when nobody can be told apart; `brightness` is 0 (black) to 1 (white).
    """

    seen_at: float
    faces: tuple[FaceSeen, ...] = ()
    actor: int | None = None
    brightness: float = 0.5

    def actor_face(self) -> FaceSeen | None:
        """Return the followed face, or None."""
        return None if self.actor is None else self.faces[self.actor]

    def duet(self, cast: tuple[int, ...] = ()) -> tuple[FaceSeen, ...]:
        """Return the two actors of a duet, () unless both are seen.

        Whoever is in `cast`, the numbers of an earlier picture, keeps the part; else the two
        largest faces are told apart by place, the left one of the mirror first.
        """
        known = {face.number: face for face in self.faces}
        if len(cast) == _DUET and all(number in known for number in cast):
            return tuple(known[number] for number in cast)
        if len(self.faces) < _DUET:
            return ()
        # Perception lists the largest faces first. A mirror shows the picture's right on its left.
        nearest = self.faces[:_DUET]
        return tuple(sorted(nearest, key=lambda face: -face.box.centre[0]))


def is_fresh(reading: FaceReading, now: float) -> bool:
    """Tell whether `reading` is young enough at `now` (seconds, the same clock) to be believed."""
    return now - reading.seen_at <= FRESH_FOR


def is_turned_away(box: FaceBox) -> bool:
    """Tell whether the head is turned so far that the nose leaves the middle of the eyes."""
    span = box.left_eye[0] - box.right_eye[0]
    if span <= 0:
        return True
    return not 0.12 < (box.nose[0] - box.right_eye[0]) / span < 0.88


def is_too_far(box: FaceBox) -> bool:
    """Tell whether the face is so far from the camera that its eyes can't be placed well."""
    if box.width >= _NEAR_FROM:
        return False
    across = box.left_eye[0] - box.right_eye[0]
    down = box.left_eye[1] - box.right_eye[1]
    return math.hypot(across, down) < TOO_FAR_BELOW


def obstacle(reading: FaceReading | None, now: float) -> Obstacle | None:
    """Return what keeps the actor's face from being read at `now` seconds, or None if it can be."""
    if reading is None or not is_fresh(reading, now):
        return Obstacle.NO_PICTURE
    face = reading.actor_face()
    if face is None:
        if reading.faces:
            return Obstacle.CROWDED
        return _why_nobody(reading)
    return _unreadable(reading, (face,))


def duet_obstacle(
    reading: FaceReading | None, now: float, cast: tuple[int, ...] = ()
) -> Obstacle | None:
    """Return what keeps the two faces of a duet from being read at `now` seconds, or None."""
    if reading is None or not is_fresh(reading, now):
        return Obstacle.NO_PICTURE
    pair = reading.duet(cast)
    if pair:
        return _unreadable(reading, pair)
    return Obstacle.PARTNER_MISSING if reading.faces else _why_nobody(reading)


def _why_nobody(reading: FaceReading) -> Obstacle:
    """Return what may keep a picture without any face from showing one."""
    if reading.brightness < BLACK_BELOW:
        return Obstacle.BLACK
    return Obstacle.TOO_DARK if reading.brightness < TOO_DARK_BELOW else Obstacle.NO_FACE


def _unreadable(reading: FaceReading, faces: tuple[FaceSeen, ...]) -> Obstacle | None:
    """Return what keeps faces that were found from being read."""
    if reading.brightness < TOO_DARK_BELOW:
        return Obstacle.TOO_DARK
    if any(is_too_far(face.box) for face in faces):
        return Obstacle.TOO_FAR
    return Obstacle.TURNED_AWAY if any(is_turned_away(face.box) for face in faces) else None
