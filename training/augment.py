"""Changes training pictures the way webcams, rooms and detectors do; never changes a label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# How far a crop may be off, at strength 1: degrees, fraction of the side, fraction of the size.
TURN: Final = 14.0
SHIFT: Final = 0.07
SCALE: Final = 0.14

# How many pictures come nearer in a phase that zooms; the others stay as FER2013 cut them.
NEAR_SHARE: Final = 0.5

# How often each rarer change happens, at strength 1.
BLUR_SHARE: Final = 0.15
COARSE_SHARE: Final = 0.12
NOISE_SHARE: Final = 0.2
CUT_SHARE: Final = 0.35


def augmented(
    pixels: NDArray[np.uint8], strength: float, dice: np.random.Generator, zoom: float = 0.0
) -> NDArray[np.uint8]:
    """Return changed copies of pictures (n, 48, 48); `strength` 0 changes nothing, 1 is usual.

    Half of the pictures also come nearer, by a share of up to twice `zoom`, as the game cuts faces.
    """
    if strength <= 0:
        return pixels
    return np.stack([_changed(one, strength, dice, zoom) for one in pixels])


def _changed(
    picture: NDArray[np.uint8], strength: float, dice: np.random.Generator, zoom: float
) -> NDArray[np.uint8]:
    """Return one picture moved, relit, and now and then spoilt."""
    nearer = dice.uniform(0, 2 * zoom) if zoom and dice.random() < NEAR_SHARE else 0.0
    picture = _relit(_moved(picture, strength, dice, nearer), strength, dice)
    luck = dice.random(4) / strength
    if luck[0] < BLUR_SHARE:
        picture = _blurred(picture, dice)
    if luck[1] < COARSE_SHARE:
        picture = _coarse(picture, dice)
    if luck[2] < NOISE_SHARE:
        noise = dice.normal(0, dice.uniform(3, 12), picture.shape)
        picture = np.clip(picture + noise, 0, 255).astype(np.uint8)
    if luck[3] < CUT_SHARE:
        _cut(picture, dice)
    return picture


def _moved(
    picture: NDArray[np.uint8], strength: float, dice: np.random.Generator, nearer: float
) -> NDArray[np.uint8]:
    """Flip, turn, shift and scale in one step."""
    import cv2

    side = picture.shape[0]
    turn, shift_x, shift_y, scale, stretch = dice.uniform(-1, 1, 5) * strength
    middle = (side - 1) / 2
    matrix = cv2.getRotationMatrix2D((middle, middle), turn * TURN, 1 + scale * SCALE + nearer)
    matrix[0, :2] *= 1 + 0.06 * stretch
    if dice.random() < 0.5:
        matrix[:, 0] *= -1
    # Whatever the matrix does, the middle lands in the middle, then the shift is added.
    matrix[:, 2] = middle - matrix[:, :2].sum(axis=1) * middle
    matrix[:, 2] += np.array([shift_x, shift_y]) * SHIFT * side
    moved = cv2.warpAffine(
        picture, matrix, (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(moved, np.uint8)


def _relit(
    picture: NDArray[np.uint8], strength: float, dice: np.random.Generator
) -> NDArray[np.uint8]:
    """Change contrast, brightness and gamma, and now and then light one side."""
    contrast, brightness, gamma = dice.uniform(-1, 1, 3) * strength
    greys = np.arange(256, dtype=np.float32) / 255
    table = ((greys ** np.exp(0.35 * gamma)) - 0.5) * np.exp(0.35 * contrast) + 0.5
    table = (table + 0.15 * brightness) * 255
    lit = np.clip(table, 0, 255).astype(np.uint8)[picture]
    if dice.random() < 0.2 * strength:
        side = picture.shape[0]
        slope = np.linspace(-1, 1, side, dtype=np.float32) * dice.uniform(-40, 40)
        lit = np.clip(lit + slope[None, :], 0, 255).astype(np.uint8)
    return np.asarray(lit, np.uint8)


def _blurred(picture: NDArray[np.uint8], dice: np.random.Generator) -> NDArray[np.uint8]:
    """Blur as a cheap lens or a slow shutter does."""
    import cv2

    return np.asarray(cv2.GaussianBlur(picture, (0, 0), float(dice.uniform(0.5, 1.2))), np.uint8)


def _coarse(picture: NDArray[np.uint8], dice: np.random.Generator) -> NDArray[np.uint8]:
    """Lose detail as a face far from the camera does."""
    import cv2

    side = picture.shape[0]
    small = int(dice.integers(side // 2, side))
    shrunk = cv2.resize(picture, (small, small), interpolation=cv2.INTER_AREA)
    grown = cv2.resize(shrunk, (side, side), interpolation=cv2.INTER_LINEAR)
    return np.asarray(grown, np.uint8)


def _cut(picture: NDArray[np.uint8], dice: np.random.Generator) -> None:
    """Paint one grey patch over the picture, in place, like a hand or hair would."""
    side = picture.shape[0]
    height, width = dice.integers(side // 8, side // 3, 2)
    top, left = dice.integers(0, side - height), dice.integers(0, side - width)
    picture[top : top + height, left : left + width] = dice.integers(0, 256)
