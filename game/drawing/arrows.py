"""Paper arrows on the understudy's face that show which way a movement goes; decides nothing."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

import pygame

from game.acting.coaching import Movement
from game.acting.readings import Point
from game.drawing import pen, theme
from game.drawing.face_pose import FacePose
from game.drawing.face_shapes import Placing
from game.drawing.understudy import landmarks_at, placing_in

# How far an arrow slides along its way and back, in face units, and how often a second: slowly.
SLIDE: Final = 0.12
SLIDES_A_SECOND: Final = 0.8

# An arrow in face units: from tail to tip, half its shaft, half its head, its head's length.
LENGTH, SHAFT, HEAD, POINT = 0.72, 0.14, 0.32, 0.36

# For each movement the arrows on the picture's right half or middle: the landmark that the arrow
# speaks of, where its middle stands from there (face units, right and down), and where it points.
# An arrow at a right-hand landmark gets a mirrored fellow on the left.
Arrow = tuple[str, Point, Point]
UP, DOWN, OUT, IN = (0.0, -1.0), (0.0, 1.0), (1.0, 0.0), (-1.0, 0.0)
ARROWS: Final[dict[Movement, tuple[Arrow, ...]]] = {
    Movement.CORNERS_UP: (("right_mouth_corner", (0.42, -0.2), (0.5, -1.0)),),
    Movement.CORNERS_DOWN: (("right_mouth_corner", (0.42, 0.25), (0.35, 1.0)),),
    Movement.SHOW_TEETH: (("upper_lip", (0.0, -0.35), UP), ("mouth", (0.0, 0.6), DOWN)),
    Movement.PRESS_LIPS: (("upper_lip", (0.0, -0.42), DOWN), ("mouth", (0.0, 0.62), UP)),
    Movement.STRETCH_MOUTH: (("right_mouth_corner", (0.55, 0.0), OUT),),
    Movement.DROP_JAW: (("chin", (0.0, -0.1), DOWN),),
    Movement.LIFT_TOP_LIP: (("upper_lip", (0.0, -0.38), UP),),
    Movement.WRINKLE_NOSE: (("right_nose", (0.5, 0.02), UP),),
    Movement.INNER_BROWS_UP: (("right_brow_inner", (0.02, -0.45), UP),),
    Movement.BROWS_HIGH: (("right_brow_middle", (0.0, -0.42), UP),),
    Movement.BROWS_TOGETHER: (("right_brow_inner", (0.42, -0.4), (-0.8, 0.8)),),
    Movement.EYES_WIDE: (
        ("right_eye", (0.1, -0.72), UP),
        ("right_eye", (0.1, 0.64), DOWN),
    ),
    Movement.CALM_FACE: (),
    Movement.SMALLER: (("right_side", (0.2, 0.0), IN),),
    Movement.BIGGER: (("right_side", (0.2, 0.0), OUT),),
}


def draw_arrows(
    surface: pygame.Surface, rect: pygame.Rect, pose: FacePose, movement: Movement, t: float
) -> None:
    """Draw what `movement` does on the face of an understudy in `rect`; `t` seconds move it."""
    placing = placing_in(rect)
    spots = _spots_at(placing, pose)
    slide = SLIDE * math.sin(math.tau * SLIDES_A_SECOND * t) * placing.unit
    for name, (right, down), way in ARROWS[movement]:
        for side in (1, -1) if name.startswith("right") else (0,):
            x, y = spots[name if side >= 0 else name.replace("right", "left")]
            across = side or 1
            middle = (x + across * right * placing.unit, y + down * placing.unit)
            towards = (across * way[0], way[1])
            _draw_arrow(surface, middle, towards, placing.unit, slide)


@lru_cache(maxsize=32)
def _spots_at(placing: Placing, pose: FacePose) -> dict[str, Point]:
    return _spots(landmarks_at(placing, pose), placing.unit)


def _spots(known: dict[str, Point], unit: float) -> dict[str, Point]:
    """Return the landmarks with those between and beside them."""
    spots = dict(known)
    for side, sign in (("right", 1), ("left", -1)):
        inner, outer = known[f"{side}_brow_inner"], known[f"{side}_brow_outer"]
        spots[f"{side}_brow_middle"] = ((inner[0] + outer[0]) / 2, (inner[1] + outer[1]) / 2)
        spots[f"{side}_nose"] = known["nose"]
        spots[f"{side}_side"] = (known["nose"][0] + sign * 1.15 * unit, known["nose"][1])
    return spots


def _draw_arrow(
    surface: pygame.Surface, middle: Point, way: Point, unit: float, slide: float
) -> None:
    """Draw one arrow, gold with a thick dark edge, so that it is seen on skin, hair and cloth."""
    far = math.hypot(*way)
    ahead = (way[0] / far, way[1] / far)
    outline = [_turned(point, middle, ahead, unit, slide) for point in _OUTLINE]
    edge = max(2, round(0.07 * unit))
    pen.polygon(surface, theme.GOLD, outline)
    for start, end in zip(outline, outline[1:] + outline[:1], strict=True):
        pen.aaline(surface, theme.INK, start, end, edge)
        pen.aacircle(surface, theme.INK, start, edge / 2)


_OUTLINE: Final[tuple[Point, ...]] = (
    (-LENGTH / 2, -SHAFT),
    (LENGTH / 2 - POINT, -SHAFT),
    (LENGTH / 2 - POINT, -HEAD),
    (LENGTH / 2, 0.0),
    (LENGTH / 2 - POINT, HEAD),
    (LENGTH / 2 - POINT, SHAFT),
    (-LENGTH / 2, SHAFT),
)


def _turned(point: Point, middle: Point, ahead: Point, unit: float, slide: float) -> Point:
    along, across = point[0] * unit + slide, point[1] * unit
    return (
        middle[0] + along * ahead[0] - across * ahead[1],
        middle[1] + along * ahead[1] + across * ahead[0],
    )
