"""Proofreading: a draft against the format and every rule, all problems at once, none printed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from game.acting.scenario import Text
from game.scenario.draft import Draft
from game.scenario.fields import ANY_LANGUAGE
from game.scenario.format_rules import FORMAT_RULES
from game.scenario.language_rules import LANGUAGE_RULES
from game.scenario.problem import Finding, Problem, by_place, problem_in
from game.scenario.rules import RULES
from game.scenario.shape import shape_findings
from game.scenario.spelling_rules import WORD_LIST_RULES
from game.scenario.story_rules import STORY_RULES
from game.scenario.text_rules import TEXT_RULES

ALL_RULES: Final = (
    *FORMAT_RULES,
    *RULES,
    *STORY_RULES,
    *TEXT_RULES,
    *LANGUAGE_RULES,
    *WORD_LIST_RULES,
)

Model = TypeVar("Model", bound=BaseModel)


def proofread(file: str, draft: Draft, model: type[Model]) -> Model | list[Problem]:
    """Return `draft` as a `model`, or all its problems in the order of their places."""
    findings: list[Finding] = list(draft.page.findings)
    if draft.page.data is not None or not findings:
        for rule in ALL_RULES:
            findings += rule(draft)
        try:
            made = model.model_validate(draft.page.data)
        except ValidationError as error:
            told = {finding.mark for finding in findings}
            findings += shape_findings(draft, error, model, told)
    if findings:
        return sorted({problem_in(file, finding) for finding in findings}, key=by_place)
    return made


# Orders to machines, halves of letters, and what turns the rest of a line round: no part of a text.
_UNHEARD: Final = re.compile("[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff]")


def as_text(by_language: Mapping[str, str] | None, languages: Sequence[str]) -> Text:
    """Return a text of the format as a value of the core, on one line.

    A plain string gets the only one of `languages`; where there are none its language is not told.
    """
    only = languages[0] if len(languages) == 1 else ANY_LANGUAGE
    return tuple(
        (language if language != ANY_LANGUAGE else only, " ".join(_UNHEARD.sub("", words).split()))
        for language, words in (by_language or {}).items()
    )
