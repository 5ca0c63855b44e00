"""Measures where FER2013 has the eyes, and draws average faces only: no face can be recognised."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from training.data import DataTrouble, Pictures

if TYPE_CHECKING:
    from numpy.typing import NDArray

# FER2013 pictures are cut too tightly for the detector: it sees them larger, with a soft margin.
ENLARGED: Final = 4
SIDE: Final = 48

# An average of fewer faces could still be somebody.
LEAST_FACES: Final = 100


@dataclass(frozen=True, slots=True)
class Eyes:
    """Where eyes are in n crops, in fractions of the side: middles (n, 2) and distances (n,)."""

    middle: NDArray[np.float64]
    apart: NDArray[np.float64]

    def medians(self) -> dict[str, Any]:
        """Return where the eyes are in the middle of all faces."""
        return {
            "faces": len(self.apart),
            "eyes_middle": [round(float(v), 4) for v in np.median(self.middle, axis=0)],
            "eyes_apart": round(float(np.median(self.apart)), 4),
        }


def find_eyes(crops: NDArray[np.uint8], detector: Path) -> Eyes:
    """Return the eyes that the game's detector finds in crops (n, 48, 48), enlarged for it."""
    from game.perception.faces import FaceFinder
    from game.perception.frames import Frame

    middles, distances = [], []
    big = SIDE * ENLARGED
    with FaceFinder(detector) as finder:
        for number, crop in enumerate(crops):
            boxes = finder.find(Frame(enlarged(crop), float(number), number))
            if not boxes:
                continue
            # From fractions of the page to fractions of the crop in its middle.
            right, left = (
                np.array(eye) * 2 - 0.5 for eye in (boxes[0].right_eye, boxes[0].left_eye)
            )
            middles.append((right + left) / 2)
            distances.append(float(np.hypot(*(left - right))))
    if not middles:
        raise DataTrouble(f"The detector found no face in {len(crops)} crops of {big} pixels.")
    return Eyes(np.array(middles), np.array(distances))


def enlarged(crop: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the crop as RGB, four times as large, in the middle of a page of twice that size."""
    import cv2

    big = SIDE * ENLARGED
    margin = big // 2
    face = cv2.resize(crop, (big, big), interpolation=cv2.INTER_CUBIC)
    page = cv2.copyMakeBorder(face, margin, margin, margin, margin, cv2.BORDER_REPLICATE)
    page = cv2.GaussianBlur(page, (0, 0), 6)
    page[margin : margin + big, margin : margin + big] = face
    return np.asarray(cv2.cvtColor(page, cv2.COLOR_GRAY2RGB), np.uint8)


def sample_of_train(pictures: Pictures, count: int) -> NDArray[np.uint8]:
    """Return the same `count` training pictures every time."""
    pixels = pictures.of("train").pixels
    return pixels[np.random.default_rng(0).permutation(len(pixels))[:count]]


def draw_averages(groups: dict[str, NDArray[np.uint8]], path: Path) -> None:
    """Write a PNG with the average face of each group of crops side by side, named below."""
    import cv2

    tiles = []
    for name, crops in groups.items():
        if len(crops) < LEAST_FACES:
            raise DataTrouble(f"{name}: {len(crops)} faces are too few for an average of nobody.")
        mean = crops.mean(axis=0).astype(np.uint8)
        tile = np.full((320, 288), 255, np.uint8)
        tile[:288] = cv2.resize(mean, (288, 288), interpolation=cv2.INTER_CUBIC)
        cv2.putText(tile, f"{name} ({len(crops)})", (6, 310), cv2.FONT_HERSHEY_SIMPLEX, 0.5, 0, 1)
        tiles.append(tile)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not cv2.imwrite(str(path), np.hstack(tiles)):
        raise DataTrouble(f"{path}: the sheet could not be written there.")
