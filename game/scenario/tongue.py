"""In which language a text is, also where its author did not say so; it measures nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.scenario.dictionaries import LANGUAGES, is_word
from game.scenario.draft import Draft, Written
from game.scenario.fields import ANY_LANGUAGE
from game.scenario.readability import WORD

# Fewer words can't tell a language, and no language has many words of another.
FEWEST_WORDS: Final = 4
FEWEST_KNOWN: Final = 0.6


def in_languages(draft: Draft) -> Iterator[Written]:
    """Yield every text of `draft` with its language, `ANY_LANGUAGE` where nobody can tell."""
    plain = _plain_language(draft)
    for text in draft.texts():
        yield text if text.language != ANY_LANGUAGE else text._replace(language=plain)


def _plain_language(draft: Draft) -> str:
    """Return the language of plain texts: their pack's only one, or whose words they are."""
    if draft.pack_languages is not None:
        return draft.pack_languages[0] if len(draft.pack_languages) == 1 else ANY_LANGUAGE
    texts = (text.words for text in draft.texts() if text.language == ANY_LANGUAGE)
    words = [word.lower() for text in texts for word in WORD.findall(text)][:400]
    if len(words) < FEWEST_WORDS:
        return ANY_LANGUAGE
    known = {code: sum(is_word(word, code) for word in words) for code in LANGUAGES}
    best = max(known, key=lambda code: known[code])
    is_sure = known[best] >= FEWEST_KNOWN * len(words)
    return best if is_sure and list(known.values()).count(known[best]) == 1 else ANY_LANGUAGE
