"""Counts hits and misses; numpy only, so that measuring needs no training library."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from game.acting.expressions import EXPRESSIONS
from training.data import SEVEN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Indices = NDArray[np.int64]

# The bins of confidence in a reliability diagram: ten of a tenth each, as is usual.
BINS: Final = 10


def confusion(truth: Indices, named: Indices, classes: int = len(EXPRESSIONS)) -> NDArray[np.int64]:
    """Return the table (7 or 8, 7): row what it is, column what it was taken for.

    An eighth row appears when `truth` holds 7, contempt. What was named -1, nothing, is left out.
    """
    table = np.zeros((max(classes, int(truth.max(initial=0)) + 1), classes), np.int64)
    is_named = named >= 0
    np.add.at(table, (truth[is_named], named[is_named]), 1)
    return table


def recalls(
    table: NDArray[np.int64], names: Sequence[str] = SEVEN, missed: Sequence[int] = ()
) -> dict[str, float]:
    """Return the share of each expression's rows that were named rightly; absent ones left out.

    `missed` counts, per expression, those that were named nothing and so stand in no table.
    """
    rows = table[: len(names)].sum(axis=1) + (np.array(missed) if len(missed) else 0)
    return {name: float(table[row, row] / rows[row]) for row, name in enumerate(names) if rows[row]}


def named_figures(truth: Indices, named: Indices, names: Sequence[str] = SEVEN) -> dict[str, Any]:
    """Return n, accuracy, macro_recall, recall and confusion; -1 in `named` is a miss."""
    table = confusion(truth, named, len(names))
    missed = np.bincount(truth[named < 0], minlength=len(table))[: len(names)]
    by_name = recalls(table, names, missed.tolist())
    return {
        "n": len(truth),
        "accuracy": float((truth == named).mean()),
        "macro_recall": float(np.mean(list(by_name.values()))) if by_name else 0.0,
        "recall": by_name,
        "confusion": table.tolist(),
    }


def area_under_curve(scores: Floats, is_it: NDArray[np.bool_]) -> float:
    """Return the chance that a right one scores above a wrong one (ties count half).

    NaN where there are no right ones or no wrong ones to compare.
    """
    right, wrong = int(is_it.sum()), int((~is_it).sum())
    if not right or not wrong:
        return math.nan
    order = np.argsort(scores, kind="stable")
    _, first, counts = np.unique(scores[order], return_index=True, return_counts=True)
    ranks = np.empty(len(scores))
    ranks[order] = np.repeat(first + (counts + 1) / 2, counts)
    return float((ranks[is_it].sum() - right * (right + 1) / 2) / (right * wrong))


def areas(scores: Floats, truth: Indices) -> list[float]:
    """Return the area under the ROC curve of each expression's score, (n, 7); NaN if absent."""
    return [area_under_curve(scores[:, k], truth == k) for k in range(len(EXPRESSIONS))]


def area_figures(scores: Floats, truth: Indices) -> dict[str, Any]:
    """Return area, the mean of the seven, and area_by_expression, absent ones left out."""
    found = dict(zip(SEVEN, areas(scores, truth), strict=True))
    known = {name: area for name, area in found.items() if not math.isnan(area)}
    if not known:
        return {"area_by_expression": {}}
    return {"area": float(np.mean(list(known.values()))), "area_by_expression": known}


def passes(matches: Floats, enter: Floats, truth: Indices) -> dict[str, Any]:
    """Return how many reach `enter` for what they show (pass) and for what they don't (false).

    Keys as in the report: pass, false_pass, pass_by_expression, false_pass_by_expression; the
    first two are the means of the others, every expression counting alike. An expression that is
    not there, or that all show, has no entry.
    """
    reached = matches >= enter
    own = truth[:, None] == np.arange(len(EXPRESSIONS))
    passed, wrongly = (
        {
            name: float(reached[rows[:, k], k].mean())
            for k, name in enumerate(SEVEN)
            if rows[:, k].any()
        }
        for rows in (own, ~own)
    )
    return {
        "pass": float(np.mean(list(passed.values()))) if passed else 0.0,
        "false_pass": float(np.mean(list(wrongly.values()))) if wrongly else 0.0,
        "pass_by_expression": passed,
        "false_pass_by_expression": wrongly,
    }


def pass_at(scores: Floats, truth: Indices, false_pass: float) -> float:
    """Return the mean share that passes an expression, with bars at this share of false ones.

    The bars are set on the same faces, so it is what ranking alone allows.
    """
    own = truth[:, None] == np.arange(len(EXPRESSIONS))
    there = [k for k in range(len(EXPRESSIONS)) if own[:, k].any() and not own[:, k].all()]
    passed = [
        (scores[own[:, k], k] > np.quantile(scores[~own[:, k], k], 1 - false_pass)).mean()
        for k in there
    ]
    return float(np.mean(passed)) if passed else 0.0


def reliability(shares: Floats, truth: Indices) -> dict[str, Any]:
    """Return ten bins of confidence against accuracy, and their mean distance (ECE).

    `shares` (n, classes) sum to 1; ECE as Guo et al. 2017, "On calibration of modern networks".
    """
    sure, right = shares.max(axis=1), shares.argmax(axis=1) == truth
    place = np.minimum((sure * BINS).astype(int), BINS - 1)
    bins, gap = [], 0.0
    for number in range(BINS):
        here = place == number
        if here.any():
            confidence, accuracy = float(sure[here].mean()), float(right[here].mean())
            gap += here.mean() * abs(confidence - accuracy)
            bins.append({"n": int(here.sum()), "confidence": confidence, "accuracy": accuracy})
    return {"bins": bins, "ece": float(gap)}
