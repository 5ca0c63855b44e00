"""Tests of training/augment.py."""

from __future__ import annotations

import numpy as np

from tests.training.made_faces import made_face
from training.augment import augmented


def test_pictures_change_but_stay_pictures() -> None:
    """Same size, same type, other pixels; the given pictures stay as they are."""
    pixels = np.stack([made_face(k % 7, k) for k in range(40)])
    before = pixels.copy()
    changed = augmented(pixels, 1.0, np.random.default_rng(1))
    assert changed.shape == pixels.shape
    assert changed.dtype == np.uint8
    assert all((one != other).any() for one, other in zip(pixels, changed, strict=True))
    np.testing.assert_array_equal(pixels, before)


def test_the_face_stays_in_the_middle_on_average() -> None:
    """Flips, turns and shifts favour no side, so a disc stays where it was."""
    disc = np.zeros((48, 48), np.uint8)
    disc[14:34, 14:34] = 255
    mean = augmented(np.stack([disc] * 600), 1.0, np.random.default_rng(2)).mean(axis=0)
    rows, columns = np.indices(mean.shape)
    weight = mean - mean.min()
    assert abs((rows * weight).sum() / weight.sum() - 23.5) < 0.6
    assert abs((columns * weight).sum() / weight.sum() - 23.5) < 0.6


def test_the_same_dice_give_the_same_pictures() -> None:
    """A run can be repeated."""
    pixels = np.stack([made_face(k, 1) for k in range(7)])
    one, other = (augmented(pixels, 1.0, np.random.default_rng(3)) for _ in range(2))
    np.testing.assert_array_equal(one, other)


def test_strength_nought_changes_nothing() -> None:
    """For measuring, pictures can be left alone."""
    pixels = np.stack([made_face(k, 1) for k in range(7)])
    np.testing.assert_array_equal(augmented(pixels, 0.0, np.random.default_rng(4)), pixels)
