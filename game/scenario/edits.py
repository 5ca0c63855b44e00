"""Small changes of a text at exact places, so that all the rest of a file stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

# The first letter of a piece of a text, and the letter after it, counted from 0.
Span = tuple[int, int]


class Edit(NamedTuple):
    """Letters `start` up to `end` of a text, counted from 0, give way to `words`."""

    start: int
    end: int
    words: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with all `edits`; of two that touch the same letters the first in place counts.

    Two insertions at one place are both made, in their order.
    """
    done: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start >= at:
            done += [text[at : edit.start], edit.words]
            at = edit.end
    return "".join((*done, text[at:]))


def newline_of(text: str) -> str:
    """Return the line end that `text` uses first."""
    line = text.partition("\n")[0]
    return "\r\n" if line.endswith("\r") else "\n"
