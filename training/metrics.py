"""Counts hits and misses; numpy only, so that measuring needs no training library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from game.acting.expressions import EXPRESSIONS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Indices = NDArray[np.int64]


def confusion(truth: Indices, named: Indices) -> NDArray[np.int64]:
    """Return the table (7 or 8, 7): row what it is, column what it was taken for.

    An eighth row appears when `truth` holds 7, contempt.
    """
    table = np.zeros((max(len(EXPRESSIONS), int(truth.max()) + 1), len(EXPRESSIONS)), np.int64)
    np.add.at(table, (truth, named), 1)
    return table


def recalls(table: NDArray[np.int64]) -> dict[str, float]:
    """Return the share of each expression's rows that were named rightly; absent ones left out."""
    return {
        str(expression): float(table[row, row] / table[row].sum())
        for row, expression in enumerate(EXPRESSIONS)
        if table[row].sum()
    }


def area_under_curve(scores: Floats, is_it: NDArray[np.bool_]) -> float:
    """Return the chance that a right one scores above a wrong one (ties count half)."""
    order = np.argsort(scores, kind="stable")
    _, first, counts = np.unique(scores[order], return_index=True, return_counts=True)
    ranks = np.empty(len(scores))
    ranks[order] = np.repeat(first + (counts + 1) / 2, counts)
    right, wrong = int(is_it.sum()), int((~is_it).sum())
    return float((ranks[is_it].sum() - right * (right + 1) / 2) / (right * wrong))


def areas(scores: Floats, truth: Indices) -> list[float]:
    """Return the area under the ROC curve of each expression's score, (n, 7)."""
    return [area_under_curve(scores[:, k], truth == k) for k in range(len(EXPRESSIONS))]


def passes(matches: Floats, enter: Floats, truth: Indices) -> dict[str, Any]:
    """Return how many reach `enter` for what they show (pass) and for what they don't (false).

    Keys as in the report: pass, false_pass, pass_by_expression, false_pass_by_expression.
    """
    reached = matches >= enter
    own = truth[:, None] == np.arange(len(EXPRESSIONS))
    return {
        "pass": float(reached[own].mean()),
        "false_pass": float(reached[~own].mean()),
        "pass_by_expression": {
            str(e): float(reached[own[:, k], k].mean())
            for k, e in enumerate(EXPRESSIONS)
            if own[:, k].any()
        },
        "false_pass_by_expression": {
            str(e): float(reached[~own[:, k], k].mean()) for k, e in enumerate(EXPRESSIONS)
        },
    }
