"""A fair copy: a file is written beside its place and put there in one go, never half of it."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

_PART: Final = re.compile(r"\.[0-9a-f]{12}\.part")

# Seconds after which nobody writes a part any more: its program was killed.
_LEFT_AFTER: Final = 3600.0


@contextmanager
def fair_copy(place: Path) -> Iterator[BinaryIO]:
    """Yield a file to write, which becomes the one at `place` when nothing went wrong.

    It can be read and written by whom the old one was; a link goes on leading to it. Raises OSError
    with the old file untouched, also where its owner locked it.
    """
    target = _end_of(place)
    part = target.with_name(f".{secrets.token_hex(6)}.part")
    mode = _mode_of(target)
    _clear_up(target.parent)
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            part.chmod(mode)
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _end_of(place: Path) -> Path:
    """Return where links lead to; raises OSError for those that lead in a circle."""
    try:
        return place.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


def _mode_of(target: Path) -> int | None:
    """Return the mode of a file that may be changed, None where none is yet."""
    if not target.exists():
        return None
    mode = target.stat().st_mode & 0o777
    # Whoever may write everywhere still leaves alone what its owner locked.
    if not (mode & 0o222 and os.access(target, os.W_OK)):
        raise PermissionError(13, "the file may not be changed")
    return mode


def _clear_up(folder: Path) -> None:
    """Remove what programs that were killed while they wrote have left in `folder`."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _PART.fullmatch(entry.name):
                # One that another copy of the game cleared up meanwhile keeps no other here.
                with contextlib.suppress(OSError):
                    if time.time() - entry.stat().st_mtime > _LEFT_AFTER:
                        Path(entry).unlink()
