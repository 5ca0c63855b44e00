"""Read an author's play as it lies on the disk now: the play at once, advice after that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from game.acting.scenario import Scenario
from game.scenario.check import check
from game.scenario.load import load_scenario
from game.scenario.problem import Problem
from game.scenario.sources import read_source
from game.scenario.version import Noted, Version


def read_version(file: Path, number: int = 0) -> Version:
    """Return the play in `file` or its faults; looking for advice takes longer, see below."""
    found = load_scenario(file)
    if isinstance(found, Scenario):
        return Version(number, found)
    return Version(number, None, noted(found))


def with_advice(version: Version, file: Path) -> Version:
    """Return the version with what `check` says of its `file` besides the faults."""
    known = {note.problem for note in version.faults}
    told = [problem for problem in check([file]) if problem not in known]
    return replace(version, advice=noted(told))


def noted(problems: Iterable[Problem]) -> tuple[Noted, ...]:
    """Put beside each problem the line of its file that it stands on."""
    problems = tuple(problems)
    sources = {file: _lines(Path(file)) for file in {problem.file for problem in problems}}
    return tuple(Noted(one, _line(sources[one.file], one.line)) for one in problems)


def _lines(file: Path) -> list[str]:
    source = read_source(file)
    return [] if isinstance(source, Problem) else source.splitlines()


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if number <= len(lines) else ""
