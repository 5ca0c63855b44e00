"""The play on the desk while it is written: proofread and saved after each pause; draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final

from game.playwright import Remark, Script, Trail, Workshop
from game.words import tr

# Seconds without a change before the play is read and saved: less than a person's pause.
PAUSE: Final = 0.35
# Seconds between two looks whether another program has changed the file.
LOOKS_EACH: Final = 2.0


class Desk:
    """One script on its way into its file; `trouble` is why it can't be saved, else ""."""

    def __init__(self, workshop: Workshop, script: Script) -> None:
        self.workshop = workshop
        self.script = script
        self.trouble = ""
        self.is_torn = False
        self._since_change: float | None = None
        self._since_look = 0.0
        script.proof_aside()

    def write(self, trail: Trail, value: Any) -> None:
        """Write `value` at `trail`."""
        self.do(lambda: self.script.write(trail, value))

    def do(self, change: Callable[[], None]) -> bool:
        """Change the script; tell whether that could be done. What could not is told as trouble."""
        try:
            change()
        except (ValueError, OSError) as error:
            self.trouble = str(error)
            return False
        self._since_change = 0.0
        return True

    def list_word(self, remark: Remark) -> bool:
        """Count the unknown word of `remark` as right; tell whether that was done."""
        return self.do(lambda: self.script.list_word(remark)) and self.settle()

    def mend(self, remark: Remark) -> bool:
        """Write what `remark` suggests where it stands by now; tell whether that was done."""
        if self._since_change is not None:
            # What was typed since then has moved the letters that it is about.
            self.settle()
            self.script.proof()
            known = {(one.trail, one.sentence): one for one in self.script.remarks}
            if (remark.trail, remark.sentence) not in known:
                return False
            remark = known[remark.trail, remark.sentence]
        mended = remark
        return self.do(lambda: self.script.mend(mended)) and self.settle()

    def in_one(self) -> AbstractContextManager[None]:
        """Return what makes one step of all changes inside it."""
        return self.script.in_one()

    def update(self, dt: float) -> None:
        """Let time pass; after a pause the play is proofread and saved."""
        self.script.hear_proof()
        if self._since_change is not None:
            self._since_change += dt
            if self._since_change >= PAUSE:
                self.settle()
        self._since_look += dt
        if self._since_look >= LOOKS_EACH:
            self._look()

    def settle(self) -> bool:
        """Proofread and save now; tell whether everything is safe in the file."""
        self._look()
        if self.is_torn:
            return False
        if self._since_change is not None:
            self._since_change = None
            self.script.proof_aside()
        self.trouble = self.script.save() or ""
        return not self.trouble

    def words_at(self, trail: Trail, language: str) -> str:
        """Return what a text says in `language`, "" for the plain one."""
        value = self.script.value(trail)
        if isinstance(value, dict):
            value = value.get(language) if language else next(iter(value.values()), "")
        elif language and language != self.script.languages[0]:
            return ""
        return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""

    def write_words(self, trail: Trail, language: str, words: str) -> None:
        """Write a text in `language`, or a plain one."""
        old = self.script.value(trail)
        if isinstance(old, dict):
            self.write((*trail, language or next(iter(old), "en")), words)
        elif not language:
            self.write(trail, words)
        elif old is None:
            self.write(trail, {language: words} if words else None)
        else:
            first = self.script.languages[0]
            self.write(trail, {first: old, language: words} if words else {first: old})

    def said(self, trail: Trail, language: str) -> str:
        """Return a text in `language` if it is written in that, else in whatever there is."""
        known = self.script.languages
        for code in (language, *known, ""):
            if (code in known or not code) and (words := self.words_at(trail, code)):
                return words
        return ""

    def remarks(self, trail: Trail) -> list[Remark]:
        """Return the problems at a field and in it."""
        deep = len(trail)
        return [each for each in self.script.remarks if each.trail[:deep] == trail]

    def missing(self, trail: Trail) -> list[Remark]:
        """Return problems of the owner of a field that is not there and should be."""
        if self.script.value(trail) is not None:
            return []
        name = f'"{trail[-1]}"'
        return [r for r in self.script.remarks if r.trail == trail[:-1] and name in r.sentence]

    def _look(self) -> None:
        self._since_look = 0.0
        if not self.script.is_changed_elsewhere():
            self.is_torn = False
            return
        if self._since_change is None and not self.trouble:
            # Nothing of ours would be lost, so the newer text is simply shown.
            self.script.read_again()
            self.script.proof()
            return
        self.is_torn = True

    def take_theirs(self) -> None:
        """Go on with what is in the file; undo brings back what was written here."""
        self.script.read_again()
        self.script.proof()
        self._since_change, self.is_torn = None, False

    def keep_both(self) -> None:
        """Go on in a file of one's own beside the other's."""
        self.trouble = self.script.keep_both() or ""
        self.is_torn = bool(self.trouble)
        if not self.trouble:
            self._since_change = 0.0


def counted(place: int, count: int) -> str:
    """Return which of how many, in words."""
    return tr("{number} of {count}", number=place + 1, count=count)
