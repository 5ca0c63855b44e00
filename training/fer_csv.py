"""Reads the two tables of FER2013 and FER+, line by line; every odd line is told, none skipped."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from training.data import SEVEN, SIDE, VOTE_COLUMNS, DataTrouble, Pictures

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The columns of Kaggle's fer2013.csv, in any order.
FACE_COLUMNS: Final = ("emotion", "pixels", "Usage")

# The expressions by their number in the column "emotion".
NUMBERED: Final = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")

# What the column "Usage" says, in the order of SPLITS.
USAGES: Final = ("Training", "PublicTest", "PrivateTest")

_GREYS: Final = {str(grey): grey for grey in range(256)}


@dataclass(frozen=True, slots=True)
class Votes:
    """FER+'s table: `where` it was read, and of each row the usage, the picture and ten votes."""

    where: str
    usages: tuple[str, ...]
    names: tuple[str, ...]
    cast: NDArray[np.uint8]

    def of_names(self, names: Iterable[str]) -> NDArray[np.uint8]:
        """Return the votes (n, 10) of named pictures; zeros for those that the table leaves out."""
        rows = {name: row for row, name in enumerate(self.names) if name}
        nothing = np.zeros((1, len(VOTE_COLUMNS)), np.uint8)
        found = np.concatenate([self.cast, nothing])[[rows.get(name, -1) for name in names]]
        if not found.any():
            raise DataTrouble(
                f"{self.where}: names none of the pictures; FER+ counts them as rows of "
                f"fer2013.csv (fer0000000.png and on), so give pictures with such names or the CSV."
            )
        return found

    def of_rows(self, split: NDArray[np.int8]) -> NDArray[np.uint8]:
        """Return the votes (n, 10) of fer2013.csv's rows, whose splits are given."""
        rows = self._rows(len(split))
        for line, (row, usage) in enumerate(zip(rows, self.usages, strict=True), 2):
            if usage in USAGES and USAGES.index(usage) != split[row]:
                raise DataTrouble(
                    f"{self.where}: line {line} is of {usage} where fer2013.csv has "
                    f"{USAGES[split[row]]}; give the two tables of the same pictures."
                )
        found = np.zeros((len(split), len(VOTE_COLUMNS)), np.uint8)
        found[rows] = self.cast
        return found

    def _rows(self, count: int) -> list[int]:
        """Return the row of fer2013.csv for each row of this table."""
        if len(self.names) == count:
            return list(range(count))
        # A table without the pictures that show no face still names the others by their row.
        numbers = [name[3:-4] for name in self.names]
        if not all(number.isdecimal() and int(number) < count for number in numbers):
            raise DataTrouble(
                f"{self.where}: has {len(self.names)} rows and fer2013.csv has {count}; give the "
                f"fer2013new.csv that belongs to it, or no votes."
            )
        return [int(number) for number in numbers]


def is_face_table(header: str) -> bool:
    """Say whether a table's first line has the columns of fer2013.csv."""
    return set(FACE_COLUMNS) <= set(_names(header.strip().lstrip("\ufeff").split(",")))


def read_faces(lines: Iterable[str], where: str) -> Pictures:
    """Read fer2013.csv; pictures are named fer0000000.png and on, as FER+ names them."""
    pixels, folders, splits = [], [], []
    for line, row in _rows(lines, where, FACE_COLUMNS):
        try:
            pixels.append(_pixels(row["pixels"]))
            folders.append(SEVEN.index(NUMBERED[_one_of(_NUMBERS, row["emotion"], "emotion")]))
            splits.append(_one_of(USAGES, row["Usage"], "Usage"))
        except ValueError as error:
            raise DataTrouble(
                f"{where}: line {line} {error}; download the file again if it was cut, or mend "
                f"that line."
            ) from None
    if not pixels:
        raise DataTrouble(f"{where}: holds no pictures, only column names; download it again.")
    return Pictures(
        np.stack(pixels),
        np.array(folders, np.int8),
        np.array(splits, np.int8),
        np.zeros((len(pixels), len(VOTE_COLUMNS)), np.uint8),
        names=np.array([f"fer{row:07d}.png" for row in range(len(pixels))]),
    )


def read_votes(lines: Iterable[str], where: str) -> Votes:
    """Read fer2013new.csv."""
    usages, names, cast = [], [], []
    for line, row in _rows(lines, where, ("Image name", *VOTE_COLUMNS)):
        try:
            votes = [int(row[column] or "") for column in VOTE_COLUMNS]
            cast.append(bytes(votes))
        except ValueError:
            raise DataTrouble(
                f"{where}: line {line} holds votes that are no numbers from 0 to 255; mend it or "
                f"download the file again."
            ) from None
        usages.append((row.get("Usage") or "").strip())
        names.append((row["Image name"] or "").strip())
    if not names:
        raise DataTrouble(f"{where}: holds no votes, only column names; download it again.")
    return Votes(
        where,
        tuple(usages),
        tuple(names),
        np.frombuffer(b"".join(cast), np.uint8).reshape(-1, len(VOTE_COLUMNS)),
    )


_NUMBERS: Final = tuple(str(number) for number in range(len(NUMBERED)))


def _rows(
    lines: Iterable[str], where: str, wanted: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, str | None]]]:
    """Yield line number and row of a table that has the wanted columns."""
    try:
        table = csv.DictReader(lines)
        header = table.fieldnames
        if not header:
            raise DataTrouble(f"{where}: is empty; download it again.")
        table.fieldnames = _names(header)
        missing = sorted(set(wanted) - set(table.fieldnames))
        if missing:
            raise DataTrouble(
                f"{where}: lacks the columns {', '.join(missing)}; its first line must name "
                f"{', '.join(wanted)}."
            )
        for row in table:
            yield table.line_num, row
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataTrouble(f"{where}: is no table of text in UTF-8 ({error}).") from error


def _names(header: Iterable[str]) -> list[str]:
    """Return column names without the spaces and quotes that some copies have about them."""
    return [name.strip().strip('"') for name in header]


def _one_of(known: tuple[str, ...], text: str | None, column: str) -> int:
    """Return which of the known words the text is."""
    word = (text or "").strip()
    if word not in known:
        raise ValueError(f'has "{word[:20]}" as its {column}, which must be {_either(known)}')
    return known.index(word)


def _pixels(text: str | None) -> NDArray[np.uint8]:
    """Return a picture (48, 48) from its grey values in words."""
    words = (text or "").split()
    if len(words) != SIDE * SIDE:
        raise ValueError(f"has {len(words)} pixels where {SIDE * SIDE} are needed")
    try:
        greys = bytes(map(_GREYS.__getitem__, words))
    except KeyError as error:
        odd = str(error.args[0])[:20]
        raise ValueError(f'has the pixel "{odd}", which is no number from 0 to 255') from None
    return np.frombuffer(greys, np.uint8).reshape(SIDE, SIDE)


def _either(words: tuple[str, ...]) -> str:
    """Return words as a person lists them."""
    return f"{', '.join(words[:-1])} or {words[-1]}"
