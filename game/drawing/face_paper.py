"""The paper that the understudy is cut from: its colours, and every piece of it for a pose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from game.drawing.face_mouth import between, mouth, teeth, tongue
from game.drawing.face_pose import FacePose
from game.drawing.face_shapes import (
    Points,
    Shape,
    brow,
    ellipse,
    eye,
    face_lines,
    face_outline,
    mirrored,
    shifted,
    smooth,
    stroke,
)

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """What the actor looks like: paper colours, and thickness of brows and lashes in face units."""

    skin: Colour = (230, 182, 146)
    lid: Colour = (200, 149, 117)
    crease: Colour = (190, 130, 102)
    blush: Colour = (240, 172, 146)
    hair: Colour = (74, 44, 32)
    hair_light: Colour = (98, 60, 42)
    brow: Colour = (56, 32, 24)
    lash: Colour = (30, 18, 16)
    white: Colour = (246, 242, 234)
    iris: Colour = (56, 80, 70)
    pupil: Colour = (20, 16, 18)
    lip: Colour = (182, 82, 74)
    mouth: Colour = (64, 20, 24)
    tongue: Colour = (176, 84, 84)
    teeth: Colour = (250, 246, 238)
    ruff: Colour = (240, 236, 226)
    ruff_shade: Colour = (206, 200, 190)
    costume: Colour = (140, 34, 46)
    beret: Colour = (140, 34, 46)
    beret_light: Colour = (164, 52, 60)
    gold: Colour = (226, 176, 60)
    wall: Colour = (70, 65, 62)
    brow_weight: float = 0.125
    lash_weight: float = 0.062


LOOK: Final = Look()


def head_shapes(pose: FacePose, look: Look) -> Iterator[Shape]:
    """Yield every paper shape of the head, from the back to the front."""
    yield from _head(pose)
    yield from _eyes(pose, look)
    yield from _nose(pose)
    yield from _lines(pose)
    yield from _mouth(pose)
    yield from _brows(pose, look)
    yield from _hair_and_beret()


_HAIR_BACK: Final = [
    (0.0, -1.56), (0.62, -1.5), (1.16, -1.22), (1.4, -0.6), (1.34, -0.1), (1.46, 0.3), (1.36, 0.66),
    (1.46, 0.96), (1.12, 1.16), (0.9, 1.0),
    (-0.9, 1.0), (-1.12, 1.16), (-1.46, 0.96), (-1.36, 0.66), (-1.46, 0.3), (-1.34, -0.1),
    (-1.4, -0.6), (-1.16, -1.22), (-0.62, -1.5),
]  # fmt: skip


@lru_cache(maxsize=1)
def body_shapes() -> tuple[Shape, ...]:
    """Return the pieces of neck, ruff and costume, from the back to the front."""
    coat = smooth([(0.0, 1.9), (1.0, 2.12), (1.7, 2.42), (1.95, 2.9), (1.95, 4.2), (-1.95, 4.2),
                   (-1.95, 2.9), (-1.7, 2.42), (-1.0, 2.12)])  # fmt: skip
    neck = np.vstack(([(-0.5, 0.9), (0.5, 0.9)], ellipse(0.0, 2.05, 0.53, 0.16)[:15]))
    angles = np.arange(9) * np.pi / 8
    folds = [np.array([(0.58 * c, 2.1 + 0.16 * s), (1.16 * c - 0.02, 2.15 + 0.3 * s),
                       (1.16 * c + 0.02, 2.15 + 0.3 * s)])
             for c, s in zip(np.cos(angles), np.sin(angles), strict=True)]  # fmt: skip
    return (
        Shape("costume", coat),
        Shape("ruff_shade", _ruff(1.22, 0.36, 2.2)),
        Shape("ruff", _ruff(1.18, 0.31, 2.15)),
        *(Shape("ruff_shade", fold) for fold in folds),
        Shape("lid", neck),
        Shape("gold", ellipse(0.0, 2.62, 0.08, 0.08)),
    )


def _ruff(rx: float, ry: float, y: float) -> Points:
    angles = np.linspace(0.0, 2 * np.pi, 144, endpoint=False)
    wave = 1.0 + 0.055 * np.cos(angles * 18)
    return np.column_stack((rx * wave * np.cos(angles), y + ry * wave * np.sin(angles)))


def _head(pose: FacePose) -> Iterator[Shape]:
    yield from _hair_and_ears()
    yield Shape("skin", face_outline(pose), bulge=0.0)
    for side in (-1, 1):
        cheek = ellipse(side * 0.72, 0.6 - 0.08 * pose.cheek_raise, 0.24, 0.19)
        yield Shape("blush", cheek)


@lru_cache(maxsize=1)
def _hair_and_ears() -> tuple[Shape, ...]:
    shapes = [Shape("hair", smooth(_HAIR_BACK), depth=-0.15, bulge=0.0)]
    for side in (-1, 1):
        ear = ellipse(side * 1.1, 0.22, 0.17, 0.31)
        shapes.append(Shape("skin", ear, depth=-0.1, bulge=0.0))
        inner = ellipse(side * 1.13, 0.22, 0.09, 0.19)
        shapes.append(Shape("lid", inner, depth=-0.1, bulge=0.0))
    return tuple(shapes)


def _eyes(pose: FacePose, look: Look) -> Iterator[Shape]:
    for side in (-1, 1):
        lines = eye(pose, side)
        low_rim = shifted(lines.lower, 0.2)
        high_rim = shifted(lines.upper, -0.14)
        opening = np.vstack((lines.upper, lines.lower[::-1]))
        x, y = lines.iris
        parts = [
            ("white", opening),
            ("iris", _below(lines.upper, ellipse(x, y, 0.128, 0.134))),
            ("pupil", _below(lines.upper, ellipse(x, y, 0.066, 0.07))),
            ("white", _below(lines.upper, ellipse(x - 0.045, y - 0.055, 0.026, 0.026, 12))),
            ("lid", np.vstack((lines.upper, high_rim[::-1]))),
            ("skin", np.vstack((lines.lower, low_rim[::-1]))),
            ("lash", stroke(lines.upper, look.lash_weight, start=0.5, end=1.0)),
            ("crease", stroke(shifted(lines.lower, 0.012), 0.022)),
        ]
        if max(pose.squint, pose.cheek_raise) > 0.2:
            bag = shifted(lines.lower, 0.085)[2:-2]
            parts.append(("crease", stroke(bag, 0.024 * max(pose.squint, pose.cheek_raise))))
        for name, points in parts:
            yield Shape(name, points)


def _below(lid: Points, shape: Points) -> Points:
    """Return what a lid leaves of a shape: a closing lid would else bare it above itself."""
    order = np.argsort(lid[:, 0])
    edge = np.interp(shape[:, 0], lid[order, 0], lid[order, 1])
    return np.column_stack((shape[:, 0], np.maximum(shape[:, 1], edge)))


def _nose(pose: FacePose) -> Iterator[Shape]:
    lift = -0.06 * pose.nose_wrinkle - 0.02 * pose.upper_lip
    flare = 0.02 * pose.nose_wrinkle
    for side in (-1, 1):
        wing = smooth([(0.19 + flare, 0.5), (0.235 + flare, 0.58), (0.2 + flare, 0.66),
                       (0.13, 0.655)], 4, closed=False)  # fmt: skip
        nostril = ellipse(0.1, 0.66, 0.06, 0.028, 16)
        for name, points in (("crease", stroke(wing, 0.035)), ("mouth", nostril)):
            moved = shifted(points, lift) * (side, 1.0)
            yield Shape(name, moved, depth=0.12)


def _lines(pose: FacePose) -> Iterator[Shape]:
    for line in face_lines(pose):
        if line.strength > 0.1:
            drawn = stroke(line.points, 0.035 * line.strength)
            yield Shape("crease", drawn)
            yield Shape("crease", mirrored(drawn))


def _mouth(pose: FacePose) -> Iterator[Shape]:
    lips = mouth(pose)
    upper_row, lower_row = teeth(lips, pose)
    parts = [
        ("lip", between(lips.upper_outer, lips.lower_outer)),
        ("mouth", between(lips.upper_inner, lips.lower_inner)),
    ]
    if pose.mouth_open > 0.2:
        parts.append(("tongue", tongue(lips, pose)))
    if pose.teeth > 0.05 and pose.mouth_open > 0.02:
        parts += [("teeth", upper_row), ("teeth", lower_row)]
    parts.append(("mouth", stroke(lips.upper_inner, 0.03, start=0.8, end=0.8)))
    for name, points in parts:
        yield Shape(name, points, depth=0.05)


def _brows(pose: FacePose, look: Look) -> Iterator[Shape]:
    right = brow(pose, look.brow_weight)
    for points in (right, mirrored(right)):
        yield Shape("brow", points, depth=0.05)


@lru_cache(maxsize=1)
def _hair_and_beret() -> tuple[Shape, ...]:
    return (*_fringe(), *_beret())


def _fringe() -> Iterator[Shape]:
    locks = smooth([
        (-1.22, 0.1), (-1.38, -0.5), (-1.2, -1.16), (-0.6, -1.5), (0.0, -1.56), (0.6, -1.5),
        (1.2, -1.16), (1.38, -0.5), (1.22, 0.1), (1.12, -0.3), (1.0, -0.74), (0.8, -0.86),
        (0.6, -0.78), (0.42, -0.98), (0.16, -0.84), (-0.08, -1.0), (-0.34, -0.82), (-0.56, -0.96),
        (-0.8, -0.8), (-1.0, -0.72), (-1.12, -0.3),
    ])  # fmt: skip
    yield Shape("hair", locks, depth=0.06, bulge=0.15)
    for x in (-0.72, -0.2, 0.3, 0.78):
        shine = smooth([(x - 0.1, -1.2), (x - 0.02, -1.06), (x + 0.06, -0.94)], 5, closed=False)
        yield Shape("hair_light", stroke(shine, 0.05), depth=0.06, bulge=0.15)


def _beret() -> Iterator[Shape]:
    feather = smooth([(0.78, -1.3), (1.2, -1.62), (1.5, -2.02), (1.62, -1.66), (1.4, -1.38),
                      (1.0, -1.2)])  # fmt: skip
    cap = smooth([(-1.18, -1.12), (-1.5, -1.36), (-1.36, -1.72), (-0.7, -1.98), (0.1, -1.96),
                  (0.84, -1.76), (1.2, -1.42), (1.14, -1.16), (0.6, -1.3), (0.0, -1.35),
                  (-0.62, -1.28)])  # fmt: skip
    sheen = smooth([(-1.2, -1.5), (-0.7, -1.78), (0.0, -1.82)], 6, closed=False)
    quill = smooth([(0.86, -1.28), (1.24, -1.54), (1.46, -1.84)], 5, closed=False)
    pieces = (
        ("ruff", feather),
        ("ruff_shade", stroke(quill, 0.04)),
        ("beret", cap),
        ("beret_light", stroke(sheen, 0.1)),
        ("gold", ellipse(0.86, -1.3, 0.1, 0.1)),
    )
    for name, points in pieces:
        yield Shape(name, points, depth=0.02, bulge=0.0)
