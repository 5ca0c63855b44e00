"""The mixture of logits helps with faces of the same kind, and hardly moves without a reason."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from training.mixing import fitted


def _actors(count: int, seed: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Faces of which the network takes every second "fear" (2) for "surprise" (6)."""
    dice = np.random.default_rng(seed)
    truth = dice.integers(0, 7, count)
    logits = dice.normal(0, 1, (count, 7))
    logits[np.arange(count), truth] += 2
    scared = truth == 2
    logits[scared, 6] += 2.5
    logits[scared, 4] -= 2.0
    return logits, truth


def test_what_actors_show_otherwise_is_learnt_from_others() -> None:
    """A mixture of one half names the scared ones of the other half, without losing the rest."""
    logits, truth = _actors(350, 1)
    strangers, shown = _actors(2000, 2)
    mix, offsets = fitted(logits, truth)
    before, after = strangers.argmax(axis=1), (strangers @ mix.T + offsets).argmax(axis=1)
    scared = shown == 2
    assert (after == shown)[scared].mean() > (before == shown)[scared].mean() + 0.2
    assert (after == shown)[~scared].mean() > (before == shown)[~scared].mean() - 0.05


def test_few_faces_do_not_move_much() -> None:
    """With a strong ridge every expression keeps to its own logit."""
    logits, truth = _actors(70, 3)
    mix, _ = fitted(logits, truth, ridge=1000.0)
    assert np.abs(mix - np.eye(7)).max() < 0.01


def test_an_expression_that_nobody_shows_breaks_nothing() -> None:
    """Without a single scared face the numbers stay finite."""
    logits, truth = _actors(200, 4)
    mix, offsets = fitted(logits[truth != 2], truth[truth != 2])
    assert np.isfinite(mix).all()
    assert np.isfinite(offsets).all()
