"""Small made data for the training tests: no real face, but classes that can be told apart."""

from __future__ import annotations

import zipfile
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


def made_zip(path: Path, each: int = 6) -> Path:
    """A zip as Kaggle lays it out, with votes; one validation picture is also in training."""
    rows, number = [HEADER], 0
    with zipfile.ZipFile(path, "w") as archive:
        for split, count in (("train", each), ("validation", 2)):
            for kind, expression in enumerate(EXPRESSIONS):
                for turn in range(count):
                    face = made_face(kind, 500 + turn if split == "validation" else turn)
                    archive.writestr(f"images/{split}/{expression}/fer{number:07d}.png", png(face))
                    votes = [0] * len(VOTE_COLUMNS)
                    votes[COLUMNS[kind]], votes[0] = 8, votes[0] + 2
                    rows.append(f"x,fer{number:07d}.png," + ",".join(map(str, votes)))
                    number += 1
        archive.writestr(f"images/train/angry/fer{number:07d}.png", png(made_face(0, 500)))
        archive.writestr("fer2013new.csv", "\n".join(rows) + "\n")
    return path
