"""Cut a face out of a picture as the network knows faces; it finds and judges none.

Training, checking and the game all see faces through `crop_views`, so what the network learnt is
what it is shown.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from game.acting.readings import FaceBox, Point

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Pixels of a FER2013 picture, in both directions.
SIDE: Final = 48


@dataclass(frozen=True, slots=True)
class View:
    """How a face is cut: `side` of the crop as a share of the detector's box, perhaps mirrored."""

    side: float
    is_mirrored: bool = False


# The network sees each face twice, from nearer and from further away, once as in a mirror; the
# means of what it says rank performers better than either does (training/README.md has the
# sweeps). Brows to chin fill the nearer view; FER2013's pictures are about 1.15 boxes wide, and the
# last phase of training shows the network faces from both distances.
VIEWS: Final = (View(0.65), View(0.85, is_mirrored=True))

# How far apart the eyes are at most in a crop, beside their way to the mouth. Broader faces are
# drawn together: FER2013's have 0.95 in the middle, and the network reads them as well when they
# are drawn together by a tenth. Narrower ones, as of turned heads, stay as they are.
BROADEST: Final = 0.87

# Where the middle of the crop is on the way from the middle of the eyes to the mouth.
MIDDLE_TO_MOUTH: Final = 0.35

# Three quarters of FER2013's training pictures have a mean brightness, 0 to 1, above this.
USUALLY_AT_LEAST: Final = 0.42

# How many times finer than 48 pixels the face is cut at most, before it is averaged down.
_FINEST: Final = 8


def crop_views(picture: NDArray[np.uint8], box: FaceBox) -> NDArray[np.uint8]:
    """Return the face in `box` as the network sees it: grey (2, 48, 48), a crop for each view."""
    return np.stack([crop_face(picture, box, view) for view in VIEWS])


def crop_face(picture: NDArray[np.uint8], box: FaceBox, view: View = VIEWS[0]) -> NDArray[np.uint8]:
    """Return one view of the face in `box` as grey (48, 48), its eyes level.

    `picture` is RGB (height, width, 3) or grey (height, width), 0 to 255. What lies outside of it
    is filled with its edge.
    """
    import cv2

    matrix = crop_matrix(box, picture.shape[1], picture.shape[0], view)
    # One linear sample per output pixel would turn a big face into noise: cut finer, then average.
    scale = math.hypot(matrix[0, 0], matrix[0, 1])
    fine = min(_FINEST, max(1, math.ceil(1 / scale)))
    matrix = matrix * fine
    matrix[:, 2] += (fine - 1) / 2
    cut = cv2.warpAffine(
        picture,
        matrix,
        (SIDE * fine, SIDE * fine),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    if cut.ndim == 3:
        cut = cv2.cvtColor(cut, cv2.COLOR_RGB2GRAY)
    if fine > 1:
        cut = cv2.resize(cut, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return lit(np.asarray(cut, np.uint8))


def lit(face: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a grey face as bright as FER2013's faces usually are, if it is darker than that.

    A face in a dim room, or a dark one, is read as well as a light one then; without this a smile
    at 0.1 of full brightness reads as a calm face.
    """
    mean = float(face.mean()) / 255
    if not 0 < mean < USUALLY_AT_LEAST:
        return face
    brighter = np.minimum(face * np.float32(USUALLY_AT_LEAST / mean), 255)
    return np.asarray(brighter, np.uint8)


def crop_matrix(
    box: FaceBox, width: int, height: int, view: View = VIEWS[0]
) -> NDArray[np.float64]:
    """Return the 2x3 matrix from pixels of a `width` x `height` picture to pixels of the crop.

    It turns, scales and shifts; across the face it scales less where the face is broad, and
    mirrors where the view does.
    """
    right, left = _pixels(box.right_eye, width, height), _pixels(box.left_eye, width, height)
    mouth = _pixels(box.mouth, width, height)
    # The box tells the size, since a turned head brings the eyes together.
    scale = SIDE / max(view.side * max(box.width * width, box.height * height), 1.0)
    eyes = (right[0] + left[0]) / 2, (right[1] + left[1]) / 2
    apart, down = math.dist(right, left), math.dist(eyes, mouth)
    across = scale * min(1.0, BROADEST * down / max(apart, 1e-6))
    if view.is_mirrored:
        across = -across
    turn = math.atan2(left[1] - right[1], left[0] - right[0])
    cosine, sine = math.cos(turn), math.sin(turn)
    middle_x, middle_y = (
        one * (1 - MIDDLE_TO_MOUTH) + below * MIDDLE_TO_MOUTH
        for one, below in zip(eyes, mouth, strict=True)
    )
    goal = (SIDE - 1) / 2
    return np.array(
        [
            [across * cosine, across * sine, goal - across * (cosine * middle_x + sine * middle_y)],
            [-scale * sine, scale * cosine, goal + scale * (sine * middle_x - cosine * middle_y)],
        ]
    )


def _pixels(point: Point, width: int, height: int) -> Point:
    """Return a point given in fractions as pixels, whose middles lie at whole numbers."""
    return point[0] * width - 0.5, point[1] * height - 0.5
