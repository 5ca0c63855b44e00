"""Pictures with labels and votes as values, and which may be trained on; it reads no file."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from game.acting.expressions import EXPRESSIONS, Expression

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE: Final = 48
SPLITS: Final = ("train", "validation", "test")
VOTES_FILE: Final = "fer2013new.csv"

# The seven classes of FER2013 and of the game, in model order.
SEVEN: Final = tuple(str(expression) for expression in EXPRESSIONS)

# The columns of fer2013new.csv after "Usage" and "Image name", as microsoft/FERPlus orders them.
VOTE_COLUMNS: Final = (
    "neutral", "happiness", "surprise", "sadness", "anger",
    "disgust", "fear", "contempt", "unknown", "NF",
)  # fmt: skip
CONTEMPT: Final = 7
_COLUMN_OF: Final = {
    Expression.ANGRY: 4,
    Expression.DISGUST: 5,
    Expression.FEAR: 6,
    Expression.HAPPY: 1,
    Expression.NEUTRAL: 0,
    Expression.SAD: 3,
    Expression.SURPRISE: 2,
}
# Where each of the seven expressions stands among the vote columns.
COLUMNS: Final = tuple(_COLUMN_OF[expression] for expression in EXPRESSIONS)


class DataTrouble(Exception):
    """Pictures or votes cannot be used; the message is one sentence for a person."""


def _nameless() -> NDArray[np.str_]:
    return np.zeros(0, np.str_)


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures of one or more splits, row by row.

    `pixels` (n, 48, 48) grey 0 to 255; `folder` (n,) index in `classes` of the class that the
    data itself gives; `split` (n,) index in SPLITS; `votes` (n, 10) of FER+ in the order of
    VOTE_COLUMNS, all zero where a picture has none; `names` (n,) of their files, or none at all.
    """

    pixels: NDArray[np.uint8]
    folder: NDArray[np.int8]
    split: NDArray[np.int8]
    votes: NDArray[np.uint8]
    classes: tuple[str, ...] = SEVEN
    names: NDArray[np.str_] = field(default_factory=_nameless)

    def __len__(self) -> int:
        """Return the number of pictures."""
        return len(self.pixels)

    def where(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> Pictures:
        """Return only the named rows."""
        return dataclasses.replace(
            self,
            pixels=self.pixels[rows],
            folder=self.folder[rows],
            split=self.split[rows],
            votes=self.votes[rows],
            names=self.names[rows] if len(self.names) else self.names,
        )

    def of(self, split: str) -> Pictures:
        """Return only the pictures of one split."""
        return self.where(self.split == SPLITS.index(split))


def for_training(pictures: Pictures) -> Pictures:
    """Return what may be seen before the last measurement: no twins in train, nothing of test.

    Where the data has no validation split, one training picture in ten becomes it, always the
    same ones.
    """
    kept = without_test(without_twins(pictures))
    if (kept.split == SPLITS.index("validation")).any():
        return kept
    split = np.where(np.array(tenths(kept.pixels)) == 0, SPLITS.index("validation"), kept.split)
    return dataclasses.replace(kept, split=split.astype(np.int8))


def without_test(pictures: Pictures) -> Pictures:
    """Remove the pictures of the test split."""
    return pictures.where(pictures.split != SPLITS.index("test"))


def marks(pixels: NDArray[np.uint8]) -> list[bytes]:
    """Return for each picture a mark that only pixel-identical ones share."""
    return [hashlib.sha1(one.tobytes(), usedforsecurity=False).digest() for one in pixels]


def tenths(pixels: NDArray[np.uint8]) -> list[int]:
    """Return for each picture a number from 0 to 9 that its content alone decides."""
    return [int.from_bytes(mark[:8]) % 10 for mark in marks(pixels)]


def without_twins(pictures: Pictures) -> Pictures:
    """Remove training pictures that are, pixel by pixel, also elsewhere.

    One that is in validation or test goes; of several alike within train the first stays.
    """
    found = marks(pictures.pixels)
    is_train = pictures.split == SPLITS.index("train")
    seen = {mark for mark, train in zip(found, is_train, strict=True) if not train}
    is_kept = ~is_train
    for row in np.flatnonzero(is_train):
        is_kept[row] = found[row] not in seen
        seen.add(found[row])
    return pictures.where(is_kept)


def majority(votes: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return FER+'s eight-class majority of each row (columns 0 to 7), or -1 where there is none.

    As `ferplus.py` of microsoft/FERPlus in mode "majority": a single vote is dropped, the winner
    needs more than half of what is left, and "unknown" or "not a face" wins nothing.
    """
    counted = np.where(votes > 1, votes, 0).astype(np.int64)
    winner = counted.argmax(axis=1)
    is_clear = (counted.max(axis=1) > 0.5 * counted.sum(axis=1)) & (winner <= CONTEMPT)
    return np.where(is_clear, winner, -1)


def majority_expressions(votes: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return the majority as an index in EXPRESSIONS: 7 for contempt, -1 where there is none."""
    of_column = np.full(CONTEMPT + 2, -1)
    of_column[list(COLUMNS)] = np.arange(len(COLUMNS))
    of_column[CONTEMPT] = len(COLUMNS)
    found: NDArray[np.int64] = of_column[majority(votes)]
    return found


def soft_labels(pictures: Pictures, folder_share: float) -> tuple[Pictures, NDArray[np.float32]]:
    """Return the pictures worth training on and their labels (n, classes), rows summing to 1.

    Votes become shares; single votes are dropped as outliers and contempt, which the game never
    asks for, is folded out. `folder_share` of each label is FER2013's own. Pictures that raters
    took for no face or could not name are left out; without any votes the folder alone decides.
    """
    own = np.eye(len(pictures.classes), dtype=np.float32)[pictures.folder]
    if not pictures.votes.any():
        return pictures, own
    counted = np.where(pictures.votes > 1, pictures.votes, 0).astype(np.float32)
    seven = counted[:, list(COLUMNS)]
    is_face = (seven.sum(axis=1) > 0) & (counted[:, CONTEMPT + 1 :].sum(axis=1) < 5)
    kept, seven = pictures.where(is_face), seven[is_face]
    shares = seven / seven.sum(axis=1, keepdims=True)
    mixed = (1 - folder_share) * shares + folder_share * own[is_face]
    return kept, mixed.astype(np.float32)
