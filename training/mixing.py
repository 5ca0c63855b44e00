"""Fits how the network's outputs are mixed into scores on acted faces; it changes no weight.

The network learnt from the web what people happen to show; actors show it otherwise, and in a way
that is alike from one actor to the next ("matrix scaling", Guo and others 2017). A ridge keeps the
mixture close to none at all, because few actors are known (Kull and others 2019).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from game.acting.expressions import EXPRESSIONS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# How strongly a mixture is held back; chosen on halves of the performers, see training/README.md.
RIDGE: Final = 0.2
# The seven offsets are held only as far as they would otherwise be undefined.
OFFSET_RIDGE: Final = 1e-3

_STEPS: Final = 40
_STILL: Final = 1e-7


def fitted(logits: Floats, truth: NDArray[np.int64], ridge: float = RIDGE) -> tuple[Floats, Floats]:
    """Return the mixture (7, 7) and the offsets (7,) of `mixture @ logits + offsets`.

    A multinomial logistic regression of `truth` (n,) on logits (n, 7), by Newton's method with step
    halving; the problem is convex.
    """
    kinds = len(EXPRESSIONS)
    weight = np.full(len(truth), 1 / len(truth))
    given = np.hstack([logits, np.ones((len(logits), 1))])
    goal = np.eye(kinds)[truth]
    start = np.hstack([np.eye(kinds), np.zeros((kinds, 1))])
    held = np.full(start.shape, ridge)
    held[:, -1] = OFFSET_RIDGE

    def loss(told: Floats) -> float:
        shares = _shares(given @ told.T)
        misses = -(weight * np.log(np.maximum(shares[goal > 0], 1e-300))).sum()
        return float(misses + (held * (told - start) ** 2).sum() / 2)

    told = start
    for _ in range(_STEPS):
        step = _newton(given, goal, weight, told, held, start)
        share = 1.0
        while loss(told - share * step) > loss(told) and share > _STILL:
            share /= 2
        told = told - share * step
        if np.abs(step).max() < _STILL:
            break
    return told[:, :-1], told[:, -1]


def _newton(
    given: Floats, goal: Floats, weight: Floats, told: Floats, held: Floats, start: Floats
) -> Floats:
    """Return the step (7, 8) to the minimum of the loss' second-order expansion."""
    shares = _shares(given @ told.T)
    slope = ((shares - goal) * weight[:, None]).T @ given + held * (told - start)
    bend = -np.einsum("n,na,nb,ni,nj->aibj", weight, shares, shares, given, given, optimize=True)
    own = np.einsum("n,na,ni,nj->aij", weight, shares, given, given, optimize=True)
    for kind in range(len(shares[0])):
        bend[kind, :, kind, :] += own[kind]
    flat = bend.reshape(held.size, held.size) + np.diag(held.ravel())
    return np.linalg.solve(flat, slope.ravel()).reshape(held.shape)


def _shares(values: Floats) -> Floats:
    """Return the softmax of each row."""
    raised = np.exp(values - values.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float64)
