"""How hard a text is: sentences, words, Flesch-Kincaid for English and LIX for Swedish.

It measures the form of sentences alone; whether a story can be understood, a person has to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

# A word with its apostrophes and hyphens: "troll's", "ice-cream".
WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?\u2026])[\"')\u201d\u2019\u00bb]*\s+")

# LIX counts words of more than six letters as long (Björnsson 1968).
LONG_WORD: Final = 6


@dataclass(frozen=True, slots=True)
class Measured:
    """The texts of a play in one language: how many words and sentences, and how hard they are.

    `level` is a Flesch-Kincaid grade in English and a LIX in Swedish.
    """

    words: int
    sentences: int
    level: float


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of each sentence of `text`; what holds no word is no sentence."""
    found = (tuple(WORD.findall(part)) for part in _SENTENCE_END.split(text))
    return tuple(words for words in found if words)


def measure(texts: Iterable[str], language: str) -> Measured | None:
    """Measure all `texts` together; None where there is no formula for `language`, or no word."""
    said = [sentence for text in texts for sentence in sentences(text)]
    words = [word for sentence in said for word in sentence]
    if not words or language not in ("en", "sv"):
        return None
    per_sentence = len(words) / len(said)
    formula = _grade if language == "en" else _lix
    return Measured(len(words), len(said), formula(words, per_sentence))


def _grade(words: Sequence[str], per_sentence: float) -> float:
    """Return the grade of Kincaid, Fishburne, Rogers and Chissom (1975)."""
    return 0.39 * per_sentence + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def _lix(words: Sequence[str], per_sentence: float) -> float:
    """Return Björnsson's läsbarhetsindex (1968)."""
    return per_sentence + 100 * sum(len(word) > LONG_WORD for word in words) / len(words)


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Count the syllables of an English word, 1 at least.

    A hyphenator never cuts off a single letter ("hap-py" is one piece to it), so that its count is
    too low for short words; groups of vowels, without a silent e, are the least that are heard.
    """
    lower = word.lower()
    return max(len(_hyphenator().positions(lower)) + 1, _vowel_groups(lower))


def _vowel_groups(word: str) -> int:
    heard = re.sub(r"(?<![td])ed$|(?<![^aeiouy]l)e$|(?<=[^aeiouy])es$", "", word)
    return max(1, len(re.findall(r"[aeiouy]+", heard)))


@lru_cache(maxsize=1)
def _hyphenator() -> Any:
    # Only who checks English pays for it: a fifth of a second.
    from pyphen import Pyphen

    # Pronunciation rules the American patterns, etymology the British ones.
    return Pyphen(lang="en_US")
