"""Unpacking: a pack from somebody else, of which nothing is believed before it was looked at.

Nothing of it runs, no name leads anywhere but into the given folder, and what is written is counted
while it is read, whatever the pack says about itself.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO, Final

from game.trouble import Trouble
from game.workshop.pack_names import PACK_NAME, check_together, checked_path, shown
from game.workshop.packing import MOST_BYTES, MOST_BYTES_A_FILE, MOST_FILES

# As large as names of so many files can make the list at the end of a zip file.
_MOST_LIST_BYTES: Final = MOST_FILES * 600
_STEP_BYTES: Final = 64 * 1024
_END: Final = b"PK\x05\x06"
_LARGE_END: Final = b"PK\x06\x07"

_NOT_A_PACK: Final = "{} is no pack of Curtain Up, or it was damaged on its way. Ask for it again."


def unpack(file: Path, into: Path) -> str:
    """Unpack `file` into the empty folder `into`, and return the name of the pack.

    The files lie in `into` itself. Raises Trouble with a sentence for everything that a pack must
    not have; then `into` may hold parts.
    """
    try:
        with file.open("rb") as raw:
            _check_list(raw, file)
            with zipfile.ZipFile(raw) as packed:
                name, entries = _entries(packed)
                _extract(packed, entries, into)
    except FileNotFoundError as error:
        raise Trouble(f"There is no file {file}. Check its name and folder.") from error
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError) as error:
        raise Trouble(_NOT_A_PACK.format(file)) from error
    except OSError as error:
        raise Trouble(f"{file} can't be unpacked: {error.strerror or error}.") from error
    return name


def _check_list(raw: IO[bytes], file: Path) -> None:
    """Refuse a list of files so long that reading it would fill the memory."""
    size = raw.seek(0, 2)
    start = max(0, size - 70_000)
    raw.seek(start)
    tail = raw.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) < end + 22:
        raise Trouble(_NOT_A_PACK.format(file))
    listed = int.from_bytes(tail[end + 12 : end + 16], "little")
    if tail[max(0, end - 20) :].startswith(_LARGE_END) or listed > _MOST_LIST_BYTES:
        raise Trouble(f"{file} holds more files than a pack may: {MOST_FILES}.")
    raw.seek(0)


def _entries(packed: zipfile.ZipFile) -> tuple[str, list[tuple[PurePosixPath, zipfile.ZipInfo]]]:
    """Return the name of the pack and its files by their paths in it."""
    entries = [(_path(entry), entry) for entry in packed.infolist()]
    files = [(path, entry) for path, entry in entries if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        raise Trouble(f"This pack holds more files than a pack may: {MOST_FILES}.")
    if sum(entry.file_size for _, entry in files) > MOST_BYTES:
        raise Trouble("Unpacked, this pack would be larger than 256 MiB.")
    check_together(path for path, _ in files)
    tops = {path.parts[0] for path, _ in entries}
    top = tops.pop() if tops else ""
    if tops or not PACK_NAME.fullmatch(top) or any(len(path.parts) < 2 for path, _ in files):
        raise Trouble(
            "In a pack all files lie in one folder with the pack's name, of small letters, digits "
            "and hyphens. “curtain-up pack build” makes it so."
        )
    return top, [(PurePosixPath(*path.parts[1:]), entry) for path, entry in files]


def _path(entry: zipfile.ZipInfo) -> PurePosixPath:
    """Return the path of `entry`; raise Trouble for what is no plain file with a plain name."""
    # zipfile itself cuts names off at a zero and turns strokes round: look at what was there.
    name = entry.orig_filename
    if not entry.flag_bits & 0x800 and not name.isascii():
        raise Trouble(f"The name {shown(name)} is not written in UTF-8.")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Trouble(f"{shown(name)} is a link or no plain file.")
    if entry.flag_bits & 0x2041:
        raise Trouble(f"{shown(name)} is locked with a password. A pack has none.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Trouble(f"{shown(name)} is pressed in a way that not every computer can read.")
    if entry.file_size > MOST_BYTES_A_FILE:
        raise Trouble(f"{shown(name)} is larger than 16 MiB.")
    # Not entry.is_dir(), which raises where a name begins with a zero.
    return checked_path(name, name.endswith("/"))


def _extract(
    packed: zipfile.ZipFile, entries: list[tuple[PurePosixPath, zipfile.ZipInfo]], into: Path
) -> None:
    left = MOST_BYTES
    for path, entry in entries:
        place = into.joinpath(*path.parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        with packed.open(entry) as source, place.open("xb") as target:
            left -= _copied(source, target, min(left, MOST_BYTES_A_FILE), shown(str(path)))


def _copied(source: IO[bytes], target: IO[bytes], most: int, name: str) -> int:
    """Copy, and return how many bytes there really were."""
    count = 0
    while part := source.read(_STEP_BYTES):
        count += len(part)
        if count > most:
            raise Trouble(f"Unpacked, {name} is larger than a pack may be.")
        target.write(part)
    return count
