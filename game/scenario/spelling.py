"""Near misses and quotation in messages to authors; it knows words, never fields or rules."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Final

# A longer word is no slip of the finger, and comparing it would take long.
LONGEST_WORD: Final = 40


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that `word` was probably meant to be, or None."""
    if len(word) > LONGEST_WORD:
        return None
    by_lower = {name.lower(): name for name in known}
    close = difflib.get_close_matches(word.lower().strip(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else None


def is_only_near(word: str, known: Iterable[str]) -> bool:
    """Tell whether exactly one of `known` is near `word`, so that nobody need be asked."""
    lower = {name.lower() for name in known}
    if len(word) > LONGEST_WORD:
        return False
    return len(difflib.get_close_matches(word.lower().strip(), lower, n=2, cutoff=0.6)) == 1


def quoted(words: str) -> str:
    """Return `words` in quotation marks, on one line and short enough for a message."""
    flat = " ".join(words.split())
    flat = "".join(letter for letter in flat if letter.isprintable())
    return f'"{flat if len(flat) <= LONGEST_WORD else flat[: LONGEST_WORD - 1] + "…"}"'


def listed(words: Sequence[str], joiner: str = "and") -> str:
    """Return `a`, `a and b` or `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"
