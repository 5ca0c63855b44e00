"""Finds pictures that show the same, to the pixel or nearly; it removes none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from training.data import SPLITS, Pictures, majority_expressions, marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    # Rows of two pictures each, the earlier one first: (n, 2).
    Pairs = NDArray[np.int64]

# Near twins differ in so many bits of a 64-bit difference hash at most, and are so alike in
# light and shade. Both were set by eye on FER2013: from 0.9 on it is the same photograph, other
# in size, cut or light; at 0.85 strangers before the same background mix in.
MOST_BITS: Final = 4
LEAST_CORRELATION: Final = 0.9

BITS: Final = 64
_BLOCK: Final = 512


def identical_pairs(pixels: NDArray[np.uint8]) -> Pairs:
    """Return all pairs of pixel-identical pictures (n, 48, 48)."""
    rows_of: dict[bytes, list[int]] = {}
    for row, mark in enumerate(marks(pixels)):
        rows_of.setdefault(mark, []).append(row)
    pairs = [
        (one, other)
        for rows in rows_of.values()
        for place, one in enumerate(rows)
        for other in rows[place + 1 :]
    ]
    return np.array(pairs, np.int64).reshape(-1, 2)


def near_pairs(pixels: NDArray[np.uint8], blocks: Iterable[int] | None = None) -> Pairs:
    """Return pairs of nearly the same picture; of pixel-identical ones only the first counts.

    `blocks` are the starts of `block_starts`, perhaps beside a progress bar.
    """
    firsts = np.sort(np.unique(np.array(marks(pixels), "V20"), return_index=True)[1])
    bits = hashes(pixels[firsts])
    shades = _shades(pixels[firsts])
    found = []
    for start in block_starts(len(pixels)) if blocks is None else blocks:
        # Bits as -1 and 1: a product of 64 - 2 d where d of them differ.
        likeness = bits[start : start + _BLOCK] @ bits[start:].T
        one, other = np.nonzero(likeness >= BITS - 2 * MOST_BITS)
        is_later = other > one
        one, other = one[is_later] + start, other[is_later] + start
        is_alike = (shades[one] * shades[other]).sum(axis=1) >= LEAST_CORRELATION
        found.append(firsts[np.stack([one[is_alike], other[is_alike]], axis=1)])
    return np.concatenate(found) if found else np.zeros((0, 2), np.int64)


def block_starts(count: int) -> range:
    """Return where the blocks begin in which so many pictures are compared."""
    return range(0, count, _BLOCK)


def hashes(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the difference hash (n, 64) of each picture, -1 or 1: where it gets lighter."""
    import cv2

    small = [cv2.resize(one, (9, 8), interpolation=cv2.INTER_AREA) for one in pixels]
    stacked = np.array(small, np.int16).reshape(-1, 8, 9)
    is_lighter = stacked[:, :, 1:] > stacked[:, :, :-1]
    return np.where(is_lighter, 1, -1).reshape(-1, BITS).astype(np.float32)


def told_of(pairs: Pairs, pictures: Pictures) -> dict[str, Any]:
    """Return how many pairs lie within and across splits, and on what their labels disagree."""
    split, folder = pictures.split[pairs], pictures.folder[pairs]
    is_across = split[:, 0] != split[:, 1]
    rows = np.unique(pairs)
    crossing = np.unique(pairs[is_across])
    differ = folder[:, 0] != folder[:, 1]
    told: dict[str, Any] = {
        "pairs": len(pairs),
        "pictures": len(rows),
        "pairs_within": {
            name: int(((split == number).all(axis=1)).sum())
            for number, name in enumerate(SPLITS[:2])
        },
        "pairs_across": int(is_across.sum()),
        "pictures_with_a_twin_across": {
            name: int((pictures.split[crossing] == number).sum())
            for number, name in enumerate(SPLITS[:2])
        },
        "pairs_with_other_folder": int(differ.sum()),
        "share_with_other_folder": float(differ.mean()) if len(pairs) else None,
        "folders_mixed_up": _mixed_up(folder[differ], pictures.classes),
    }
    if pictures.votes.any() and len(pairs):
        told.update(_votes_told(pairs, pictures))
    return told


def _mixed_up(folder: NDArray[np.int8], classes: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return which two folders hold the same picture, the most frequent first."""
    if not len(folder):
        return []
    kinds, counts = np.unique(np.sort(folder, axis=1), axis=0, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    return [
        {"folders": [classes[kinds[k, 0]], classes[kinds[k, 1]]], "pairs": int(counts[k])}
        for k in order
    ]


def _votes_told(pairs: Pairs, pictures: Pictures) -> dict[str, Any]:
    """Return how far raters disagree with themselves when they see the same picture twice."""
    has_votes = pictures.votes.sum(axis=1) > 0
    pairs = pairs[has_votes[pairs[:, 0]] & has_votes[pairs[:, 1]]]
    if not len(pairs):
        return {}
    votes = pictures.votes[pairs].astype(np.float64)
    shares = votes / votes.sum(axis=2, keepdims=True)
    moved = np.abs(shares[:, 0] - shares[:, 1]).sum(axis=1) / 2
    named = majority_expressions(pictures.votes[pairs.ravel()]).reshape(-1, 2)
    is_clear = (named >= 0).all(axis=1)
    differ = named[:, 0] != named[:, 1]
    return {
        "pairs_with_two_majorities": int(is_clear.sum()),
        "share_with_other_majority": float(differ[is_clear].mean()) if is_clear.any() else None,
        "votes_that_move": float(moved.mean()),
    }


def _shades(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the pictures (n, 2304) with mean 0 and length 1, so that products correlate them."""
    flat = pixels.reshape(len(pixels), -1).astype(np.float32)
    flat -= flat.mean(axis=1, keepdims=True)
    lengths = np.linalg.norm(flat, axis=1, keepdims=True)
    scaled: NDArray[np.float32] = flat / np.maximum(lengths, 1e-6)
    return scaled
