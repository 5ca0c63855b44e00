"""Translations of a pack's lines as values: what is missing, and what has changed since.

What a text said when it was translated is kept in the pack, in translations/LANGUAGE.po.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from game.scenario.fields import LONGEST_TEXT
from game.scenario.telling import telling_words
from game.workshop.pack_lines import Line


class State(StrEnum):
    """How far the translation of one line is."""

    MISSING = "missing"
    CHANGED = "changed"
    DONE = "translated"


@dataclass(frozen=True, slots=True)
class Translated:
    """One line in two languages; `was` is what `source` said when it was translated, if another.

    `row` is its line in the file that it was read from, from 1; 0 where it comes from none.
    """

    id: str
    source: str
    words: str
    state: State
    was: str = ""
    asks: str = ""
    row: int = 0


def compared(
    lines: Sequence[Line], source: str, target: str, kept: Mapping[str, Translated]
) -> list[Translated]:
    """Return every line with its translation from language `source` into `target`.

    `kept` is what the pack remembers, by the names of lines.
    """
    found = []
    for line in lines:
        text = line.texts.get(source, "")
        if text:
            found.append(_compared(line, text, line.texts.get(target, ""), kept.get(line.id)))
    return found


def _compared(line: Line, text: str, played: str, kept: Translated | None) -> Translated:
    words = played or (kept.words if kept else "")
    before = (kept.was or kept.source) if kept else text
    # A translation that somebody wrote into the play since is as new as that play.
    is_kept = kept is not None and words == kept.words
    if not words:
        return Translated(line.id, text, "", State.MISSING, asks=line.asks)
    if is_kept and before != text:
        return Translated(line.id, text, words, State.CHANGED, before, line.asks)
    return Translated(line.id, text, words, State.DONE, asks=line.asks)


@dataclass(frozen=True, slots=True)
class Import:
    """What came of a translator's file: `good` translations by line, and what is to be said.

    `remarks` are sentences with the row of the file they belong to, 0 for the whole file.
    """

    good: Mapping[str, Translated]
    remarks: tuple[tuple[int, str], ...]


def judged(rows: Sequence[Translated], now: Sequence[Translated], is_table: bool = False) -> Import:
    """Hold what a translator sent against the pack as it is `now`.

    In a table whoever writes a translation anew need not say so in the column of states, too.
    """
    current = {line.id: line for line in now}
    good: dict[str, Translated] = {}
    remarks: list[tuple[int, str]] = []
    for row in rows:
        line = current.get(row.id)
        if is_table and line is not None and row.words != line.words:
            row = replace(row, state=State.DONE)
        remark = _unknown(row.id) if line is None else _remark(row, line)
        if remark:
            remarks.append((row.row, remark))
        elif line is not None:
            good[row.id] = row
    told = {row.id for row in rows}
    remarks += [(0, f"{line.id} is not in this file.") for line in now if line.id not in told]
    return Import(good, tuple(remarks))


def _unknown(name: str) -> str:
    return f"The pack has no line {name} any more; it is left out."


def _remark(row: Translated, line: Translated) -> str:
    words = row.words
    if not words.strip():
        return f"{row.id} is not translated yet: {line.source}"
    if row.source.split() != line.source.split():
        return f"{row.id} has changed since this file was written. Now it says: {line.source}"
    if row.state is State.CHANGED:
        return f"{row.id} has changed since it was translated. Look at it again: {line.source}"
    length = len(" ".join(words.split()))
    if length > LONGEST_TEXT:
        return f"{row.id} has {length} letters; {LONGEST_TEXT} fit on the stage."
    if told := telling_words(words):
        return f"{row.id} tells the child what it feels: “{told}”. Ask for a face instead."
    return ""
