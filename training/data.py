"""Reads FER2013 pictures and FER+ votes from what Kaggle and Microsoft publish; changes nothing."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from game.acting.expressions import EXPRESSIONS, Expression

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE: Final = 48
SPLITS: Final = ("train", "validation", "test")
VOTES_FILE: Final = "fer2013new.csv"

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


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures of one or more splits, row by row.

    `pixels` (n, 48, 48) grey 0 to 255; `folder` (n,) index of the folder's expression; `split`
    (n,) index in SPLITS; `votes` (n, 10) of FER+ in the order of VOTE_COLUMNS, all zero where a
    picture has none.
    """

    pixels: NDArray[np.uint8]
    folder: NDArray[np.int8]
    split: NDArray[np.int8]
    votes: NDArray[np.uint8]

    def __len__(self) -> int:
        """Return the number of pictures."""
        return len(self.pixels)

    def where(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> Pictures:
        """Return only the named rows."""
        return Pictures(self.pixels[rows], self.folder[rows], self.split[rows], self.votes[rows])

    def of(self, split: str) -> Pictures:
        """Return only the pictures of one split."""
        return self.where(self.split == SPLITS.index(split))


def load_pictures(source: Path, cache: Path | None = None) -> Pictures:
    """Read a zip or folder that holds `images/<split>/<expression>/*.png` and perhaps votes.

    With `cache`, a folder outside the repository, the second reading takes a moment. Raises
    DataTrouble when the file is missing, cut or holds no such pictures.
    """
    if not source.exists():
        raise DataTrouble(
            f"{source}: there is no such file or folder; give the zip or folder of Kaggle's "
            f'"Face expression recognition dataset".'
        )
    kept = None if cache is None else cache / f"{_fingerprint(source)}.npz"
    if kept is not None and kept.exists():
        with np.load(kept) as stored:
            return Pictures(**{name: stored[name] for name in stored.files})
    try:
        pictures = _collect(_files(source), source)
    except (zipfile.BadZipFile, EOFError) as error:
        raise DataTrouble(
            f"{source}: is cut short or damaged ({error}); download it again."
        ) from error
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.savez(
            kept,
            pixels=pictures.pixels,
            folder=pictures.folder,
            split=pictures.split,
            votes=pictures.votes,
        )
    return pictures


def cache_folder() -> Path:
    """Return the folder of this user where read pictures are kept, outside the repository."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("curtain-up")) / "training"


def without_twins(pictures: Pictures) -> Pictures:
    """Remove training pictures that are, pixel by pixel, also elsewhere.

    One that is in validation or test goes; of several alike within train the first stays.
    """
    marks = [hashlib.sha1(p.tobytes(), usedforsecurity=False).digest() for p in pictures.pixels]
    is_train = pictures.split == SPLITS.index("train")
    seen = {mark for mark, train in zip(marks, is_train, strict=True) if not train}
    is_kept = ~is_train
    for row in np.flatnonzero(is_train):
        is_kept[row] = marks[row] not in seen
        seen.add(marks[row])
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
    """Return the pictures worth training on and their labels (n, 7), each row summing to 1.

    Votes become shares; single votes are dropped as outliers and contempt, which the game never
    asks for, is folded out. `folder_share` of each label is FER2013's own. Pictures that raters
    took for no face or could not name are left out; without any votes the folder alone decides.
    """
    own = np.eye(len(EXPRESSIONS), dtype=np.float32)[pictures.folder]
    if not pictures.votes.any():
        return pictures, own
    counted = np.where(pictures.votes > 1, pictures.votes, 0).astype(np.float32)
    seven = counted[:, list(COLUMNS)]
    is_face = (seven.sum(axis=1) > 0) & (counted[:, CONTEMPT + 1 :].sum(axis=1) < 5)
    kept, seven = pictures.where(is_face), seven[is_face]
    shares = seven / seven.sum(axis=1, keepdims=True)
    mixed = (1 - folder_share) * shares + folder_share * own[is_face]
    return kept, mixed.astype(np.float32)


def _fingerprint(source: Path) -> str:
    """Return a name that changes when the source does."""
    facts = source.stat()
    told = f"{source.resolve()} {facts.st_size} {facts.st_mtime_ns}"
    return hashlib.sha256(told.encode()).hexdigest()[:24]


def _files(source: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every picture and of the votes, in the order of their names."""
    if source.is_dir():
        found = [path for path in source.rglob("*") if path.suffix in (".png", ".jpg", ".csv")]
        for path in sorted(found):
            yield path.relative_to(source).as_posix(), path.read_bytes()
        return
    with zipfile.ZipFile(source) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith((".png", ".jpg", ".csv")):
                yield name, archive.read(name)


def _collect(files: Iterator[tuple[str, bytes]], source: Path) -> Pictures:
    """Decode the pictures and lay the votes beside them."""
    pixels, folders, splits, names = [], [], [], []
    votes: dict[str, list[int]] = {}
    for name, content in files:
        parts = name.split("/")
        if parts[-1] == VOTES_FILE:
            votes = _read_votes(content, source)
        elif len(parts) >= 3 and parts[-3] in SPLITS and parts[-2] in EXPRESSIONS:
            pixels.append(_decoded(content, source, name))
            folders.append(EXPRESSIONS.index(Expression(parts[-2])))
            splits.append(SPLITS.index(parts[-3]))
            names.append(parts[-1])
    if not pixels:
        raise DataTrouble(
            f"{source}: holds no pictures under images/train/<expression>/ or "
            f"images/validation/<expression>/."
        )
    nothing = [0] * len(VOTE_COLUMNS)
    return Pictures(
        np.stack(pixels),
        np.array(folders, np.int8),
        np.array(splits, np.int8),
        np.array([votes.get(name, nothing) for name in names], np.uint8),
    )


def _decoded(content: bytes, source: Path, name: str) -> NDArray[np.uint8]:
    """Return one picture as 48 x 48 grey."""
    import cv2

    grey = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_GRAYSCALE)
    if grey is None:
        raise DataTrouble(f"{source}: {name} is not a picture that can be read.")
    if grey.shape != (SIDE, SIDE):
        grey = cv2.resize(grey, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return np.asarray(grey, np.uint8)


def _read_votes(content: bytes, source: Path) -> dict[str, list[int]]:
    """Return the ten votes of every named picture of fer2013new.csv."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    missing = {"Image name", *VOTE_COLUMNS} - set(rows.fieldnames or ())
    if missing:
        raise DataTrouble(f"{source}: {VOTES_FILE} lacks the columns {', '.join(sorted(missing))}.")
    try:
        return {row["Image name"]: [int(row[c]) for c in VOTE_COLUMNS] for row in rows}
    except (TypeError, ValueError) as error:
        raise DataTrouble(
            f"{source}: line {rows.line_num} of {VOTES_FILE} holds votes that are no numbers."
        ) from error
