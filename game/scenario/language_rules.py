"""The rules about languages: every text in each of a pack's languages, and none too many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from game.scenario.draft import Draft, is_cut_off, is_empty
from game.scenario.languages import is_code, meant_code, name_of, names_of
from game.scenario.marked_yaml import Trail
from game.scenario.problem import Finding
from game.scenario.spelling import listed, quoted
from game.scenario.told import Told, told


def missing_translation(draft: Draft) -> Iterator[Finding]:
    """CU040: A text is written in every language of its pack.

    Wrong:
        title: {en: "The parcel", sv: "Paketet"}
        goal: {en: "A smile that grows"}
    Right:
        title: {en: "The parcel", sv: "Paketet"}
        goal: {en: "A smile that grows", sv: "Ett leende som växer"}
    """
    languages = draft.languages()
    for trail, value in draft.text_fields():
        if isinstance(value, str) and not is_empty(value) and len(languages) > 1:
            ways = ", ".join(f'{language}: "…"' for language in languages)
            sentence = told(
                "This text is in one language; here it must be in {languages}. Write {{{ways}}}",
                languages=names_of(languages),
                ways=ways,
            )
            yield draft.key_finding("CU040", trail, sentence, f"{{{ways}}}")
        elif isinstance(value, dict) and value:
            written = {meant_code(name, languages) or name for name in value}
            missing = [language for language in languages if language not in written]
            if missing and not any(is_cut_off(value, name) for name in value):
                ways = ", ".join(f'{language}: "…"' for language in missing)
                sentence = told(
                    '"{field}" is not yet in {languages}. Add {ways}',
                    field=trail[-1],
                    languages=names_of(missing),
                    ways=ways,
                )
                yield draft.key_finding("CU040", trail, sentence, ways)


def unknown_language(draft: Draft) -> Iterator[Finding]:
    """CU041: A text is in no other languages than its pack, by their codes.

    Wrong:
        title: {english: "The parcel", svenska: "Paketet"}
    Right:
        title: {en: "The parcel", sv: "Paketet"}
    """
    languages = draft.languages()
    for trail, value in draft.text_fields():
        for name in value if isinstance(value, dict) else ():
            if name not in languages and not is_cut_off(value, name):
                meant = meant_code(name, draft.pack_languages) or meant_code(name, languages)
                what = _which(name, meant, draft.pack_languages)
                sure = what[1] if what[1] not in value else None
                yield draft.key_finding("CU041", (*trail, name), *what, sure)


def _which(
    name: str, meant: str | None, languages: tuple[str, ...] | None
) -> tuple[Told, str | None]:
    if meant:
        sentence = told(
            '{language} is written "{code}" here, not {word}.',
            language=name_of(meant),
            code=meant,
            word=quoted(name),
        )
        return sentence, meant
    if languages is not None:
        sentence = told(
            "{word} is not a language of this pack, which has {languages}.",
            word=quoted(name),
            languages=listed(languages),
        )
        return sentence, None
    sentence = told(
        "{word} is not a language. Write its two letters, like en or sv.", word=quoted(name)
    )
    return sentence, None


def cut_off_text(draft: Draft) -> Iterator[Finding]:
    """CU042: Inside "{…}" a comma ends a text, so that a text with a comma needs quotation marks.

    Wrong:
        title: {en: Help, a troll!, sv: Hjälp}
    Right:
        title: {en: "Help, a troll!", sv: "Hjälp, ett troll!"}
    """
    for trail, value in draft.text_fields():
        for name in value if isinstance(value, dict) else ():
            if is_cut_off(value, name):
                sentence = told(
                    "The comma before {words} ends the text, because it has no quotation "
                    'marks. Put them around the whole text, like {{en: "One, two, three"}}',
                    words=quoted(name),
                )
                yield draft.key_finding("CU042", (*trail, name), sentence)


def odd_pack_language(draft: Draft) -> Iterator[Finding]:
    """CU043: A pack lists its languages by their two-letter codes.

    Wrong:
        languages: [en, svenska]
    Right:
        languages: [en, sv]
    """
    languages = draft.field("languages")
    for number, name in enumerate(languages if isinstance(languages, list) else ()):
        place: Trail = ("languages", number)
        if isinstance(name, str) and not is_empty(name) and not is_code(name):
            meant = meant_code(name, None)
            sure = meant if meant not in languages else None
            yield draft.finding("CU043", place, *_which(name, meant, None), sure)


LANGUAGE_RULES: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (
    missing_translation,
    unknown_language,
    cut_off_text,
    odd_pack_language,
)
