"""Opens what people have, a zip, a folder or fer2013.csv, and keeps a cache; changes no source."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import io
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TextIO

import numpy as np

from training.data import SEVEN, VOTES_FILE, DataTrouble, Pictures, for_training, without_test
from training.fer_csv import Votes, is_face_table, read_faces, read_votes
from training.picture_folders import Files, FolderFiles, ZipFiles, places_in, read_folders
from training.progress import shown

# Counted up whenever what a cache holds changes, so that an old one is not misread.
CACHE_VERSION: Final = 2

WANTED: Final = (
    'give the zip or folder of Kaggle\'s "Face expression recognition dataset", its fer2013.csv, '
    "or a folder with one folder of pictures per class"
)

# How files begin that are no tables, whatever their name says.
_PICTURE_BEGINNINGS: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")


def load_for_training(source: Path, votes: Path | None = None) -> Pictures:
    """Read all but the test split from a source or this user's cache, twins out of train."""
    return for_training(load_pictures(source, cache_folder(), votes))


def load_without_test(source: Path, votes: Path | None = None) -> Pictures:
    """Read all but the test split as it is, twins and all."""
    return without_test(load_pictures(source, cache_folder(), votes))


def load_pictures(source: Path, cache: Path | None = None, votes: Path | None = None) -> Pictures:
    """Read pictures of all splits from a zip or folder of class folders or from fer2013.csv.

    Votes of FER+ come from the file `votes`, else from fer2013new.csv in the zip or folder or
    beside the CSV. With `cache`, a folder outside the repository, the second reading takes a
    moment. Raises DataTrouble when something is missing, cut or odd.
    """
    try:
        return _load(source, cache, votes)
    except OSError as error:
        raise DataTrouble(
            f"{error.filename or source}: cannot be read ({error.strerror}); see that it may be."
        ) from error


def cache_folder() -> Path:
    """Return the folder of this user where read pictures are kept, outside the repository."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("curtain-up")) / "training"


def _load(source: Path, cache: Path | None, votes: Path | None) -> Pictures:
    """Read a source, or what the cache has of it."""
    if not source.exists():
        raise DataTrouble(f"{source}: there is no such file or folder; {WANTED}.")
    if votes is None and source.is_file() and (source.parent / VOTES_FILE).is_file():
        votes = source.parent / VOTES_FILE if not zipfile.is_zipfile(source) else None
    if votes is not None and not votes.is_file():
        raise DataTrouble(f"{votes}: there is no such file of votes; give FER+'s fer2013new.csv.")
    kept = None
    if cache is not None:
        kept = cache / f"{_fingerprint(source, votes)}-v{CACHE_VERSION}.npz"
        if kept.exists() and (pictures := _kept(kept)) is not None:
            return pictures
    pictures = _read(source, votes)
    if kept is not None:
        _keep(pictures, kept)
    return pictures


def _read(source: Path, votes: Path | None) -> Pictures:
    """Read a source by what it is; `votes` is a file that exists, or none."""
    table = None
    if votes is not None:
        with _text(votes) as lines:
            table = read_votes(lines, str(votes))
    if source.is_dir():
        return _from_files(FolderFiles(source), table)
    with source.open("rb") as file:
        beginning = file.read(8)
    if beginning.startswith(b"PK") or source.suffix.lower() == ".zip":
        with ZipFiles(source) as files:
            return _from_files(files, table)
    if beginning.startswith(_PICTURE_BEGINNINGS):
        raise DataTrouble(f"{source}: is a picture, not a table; {WANTED}.")
    if source.suffix.lower() != ".csv":
        raise DataTrouble(f"{source}: is neither a zip nor a folder nor a CSV; {WANTED}.")
    with _text(source) as lines:
        return _from_table(lines, source.stat().st_size, str(source), table)


def _from_files(files: Files, table: Votes | None) -> Pictures:
    """Read the class folders in a zip or folder, or else the fer2013.csv in it."""
    places = places_in(files.paths)
    inside = [path for path in files.paths if path.rsplit("/", 1)[-1] == VOTES_FILE]
    if table is None and inside:
        where = f"{files.source}: {inside[0]}"
        table = read_votes(_lines(files.read(inside[0])), where)
    if places:
        pictures = read_folders(files, places)
        if table is None:
            return pictures
        if pictures.classes != SEVEN:
            raise DataTrouble(
                f"{table.where}: votes on the seven expressions, and the classes of "
                f"{files.source} are {', '.join(pictures.classes[:5])}; give no votes."
            )
        return dataclasses.replace(pictures, votes=table.of_names(pictures.names.tolist()))
    for path in files.paths:
        if path.lower().endswith(".csv") and path not in inside:
            content = files.read(path)
            if is_face_table(content[:200].decode("utf-8", "replace").partition("\n")[0]):
                where = f"{files.source}: {path}"
                return _from_table(_lines(content), len(content), where, table)
    raise DataTrouble(
        f"{files.source}: holds no pictures under images/train/<class>/ or <class>/, and no "
        f"fer2013.csv; {WANTED}."
    )


def _from_table(lines: Iterable[str], size: int, where: str, table: Votes | None) -> Pictures:
    """Read fer2013.csv, of so many bytes, and lay the votes beside its rows."""
    with shown("Reading fer2013.csv", size) as move_on:
        pictures = read_faces(_watched(lines, move_on), where)
    if table is None:
        return pictures
    return dataclasses.replace(pictures, votes=table.of_rows(pictures.split))


def _watched(lines: Iterable[str], move_on: Callable[[int], None]) -> Iterator[str]:
    """Yield lines and tell how long they are."""
    for line in lines:
        move_on(len(line))
        yield line


def _text(path: Path) -> TextIO:
    """Open a table as text."""
    return path.open(encoding="utf-8-sig", newline="")


def _lines(content: bytes) -> TextIO:
    """Return a table's content as text."""
    return io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline="")


def _fingerprint(source: Path, votes: Path | None) -> str:
    """Return a name that changes when the source, a file in its folder, or the votes do."""
    facts = [_facts(source)]
    if source.is_dir():
        facts += sorted(
            _facts(Path(at) / name) for at, _, names in os.walk(source) for name in names
        )
    if votes is not None:
        facts.append(_facts(votes))
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:24]


def _facts(path: Path) -> str:
    """Return what changes when a file does."""
    facts = path.stat()
    return f"{path.resolve()} {facts.st_size} {facts.st_mtime_ns}"


def _kept(path: Path) -> Pictures | None:
    """Return what a cache holds, or nothing where it was cut while it was written."""
    try:
        with path.open("rb") as file, np.load(file) as stored:
            parts = {name: stored[name] for name in stored.files}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile):
        return None
    classes = tuple(str(name) for name in parts.pop("classes"))
    return Pictures(classes=classes, **parts)


def _keep(pictures: Pictures, path: Path) -> None:
    """Write a cache, if there is a place for it; another process never sees half of it."""
    parts = {one.name: getattr(pictures, one.name) for one in dataclasses.fields(pictures)}
    parts["classes"] = np.array(pictures.classes)
    half = path.with_suffix(f".{os.getpid()}.npz")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(half, **parts)
        half.replace(path)
    except OSError:
        # A full disk or a home that is read only: the next reading takes as long as this one.
        with contextlib.suppress(OSError):
            half.unlink()
