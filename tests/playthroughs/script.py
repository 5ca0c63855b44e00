"""Reads a .play file: one instruction a line, matched to the method that carries it out.

An instruction is written as a pattern: `show EXPRESSION MATCH for SECONDS`. Words in small letters
stand for themselves, capitals for one word or one text in quotes.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_WORD = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')


class PlayFault(AssertionError):
    """A line of a .play file can't be understood, or what it expects is not so."""


@dataclass(frozen=True)
class Instruction:
    """One line: where it stands, as it was written, and its words without quotes."""

    file: str
    number: int
    text: str
    words: tuple[str, ...]

    def fault(self, why: str) -> PlayFault:
        """Return the fault that this line has, with its place."""
        return PlayFault(f"{self.file}:{self.number}: {self.text}\n    {why}")


@dataclass(frozen=True)
class Verb:
    """A pattern and the method that carries it out."""

    pattern: str
    carry_out: Callable[..., None]

    def arguments(self, words: tuple[str, ...]) -> list[str] | None:
        """Return what stands for the pattern's capitals, None where the words don't fit it."""
        parts = self.pattern.split()
        if len(parts) != len(words):
            return None
        pairs = list(zip(parts, words, strict=True))
        if any(not part.isupper() and part != word for part, word in pairs):
            return None
        return [word for part, word in pairs if part.isupper()]


def verb(pattern: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Let a method carry out the lines that fit `pattern`; it may have several."""

    def mark(method: Callable[..., None]) -> Callable[..., None]:
        method.__dict__.setdefault("patterns", []).append(pattern)
        return method

    return mark


def verbs_of(stagehand: Any) -> list[Verb]:
    """Return every verb that an object's methods carry out."""
    known = ((name, getattr(type(stagehand), name)) for name in dir(type(stagehand)))
    return [
        Verb(pattern, getattr(stagehand, name))
        for name, method in known
        for pattern in getattr(method, "patterns", ())
    ]


def read(path: Path) -> list[Instruction]:
    """Return the instructions of a file; empty lines and what follows a # are left out."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = re.sub(r"(^|\s)#.*$", "", line).strip()
        words = tuple("".join(parts) for parts in _WORD.findall(text))
        if words:
            found.append(Instruction(path.name, number, text, words))
    return found


def perform(path: Path, stagehand: Any) -> None:
    """Carry out a file line by line.

    Raises PlayFault, which names file and line, tells what is wrong and how things stand.
    """
    verbs = verbs_of(stagehand)
    instructions = read(path)
    if not instructions:
        raise PlayFault(f"{path.name}: the file says nothing. Write what happens, a line each.")
    for instruction in instructions:
        carry_out, arguments = _meant(instruction, verbs)
        try:
            carry_out(*arguments)
        except PlayFault:
            raise
        except (AssertionError, ValueError, LookupError) as error:
            why = f"{error or 'That is not so.'}\n    {stagehand.how_it_stands()}"
            raise instruction.fault(why) from error


def _meant(instruction: Instruction, verbs: list[Verb]) -> tuple[Callable[..., None], list[str]]:
    for each in verbs:
        arguments = each.arguments(instruction.words)
        if arguments is not None:
            return each.carry_out, arguments
    patterns = sorted(each.pattern for each in verbs)
    near = difflib.get_close_matches(instruction.text, patterns, 3, 0.3) or patterns
    told = ", or ".join(f"`{pattern}`" for pattern in near)
    raise instruction.fault(f"I don't know this instruction. Write {told}.")
