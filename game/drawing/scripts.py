"""Which script each letter is of, and in which order the pieces of a line are seen.

A short form of the Unicode Bidirectional Algorithm (UAX #9): one line, no embedding marks. It knows
no font and draws nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import Final


class Script(StrEnum):
    """A script that the game can write, by its four letters in ISO 15924."""

    LATIN = "Latn"
    ARABIC = "Arab"
    HEBREW = "Hebr"
    DEVANAGARI = "Deva"


# First and last letter of each block; every other letter is written with the Latin font.
_BLOCKS: Final = (
    (0x0590, 0x05FF, Script.HEBREW),
    (0xFB1D, 0xFB4F, Script.HEBREW),
    (0x0600, 0x06FF, Script.ARABIC),
    (0x0750, 0x077F, Script.ARABIC),
    (0x08A0, 0x08FF, Script.ARABIC),
    (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE70, 0xFEFC, Script.ARABIC),
    (0x0900, 0x097F, Script.DEVANAGARI),
    (0xA8E0, 0xA8FF, Script.DEVANAGARI),
)

# Letters, numbers and dashes that make one piece where the whole is read from the left: all below
# Hebrew, and punctuation but for the marks that give a direction.
_PLAIN: Final = re.compile("[\\u0000-\\u058f\\u2010-\\u2027\\u2030-\\u205e]+")

# Kinds of letters: left to right, right to left, number, mark on the letter before, neither.
_LEFT, _RIGHT, _NUMBER, _MARK, _NEITHER = "LRN^?"
_KINDS: Final = {
    "L": _LEFT,
    "R": _RIGHT,
    "AL": _RIGHT,
    "EN": _NUMBER,
    "AN": _NUMBER,
    "NSM": _MARK,
    "BN": _MARK,
}
# Signs that belong to the number beside them: 3.5, 10 %, 1/2.
_IN_NUMBERS: Final = frozenset({"ES", "CS"})
_AT_NUMBERS: Final = "ET"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one script and direction; `start` is its first letter in the line."""

    text: str
    start: int
    script: Script
    is_right_to_left: bool


@lru_cache(maxsize=512)
def is_right_to_left(text: str) -> bool:
    """Tell whether `text` is read from the right, as its first letter with a direction says."""
    kinds = (_KINDS.get(unicodedata.bidirectional(letter)) for letter in text)
    return next((kind == _RIGHT for kind in kinds if kind in (_LEFT, _RIGHT)), False)


# What no font takes: a zero ends a text in C, and halves of a letter are none.
_ILLEGIBLE: Final = re.compile("[\0\ud800-\udfff]")


def legible(words: str) -> str:
    """Return `words` with a sign in the place of each letter that can't be drawn."""
    return _ILLEGIBLE.sub("\ufffd", words)


@lru_cache(maxsize=512)
def runs(line: str, from_right: bool) -> tuple[Run, ...]:
    """Return the pieces of `line` as they are seen, the leftmost first.

    `from_right` says how the whole text that the line belongs to is read.
    """
    line = legible(line)
    if line and not from_right and _PLAIN.fullmatch(line):
        return (Run(line, 0, Script.LATIN, False),)
    levels, scripts = _levels(line, from_right), _scripts(line)
    found: list[tuple[int, Run]] = []
    for (level, script), group in groupby(
        range(len(line)), key=lambda number: (levels[number], scripts[number])
    ):
        numbers = list(group)
        text = line[numbers[0] : numbers[-1] + 1]
        found.append((level, Run(text, numbers[0], script, level % 2 == 1)))
    return tuple(run for _, run in _as_seen(found))


def may_break(text: str, index: int) -> bool:
    """Tell whether a word may be cut before letter `index`: not before a mark, nor in a joint."""
    if not 0 < index < len(text):
        return True
    is_mark = unicodedata.category(text[index])[0] == "M" or text[index] == "\u200d"
    return not is_mark and unicodedata.combining(text[index - 1]) != _VIRAMA


# The class of the sign that joins two letters of an Indic script to one.
_VIRAMA: Final = 9


def _as_seen(found: list[tuple[int, Run]]) -> list[tuple[int, Run]]:
    """Turn round what is read from the right, the innermost first (rule L2)."""
    for bar in range(max((level for level, _ in found), default=0), 0, -1):
        turned: list[tuple[int, Run]] = []
        stretch: list[tuple[int, Run]] = []
        for each in found:
            if each[0] >= bar:
                stretch.insert(0, each)
            else:
                turned += [*stretch, each]
                stretch = []
        found = turned + stretch
    return found


def _levels(line: str, from_right: bool) -> list[int]:
    """Return for each letter how deep it lies: odd levels are read from the right."""
    base = _RIGHT if from_right else _LEFT
    kinds = _settled(_kinds(line), base)
    deep = {_LEFT: 2 if from_right else 0, _RIGHT: 1, _NUMBER: 2}
    levels = [deep[kind] for kind in kinds]
    # Spaces at the end go with the whole line (rule L1).
    for number in range(len(line) - 1, -1, -1):
        if not line[number].isspace():
            break
        levels[number] = 1 if from_right else 0
    return levels


def _kinds(line: str) -> list[str]:
    """Return the kind of each letter; marks and signs in numbers have that of their neighbours."""
    classes = [unicodedata.bidirectional(letter) for letter in line]
    kinds = [_KINDS.get(each, _NEITHER) for each in classes]
    for number, kind in enumerate(kinds):
        before = kinds[number - 1] if number else _NEITHER
        after = kinds[number + 1] if number + 1 < len(kinds) else _NEITHER
        is_inside = classes[number] in _IN_NUMBERS and before == after == _NUMBER
        is_beside = classes[number] == _AT_NUMBERS and _NUMBER in (before, after)
        if kind == _MARK:
            kinds[number] = before
        elif is_inside or is_beside:
            kinds[number] = _NUMBER
    return kinds


def _settled(kinds: list[str], base: str) -> list[str]:
    """Give every letter a direction: numbers after Latin are Latin, what is between goes along."""
    strong = base
    for number, kind in enumerate(kinds):
        if kind in (_LEFT, _RIGHT):
            strong = kind
        elif kind == _NUMBER and strong == _LEFT:
            kinds[number] = _LEFT
    start = 0
    for kind, group in groupby(list(kinds)):
        length = len(list(group))
        if kind == _NEITHER:
            sides = (kinds[start - 1] if start else base, _kind_at(kinds, start + length, base))
            before, after = (_RIGHT if side == _NUMBER else side for side in sides)
            kinds[start : start + length] = [before if before == after else base] * length
        start += length
    return kinds


def _kind_at(kinds: list[str], number: int, base: str) -> str:
    return kinds[number] if number < len(kinds) else base


def _scripts(line: str) -> list[Script]:
    """Return the script of each letter; spaces and marks take that of the letter before."""
    found = [_script(letter) for letter in line]
    last = next((script for script in found if script), Script.LATIN)
    settled = []
    for script in found:
        last = script or last
        settled.append(last)
    return settled


def _script(letter: str) -> Script | None:
    """Return the script that `letter` needs, None where any will do.

    Numbers and signs are Latin unless they have places of their own: not every font has them.
    """
    code = ord(letter)
    for first, last, script in _BLOCKS:
        if first <= code <= last:
            return script
    return None if unicodedata.category(letter)[0] in "ZMC" else Script.LATIN
