"""A small file is read whole, a large one not at all: whoever put it there may be a stranger."""

from __future__ import annotations

from pathlib import Path


def small_text(path: Path, most: int) -> str:
    """Return the text in the UTF-8 file at `path`, of at most `most` bytes.

    Raises OSError where it can't be read, and ValueError for letters of another kind and where it
    is larger, whatever the system says about its size.
    """
    with path.open("rb") as file:
        raw = file.read(most + 1)
    if len(raw) > most:
        raise ValueError(f"larger than {most // 1024} KiB")
    # Editors on Windows begin a file with a mark that is no part of it.
    return raw.decode("utf-8-sig")
