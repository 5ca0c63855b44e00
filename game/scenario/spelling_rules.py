"""Advice on words that no dictionary knows, and on the word lists that say which are right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from game.scenario.dictionaries import Patience, has_dictionary, is_word, suggestion
from game.scenario.draft import Draft, Written
from game.scenario.languages import is_code, meant_code
from game.scenario.problem import Finding, Level, Mark
from game.scenario.readability import WORD
from game.scenario.spelling import quoted
from game.scenario.told import told
from game.scenario.tongue import in_languages

# Seconds for suggestions in one file: Hunspell takes up to one for a word like nothing else.
PATIENCE = 0.5

# More would be no slips but another language.
MOST_WORDS: Final = 50

# A word with a capital after another word, or after a comma.
_NAME: Final = re.compile(
    r"(?:(?<=[^\W\d_] )|(?<=[^\W\d_], ))[A-ZÅÄÖÉÜ][^\W\d_]*(?:['\u2019-][^\W\d_]+)*"
)

# Sounds, drawn out or not: "aaah", "Tuuut", "brrr", "oh", "hm".
_DRAWN_OUT: Final = re.compile(r"(.)\1\1|^[aeiouyåäö]+h*$|^[^aeiouyåäö]+$", re.IGNORECASE)
_SOUNDS: Final = re.compile(
    "atchoo|achoo|atjoo?|boing|eek|huff|klang|moo|oink|plask|pling|plong|plopp|poff|psst|puff|sch|"
    "splash|swish|swosh|tut|vroom|whee|whoosh|wow|yay|yum|zzz",
    re.IGNORECASE,
)


def misspelt(draft: Draft) -> Iterator[Finding]:
    """CU053: Words are spelt as in the dictionary, or listed among `words`.

    British English and Swedish are looked up. Names and sounds need no list: a word with a capital
    inside a sentence is a name, and "aaah" is a sound.

    Wrong:
        line: {en: "A suprise! Show it a smile.", sv: "En överaskning! Visa ett leende."}
    Right:
        line: {en: "A surprise! Show it a smile.", sv: "En överraskning! Visa ett leende."}
    """
    patience, told = Patience(PATIENCE), 0
    texts = [text for text in in_languages(draft) if has_dictionary(text.language)]
    right = {
        language: _listed(draft, language) | _names(texts, language)
        for language in {text.language for text in texts}
    }
    for text in texts:
        for word in dict.fromkeys(WORD.findall(text.words)):
            if told < MOST_WORDS and not _is_right(word, text.language, right[text.language]):
                told += 1
                yield _finding(draft, text, word, suggestion(word, text.language, patience))


def _is_right(word: str, language: str, listed: frozenset[str]) -> bool:
    if _is_known(word, language):
        return True
    lower = word.lower().replace("\u2019", "'")
    # The owner of something: "Blip's" in English, "Blips" in Swedish.
    return lower in listed or re.sub(r"'?s$", "", lower) in listed


@lru_cache(maxsize=20_000)
def _is_known(word: str, language: str) -> bool:
    if is_word(word, language):
        return True
    return bool(_SOUNDS.fullmatch(word) or _DRAWN_OUT.search(word))


def _listed(draft: Draft, language: str) -> frozenset[str]:
    """Return the words that the play and its pack call right, in small letters."""
    own = draft.field("words")
    lists: list[Any] = [own.get(language) if isinstance(own, dict) else None]
    lists += [words for code, words in draft.pack_words if code == language]
    return frozenset(
        word.lower().replace("\u2019", "'")
        for words in lists
        if isinstance(words, (list, tuple))
        for word in words
        if isinstance(word, str)
    )


def _names(texts: Sequence[Written], language: str) -> frozenset[str]:
    """Return the words that are written with a capital inside some sentence, in small letters."""
    words = (text.words for text in texts if text.language == language)
    found = (name.lower().replace("\u2019", "'") for text in words for name in _NAME.findall(text))
    return frozenset(re.sub(r"'s$", "", name) for name in found)


def _finding(draft: Draft, text: Written, word: str, meant: str | None) -> Finding:
    sentence = told("I don't know the word {word}.", word=quoted(word))
    if meant:
        sentence = told('{say} Did you mean "{meant}"?', say=sentence, meant=meant)
    sentence = told(
        '{say} If it is right, list it: words: {{{language}: ["{word}"]}}',
        say=sentence,
        language=text.language,
        word=word[:40],
    )
    at = _place(draft, text, word)
    if at is None:
        return draft.advice("CU053", text.trail, sentence, meant)
    mark = _mark(draft.page.text, at)
    return Finding("CU053", mark, sentence, meant, Level.ADVICE, (at, at + len(word)))


def _place(draft: Draft, text: Written, word: str) -> int | None:
    """Return the letter of the file where `word` begins in `text`; None where a line divides it."""
    span = draft.page.spans.get(text.trail)
    if span is None:
        return None
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", draft.page.text[span[0] : span[1]])
    return span[0] + found.start() if found else None


def _mark(text: str, at: int) -> Mark:
    return Mark(text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1))


def odd_word_list(draft: Draft) -> Iterator[Finding]:
    """CU054: A list of words stands under the two-letter code of a language.

    Wrong:
        words: {english: [Atchoo]}
    Right:
        words: {en: [Atchoo]}
    """
    words = draft.field("words")
    for name in words if isinstance(words, dict) else ():
        if not is_code(name):
            meant = meant_code(name, None)
            sentence = told(
                "{word} is not the code of a language, like en or sv.", word=quoted(name)
            )
            if meant:
                sentence = told('{say} Write "{meant}".', say=sentence, meant=meant)
            sure = meant if meant not in words else None
            yield draft.key_finding("CU054", ("words", name), sentence, meant, sure)


SPELLING_RULES: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (misspelt,)
WORD_LIST_RULES: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (odd_word_list,)
