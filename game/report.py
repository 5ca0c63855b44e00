"""Write figures of a command as JSON, to a file or to the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from game.trouble import Trouble


def write_report(figures: Mapping[str, object], place: str | None) -> None:
    """Write `figures` to the file `place`, to the terminal for "-", nowhere for None.

    Raises Trouble when the file can't be written.
    """
    if place is None:
        return
    text = json.dumps(figures, indent=2, ensure_ascii=False) + "\n"
    if place == "-":
        sys.stdout.write(text)
        return
    try:
        Path(place).write_text(text, encoding="utf-8")
    except OSError as error:
        raise _refused(place, error) from error


def look_at_place(place: str | None) -> None:
    """Raise Trouble where `write_report` would: before minutes of work, rather than after them.

    What is there stays, and what is not there yet is not left there, empty, if the work is stopped.
    """
    if place is None or place == "-":
        return
    path = Path(place)
    is_new = not (path.exists() or path.is_symlink())
    try:
        path.open("a", encoding="utf-8").close()
        if is_new:
            path.unlink()
    except OSError as error:
        raise _refused(place, error) from error


def _refused(place: str, error: OSError) -> Trouble:
    return Trouble(f"I can't write the result to {place} ({error.strerror}). Choose another place.")
