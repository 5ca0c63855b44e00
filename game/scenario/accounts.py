"""What `check` found, written down for people, programs and code hosts; it prints nothing.

Each account takes problems one by one, so that however many there are, none waits for the others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from game.scenario.edits import Span
from game.scenario.packs import ENDINGS
from game.scenario.problem import Level, Problem, shown
from game.scenario.sources import read_source

# A change of the shape of `--format json` gets a new number; fields may be added without.
JSON_SHAPE: Final = 1


def source_of(file: str) -> str:
    """Return the text of `file`, "" where it has none; problems of one file come together."""
    if not file.endswith(ENDINGS):
        return ""
    try:
        found = Path(file).stat()
        return _source(str(Path(file).absolute()), found.st_mtime_ns, found.st_size)
    except (OSError, ValueError):
        return ""


@lru_cache(maxsize=4)
def _source(file: str, changed: int, size: int) -> str:
    del changed, size  # only tell one version of the file from the next
    found = read_source(Path(file))
    return "" if isinstance(found, Problem) else found


def end_of(problem: Problem) -> tuple[int, int] | None:
    """Return line and column from 1 of the letter after the problem, None where nobody knows it."""
    if problem.span is None:
        return None
    return _counted(source_of(problem.file), problem.span)


def _counted(text: str, span: Span) -> tuple[int, int] | None:
    start, end = span
    if end > len(text) or end <= start:
        return None
    return text.count("\n", 0, end) + 1, end - (text.rfind("\n", 0, end) + 1) + 1


def as_text(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield each problem with its line of the file and a caret."""
    for problem in problems:
        yield shown(problem, source_of(problem.file))


def as_github(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield each problem as a workflow command, which GitHub shows beside the line of a change."""
    for problem in problems:
        kind = "error" if problem.level is Level.FAULT else "warning"
        place = f"line={problem.line},col={problem.column}"
        end = end_of(problem)
        if end is not None and end[0] == problem.line:
            place += f",endColumn={end[1]}"
        file, title = _property(_posix(problem.file)), _property(f"Curtain Up {problem.code}")
        yield f"::{kind} file={file},{place},title={title}::{_data(problem.sentence)}"


def _data(text: str) -> str:
    """Escape as GitHub's own toolkit does: what ends a command, and the escape itself."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _posix(file: str) -> str:
    return Path(file).as_posix()


def as_json(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield a JSON object in pieces: its `version`, all `problems`, and how many of each level."""
    counts = dict.fromkeys(Level, 0)
    yield f'{{"version": {JSON_SHAPE}, "problems": ['
    separator = ""
    for problem in problems:
        counts[problem.level] += 1
        yield f"{separator}{json.dumps(_fields(problem), ensure_ascii=False)}"
        separator = ","
    yield f'], "faults": {counts[Level.FAULT]}, "advice": {counts[Level.ADVICE]}}}'


def _fields(problem: Problem) -> dict[str, Any]:
    end = end_of(problem)
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "end_line": end[0] if end else None,
        "end_column": end[1] if end else None,
        "code": problem.code,
        "level": problem.level.value,
        "sentence": problem.sentence,
        "suggestion": problem.suggestion,
        "can_be_fixed": bool(problem.mends),
    }


Account = Callable[[Iterable[Problem]], Iterator[str]]
