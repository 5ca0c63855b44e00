"""Languages by their codes, and what people write for them; it knows no fields of any format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from game.scenario.spelling import listed
from game.scenario.told import told

LANGUAGE_PATTERN: Final = r"^[a-z]{2,3}$"

# Files and folders are named after languages, and Windows keeps these names for itself.
_RESERVED: Final = frozenset({"aux", "con", "nul", "prn"})

_NAMES: Final = {
    "da": told("Danish"),
    "de": told("German"),
    "en": told("English"),
    "es": told("Spanish"),
    "fi": told("Finnish"),
    "fr": told("French"),
    "no": told("Norwegian"),
    "sv": told("Swedish"),
}

# Written for a language, and no language's own code.
_MEANT: Final = {
    "swe": "sv",
    "svenska": "sv",
    "swedish": "sv",
    "gb": "en",
    "us": "en",
    "eng": "en",
    "english": "en",
    "engelska": "en",
    "dk": "da",
    "ger": "de",
}

# Codes of Northern Sami and Ukrainian, but more often the country of Swedish and of English.
_MAYBE_MEANT: Final = {"se": "sv", "uk": "en"}


def is_code(name: str) -> bool:
    """Tell whether `name` can be the code of a language."""
    is_short = re.fullmatch(LANGUAGE_PATTERN, name) is not None
    return is_short and name not in _MEANT and name not in _RESERVED


def meant_code(name: str, known: Sequence[str] | None) -> str | None:
    """Return the code that `name` was probably meant to be, one of `known` if that is told."""
    if known is not None and name in known:
        return None
    word = name.strip().lower()
    meant = _MEANT.get(word) or (_MAYBE_MEANT.get(word) if known else None)
    if meant is None and word != name and is_code(word):
        meant = word
    return meant if known is None or meant in known else None


def without_slips(used: Sequence[str]) -> tuple[str, ...]:
    """Return the languages `used`, each once, without those that stand for another of them."""
    return tuple(dict.fromkeys(code for code in used if _MAYBE_MEANT.get(code) not in used))


def name_of(code: str) -> str:
    """Return the name of a language, as it can be told, or its code."""
    return _NAMES.get(code, code)


def names_of(codes: Sequence[str]) -> str:
    """Return the names of languages as words in a sentence."""
    return listed([name_of(code) for code in codes])
