"""Advice on a play that could go on stage as it is: told by `check` and the workshop alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from game.scenario.draft import Draft
from game.scenario.format import FORMAT
from game.scenario.level_rules import LEVEL_RULES
from game.scenario.marked_yaml import read_page
from game.scenario.migration import upgrade_edits
from game.scenario.picture_rules import PICTURE_RULES
from game.scenario.problem import Finding, Problem, problem_in
from game.scenario.sign_rules import SIGN_RULES
from game.scenario.spelling_rules import SPELLING_RULES
from game.scenario.told import told


def old_format(draft: Draft) -> Iterator[Finding]:
    """CU016: A file is in the newest format, which is told by its field `format`.

    Older files play as they are. `curtain-up check --fix` brings them up to date, and keeps
    comments and order.

    Wrong:
        format: 1
    Right:
        format: 2
    """
    if draft.is_old:
        sentence = told(
            "This file is in an older format. It plays; to bring it up to format {number}, run "
            "curtain-up check --fix",
            number=FORMAT,
        )
        advice = draft.advice("CU016", ("format",), sentence, f"format: {FORMAT}")
        text = draft.page.text
        yield replace(advice, mends=tuple(upgrade_edits(read_page(text), text)))


ADVICE_RULES: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (
    old_format,
    *PICTURE_RULES,
    *LEVEL_RULES,
    *SIGN_RULES,
    *SPELLING_RULES,
)


def advise(file: str, draft: Draft) -> list[Problem]:
    """Return what could be better in `draft`, which lies in `file`; nothing if it is no play."""
    if not isinstance(draft.page.data, dict):
        return []
    return [problem_in(file, finding) for rule in ADVICE_RULES for finding in rule(draft)]
