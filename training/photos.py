"""Shows photos of performers to the game's own chain; for measuring only, never for training."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np

from game.acting.expressions import EXPRESSIONS, Expression
from training.data import DataTrouble

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A webcam's picture, in pixels; the photo lies unscaled in the middle of this white page.
PAGE: Final = (480, 640)

# A column with this beginning holds the share of people who named the expression after it.
RATERS: Final = "raters_"

_Item = TypeVar("_Item")


def _nobody() -> NDArray[np.int64]:
    return np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Photos:
    """The views (n, 2, 48, 48) of the photos in which a face was found, and who shows what.

    `people` (n, 7) holds the share of human raters that named each expression, NaN where nobody
    was asked; `unseen` what the photos show in which the detector found nothing.
    """

    crops: NDArray[np.uint8]
    truth: NDArray[np.int64]
    performer: tuple[str, ...]
    people: NDArray[np.float64]
    unseen: NDArray[np.int64] = field(default_factory=_nobody)

    @property
    def faceless(self) -> int:
        """The number of photos in which the detector found no face."""
        return len(self.unseen)

    def where(self, rows: NDArray[np.bool_]) -> Photos:
        """Return only the named rows."""
        kept = tuple(p for p, keep in zip(self.performer, rows, strict=True) if keep)
        return Photos(self.crops[rows], self.truth[rows], kept, self.people[rows])


def load_photos(folder: Path, labels: Path, detector: Path) -> Photos:
    """Find and crop the face of every photo that `labels` (columns file, expression) names.

    `labels` is looked for as given, else in `folder`; photos in `folder` and its `faces/`. Columns
    performer and raters_<expression> are read if they are there. Raises DataTrouble, with the
    line, for a photo that is missing or no picture.
    """
    from game.perception.crops import crop_views
    from game.perception.faces import FaceFinder
    from game.perception.frames import Frame

    labels = _found(labels, folder)
    rows = rows_of(labels)
    crops, truth, performers, people, unseen = [], [], [], [], []
    with FaceFinder(detector) as finder:
        for number, row in enumerate(counted(rows, "Looking for faces")):
            page = on_page(picture_of(folder, row["file"], f"{labels}: line {number + 2}"))
            shown = EXPRESSIONS.index(Expression(row["expression"]))
            # A second apart, so that nothing of the photo before helps.
            boxes = finder.find(Frame(page, float(number), number))
            if not boxes:
                unseen.append(shown)
                continue
            crops.append(crop_views(page, boxes[0]))
            truth.append(shown)
            performers.append(row.get("performer") or "")
            people.append(_people(row))
    if not crops:
        raise DataTrouble(f"{folder}: no face was found in any photo that {labels} names.")
    named = np.array(people, np.float64)
    missed = np.array(unseen, np.int64)
    return Photos(np.stack(crops), np.array(truth), tuple(performers), named, missed)


def on_page(photo: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the RGB photo, unscaled, in the middle of a white 640 x 480 page.

    For a larger photo the page grows and keeps its shape, because the detector squeezes it.
    """
    height, width = photo.shape[:2]
    grown = max(1.0, height / PAGE[0], width / PAGE[1])
    page = np.full((math.ceil(PAGE[0] * grown), math.ceil(PAGE[1] * grown), 3), 255, np.uint8)
    top, left = (page.shape[0] - height) // 2, (page.shape[1] - width) // 2
    page[top : top + height, left : left + width] = photo
    return page


def counted(items: Iterable[_Item], told: str) -> Iterable[_Item]:
    """Return the items beside a progress bar on stderr, so that stdout holds figures only."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(items, told, console=console, transient=True, disable=not console.is_terminal)


def _found(labels: Path, folder: Path) -> Path:
    """Return the table as given, else inside the folder."""
    if not folder.is_dir():
        raise DataTrouble(f"{folder}: there is no such folder of photos.")
    for path in (labels, folder / labels):
        if path.is_file():
            return path
    raise DataTrouble(
        f"{labels}: is neither here nor in {folder}; give a CSV with the columns file and "
        f"expression."
    )


def rows_of(labels: Path) -> list[dict[str, str]]:
    """Return the rows of the table, checked, their expressions in small letters."""
    try:
        with labels.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows: list[dict[str, Any]] = list(reader)
    except OSError as error:
        raise DataTrouble(f"{labels}: cannot be read ({error.strerror}).") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataTrouble(f"{labels}: is no CSV in UTF-8 ({error}).") from error
    missing = [name for name in ("file", "expression") if name not in (reader.fieldnames or ())]
    if missing:
        raise DataTrouble(f"{labels}: lacks the column {' and the column '.join(missing)}.")
    for line, row in enumerate(rows, 2):
        row["expression"] = (row["expression"] or "").strip().lower()
        if not row["file"] or row["expression"] not in set(EXPRESSIONS):
            raise DataTrouble(
                f"{labels}: line {line} needs a file and one of the expressions "
                f"{', '.join(EXPRESSIONS)}."
            )
    if not rows:
        raise DataTrouble(f"{labels}: names no photos.")
    return rows


def _people(row: dict[str, str]) -> list[float]:
    """Return the share of raters for each expression, NaN where the table has no number."""

    def share(text: str | None) -> float:
        try:
            return float(text or "nan")
        except ValueError:
            return math.nan

    return [share(row.get(f"{RATERS}{expression}")) for expression in EXPRESSIONS]


def picture_of(folder: Path, name: str, where: str) -> NDArray[np.uint8]:
    """Return one photo as RGB; grey becomes colour, and what is transparent becomes white."""
    import cv2

    for path in (folder / name, folder / "faces" / name):
        if path.is_file():
            # Not imread, which on Windows finds no path with other than English letters.
            content = np.frombuffer(path.read_bytes(), np.uint8)
            whole = cv2.imdecode(content, cv2.IMREAD_UNCHANGED) if len(content) else None
            if whole is None:
                raise DataTrouble(f"{where}: the photo {path} is not a picture that can be read.")
            if whole.ndim == 3 and whole.shape[2] == 4:
                return _on_white(whole)
            # Read again, because only so a phone's picture is turned as it was held.
            upright = np.asarray(cv2.imdecode(content, cv2.IMREAD_COLOR))
            return np.asarray(cv2.cvtColor(upright, cv2.COLOR_BGR2RGB), np.uint8)
    raise DataTrouble(f"{where}: there is no photo {name} in {folder}.")


def _on_white(picture: NDArray[Any]) -> NDArray[np.uint8]:
    """Return a picture with transparency (h, w, 4), blue first, as RGB on white."""
    full = np.iinfo(picture.dtype).max
    parts = picture[..., [2, 1, 0, 3]].astype(np.float32) / full
    solid = parts[..., 3:]
    return np.asarray(np.rint(255 * (parts[..., :3] * solid + 1 - solid)), np.uint8)
