"""The understudy: a drawn actor that can perform every expression; decides nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import pygame
from numpy.typing import NDArray

from game.acting.readings import Point
from game.drawing import theme
from game.drawing.face_mouth import mouth
from game.drawing.face_paper import LOOK, Colour, body_shapes, head_shapes
from game.drawing.face_pose import FacePose
from game.drawing.face_shading import shade, shaded_part
from game.drawing.face_shapes import Placing, Points, brow, jaw_drop, mirrored

# The whole bust in face units, so that a rectangle can be filled with it.
BUST_LEFT, BUST_TOP, BUST_RIGHT, BUST_BOTTOM = -1.95, -2.05, 1.95, 2.75

# In a photograph one face unit is this fraction of the height: the face fills about 40 % of it.
PHOTO_UNIT: Final = 0.158
PHOTO_EYES: Final = 0.44  # height of the eyes as a fraction of the picture's
# Paper cheeks would be odd on a photograph.
PHOTO_LOOK: Final = replace(LOOK, blush=LOOK.skin)


def draw_understudy(surface: pygame.Surface, rect: pygame.Rect, pose: FacePose) -> None:
    """Draw the actor's head and shoulders as paper cut-outs, as large as fits inside `rect`."""
    if rect.width < 1 or rect.height < 1:
        return
    placing = placing_in(rect)
    whole = surface.get_clip()
    surface.set_clip(rect.clip(whole))  # the costume goes on below the rectangle
    _draw_body(surface, placing)
    _draw_head(surface, placing, pose)
    surface.set_clip(whole)


def _draw_body(surface: pygame.Surface, placing: Placing) -> None:
    for shape in body_shapes():
        fill(surface, getattr(LOOK, shape.name), placing.body(shape.points))


def _draw_head(surface: pygame.Surface, placing: Placing, pose: FacePose) -> None:
    shapes = list(head_shapes(pose, LOOK))
    for shape, points in zip(shapes, placing.shapes(shapes, pose), strict=True):
        fill(surface, getattr(LOOK, shape.name), points)


@theme.cached(maxsize=4)
def _backdrop(size: tuple[int, int]) -> pygame.Surface:
    """Return what never moves in a photograph: the wall, lighter in the middle, and the costume."""
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(float)
    away = np.hypot((x - width / 2) / width, (y - height * 0.4) / height)
    light = np.clip(1.12 - 0.55 * away, 0.0, 1.2)[..., None]
    wall = np.clip(light * LOOK.wall, 0, 255).astype(np.uint8)
    surface = pygame.Surface(size, depth=32)
    pygame.surfarray.blit_array(surface, wall.swapaxes(0, 1))
    _draw_body(surface, photo_placing(size))
    return surface


def photograph(pose: FacePose, size: tuple[int, int] = (640, 480)) -> NDArray[np.uint8]:
    """Return the actor as a webcam sees it: read-only RGB, height x width x 3.

    Mirrored or not is the camera's business: `gaze_x` and `turn` point to the picture's right.
    """
    placing = photo_placing(size)
    shapes = list(head_shapes(pose, PHOTO_LOOK))
    outlines = placing.shapes(shapes, pose)
    # Only the part that moves is drawn and turned into bytes: half of the time.
    part = _moving_part(outlines, placing, size)
    surface = pygame.Surface(part.size, depth=32)
    surface.blit(_backdrop(size), (0, 0), part)
    for shape, points in zip(shapes, outlines, strict=True):
        fill(surface, getattr(PHOTO_LOOK, shape.name), points - part.topleft)
    shade(surface, pose, Placing(placing.x - part.x, placing.y - part.y, placing.unit))
    picture = _backdrop_pixels(size).copy()
    picture[part.top : part.bottom, part.left : part.right] = _pixels(surface)
    picture.setflags(write=False)
    return picture


def _moving_part(outlines: list[Points], placing: Placing, size: tuple[int, int]) -> pygame.Rect:
    """Return the part of a photograph that head and shadows can touch, in pixels."""
    points = np.concatenate(outlines)
    left, top = np.floor(points.min(axis=0)) - 1
    right, bottom = np.ceil(points.max(axis=0)) + 2
    head = pygame.Rect(left, top, right - left, bottom - top)
    return head.union(shaded_part(placing)).clip(pygame.Rect(0, 0, *size))


@theme.cached(maxsize=4)
def _backdrop_pixels(size: tuple[int, int]) -> NDArray[np.uint8]:
    return _pixels(_backdrop(size))


def _pixels(surface: pygame.Surface) -> NDArray[np.uint8]:
    """Return the colours of a surface: height x width x 3."""
    width, height = surface.get_size()
    colours = np.frombuffer(pygame.image.tobytes(surface, "RGB"), np.uint8)
    return colours.reshape(height, width, 3)


def fill(surface: pygame.Surface, colour: Colour, points: Points) -> None:
    """Fill an outline and smooth its edge."""
    pygame.draw.polygon(surface, colour, np.rint(points).tolist())
    pygame.draw.aalines(surface, colour, True, points.tolist())


def placing_in(rect: pygame.Rect) -> Placing:
    """Return the placing that fits the bust into `rect`, standing on its lower edge."""
    unit = min(rect.width / (BUST_RIGHT - BUST_LEFT), rect.height / (BUST_BOTTOM - BUST_TOP))
    return Placing(rect.centerx, rect.bottom - BUST_BOTTOM * unit, unit)


def photo_placing(size: tuple[int, int]) -> Placing:
    """Return where a photograph of `size` pixels has the face."""
    return Placing(size[0] / 2, size[1] * PHOTO_EYES, size[1] * PHOTO_UNIT)


def landmarks_at(placing: Placing, pose: FacePose) -> dict[str, Point]:
    """Return where things are, in pixels, for a face at `placing`."""
    lips, right_brow = mouth(pose), brow(pose)
    middle = len(lips.upper_inner) // 2
    half = len(right_brow) // 2
    points = {
        "left_eye": (-0.5, 0.0),
        "right_eye": (0.5, 0.0),
        "nose": (0.0, 0.6),
        "left_mouth_corner": tuple(lips.upper_inner[0]),
        "right_mouth_corner": tuple(lips.upper_inner[-1]),
        "mouth": tuple((lips.upper_inner[middle] + lips.lower_inner[middle]) / 2),
        "upper_lip": tuple(lips.upper_outer[middle]),
        "chin": (0.0, 1.7 + jaw_drop(pose)),
        "right_brow_inner": tuple(right_brow[0]),
        "right_brow_outer": tuple(right_brow[half - 1]),
        "left_brow_inner": tuple(mirrored(right_brow)[0]),
        "left_brow_outer": tuple(mirrored(right_brow)[half - 1]),
    }
    placed = placing.head(np.array(list(points.values())), pose)
    return {name: (float(x), float(y)) for name, (x, y) in zip(points, placed, strict=True)}
