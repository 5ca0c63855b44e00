"""The lines of the understudy's mouth, in face units; chooses no colour and touches no picture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from game.drawing.face_pose import FacePose
from game.drawing.face_shapes import Line, Points, smooth

MOUTH_LINE: Final = 1.12


@dataclass(frozen=True, slots=True)
class Mouth:
    """The lines of a mouth from its left corner to its right one."""

    upper_outer: Points
    upper_inner: Points
    lower_inner: Points
    lower_outer: Points


_T: Final = np.linspace(-1.0, 1.0, 25)


@lru_cache(maxsize=8)
def mouth(pose: FacePose) -> Mouth:
    """Return the lines of the mouth."""
    half = 0.475 + 0.14 * pose.mouth_width - 0.03 * pose.lip_press
    x = _T * half
    corner = MOUTH_LINE + 0.16 * pose.mouth_open - 0.19 * pose.mouth_corners - 0.012
    upper = MOUTH_LINE - 0.13 * pose.upper_lip - 0.04 * max(0.0, pose.mouth_corners)
    upper -= 0.05 * max(0.0, pose.lower_lip) * (1 - pose.mouth_open)
    opening = 0.012 * (1 - pose.lip_press) + 0.62 * pose.mouth_open
    lower = upper + opening - 0.05 * max(0.0, pose.lower_lip) * min(1.0, 4 * opening)
    square = 2.0 + 1.6 * max(0.0, pose.mouth_width) * (1 - max(0.0, pose.mouth_corners))
    roundness = 1.0 / (1.0 + max(0.0, -pose.mouth_width) * min(1.0, 2 * pose.mouth_open))
    profile = (1.0 - np.abs(_T) ** square) ** roundness
    upper_inner = corner + (upper - corner) * profile
    lower_inner = np.maximum(corner + (lower - corner) * profile, upper_inner)
    thin = 1.0 - 0.75 * pose.lip_press
    bow = 1.0 - 0.3 * np.exp(-((_T / 0.16) ** 2))
    upper_lip = (0.095 - 0.03 * max(0.0, pose.mouth_width)) * thin * bow * (1 - np.abs(_T) ** 2.2)
    full = (
        0.13
        + 0.02 * pose.lower_lip
        - 0.035 * max(0.0, -pose.mouth_corners)
        - 0.03 * max(0.0, pose.mouth_width)
    )
    lower_lip = full * thin * (1 - np.abs(_T) ** 2.6)
    lines = (upper_inner - upper_lip, upper_inner, lower_inner, lower_inner + lower_lip)
    return Mouth(*(np.column_stack((x, y)) for y in lines))


def between(first: Points, second: Points) -> Points:
    """Return the outline between two lines that begin at the same side."""
    return np.vstack((first, second[::-1]))


def teeth(lips: Mouth, pose: FacePose) -> tuple[Points, Points]:
    """Return the upper and the lower row of teeth, kept inside the open lips."""
    seen = np.abs(_T) <= 0.88
    top, bottom = lips.upper_inner[seen], lips.lower_inner[seen]
    edge = np.minimum(
        top[:, 1] + (0.1 + 0.07 * max(0.0, pose.mouth_corners)) * pose.teeth, bottom[:, 1]
    )
    upper = between(top, np.column_stack((top[:, 0], edge)))
    low = 0.05 * pose.teeth * max(0.0, -pose.lower_lip)
    rim = np.maximum(bottom[:, 1] - low, edge)
    lower = between(np.column_stack((bottom[:, 0], rim)), bottom)
    return upper, lower


def tongue(lips: Mouth, pose: FacePose) -> Points:
    """Return the tongue, which lies in the lower part of a wide open mouth."""
    seen = np.abs(_T) <= 0.62
    low, top = lips.lower_inner[seen], lips.upper_inner[seen]
    arch = 0.3 * max(0.0, pose.mouth_open - 0.15) * (1 - (_T[seen] / 0.62) ** 2)
    back = np.maximum(low[:, 1] - arch, top[:, 1])
    return between(np.column_stack((low[:, 0], back)), low)


def cheek_fold(pose: FacePose) -> Line:
    """Return the fold from the nose to beside the mouth, which smiles and lifted lips deepen."""
    smile = max(0.0, pose.mouth_corners)
    corner_x, corner_y = mouth(pose).lower_outer[-1]
    fold = [
        (0.27, 0.52 - 0.06 * pose.nose_wrinkle),
        (0.42 + 0.08 * smile, 0.74),
        (corner_x + 0.1 + 0.05 * smile, corner_y - 0.02),
    ]
    depth = max(0.1, smile, pose.upper_lip, 0.8 * pose.nose_wrinkle)
    return Line(smooth(fold, 6, closed=False), depth)
