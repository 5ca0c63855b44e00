"""How each thing that keeps a face from being seen is shown: when, and by which picture."""

from __future__ import annotations

from typing import Final

from game.acting.readings import Obstacle

# Seconds an obstacle lasts before it is shown: a hand that passes by is none.
NOTICE_AFTER: Final = 0.6

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
