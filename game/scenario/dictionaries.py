"""The dictionaries of English and Swedish: whether a word is spelt right, and what was meant.

Hunspell is loaded with the first word that is asked for; both dictionaries take some 30 MB.
"""

from __future__ import annotations

import difflib
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from game import folders

_NAMES: Final = {"en": "en_GB", "sv": "sv_SE"}
LANGUAGES: Final = tuple(_NAMES)

# No word of a play is longer; Hunspell takes long over what is no word at all.
LONGEST_WORD: Final = 40

# Remembered suggestions; each takes Hunspell up to a second to find.
KEPT: Final = 2000

# Two parts of a Swedish compound have at least so many letters: "mån", "unge".
HEAD: Final = 3
TAIL: Final = 4

# Swedish stems lose these letters as the first part of a compound: drake, drakunge.
_LOST: Final = ("", "e", "a")

# Hunspell is one machine with one tape: never two threads at once.
_lock = threading.Lock()
_meant: OrderedDict[tuple[str, str], str | None] = OrderedDict()


def has_dictionary(language: str) -> bool:
    """Tell whether words of `language` can be looked up."""
    return language in _NAMES and _dictionary(language) is not None


@lru_cache(maxsize=2)
def _dictionary(language: str) -> Any | None:
    place, name = folders.assets() / "dictionaries", _NAMES[language]
    if not (place / f"{name}.dic").is_file():
        return None
    from hunspell import Hunspell

    return Hunspell(name, hunspell_data_dir=str(place))


@lru_cache(maxsize=20_000)
def is_word(word: str, language: str) -> bool:
    """Tell whether `word` is spelt right in `language`; one with hyphens by its parts, too."""
    plain = word.replace("\u2019", "'")
    if len(plain) > LONGEST_WORD or _knows(plain, language):
        return True
    parts = plain.split("-")
    if len(parts) > 1:
        return all(is_word(part, language) for part in parts if part)
    return language == "sv" and _is_compound(plain)


def _knows(word: str, language: str) -> bool:
    with _lock:
        dictionary = _dictionary(language)
        return dictionary is None or bool(dictionary.spell(word))


def _is_compound(word: str) -> bool:
    """Tell whether `word` is made of two Swedish words: Hunspell divides only those it has marked.

    A slip in a single word may look like two: "överaskad". The usual one is a letter that is not
    doubled, or doubled in vain, so these are tried first.
    """
    lower = word.lower()
    places = range(HEAD, len(lower) - TAIL + 1)
    if not any(_knows(lower[at:], "sv") and _is_head(lower[:at]) for at in places):
        return False
    return not any(_knows(other, "sv") for other in _otherwise_doubled(lower))


def _otherwise_doubled(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        if word[at - 1 : at] == letter:
            yield word[:at] + word[at + 1 :]
        else:
            yield word[:at] + letter + word[at:]


def _is_head(part: str) -> bool:
    return any(_knows(part + lost, "sv") for lost in _LOST) or (
        part.endswith("s") and len(part) > HEAD and _knows(part[:-1], "sv")
    )


class Patience:
    """How long suggestions for one file may take: `seconds` of work, however busy the machine."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds


def suggestion(word: str, language: str, patience: Patience) -> str | None:
    """Return what `word` was probably meant to be, None if nothing or `patience` is at its end.

    Finding it takes milliseconds, and up to a second where nothing is near.
    """
    key = (word.replace("\u2019", "'"), language)
    with _lock:
        if key in _meant:
            _meant.move_to_end(key)
            return _meant[key]
        dictionary = _dictionary(language)
        if dictionary is None or patience.left <= 0:
            return None
        began = time.thread_time()
        _meant[key] = _nearest(dictionary.suggest(key[0]), key[0])
        patience.left -= time.thread_time() - began
        while len(_meant) > KEPT:
            _meant.popitem(last=False)
        return _meant[key]


def _nearest(found: Sequence[str], word: str) -> str | None:
    # Hunspell's first is not always the nearest: "suprise" is no "uprise". Two words for one are
    # seldom meant: a space is rarely forgotten.
    near = [other for other in found if " " not in other]
    return max(near, key=lambda other: _likeness(word, other), default=None)


def _likeness(word: str, other: str) -> float:
    return difflib.SequenceMatcher(None, word.lower(), other.lower()).ratio()
