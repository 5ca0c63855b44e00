"""How tests read matches."""

from __future__ import annotations

from game.acting.expressions import EXPRESSIONS, Expression, Matches


def match_for(matches: Matches, asked: frozenset[Expression]) -> float:
    """Return the best match, 0 to 1, among the `asked` expressions (any of a family will do)."""
    return max(matches[EXPRESSIONS.index(expression)] for expression in asked)
