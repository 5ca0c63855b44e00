"""Words of an author's own that no dictionary knows, listed in the file so that `check` knows."""

from __future__ import annotations

from pathlib import Path

from game.scenario.cards import CARD, Pack, draft_of_card
from game.scenario.draft import Draft
from game.scenario.load import read_draft
from game.scenario.spelling_rules import misspelt
from game.scenario.tongue import in_languages
from game.workshop.composition import compose


def with_own_words(text: str, file: Path, pack: Pack | None = None) -> tuple[str, list[str]]:
    """Return the play or card `text`, with its unknown words listed, and these words.

    Names, titles and sounds are an author's to spell.
    """
    draft = draft_of_card(text) if file.name == CARD else read_draft(text, file, pack)
    found: dict[str, list[str]] = {}
    for finding in misspelt(draft):
        if finding.span is not None:
            word = text[finding.span[0] : finding.span[1]]
            language = _language_at(draft, finding.span[0])
            known = found.setdefault(language, [])
            if language and word not in known:
                known.append(word)
    changed = compose(text)
    for language, words in found.items():
        listed = changed.value(("words", language)) or []
        changed = changed.set(("words", language), [*listed, *words])
    return changed.text, [word for words in found.values() for word in words]


def _language_at(draft: Draft, place: int) -> str:
    for told in in_languages(draft):
        start, end = draft.page.spans.get(told.trail, (0, 0))
        if start <= place < end:
            return told.language
    return ""
