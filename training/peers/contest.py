"""Runs the comparison: every contestant in its turn, picture by picture, and sums up."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from training.peers.programme import PROGRAMME, Entry
from training.peers.shots import FACE, Shot
from training.peers.visitor import Absent, Visitor, addresses, quiet_core

STARTS: Final = 3

Step = Callable[[], None]


def _nothing() -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one contestant said of one picture; `size` is its width and height in pixels."""

    kind: str
    size: tuple[int, int]
    truth: str | None
    there: int
    faces: int
    expression: str | None
    ms: float
    work_ms: float

    @property
    def is_right(self) -> bool:
        """Whether it named what is acted; nothing where there is no face."""
        return self.expression == self.truth


@dataclass(slots=True)
class Notes:
    """What is written down of one contestant while it takes part."""

    entry: Entry
    said: list[Said] = field(default_factory=list)
    starts: list[tuple[float, float]] = field(default_factory=list)
    parting: dict[str, Any] = field(default_factory=dict)
    absent: str = ""


class Contest:
    """One run; `python` is that of the peers. A `step` is called after each start or picture."""

    def __init__(self, python: Path, programme: Sequence[Entry] = PROGRAMME) -> None:
        self._python, self._core = python, quiet_core()
        self.notes = [Notes(entry) for entry in programme]

    def starts(self, shot: Shot, step: Step = _nothing, rounds: int = STARTS) -> None:
        """Time fresh processes to their first result, in turns; one that can't is absent."""
        for _ in range(rounds):
            for notes in self._present():
                began = time.perf_counter()
                try:
                    with self._visitor(notes.entry) as visitor:
                        told = visitor.show(shot.picture)
                        notes.starts.append((time.perf_counter() - began, told["work_seconds"]))
                except Absent as why:
                    notes.absent = str(why)
                step()

    def watched(self, shot: Shot, step: Step = _nothing) -> None:
        """Look, where strace is, whom each tries to reach beneath Python at its start."""
        for notes in self._present():
            with tempfile.TemporaryDirectory() as folder:
                trace = Path(folder) / "trace"
                try:
                    with self._visitor(notes.entry, trace) as visitor:
                        visitor.show(shot.picture)
                        visitor.leave()
                except Absent as why:
                    notes.absent = str(why)
                told = trace.read_text(encoding="utf-8", errors="replace") if trace.exists() else ""
                notes.parting["reached"] = addresses(told)
            step()

    def play(self, shots: Iterable[Shot], step: Step = _nothing) -> None:
        """Show every picture to everybody, one after the other, each time another first."""
        with ExitStack() as stack:
            here = [(n, stack.enter_context(self._visitor(n.entry))) for n in self._present()]
            for number, shot in enumerate(shots):
                turn = number % max(1, len(here))
                for notes, visitor in [*here[turn:], *here[:turn]]:
                    if not notes.absent and (shot.kind != FACE or notes.entry.has_own_network):
                        self._ask(notes, visitor, shot)
                step()
            for notes, visitor in here:
                if not notes.absent:
                    notes.parting |= visitor.leave()

    def _ask(self, notes: Notes, visitor: Visitor, shot: Shot) -> None:
        """Show one picture; who stops takes no further part."""
        try:
            told = visitor.show(shot.picture)
        except Absent as why:
            notes.absent = str(why)
            return
        size = (shot.picture.shape[1], shot.picture.shape[0])
        seen = told["faces"], told["expression"], told["ms"], told["work_ms"]
        notes.said.append(Said(shot.kind, size, shot.truth, shot.faces, *seen))

    def _present(self) -> list[Notes]:
        return [notes for notes in self.notes if not notes.absent]

    def _visitor(self, entry: Entry, trace: Path | None = None) -> Visitor:
        python = self._python if entry.is_visiting else Path(sys.executable)
        return Visitor(entry, python, self._core, trace)
