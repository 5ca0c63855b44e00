"""Packing: a pack as one file that can be given to a friend; the same pack gives the same bytes."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from game.fair_copy import fair_copy
from game.trouble import Trouble
from game.workshop.pack_names import (
    ENDINGS,
    PACK_NAME,
    check_together,
    checked_path,
    shown,
    slug,
)

PACK_ENDING: Final = ".curtainpack.zip"

MOST_FILES: Final = 4000
MOST_BYTES_A_FILE: Final = 16 * 1024 * 1024
MOST_BYTES: Final = 256 * 1024 * 1024

# The first day that a zip file can tell; with it no clock is in the bytes.
_NO_DATE: Final = (1980, 1, 1, 0, 0, 0)

# For editors alone; the game has its own.
_LEFT_AT_HOME: Final = frozenset({"schema.json", "pack.schema.json"})


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack that was written to `file`; `left_out` are files that are no part of a play."""

    file: Path
    files: int
    left_out: tuple[str, ...]


def pack_name(folder: Path) -> str:
    """Return by which name plays of the pack in `folder` will be called.

    Raises Trouble where the folder's name holds no letter that such a name can have.
    """
    name = slug(folder.resolve().name)
    if not PACK_NAME.fullmatch(name):
        raise Trouble(f"Give the folder {folder} a name of letters and digits, like winter.")
    return name


def write_pack(folder: Path, out: Path) -> Packed:
    """Write the pack in `folder`, already checked, to `out`; whole, or not at all.

    Raises Trouble for links, names that don't unpack everywhere, and what is too large.
    """
    name = pack_name(folder)
    taken, left = _sorted_out(folder)
    check_together(path for path, _ in taken)
    try:
        _write_all(name, taken, out)
    except OSError as error:
        raise Trouble(f"{out} can't be written: {error.strerror or error}.") from error
    return Packed(out, len(taken), tuple(left))


def _write_all(name: str, taken: list[tuple[PurePosixPath, Path]], out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    with fair_copy(out) as raw, zipfile.ZipFile(raw, "w") as packed:
        for path, file in taken:
            _write(packed, f"{name}/{path}", file.read_bytes())


def _write(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _NO_DATE)
    # Not pressed: pressed bytes differ between computers, and pictures and sounds are small.
    entry.compress_type = zipfile.ZIP_STORED
    entry.create_system = 3
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    packed.writestr(entry, content)


def _sorted_out(folder: Path) -> tuple[list[tuple[PurePosixPath, Path]], list[str]]:
    """Return the files that belong into the pack, in order, and the names of all others."""
    taken: list[tuple[PurePosixPath, Path]] = []
    left: list[str] = []
    total = 0
    for file in _files(folder):
        name = file.relative_to(folder).as_posix()
        if file.name in _LEFT_AT_HOME or (name.startswith("voices/") and file.suffix == ".csv"):
            continue
        if file.suffix.lower() not in ENDINGS:
            left.append(name)
            continue
        size = file.stat().st_size
        total += size
        if size > MOST_BYTES_A_FILE:
            raise Trouble(f"{shown(name)} is larger than 16 MiB. Save it smaller.")
        taken.append((checked_path(name), file))
    if total > MOST_BYTES or len(taken) > MOST_FILES:
        raise Trouble(
            f"A pack has at most {MOST_FILES} files and 256 MiB. Make two packs of this one."
        )
    return sorted(taken), left


def _files(folder: Path) -> Iterator[Path]:
    """Yield every file that an author put there, none that a system did; raise for links."""
    for place in sorted(folder.iterdir()):
        if place.name.startswith(".") or place.name.endswith("~") or place.name in _SYSTEM_FILES:
            continue
        if place.is_symlink():
            raise Trouble(f"{place} is a link. Copy the file itself into the pack.")
        if place.is_dir():
            yield from _files(place)
        else:
            yield place


_SYSTEM_FILES: Final = frozenset({"Thumbs.db", "desktop.ini", "__MACOSX"})
