"""Make whatever a camera hands out the one kind of picture that the game knows; it opens nothing.

Drivers give grey pictures, pictures with a fourth channel, with 16 bits, with gaps between their
rows, empty ones and enormous ones, and may change their mind in the middle of a play.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from game.perception.quiet import quiet_cv2

if TYPE_CHECKING:
    from game.perception.frames import Picture

# The longer side of a picture, in pixels. Faces are read no better above it, and a picture of 8K
# would take 100 MB and the stage more time to draw than it has.
LONGEST_SIDE: Final = 1920

# Every so many pixels are compared first: most pictures differ there already.
_SKETCH: Final = 16


def rgb_of(raw: Any) -> Picture | None:
    """Return OpenCV's picture `raw` as RGB, height x width x 3 bytes in one piece, or None.

    `raw` is BGR, BGRA or grey in bytes, or any of them in 16 bits or in fractions 0 to 1. None is
    for what is no picture, as an empty one. One whose longer side is above LONGEST_SIDE loses
    rows and columns.
    """
    import numpy as np

    picture = np.asarray(raw)
    if picture.ndim not in (2, 3) or not picture.size or picture.dtype.kind not in "uf":
        return None
    channels = 1 if picture.ndim == 2 else picture.shape[2]
    if channels not in (1, 3, 4):
        return None
    cv2 = quiet_cv2()
    # Left out and not averaged: averaging 8K would take ten times as long, for nothing to be seen.
    step = math.ceil(max(picture.shape[:2]) / LONGEST_SIDE)
    picture = _in_bytes(np.ascontiguousarray(picture[::step, ::step]))
    code = {1: cv2.COLOR_GRAY2RGB, 3: cv2.COLOR_BGR2RGB, 4: cv2.COLOR_BGRA2RGB}[channels]
    rgb: Picture = cv2.cvtColor(picture, code)
    return rgb


def is_same(one: Any, other: Any) -> bool:
    """Tell whether two pictures are alike to the last bit, which no lens ever gives twice."""
    import numpy as np

    if one.shape != other.shape or one.dtype != other.dtype:
        return False
    sketches = (each[::_SKETCH, ::_SKETCH] for each in (one, other))
    return np.array_equal(*sketches) and np.array_equal(one, other)


def _in_bytes(picture: Any) -> Any:
    import numpy as np

    if picture.dtype == np.uint8:
        return picture
    if picture.dtype.kind == "f":
        return np.uint8(np.clip(np.nan_to_num(picture), 0.0, 1.0) * 255)
    # The highest byte of each number is what can be seen of it.
    return (picture >> (8 * (picture.dtype.itemsize - 1))).astype(np.uint8)
