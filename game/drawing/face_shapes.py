"""The understudy's face as outlines computed from a pose; chooses no colour and touches no picture.

Face units: the eyes are one apart, the origin lies between them, y points down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sin
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.drawing.face_pose import FacePose

Points = NDArray[np.float64]

MOST_TURN: Final = radians(25.0)
NECK: Final = (0.0, 1.5)  # the head tilts about this point
BROW_LINE: Final = -0.365


@dataclass(frozen=True, slots=True)
class Shape:
    """One filled outline in face units (N x 2): a paper's name, and how it follows the head.

    `depth` is how far before the face's rim it lies, `bulge` how much of the face's roundness it
    has (0 for the rim itself).
    """

    name: str
    points: Points
    depth: float = 0.0
    bulge: float = 1.0


@dataclass(frozen=True, slots=True)
class Placing:
    """Where face units land in a picture: `unit` pixels each, the origin at (`x`, `y`)."""

    x: float
    y: float
    unit: float

    def body(self, points: Points) -> Points:
        """Place points of the body, which does not follow the head."""
        return points * self.unit + (self.x, self.y)

    def head(self, points: Points, pose: FacePose, depth: Points | float = 0.0,
             bulge: Points | float = 1.0) -> Points:  # fmt: skip
        """Place points of the head: turned, nodding and tilted as in `pose`."""
        x, y = points[:, 0], points[:, 1]
        inside = 1.0 - (x / 1.2) ** 2 - ((y - 0.3) / 2.0) ** 2
        z = depth + bulge * 0.7 * np.sqrt(np.maximum(inside, 0.0))
        turn, nod, tilt = pose.turn * MOST_TURN, pose.nod * MOST_TURN, pose.tilt * MOST_TURN
        dx = x * cos(turn) + z * sin(turn) - NECK[0]
        dy = (y - NECK[1]) * cos(nod) + z * sin(nod)
        placed = np.empty_like(points)
        placed[:, 0] = self.x + self.unit * (NECK[0] + dx * cos(tilt) - dy * sin(tilt))
        placed[:, 1] = self.y + self.unit * (NECK[1] + dx * sin(tilt) + dy * cos(tilt))
        return placed

    def shapes(self, shapes: Sequence[Shape], pose: FacePose) -> list[Points]:
        """Place the outlines of all `shapes` of the head at once."""
        sizes = [len(shape.points) for shape in shapes]
        placed = self.head(
            np.concatenate([shape.points for shape in shapes]),
            pose,
            np.repeat([shape.depth for shape in shapes], sizes),
            np.repeat([shape.bulge for shape in shapes], sizes),
        )
        ends = np.cumsum(sizes).tolist()
        return [placed[end - size : end] for size, end in zip(sizes, ends, strict=True)]


@lru_cache(maxsize=64)
def _spline(count: int, steps: int, closed: bool) -> Points:
    """Return the Catmull-Rom matrix that turns `count` points into a smooth line."""
    spans = count if closed else count - 1
    rows = np.zeros((spans * steps + (0 if closed else 1), count))
    for row in range(len(rows)):
        at, t = row // steps, row % steps / steps
        weights = (
            (-t + 2 * t**2 - t**3) / 2,
            (2 - 5 * t**2 + 3 * t**3) / 2,
            (t + 4 * t**2 - 3 * t**3) / 2,
            (t**3 - t**2) / 2,
        )
        for offset, weight in zip((-1, 0, 1, 2), weights, strict=True):
            index = (at + offset) % count if closed else min(max(at + offset, 0), count - 1)
            rows[row, index] += weight
    return rows


def smooth(
    points: list[tuple[float, float]] | Points, steps: int = 5, closed: bool = True
) -> Points:
    """Return a smooth line through `points`."""
    through = np.asarray(points, dtype=float)
    line: Points = _spline(len(through), steps, closed) @ through
    return line


@lru_cache(maxsize=16)
def _circle(steps: int) -> Points:
    angles = np.linspace(0.0, 2 * np.pi, steps, endpoint=False)
    circle: Points = np.column_stack((np.cos(angles), np.sin(angles)))
    return circle


def ellipse(x: float, y: float, rx: float, ry: float, steps: int = 28) -> Points:
    """Return an ellipse about (`x`, `y`)."""
    return _circle(steps) * (rx, ry) + (x, y)


def stroke(line: Points, width: float, start: float = 0.1, end: float = 0.1) -> Points:
    """Return a brush stroke along `line`: `width` at its fattest, fractions of it at the ends."""
    along = np.empty_like(line)
    along[1:-1] = line[2:] - line[:-2]
    along[0], along[-1] = line[1] - line[0], line[-1] - line[-2]
    length = np.sqrt(along[:, 0] ** 2 + along[:, 1] ** 2) + 1e-9
    fat = _fatness(len(line), start, end) * (width / 2) / length
    side = np.empty_like(line)
    side[:, 0], side[:, 1] = -along[:, 1] * fat, along[:, 0] * fat
    return np.concatenate((line + side, (line - side)[::-1]))


@lru_cache(maxsize=64)
def _fatness(count: int, start: float, end: float) -> Points:
    along = np.linspace(0.0, 1.0, count)
    fat: Points = np.interp(along, (0.0, 0.3, 0.7, 1.0), (start, 1.0, 0.9, end))
    return fat


def mirrored(points: Points) -> Points:
    """Return the same outline on the other side of the face."""
    other: Points = points * np.array((-1.0, 1.0))
    return other


def shifted(points: Points, down: float) -> Points:
    """Return the same outline, `down` units lower."""
    moved: Points = points + np.array((0.0, down))
    return moved


def jaw_drop(pose: FacePose) -> float:
    """Return how far the chin hangs below its place at rest."""
    return 0.42 * pose.mouth_open - 0.03 * max(0.0, pose.lower_lip)


def face_outline(pose: FacePose) -> Points:
    """Return the rim of the face: broader with raised cheeks, longer with a dropped jaw."""
    drop, cheeks = jaw_drop(pose), 0.04 * pose.cheek_raise
    right = [
        (0.55, -1.12), (0.96, -0.7), (1.1, -0.1), (1.11 + cheeks, 0.44),
        (1.02 + cheeks, 0.92 + 0.1 * drop), (0.76, 1.35 + 0.6 * drop), (0.35, 1.61 + drop),
    ]  # fmt: skip
    left = [(-x, y) for x, y in reversed(right)]
    return smooth([(0.0, -1.22), *right, (0.0, 1.7 + drop), *left])


_LID: Final = np.linspace(-1.0, 1.0, 15)


@dataclass(frozen=True, slots=True)
class Eye:
    """The lines of the eye on the right of the picture, from its inner to its outer corner."""

    upper: Points
    lower: Points
    iris: tuple[float, float]


@lru_cache(maxsize=8)
def eye(pose: FacePose, side: int) -> Eye:
    """Return an eye: `side` is 1 for the one on the right of the picture, -1 for the other."""
    t = _LID
    x = 0.5 + 0.27 * t
    awake = 1.0 - pose.blink
    lift = (0.18 + 0.07 * pose.eyes_open) * pose.eyes_open * awake
    lean = pose.brow_inner - pose.brow_outer
    slant = 0.05 * lean if lean > 0 else 0.09 * max(-0.8, lean)
    line = 0.015 - 0.02 * t
    lower = line + (0.065 - 0.09 * pose.squint + 0.02 * max(0.0, pose.eyes_open - 0.5)) * (1 - t**2)
    lower = lower + 0.02 * (1 - awake) * (1 - t**2)
    upper = np.minimum(line - (lift + slant * -t) * (1 - np.abs(t) ** 2.3), lower)
    upper = upper + (lower - upper) * pose.blink
    iris = (side * 0.5 + 0.1 * pose.gaze_x, -0.025 + 0.05 * pose.gaze_y)
    lines = [np.column_stack((x, y)) for y in (upper, lower)]
    if side < 0:
        lines = [mirrored(line) for line in lines]
    return Eye(lines[0], lines[1], iris)


def brow_inner_height(pose: FacePose) -> float:
    """Return where the inner ends of the brows are: they can be lowered more than raised."""
    return BROW_LINE - (0.17 if pose.brow_inner > 0 else 0.19) * pose.brow_inner


def brow(pose: FacePose, weight: float = 0.115) -> Points:
    """Return the brow on the right of the picture; `weight` is its thickness."""
    inner = brow_inner_height(pose)
    outer = BROW_LINE - 0.02 - 0.16 * pose.brow_outer
    arch = 0.07 + 0.03 * (pose.brow_inner + pose.brow_outer) / 2
    arch -= 0.04 * min(1.0, abs(pose.brow_inner - pose.brow_outer))
    peak = (inner * 0.4 + outer * 0.6) - arch
    start = 0.2 - 0.06 * pose.brow_furrow
    line = smooth([(start, inner), (0.36, (inner + peak) / 2 - 0.02), (0.62, peak), (0.86, outer)],
                  4, closed=False)  # fmt: skip
    return stroke(line, weight, start=0.75, end=0.15)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that a movement draws on the skin, right side, and how strong it is, 0 to 1."""

    points: Points
    strength: float


def face_lines(pose: FacePose) -> list[Line]:
    """Return the frown line and the nose wrinkles."""
    frown = max(0.0, pose.brow_furrow - 0.4 * max(0.0, pose.brow_inner))
    lines = [Line(smooth([(0.1, -0.52), (0.07, -0.38), (0.09, -0.22)], 4, closed=False), frown)]
    for y in (-0.08, 0.05):
        across = [(0.03, y - 0.04), (0.1, y - 0.02), (0.17, y + 0.05)]
        lines.append(Line(smooth(across, 4, closed=False), pose.nose_wrinkle))
    return lines
