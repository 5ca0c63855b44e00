"""Advice on texts that are too hard for the youngest whom the play is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from game.scenario.draft import Draft, Written
from game.scenario.languages import name_of
from game.scenario.measures import years
from game.scenario.problem import Finding
from game.scenario.readability import measure, sentences
from game.scenario.told import Told, told
from game.scenario.tongue import in_languages

# Words in the longest sentence for a youngest age: up to 6, 7 and 8, older. The plays that come
# with the game keep to it; half of their longest sentences have 15 words or more.
LONGEST_SENTENCES: Final = ((6, 16), (8, 20), (18, 24))

# Fewer words say nothing: one odd name would decide.
FEWEST_WORDS: Final = 40

# A Flesch-Kincaid grade is that of American schools, which begin at six: a child of six reads
# grade 1. Who listens is ahead of who reads in all of the first seven grades (Sticht, Beck, Hauke,
# Kleiman and James, Auding and Reading, 1974), so a line that is told may be three grades harder.
FIRST_GRADE_AT: Final = 6
EAR_AHEAD: Final = 3
LOWEST_GRADE: Final = 2.0

# Björnsson's scale: below 30 children's books, 30 to 40 easy fiction.
LIX_OF_CHILDREN: Final = 30.0
LIX_OF_EASY_FICTION: Final = 40.0
READS_FICTION_AT: Final = 9


def _youngest(draft: Draft) -> int | None:
    try:
        return years(draft.field("ages"))[0]
    except ValueError:
        return None


def _told_texts(draft: Draft) -> Iterator[Written]:
    """Yield what is told to the child: a goal is for grown-ups, and a sign is no sentence."""
    for text in in_languages(draft):
        field = next(step for step in reversed(text.trail) if _is_field(step))
        if field not in ("goal", "sign", "description"):
            yield text


def _is_field(step: str | int) -> bool:
    return isinstance(step, str) and len(step) > 3


def long_sentence(draft: Draft) -> Iterator[Finding]:
    """CU051: A sentence is short enough for the youngest whom the play is for.

    At most 16 words for children of up to 6, 20 for those of 7 and 8, 24 for older ones.

    Wrong:
        line: "You open the box and in the box is a bag and in the bag is a cat! Show it a smile!"
    Right:
        line: "You open the box. In it is a bag. In the bag is a cat! Show it a smile!"
    """
    youngest = _youngest(draft)
    if youngest is None:
        return
    limit = next(words for age, words in LONGEST_SENTENCES if youngest <= age)
    for text in _told_texts(draft):
        longest = max(map(len, sentences(text.words)), default=0)
        if longest > limit:
            sentence = told(
                "A sentence of {length} words is long for a child of {age}, who can follow "
                "{limit}. Make two of it.",
                length=longest,
                age=youngest,
                limit=limit,
            )
            yield draft.advice("CU051", text.trail, sentence)


def hard_words(draft: Draft) -> Iterator[Finding]:
    """CU052: All texts of a play together are easy enough for the youngest whom it is for.

    English is measured by Flesch and Kincaid's grade (1975), which may be as high as the youngest
    age less two: a child of five follows grade 3 by ear. Swedish is measured by Björnsson's LIX
    (1968): up to 30, the level of children's books, and up to 40 from nine years on. Both count how
    long sentences and words are; whether a story can be understood, only a child can tell.

    Wrong:
        praise: >
          Unbelievable! Internationally celebrated veterinarians immediately congratulate
          everybody.
        helped: >
          Extraordinary determination! Photographers enthusiastically document unforgettable
          achievements.
        passed_on: >
          Fascinating conversations continue regardless: professional acrobats demonstrate
          remarkable flexibility.
        hint: >
          Concentrate! Expressive eyebrows communicate astonishment
          extraordinarily convincingly, according to distinguished choreographers everywhere,
          particularly internationally.
    Right:
        praise: "What a smile! The vet claps."
        helped: "You found it! Click, says the camera."
        passed_on: "The acrobats go on without it."
        hint: "Eyebrows up high!"
    """
    youngest = _youngest(draft)
    if youngest is None:
        return
    by_language: dict[str, list[str]] = {}
    for text in _told_texts(draft):
        by_language.setdefault(text.language, []).append(text.words)
    for language, texts in by_language.items():
        found = measure(texts, language)
        limit = _limit(youngest, language)
        if found is not None and found.words >= FEWEST_WORDS and found.level > limit:
            scale = "Flesch-Kincaid" if language == "en" else "LIX"
            sentence = told(
                "In {language} this play is hard for a child of {age}: {scale} {level}, where "
                "{limit} can be followed. Use shorter sentences and shorter words.",
                language=name_of(language),
                age=youngest,
                scale=scale,
                level=_decimal(found.level),
                limit=f"{limit:.0f}",
            )
            yield draft.advice("CU052", ("ages",), sentence)


def _decimal(number: float) -> Told:
    whole, tenths = f"{number:.1f}".split(".")
    # Translators: a number with one decimal.
    return told("{whole}.{tenths}", whole=whole, tenths=tenths)


def _limit(youngest: int, language: str) -> float:
    if language == "en":
        return max(LOWEST_GRADE, float(youngest - FIRST_GRADE_AT + 1 + EAR_AHEAD))
    return LIX_OF_CHILDREN if youngest < READS_FICTION_AT else LIX_OF_EASY_FICTION


LEVEL_RULES: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (long_sentence, hard_words)
