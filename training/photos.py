"""Shows photos of performers to the game's own chain; for measuring only, never for training."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from game.acting.expressions import EXPRESSIONS, Expression
from training.data import DataTrouble

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A webcam's picture, in pixels; the photo lies unscaled in the middle of this white page.
PAGE: Final = (480, 640)


@dataclass(frozen=True, slots=True)
class Photos:
    """Crops (n, 48, 48) of the photos in which a face was found, and who shows what.

    `faceless` counts the photos in which the detector found nothing.
    """

    crops: NDArray[np.uint8]
    truth: NDArray[np.int64]
    performer: tuple[str, ...]
    faceless: int

    def where(self, rows: NDArray[np.bool_]) -> Photos:
        """Return only the named rows."""
        kept = tuple(p for p, keep in zip(self.performer, rows, strict=True) if keep)
        return Photos(self.crops[rows], self.truth[rows], kept, 0)


def load_photos(folder: Path, labels: Path, detector: Path) -> Photos:
    """Find and crop the face of every photo that `labels` (columns file, expression) names.

    Photos are looked for in `folder` and its `faces/`. Raises DataTrouble when one is missing.
    """
    from game.perception.crops import crop_face
    from game.perception.faces import FaceFinder
    from game.perception.frames import Frame

    crops, truth, performers, faceless = [], [], [], 0
    with FaceFinder(detector) as finder:
        for number, row in enumerate(_rows(labels)):
            page = on_page(_picture(folder, row["file"]))
            # A second apart, so that nothing of the photo before helps.
            boxes = finder.find(Frame(page, float(number), number))
            if not boxes:
                faceless += 1
                continue
            crops.append(crop_face(page, boxes[0]))
            truth.append(EXPRESSIONS.index(Expression(row["expression"])))
            performers.append(row.get("performer", ""))
    if not crops:
        raise DataTrouble(f"{folder}: no face was found in any photo that {labels} names.")
    return Photos(np.stack(crops), np.array(truth), tuple(performers), faceless)


def on_page(photo: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the RGB photo, unscaled, in the middle of a white 640 x 480 page (or larger)."""
    height, width = photo.shape[:2]
    page = np.full((max(PAGE[0], height), max(PAGE[1], width), 3), 255, np.uint8)
    top, left = (page.shape[0] - height) // 2, (page.shape[1] - width) // 2
    page[top : top + height, left : left + width] = photo
    return page


def _rows(labels: Path) -> list[dict[str, str]]:
    """Return the rows of the table, checked."""
    try:
        with labels.open(encoding="utf-8-sig", newline="") as file:
            rows: list[dict[str, Any]] = list(csv.DictReader(file))
    except OSError as error:
        raise DataTrouble(f"{labels}: cannot be read ({error.strerror}).") from error
    for line, row in enumerate(rows, 2):
        if not row.get("file") or row.get("expression") not in set(EXPRESSIONS):
            raise DataTrouble(
                f"{labels}: line {line} needs a file and one of the expressions "
                f"{', '.join(EXPRESSIONS)}."
            )
    return rows


def _picture(folder: Path, name: str) -> NDArray[np.uint8]:
    """Return one photo as RGB."""
    import cv2

    for path in (folder / name, folder / "faces" / name):
        if path.exists():
            picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
            if picture is not None:
                return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB), np.uint8)
    raise DataTrouble(f"{folder}: the photo {name} is missing or cannot be read.")
