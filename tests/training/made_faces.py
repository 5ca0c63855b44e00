"""Small made data for the training tests: no real face, but classes that can be told apart."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from game.acting.expressions import EXPRESSIONS
from training.data import COLUMNS, VOTE_COLUMNS

HEADER = ",".join(("Usage", "Image name", *VOTE_COLUMNS))


def made_face(kind: int, number: int) -> NDArray[np.uint8]:
    """A 48 x 48 pattern that depends on the class, with noise of its own."""
    dice = np.random.default_rng(1000 * kind + number)
    picture = np.full((48, 48), 110, np.uint8)
    cv2.circle(picture, (24, 24), 4 + 2 * kind, 220, -1)
    return np.clip(picture + dice.normal(0, 8, picture.shape), 0, 255).astype(np.uint8)


def png(picture: NDArray[np.uint8]) -> bytes:
    """The picture as a PNG file's content."""
    return bytes(cv2.imencode(".png", picture)[1])


def made_zip(path: Path, each: int = 6, *, test: int = 0) -> Path:
    """A zip as Kaggle lays it out, with votes; one validation picture is also in training.

    With `test` pictures per class in a third split, one of them is in training as well.
    """
    rows, number = [HEADER], 0
    counts = {"train": (each, 0), "validation": (2, 500), "test": (test, 800)}
    twins = [500] + [800] * bool(test)
    with zipfile.ZipFile(path, "w") as archive:
        for split, (count, first) in counts.items():
            for kind, expression in enumerate(EXPRESSIONS):
                for turn in range(count):
                    face = made_face(kind, first + turn)
                    archive.writestr(f"images/{split}/{expression}/fer{number:07d}.png", png(face))
                    votes = [0] * len(VOTE_COLUMNS)
                    votes[COLUMNS[kind]], votes[0] = 8, votes[0] + 2
                    rows.append(f"x,fer{number:07d}.png," + ",".join(map(str, votes)))
                    number += 1
        for twin in twins:
            face = png(made_face(0, twin))
            archive.writestr(f"images/train/angry/fer{number:07d}.png", face)
            number += 1
        archive.writestr("fer2013new.csv", "\n".join(rows) + "\n")
    return path


def made_folders(
    path: Path, classes: Sequence[str], each: int, *, split: str = "", side: int = 64
) -> Path:
    """A folder of class folders, its pictures of `side` pixels, in colour, as JPEG."""
    for kind, name in enumerate(classes):
        folder = path / split / name
        folder.mkdir(parents=True)
        for turn in range(each):
            face = cv2.resize(made_face(kind, turn), (side, side))
            coloured = cv2.cvtColor(face, cv2.COLOR_GRAY2BGR)
            (folder / f"{turn}.jpg").write_bytes(bytes(cv2.imencode(".jpg", coloured)[1]))
    return path


def made_csv(path: Path, usages: Sequence[str], *, votes: bool = False) -> Path:
    """A fer2013.csv with a row for each usage, of one expression after another."""
    rows = ["emotion,pixels,Usage"]
    for row, usage in enumerate(usages):
        greys = " ".join(map(str, made_face(row % 7, row).ravel()))
        rows.append(f"{row % 7},{greys},{usage}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    if votes:
        told = [f"{usage},,9,1,0,0,0,0,0,0,0,0" for usage in usages]
        table = "\n".join([HEADER, *told]) + "\n"
        path.with_name("fer2013new.csv").write_text(table, encoding="utf-8")
    return path
