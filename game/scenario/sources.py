"""The text of an author's file, read and written as it is; parses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from game.fair_copy import fair_copy
from game.scenario.problem import Finding, Mark, Problem, problem_in
from game.scenario.told import Told, told

# A play of four scenes in two languages takes 4 KiB.
MAX_BYTES: Final = 256 * 1024

_MARK: Final = "\ufeff"


def read_source(path: Path) -> str | Problem:
    """Return the text of the file at `path`, without raising for anything that a disk may hold."""
    try:
        if path.is_dir():
            return unreadable(path, told("This is a folder. Name a file in it, like my-play.yaml."))
        if path.exists() and not path.is_file():
            return unreadable(path, told("This is not a file that can be read."))
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return unreadable(path, told("There is no such file. Check its name and folder."))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or told("its name cannot be used")
        return unreadable(path, told("This file cannot be opened: {reason}.", reason=reason))
    if len(raw) > MAX_BYTES:
        sentence = told("This file is larger than 256 KiB; a play never needs that much.")
        return unreadable(path, sentence)
    return _decoded(path, raw)


def write_source(path: Path, text: str) -> None:
    """Put `text` into the file at `path` in one go; a byte order mark stays where one was.

    Raises OSError with the old file untouched.
    """
    mark = _MARK if text.startswith(_MARK) or _has_mark(path) else ""
    with fair_copy(path) as file:
        file.write((mark + text.removeprefix(_MARK)).encode("utf-8"))


def _has_mark(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as old:
        return old.read(3) == _MARK.encode("utf-8")


def _decoded(path: Path, raw: bytes) -> str | Problem:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", errors="replace")
        mark = Mark(before.count("\n"), len(before) - (before.rfind("\n") + 1))
        sentence = told("This letter is not in UTF-8. Save the file as UTF-8.")
        return unreadable(path, sentence, mark)


def unreadable(path: Path, sentence: Told, mark: Mark | None = None) -> Problem:
    """CU001: A file can be opened, is at most 256 KiB long, and is saved as UTF-8."""
    return problem_in(str(path), Finding("CU001", mark or Mark(0, 0), sentence))
