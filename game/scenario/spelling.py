"""Near misses and quotation in messages to authors; it knows words, never fields or rules."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from game.scenario.told import Told, told

# A longer word is no slip of the finger, and comparing it would take long.
LONGEST_WORD: Final = 40


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that `word` was probably meant to be, or None."""
    if len(word) > LONGEST_WORD:
        return None
    by_lower = {name.lower(): name for name in known}
    near = _near(word.lower().strip(), tuple(by_lower))
    return by_lower[near[0]] if near else None


def is_only_near(word: str, known: Iterable[str]) -> bool:
    """Tell whether exactly one of `known` is near `word`, so that nobody need be asked."""
    if len(word) > LONGEST_WORD:
        return False
    lower = dict.fromkeys(name.lower() for name in known)
    return len(_near(word.lower().strip(), tuple(lower))) == 1


@lru_cache(maxsize=8192)
def _near(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the two of `known` that are nearest to `word`, as far as they are near at all."""
    return tuple(difflib.get_close_matches(word, known, n=2, cutoff=0.6))


def quoted(words: str) -> Told:
    """Return `words` in quotation marks, on one line and short enough for a message."""
    if isinstance(words, Told):
        return told('"{words}"', words=words)
    flat = " ".join(words.split())
    flat = harmless(flat)
    short = flat if len(flat) <= LONGEST_WORD else flat[: LONGEST_WORD - 1] + "…"
    # Translators: words of an author in quotation marks.
    return told('"{words}"', words=short)


def harmless(words: str) -> str:
    """Return `words` without letters that nobody sees: on a terminal some of them are orders."""
    return "".join(letter for letter in words if letter.isprintable())


def listed(words: Sequence[str]) -> str:
    """Return `a`, `a and b` or `a, b and c`."""
    return _listed(tuple(words))


# What a scene can have is listed for every field that it can't.
@lru_cache(maxsize=64)
def _listed(words: tuple[str, ...]) -> str:
    if len(words) < 2:
        return words[0] if words else ""
    # Translators: the last of several words in a list; {some} has commas where there are more.
    return told("{some} and {last}", some=words[:-1], last=words[-1])
