"""Soft light and shadow that make the drawn face read as a photograph; draws no feature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pygame

from game.drawing.face_mouth import cheek_fold, mouth
from game.drawing.face_pose import FacePose
from game.drawing.face_shapes import (
    Placing,
    Points,
    Shape,
    brow_inner_height,
    ellipse,
    face_lines,
    face_outline,
    jaw_drop,
    mirrored,
    shifted,
    smooth,
    stroke,
)

# Shadows are painted this many times smaller, blurred, and enlarged: soft and cheap.
COARSE: Final = 4


@dataclass(frozen=True, slots=True)
class Light:
    """How strong each shadow and each light is: fractions 0 to 1 of full dark or full light."""

    rim: float = 0.22
    socket: float = 0.36
    nose_side: float = 0.16
    nose_under: float = 0.27
    lip_under: float = 0.39
    fold: float = 0.5
    forehead: float = 0.2
    neck: float = 0.5
    bag: float = 0.44
    highlight: float = 0.05


LIGHT: Final = Light()

Tone = tuple[float, float, float]
Patch = tuple[float, Points]  # how strong, and the outline in face units

# Shadow on skin is warm: it takes less of the red than of the blue. Light is warm too.
SHADOW_TONE: Final = (0.9, 1.0, 1.04)
LIGHT_TONE: Final = (1.0, 0.95, 0.85)


def shade(surface: pygame.Surface, pose: FacePose, placing: Placing) -> None:
    """Lay soft shadow and light over the face that was drawn at `placing`."""
    region = shaded_part(placing).clip(surface.get_rect())
    size = (region.width // COARSE, region.height // COARSE)
    if min(size) < 1:
        return
    coarse = Placing(
        (placing.x - region.x) / COARSE, (placing.y - region.y) / COARSE, placing.unit / COARSE
    )
    dark = _soft_layer(size, _broad_shadows(pose), pose, coarse, 0.13)
    lines = _soft_layer(size, _line_shadows(pose), pose, coarse, 0.03)
    dark.blit(lines, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    bright = _soft_layer(size, _lights(pose), pose, coarse, 0.1, LIGHT_TONE)
    kept = pygame.Surface(size, depth=32)
    kept.fill((255, 255, 255))
    kept.blit(dark, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    for layer, flag in ((kept, pygame.BLEND_RGB_MULT), (bright, pygame.BLEND_RGB_ADD)):
        surface.blit(pygame.transform.smoothscale(layer, region.size), region, special_flags=flag)


def shaded_part(placing: Placing) -> pygame.Rect:
    """Return the part of a picture that light and shadow can touch, in pixels."""
    unit = placing.unit
    return pygame.Rect(placing.x - 1.7 * unit, placing.y - 1.4 * unit, 3.4 * unit, 4.2 * unit)


def _soft_layer(
    size: tuple[int, int],
    patches: Iterator[Patch],
    pose: FacePose,
    placing: Placing,
    softness: float,
    tone: Tone = SHADOW_TONE,
) -> pygame.Surface:
    """Paint patches, the strongest last, and blur them by `softness` face units."""
    layer = pygame.Surface(size, depth=32)
    ordered = sorted((patch for patch in patches if patch[0] > 0.01), key=lambda patch: patch[0])
    places = placing.shapes([Shape("", points) for _, points in ordered], pose)
    for (strength, _), points in zip(ordered, places, strict=True):
        colour = [min(255, round(255 * strength * part)) for part in tone]
        pygame.draw.polygon(layer, colour, points.tolist())
    radius = max(1, round(softness * placing.unit))
    for _ in range(1 if radius == 1 else 2):
        layer = pygame.transform.box_blur(layer, radius)
    return layer


def _both(strength: float, points: Points) -> Iterator[Patch]:
    yield strength, points
    yield strength, mirrored(points)


def _broad_shadows(pose: FacePose) -> Iterator[Patch]:
    rim = face_outline(pose)
    inner = rim * (0.84, 0.86) + np.array((0.0, 0.02))
    yield LIGHT.rim, np.concatenate((rim, rim[:1], inner[:1], inner[::-1]))
    inner_brow = brow_inner_height(pose)
    height = 0.16 - 0.3 * inner_brow
    deep = LIGHT.socket * (1 + 0.4 * max(0.0, -pose.brow_inner))
    yield from _both(deep, ellipse(0.46, 0.5 * inner_brow + 0.04, 0.34, height))
    bridge = [(0.14, -0.1), (0.24, 0.15), (0.3, 0.55), (0.2, 0.6)]
    yield from _both(LIGHT.nose_side * (1 + pose.nose_wrinkle), smooth(bridge))
    yield LIGHT.nose_under, ellipse(0.0, 0.75, 0.26, 0.09)
    lips = mouth(pose)
    corner_x, corner_y = lips.lower_outer[-1]
    down = max(0.0, -pose.mouth_corners)
    droop = [(corner_x, corner_y - 0.02), (corner_x + 0.06, corner_y + 0.14)]
    yield from _both(0.6 * LIGHT.fold * down, stroke(smooth(droop, 4, closed=False), 0.14))
    low = float(lips.lower_outer[len(lips.lower_outer) // 2, 1])
    pushed = max(pose.lower_lip, pose.lip_press, 0.0)
    yield LIGHT.lip_under * (1 + 0.5 * pushed), ellipse(0.0, low + 0.1, 0.3, 0.07)
    under = smooth([(-0.6, 1.62), (0.0, 1.8), (0.6, 1.62), (0.5, 2.1), (-0.5, 2.1)])
    yield LIGHT.neck, shifted(under, jaw_drop(pose))


def _line_shadows(pose: FacePose) -> Iterator[Patch]:
    for line in (*face_lines(pose), cheek_fold(pose)):
        yield from _both(LIGHT.fold * line.strength, stroke(line.points, 0.09))
    for y in (-0.74, -0.9):
        raised = max(0.0, (pose.brow_inner + pose.brow_outer) / 2, 0.6 * pose.brow_inner)
        wave = smooth([(-0.62, y), (-0.3, y - 0.07), (0.3, y - 0.07), (0.62, y)], 5, closed=False)
        yield LIGHT.forehead * raised, stroke(wave, 0.05)
    bag = smooth([(0.24, 0.14), (0.44, 0.25), (0.7, 0.2)], 5, closed=False)
    yield from _both(
        LIGHT.bag * (0.4 + 0.6 * max(pose.squint, pose.cheek_raise)), stroke(bag, 0.07)
    )


def _lights(pose: FacePose) -> Iterator[Patch]:
    yield LIGHT.highlight, smooth([(-0.07, -0.2), (0.07, -0.2), (0.1, 0.5), (-0.1, 0.5)])
    yield from _both(LIGHT.highlight, ellipse(0.62, 0.52 - 0.1 * pose.cheek_raise, 0.26, 0.17))
    yield LIGHT.highlight * 0.8, ellipse(0.0, -0.72, 0.55, 0.22)
    yield LIGHT.highlight * 0.6, ellipse(0.0, 1.52 + jaw_drop(pose), 0.22, 0.12)
