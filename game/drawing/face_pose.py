"""How the understudy's face is held: movements as numbers; draws nothing, knows no pixels."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Final

from game.acting.expressions import Expression


@dataclass(frozen=True, slots=True)
class FacePose:
    """One face: amounts of movement after the Facial Action Coding System (units in brackets).

    Signed amounts run from -1 to 1 with about 0 at rest, the others from 0 to 1.
    """

    brow_inner: float = 0.0  # height of the inner ends: 1 raised [1], -1 lowered [4]
    brow_outer: float = 0.0  # height of the outer ends: 1 raised [2], -1 lowered
    brow_furrow: float = 0.0  # drawn together [4]
    eyes_open: float = 0.5  # 0 closed, 0.38 at rest, 1 wide [5]
    squint: float = 0.0  # lower lids raised [7]
    gaze_x: float = 0.0  # 1 looks to the right of the picture
    gaze_y: float = 0.0  # 1 looks down
    nose_wrinkle: float = 0.0  # [9]
    cheek_raise: float = 0.0  # [6]
    mouth_corners: float = 0.0  # 1 up [12], -1 down [15]
    mouth_width: float = 0.0  # 1 stretched sideways [20], -1 narrow [18]
    mouth_open: float = 0.0  # jaw dropped [26, 27]
    upper_lip: float = 0.0  # upper lip lifted [10]
    lower_lip: float = 0.0  # 1 pushed up and out [17], -1 drawn down [16]
    lip_press: float = 0.0  # [24]
    teeth: float = 0.0  # how far the teeth can be seen between open lips
    turn: float = 0.0  # 1 is 25 degrees to the right of the picture
    nod: float = 0.0  # 1 is 25 degrees down
    tilt: float = 0.0  # 1 is 25 degrees clockwise
    blink: float = 0.0  # 1 closes the eyes whatever eyes_open says


# Lids and brows hang a little: a drawn face whose eyes are half-way open looks slightly alarmed, to
# people and to the network alike.
RESTING: Final = FacePose(
    brow_inner=-0.1, brow_outer=0.1, eyes_open=0.42, mouth_corners=0.1, lip_press=0.15
)

# Each expression at full strength. The movements are those that children are told one at a time.
FULL: Final = {
    Expression.ANGRY: FacePose(
        brow_inner=-1.0, brow_outer=0.3, brow_furrow=0.9, eyes_open=0.9, squint=0.8,
        nose_wrinkle=0.5, mouth_corners=-0.6, mouth_width=-1.0, upper_lip=0.15, lower_lip=0.3,
        lip_press=0.7,
    ),
    Expression.DISGUST: FacePose(
        brow_inner=-0.7, brow_outer=-0.35, brow_furrow=0.5, eyes_open=0.3, squint=0.8,
        nose_wrinkle=1.0, cheek_raise=0.6, mouth_corners=-0.45, mouth_open=0.2, upper_lip=1.0,
        lower_lip=0.2, teeth=0.8,
    ),
    Expression.FEAR: FacePose(
        brow_inner=1.0, brow_outer=0.15, brow_furrow=0.5, eyes_open=0.95, squint=0.3,
        mouth_corners=-0.5, mouth_width=0.6, mouth_open=0.48, upper_lip=0.2, lower_lip=-0.7,
        teeth=1.0,
    ),
    Expression.HAPPY: FacePose(
        brow_inner=0.1, brow_outer=0.15, eyes_open=0.45, squint=0.5, cheek_raise=1.0,
        mouth_corners=1.0, mouth_width=0.7, mouth_open=0.3, upper_lip=0.3, teeth=1.0,
    ),
    Expression.NEUTRAL: RESTING,
    Expression.SAD: FacePose(
        brow_inner=0.9, brow_outer=-0.65, brow_furrow=0.3, eyes_open=0.37, squint=0.2, gaze_y=0.2,
        mouth_corners=-1.0, mouth_width=0.45, mouth_open=0.04, lower_lip=1.0,
    ),
    Expression.SURPRISE: FacePose(
        brow_inner=1.0, brow_outer=1.0, eyes_open=1.0, mouth_width=-0.5, mouth_open=0.85,
    ),
}  # fmt: skip


def pose_for(expression: Expression, strength: float = 1.0) -> FacePose:
    """Return the pose of `expression`; at `strength` 0 the resting face, at 1 the full one."""
    return blend(RESTING, FULL[expression], strength)


@lru_cache(maxsize=256)
def blend(start: FacePose, end: FacePose, t: float) -> FacePose:
    """Return the pose on the way from `start` (t = 0) to `end` (t = 1); t is kept within 0 to 1."""
    t = min(1.0, max(0.0, t))
    mixed = {
        field.name: (1.0 - t) * getattr(start, field.name) + t * getattr(end, field.name)
        for field in fields(FacePose)
    }
    return replace(start, **mixed)
