"""The picture that goes with each thing that keeps a face from being seen."""

from __future__ import annotations

from typing import Final

from game.acting.readings import Obstacle

# Names in assets/pictures/icons.
HELP_PICTURES: Final = {
    Obstacle.NO_PICTURE: "camera",
    Obstacle.NO_FACE: "face_none",
    Obstacle.PARTNER_MISSING: "face_partner",
    Obstacle.CROWDED: "face_two",
    Obstacle.TOO_DARK: "face_dark",
    Obstacle.BLACK: "no_camera",
    Obstacle.TOO_FAR: "face_far",
    Obstacle.TURNED_AWAY: "face_turn",
}
