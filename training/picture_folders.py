"""Reads pictures out of a zip or folder of class folders; it looks inside and writes nothing."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from training.data import SEVEN, SIDE, SPLITS, VOTE_COLUMNS, DataTrouble, Pictures, tenths
from training.progress import shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

ENDINGS: Final = (".png", ".jpg", ".jpeg", ".bmp", ".webp")

# How people name the folders of the three splits.
SPLIT_NAMES: Final = {
    "train": "train", "training": "train",
    "validation": "validation", "valid": "validation", "val": "validation",
    "test": "test", "testing": "test",
}  # fmt: skip

# Folders without splits: of ten pictures eight train, one validates, one tests.
_SPLIT_OF_TENTH: Final = (0, 0, 0, 0, 0, 0, 0, 0, 1, 2)


class Files(Protocol):
    """A zip or a folder: the paths of its files with `/`, sorted, and their content."""

    source: Path
    paths: list[str]

    def read(self, path: str) -> bytes:
        """Return one file's content."""


class FolderFiles:
    """The files of a folder, hidden ones left out."""

    def __init__(self, source: Path) -> None:
        self.source = source
        found = (path.relative_to(source).as_posix() for path in source.rglob("*"))
        self.paths = sorted(path for path in found if _is_plain(path))

    def read(self, path: str) -> bytes:
        """Return one file's content."""
        try:
            return (self.source / path).read_bytes()
        except OSError as error:
            raise DataTrouble(
                f"{self.source}: {path} cannot be read ({error.strerror})."
            ) from error


class ZipFiles:
    """The files of a zip, which stays open as long as this is used as a context."""

    def __init__(self, source: Path) -> None:
        self.source = source
        try:
            self._archive = zipfile.ZipFile(source)
        except (zipfile.BadZipFile, EOFError) as error:
            raise self._damaged(error) from error
        self.paths = sorted(path for path in self._archive.namelist() if _is_plain(path))

    def __enter__(self) -> ZipFiles:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def read(self, path: str) -> bytes:
        """Return one file's content."""
        try:
            return self._archive.read(path)
        except (zipfile.BadZipFile, EOFError, zlib.error) as error:
            raise self._damaged(error) from error
        except (RuntimeError, NotImplementedError) as error:
            raise DataTrouble(
                f"{self.source}: {path} cannot be unpacked ({error}); unpack the zip yourself and "
                f"give the folder."
            ) from error

    def _damaged(self, error: Exception) -> DataTrouble:
        return DataTrouble(f"{self.source}: is cut short or damaged ({error}); download it again.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture lies: its path, and the split (or "") and class that its folders say."""

    path: str
    split: str
    label: str


def places_in(paths: list[str]) -> list[Place]:
    """Return the pictures that lie in class folders, in split folders if there are any."""
    places = []
    for path in paths:
        parts = path.split("/")
        if len(parts) < 2 or not path.lower().endswith(ENDINGS):
            continue
        split = SPLIT_NAMES.get(parts[-3].lower(), "") if len(parts) > 2 else ""
        places.append(Place(path, split, parts[-2]))
    divided = [place for place in places if place.split]
    return divided or [place for place in places if place.label.lower() not in SPLIT_NAMES]


def read_folders(files: Files, places: list[Place]) -> Pictures:
    """Decode the pictures at the places; without split folders their content decides the split."""
    classes = classes_of({place.label for place in places}, files.source)
    pixels = np.empty((len(places), SIDE, SIDE), np.uint8)
    with shown("Reading pictures", len(places)) as move_on:
        for row, place in enumerate(places):
            pixels[row] = _decoded(files, place.path)
            move_on(1)
    if places[0].split:
        split = [SPLITS.index(place.split) for place in places]
    else:
        split = [_SPLIT_OF_TENTH[tenth] for tenth in tenths(pixels)]
    numbers = {name: number for number, name in enumerate(classes)}
    return Pictures(
        pixels,
        np.array([numbers[_known(place.label)] for place in places], np.int8),
        np.array(split, np.int8),
        np.zeros((len(places), len(VOTE_COLUMNS)), np.uint8),
        classes,
        np.array([place.path.rsplit("/", 1)[-1] for place in places]),
    )


def classes_of(labels: set[str], source: Path) -> tuple[str, ...]:
    """Return the seven expressions if no folder has another name, else the sorted names."""
    classes = sorted({_known(label) for label in labels})
    if len(classes) < 2:
        raise DataTrouble(
            f"{source}: all its pictures are of the class {classes[0]}; put those of each class "
            f"into a folder of its own, two folders at least."
        )
    if set(classes) <= set(SEVEN):
        return SEVEN
    if len(classes) > np.iinfo(np.int8).max:
        raise DataTrouble(
            f"{source}: has {len(classes)} class folders, and more than {np.iinfo(np.int8).max} "
            f"cannot be told apart; give the folder that holds one folder per class."
        )
    return tuple(classes)


def _known(label: str) -> str:
    """Return the name of a class; an expression may be written with a capital."""
    return label.lower() if label.lower() in SEVEN else label


def _decoded(files: Files, path: str) -> NDArray[np.uint8]:
    """Return one picture as 48 x 48 grey."""
    import cv2

    content = np.frombuffer(files.read(path), np.uint8)
    try:
        grey = cv2.imdecode(content, cv2.IMREAD_GRAYSCALE) if len(content) else None
    except cv2.error:
        grey = None
    if grey is None:
        raise DataTrouble(
            f"{files.source}: {path} is not a picture that can be read; replace or delete it."
        )
    if grey.shape != (SIDE, SIDE):
        is_larger = min(grey.shape) > SIDE
        how = cv2.INTER_AREA if is_larger else cv2.INTER_LINEAR
        grey = cv2.resize(grey, (SIDE, SIDE), interpolation=how)
    return np.asarray(grey, np.uint8)


def _is_plain(path: str) -> bool:
    """Say whether a path is no folder and nothing that an operating system hides."""
    parts = path.split("/")
    return not (path.endswith("/") or any(p.startswith((".", "__MACOSX")) for p in parts))
