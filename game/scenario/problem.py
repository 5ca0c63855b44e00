"""Problem: what is wrong in an author's file, as a value; shown here, printed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from game.scenario.edits import Edit, Span
from game.scenario.told import Told, said


class Mark(NamedTuple):
    """A place as the YAML parser counts it: line and column from 0."""

    line: int
    column: int


class Level(StrEnum):
    """What a problem keeps from happening: a fault the play, advice nothing at all."""

    FAULT = "fault"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found, before it is known in which file: see `Problem` for the fields."""

    code: str
    mark: Mark
    sentence: Told
    suggestion: str | None = None
    level: Level = Level.FAULT
    span: Span | None = None
    mends: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: `file`, `line` and `column` from 1, a stable `code`, a whole `sentence`.

    The sentence is English; one that is `told` can be said in another language, see `in_words`.
    `suggestion` is what to write instead, exactly as it should stand in the file, where known. A
    fault keeps the play from the stage; advice is told to authors alone. `span` are the letters
    that it is about, `mends` the edits that mend it without asking anybody; () where there are none
    that are safe.
    """

    file: str
    line: int
    column: int
    code: str
    sentence: str
    suggestion: str | None = None
    level: Level = Level.FAULT
    span: Span | None = field(default=None, compare=False)
    mends: tuple[Edit, ...] = field(default=(), compare=False)


def counted(mark: Mark) -> tuple[int, int]:
    """Return line and column from 1, as people and editors count them."""
    return mark.line + 1, mark.column + 1


def problem_in(file: str, finding: Finding) -> Problem:
    """Place `finding` in `file`."""
    line, column = counted(finding.mark)
    return Problem(
        file,
        line,
        column,
        finding.code,
        finding.sentence,
        finding.suggestion,
        finding.level,
        finding.span,
        finding.mends,
    )


def in_words(problem: Problem, translate: Callable[[str], str]) -> Problem:
    """Return `problem` with its sentence as `translate` gives it, for who reads it."""
    return replace(problem, sentence=said(problem.sentence, translate))


def by_place(problem: Problem) -> tuple[str, int, int, str, str]:
    """Return what problems are sorted by: the file, and the place in it."""
    return problem.file, problem.line, problem.column, problem.code, problem.sentence


_ORDERS: Final = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@lru_cache(maxsize=4)
def _lines_of(source: str) -> tuple[str, ...]:
    # All problems of a file are shown one after another.
    return tuple(source.splitlines())


def shown(problem: Problem, source: str) -> str:
    """Return the problem as a person reads it: its place, the sentence, the line, a caret.

    `source` is the text of the file, or "" when it could not be read; then only the first line
    is shown.
    """
    head = f"{problem.file}:{problem.line}:{problem.column}: {problem.code} {problem.sentence}"
    lines = _lines_of(source)
    if problem.line > len(lines):
        return head
    # A terminal takes some letters for orders.
    line = _ORDERS.sub("\ufffd", lines[problem.line - 1])
    # Tabs stay tabs, so that the caret stands under its letter whatever the width of a tab.
    before = "".join("\t" if letter == "\t" else " " for letter in line[: problem.column - 1])
    return f"{head}\n    {line}\n    {before}^"
