"""Mending: what `check --fix` changes in a file, letter by letter; all the rest stays as it is.

Nothing is changed where two things could be meant, and no file comes out of it worse than before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.scenario.advice import advise
from game.scenario.cards import CARD, Pack, draft_of_card
from game.scenario.check import check_text
from game.scenario.edits import Edit, edited
from game.scenario.format import PackFile
from game.scenario.marked_yaml import read_page
from game.scenario.problem import Problem
from game.scenario.proofreading import proofread

# What one round mends, the next may have to go on with; a file that cannot be read tells one fault
# at a time.
MOST_ROUNDS: Final = 300

# Times that a file is looked at to see whether a mend is one; only a flood of faults needs as many.
MOST_TRIES: Final = 500

# Faults of YAML that quotation marks around the whole text may mend.
_UNQUOTED: Final = frozenset({"CU002", "CU003", "CU004"})

# A field with a text on one line: `line: *Boom* says the drum`.
_FIELD: Final = re.compile(r"(\s*(?:- +)?[a-z_]+: +)([^\s\"'|>{}\[\]#][^\"\\]*?)(\s*)")

Look = Callable[[str], Sequence[Problem]]
Step = tuple[Problem, tuple[Edit, ...]]


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after mending: its `text`, and what was `mended`, in the order in which it was."""

    text: str
    mended: tuple[Problem, ...] = ()


def mend(source: str, path: Path, pack: Pack | None = None) -> Mended:
    """Return `source`, the text of a play or of a card at `path`, with all that is safe mended."""
    look = _look_at_card(path) if path.name == CARD else lambda text: check_text(text, path, pack)
    text, mended, tries = source, list[Problem](), MOST_TRIES
    for _ in range(MOST_ROUNDS):
        bench = _Bench(text, look, tries)
        better = bench.mended()
        if better == text:
            break
        text, tries = better, bench.tries
        mended += bench.done
    return Mended(text, tuple(mended))


class _Bench:
    """One round: a text, what can be mended in it, and what came of trying; `tries` are left."""

    def __init__(self, text: str, look: Look, tries: int) -> None:
        self.tries = tries
        self.done: list[Problem] = []
        self._text = text
        self._look = look
        problems = look(text)
        self._found = Counter((one.code, one.sentence) for one in problems)
        self._steps = [(one, edits) for one in problems if (edits := _edits(text, one))]

    def mended(self) -> str:
        """Return the text with everything mended that leaves nothing worse."""
        kept = self._kept([], self._steps)
        self.done = [problem for problem, _ in kept]
        return self._with(kept)

    def _kept(self, kept: list[Step], steps: list[Step]) -> list[Step]:
        """Return `kept` and those of `steps` that can be done as well: all, or by halves."""
        if not steps or self.tries <= 0:
            return kept
        self.tries -= 1
        if self._is_better([*kept, *steps]):
            return [*kept, *steps]
        if len(steps) == 1:
            return kept
        half = len(steps) // 2
        return self._kept(self._kept(kept, steps[:half]), steps[half:])

    def _with(self, steps: list[Step]) -> str:
        return edited(self._text, [edit for _, edits in steps for edit in edits])

    def _is_better(self, steps: list[Step]) -> bool:
        """Tell whether all of `steps` are gone then, and the file can be read at least as far."""
        after = self._with(steps)
        old, new = read_page(self._text), read_page(after)
        if after == self._text:
            return False
        if old.data is None:
            line = steps[0][0].line - 1
            return not new.findings or min(one.mark for one in new.findings) > (line, -1)
        if new.data is None or len(new.findings) > len(old.findings):
            return False
        left = Counter((one.code, one.sentence) for one in self._look(after))
        gone = Counter((one.code, one.sentence) for one, _ in steps)
        return all(left[one] <= self._found[one] - times for one, times in gone.items())


def _look_at_card(path: Path) -> Look:
    def look(text: str) -> list[Problem]:
        draft = draft_of_card(text)
        card = proofread(str(path), draft, PackFile)
        return [*(card if isinstance(card, list) else ()), *advise(str(path), draft)]

    return look


def _edits(text: str, problem: Problem) -> tuple[Edit, ...]:
    return problem.mends or _quotation_marks(text, problem)


def _quotation_marks(text: str, problem: Problem) -> tuple[Edit, ...]:
    """Return quotation marks for the text in the problem's line, if it can only be a text.

    That is a sentence of several words, on one line, without quotation marks or braces.
    """
    if problem.code not in _UNQUOTED:
        return ()
    lines = text.split("\n")
    if problem.line > len(lines):
        return ()
    line = lines[problem.line - 1].removesuffix("\r")
    field = _FIELD.fullmatch(line)
    goes_on = _is_deeper(lines[problem.line :], len(line) - len(line.lstrip(" -")))
    if field is None or goes_on or " " not in field[2] or " #" in field[2] or "!!" in field[2]:
        return ()
    start = sum(len(other) + 1 for other in lines[: problem.line - 1]) + len(field[1])
    return (Edit(start, start + len(field[2]), f'"{field[2]}"'),)


def _is_deeper(following: Sequence[str], column: int) -> bool:
    """Tell whether the next line that says something belongs to the text before it."""
    for line in following:
        if line.strip():
            return len(line) - len(line.lstrip(" ")) > column
    return False
