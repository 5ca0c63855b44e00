"""A text while it is being written: cursor, selection and what can be undone; it draws nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

from game.drawing.scripts import may_break

# A line of the stage has 140 letters. Whoever pastes a page sees it whole and is told; more than
# this is no text for a stage, and a play's file may hold only so much.
MOST_LETTERS: Final = 5000
MOST_STEPS: Final = 200

_WORD: Final = re.compile(r"\w+", re.UNICODE)
# Line ends and tabs become spaces; control signs, which YAML forbids, go.
_BREAKS: Final = re.compile(r"\s+")
_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_JOINERS: Final = frozenset("\u200d\ufe0e\ufe0f")
_SKINS: Final = range(0x1F3FB, 0x1F400)
_FLAGS: Final = range(0x1F1E6, 0x1F200)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text of one paragraph; `cursor` and `anchor` are counts of letters before them.

    What lies between both is selected.
    """

    text: str = ""
    cursor: int = 0
    anchor: int = 0

    @property
    def span(self) -> tuple[int, int]:
        """The first selected letter, and one past the last."""
        return min(self.cursor, self.anchor), max(self.cursor, self.anchor)

    @property
    def selected(self) -> str:
        """The letters that are selected."""
        first, last = self.span
        return self.text[first:last]

    def typed(self, letters: str) -> Manuscript:
        """Put `letters` in place of what is selected, as many as there is room for."""
        first, last = self.span
        room = MOST_LETTERS - (len(self.text) - (last - first))
        new = clean(letters)[: max(0, room)]
        here = first + len(new)
        return Manuscript(self.text[:first] + new + self.text[last:], here, here)

    def moved(self, to: int, is_selecting: bool = False) -> Manuscript:
        """Put the cursor before letter `to`; `is_selecting` leaves the anchor where it is."""
        to = min(len(self.text), max(0, to))
        return replace(self, cursor=to, anchor=self.anchor if is_selecting else to)

    def beside(self, way: int, by_word: bool) -> int:
        """Return where the cursor comes one letter or word on (`way` 1) or back (-1)."""
        if by_word:
            return (
                word_end(self.text, self.cursor) if way > 0 else word_start(self.text, self.cursor)
            )
        return beside(self.text, self.cursor, way)

    def erased(self, way: int, by_word: bool) -> Manuscript:
        """Take out what is selected, or a letter or word behind (`way` -1) or before the cursor."""
        if self.cursor != self.anchor:
            return self.typed("")
        return self.moved(self.beside(way, by_word), is_selecting=True).typed("")

    def word_at(self, place: int) -> Manuscript:
        """Select the word at letter `place`."""
        for word in _WORD.finditer(self.text):
            if word.start() <= place <= word.end():
                return replace(self, anchor=word.start(), cursor=word.end())
        return self.moved(place)


def clean(letters: str) -> str:
    """Return `letters` as they can stand in a play: one paragraph, nothing invisible."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", letters))


def beside(text: str, place: int, way: int) -> int:
    """Return the next place, on (1) or back (-1), where a cursor may stand between signs."""
    place += way
    while 0 < place < len(text) and not _is_between(text, place):
        place += way
    return min(len(text), max(0, place))


def word_start(text: str, place: int) -> int:
    """Return where the word at or before `place` begins."""
    return max((word.start() for word in _WORD.finditer(text) if word.start() < place), default=0)


def word_end(text: str, place: int) -> int:
    """Return where the word at or after `place` ends."""
    ends = (word.end() for word in _WORD.finditer(text) if word.end() > place)
    return next(ends, len(text))


def _is_between(text: str, place: int) -> bool:
    """Tell whether a new sign begins at `place`: marks, skins and joined pictures are one."""
    before, here = text[place - 1], text[place]
    if not may_break(text, place) or here in _JOINERS or before == "\u200d":
        return False
    if unicodedata.combining(here) or ord(here) in _SKINS:
        return False
    if ord(here) in _FLAGS and ord(before) in _FLAGS:
        row = 0
        while row < place and ord(text[place - 1 - row]) in _FLAGS:
            row += 1
        return row % 2 == 0
    return True


class Pen:
    """Writes one manuscript and can take back what it wrote.

    `composing` are letters that an input method has not settled yet: they are shown at the cursor
    and belong to no text.
    """

    def __init__(self, text: str = "") -> None:
        self.page = Manuscript(text, len(text), len(text))
        self.composing = ""
        self._before: list[Manuscript] = []
        self._after: list[Manuscript] = []
        self._is_typing = False

    @property
    def text(self) -> str:
        """What is written."""
        return self.page.text

    def write(self, letters: str) -> None:
        """Type or paste `letters`; a word typed in one go is taken back in one go."""
        self.composing = ""
        goes_on = self._is_typing and len(letters) == 1 and not letters.isspace()
        self._change(self.page.typed(letters), goes_on)
        self._is_typing = len(letters) == 1

    def erase(self, way: int, by_word: bool = False) -> None:
        """Take out the selection, or what stands beside the cursor."""
        self._change(self.page.erased(way, by_word))

    def move(self, to: int, is_selecting: bool = False) -> None:
        """Move the cursor."""
        self._is_typing = False
        self.page = self.page.moved(to, is_selecting)

    def select(self, page: Manuscript) -> None:
        """Take over cursor and selection of `page`, which has the same text."""
        self._is_typing = False
        self.page = page

    def replace(self, text: str) -> None:
        """Write another text instead, as one step."""
        self._change(replace(self.page, anchor=0, cursor=len(self.text)).typed(text))

    def undo(self) -> None:
        """Take back the last step."""
        if self._before:
            self._after.append(self.page)
            self.page = self._before.pop()
        self._is_typing = False

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._after:
            self._before.append(self.page)
            self.page = self._after.pop()
        self._is_typing = False

    def _change(self, page: Manuscript, goes_on: bool = False) -> None:
        self._is_typing = False
        if page.text == self.page.text:
            self.page = page
            return
        if not goes_on:
            self._before = [*self._before[-MOST_STEPS:], self.page]
        self._after.clear()
        self.page = page
