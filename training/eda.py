"""Counts and measures the data before anything is trained on it; it draws and writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from training.data import (
    COLUMNS,
    SEVEN,
    SPLITS,
    VOTE_COLUMNS,
    Pictures,
    majority_expressions,
    without_twins,
)
from training.eyes import LEAST_FACES
from training.twins import (
    BITS,
    LEAST_CORRELATION,
    MOST_BITS,
    block_starts,
    identical_pairs,
    near_pairs,
    told_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

# Splits that may be looked at; nobody looks at test.
SEEN: Final = SPLITS[:2]

QUANTILES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)

# So many names of suspected pictures of one kind are told at most.
MOST_NAMED: Final = 50

# So many of ten raters who call a picture "unknown" or "not a face" keep it out of training.
FACELESS_VOTES: Final = 5

# Edges of the bars in which entropies are counted, in bits; ten votes reach 3.3.
ENTROPY_EDGES: Final = tuple(round(0.25 * k, 2) for k in range(13))

_CONTEMPT: Final = len(SEVEN)


def look_at(
    pictures: Pictures, source: str, watched: Callable[[range], Iterable[int]] | None = None
) -> dict[str, Any]:
    """Return every number of the page; parts that need votes are None where there are none.

    `pictures` holds no test split. `watched` may show a progress bar beside the slow part.
    """
    blocks = block_starts(len(pictures))
    near = near_pairs(pictures.pixels, blocks if watched is None else watched(blocks))
    has_votes = bool(pictures.votes.any())
    return {
        "source": source,
        "classes": list(pictures.classes),
        "pictures": len(pictures),
        "counts": counts_of(pictures),
        "faces_averaged": faces_averaged(pictures),
        "least_faces_for_an_average": LEAST_FACES,
        "light": light_of(pictures),
        "twins": {
            "identical": told_of(identical_pairs(pictures.pixels), pictures),
            "near": told_of(near, pictures),
        },
        "near_twins_are": {
            "bits": MOST_BITS,
            "of_bits": BITS,
            "correlation": LEAST_CORRELATION,
        },
        "ferplus": majorities_of(pictures) if has_votes else None,
        "agreement": agreement_of(pictures) if has_votes else None,
        "votes": sureness_of(pictures) if has_votes else None,
        "suspects": suspects_of(pictures) if has_votes else None,
    }


def counts_of(pictures: Pictures) -> dict[str, dict[str, int]]:
    """Return the number of pictures for each split and class."""
    return {
        split: _by_class(pictures.of(split).folder, pictures.classes)
        for split in SEEN
        if len(pictures.of(split))
    }


def faces_averaged(pictures: Pictures) -> dict[str, int]:
    """Return the classes with enough training faces for an average, and how many they have.

    A picture that comes many times counts once, because an average of copies would be somebody.
    """
    counted = _by_class(without_twins(pictures).of("train").folder, pictures.classes)
    return {name: count for name, count in counted.items() if count >= LEAST_FACES}


def light_of(pictures: Pictures) -> dict[str, Any]:
    """Return quantiles of brightness (mean grey) and contrast (standard deviation)."""
    values = {
        "brightness": pictures.pixels.mean(axis=(1, 2)),
        "contrast": pictures.pixels.std(axis=(1, 2), dtype=np.float32),
    }
    told: dict[str, Any] = {"quantiles": list(QUANTILES)}
    for what, measured in values.items():
        told[what] = {
            split: {
                name: [float(v) for v in np.quantile(measured[rows], QUANTILES)]
                for k, name in enumerate(pictures.classes)
                if (rows := (pictures.split == number) & (pictures.folder == k)).any()
            }
            for number, split in enumerate(SEEN)
            if (pictures.split == number).any()
        }
    return told


def majorities_of(pictures: Pictures) -> dict[str, Any]:
    """Return how many pictures each FER+ majority has, in each split."""
    told = {}
    for split in SEEN:
        named = majority_expressions(_voted(pictures.of(split)).votes)
        if len(named):
            told[split] = {
                **_by_class(named[named >= 0], (*SEVEN, "contempt")),
                "no majority": int((named < 0).sum()),
            }
    return told


def agreement_of(pictures: Pictures) -> dict[str, Any]:
    """Return how FER2013's folders (rows) and FER+'s majorities (columns) agree."""
    voted = _voted(pictures)
    named = majority_expressions(voted.votes)
    table = np.zeros((len(SEVEN), len(SEVEN) + 1), np.int64)
    np.add.at(table, (voted.folder[named >= 0], named[named >= 0]), 1)
    unclear = [int(((voted.folder == k) & (named < 0)).sum()) for k in range(len(SEVEN))]
    alike = np.trace(table)
    return {
        "folders": list(SEVEN),
        "majorities": [*SEVEN, "contempt"],
        "table": table.tolist(),
        "no_majority": dict(zip(SEVEN, unclear, strict=True)),
        "share": _share(alike, table.sum()),
        "share_of_all": _share(alike, len(voted)),
        "share_by_folder": {
            name: _share(table[k, k], table[k].sum()) for k, name in enumerate(SEVEN)
        },
    }


def sureness_of(pictures: Pictures) -> dict[str, Any]:
    """Return how far the raters of one picture agree: entropy in bits, and the largest share."""
    voted = _voted(pictures)
    shares = voted.votes / voted.votes.sum(axis=1, keepdims=True)
    logs = np.log2(shares, out=np.zeros_like(shares), where=shares > 0)
    bits = np.abs((shares * logs).sum(axis=1))
    largest = np.rint(10 * shares.max(axis=1)).astype(int)
    clear = majority_expressions(voted.votes) >= 0
    counted, _ = np.histogram(bits, (*ENTROPY_EDGES[:-1], np.inf))
    return {
        "pictures": len(voted),
        "bits": {"edges": list(ENTROPY_EDGES), "pictures": counted.tolist()},
        "median_bits": float(np.median(bits)),
        "share_of_one_mind": _share((bits == 0).sum(), len(bits)),
        "share_clear": _share(clear.sum(), len(bits)),
        "largest_of_ten": {str(k): int((largest == k).sum()) for k in range(1, 11)},
        "by_folder": {
            name: {
                "bits": [float(v) for v in np.quantile(bits[rows], QUANTILES)],
                "share_clear": _share(clear[rows].sum(), rows.sum()),
            }
            for k, name in enumerate(SEVEN)
            if (rows := voted.folder == k).any()
        },
    }


def suspects_of(pictures: Pictures) -> dict[str, Any]:
    """Return pictures whose folder is suspected to be wrong, the surest first, by name."""
    voted = _voted(pictures)
    own: NDArray[np.uint8] = voted.votes[np.arange(len(voted)), np.array(COLUMNS)[voted.folder]]
    faceless = voted.votes[:, _CONTEMPT + 1 :].sum(axis=1)
    against = voted.votes[:, : _CONTEMPT + 1].max(axis=1)
    return {
        "no_vote_for_folder": _named(voted, own == 0, against),
        "unknown_or_no_face": _named(voted, faceless >= FACELESS_VOTES, faceless),
    }


def _voted(pictures: Pictures) -> Pictures:
    """Return the pictures that have votes."""
    return pictures.where(pictures.votes.sum(axis=1) > 0)


def _named(
    voted: Pictures, suspected: NDArray[np.bool_], weight: NDArray[np.uint8]
) -> dict[str, Any]:
    """Return how many are suspected in each folder, and the names of those with most weight."""
    rows = np.flatnonzero(suspected)
    rows = rows[np.argsort(-weight[rows].astype(int), kind="stable")][:MOST_NAMED]
    counts = _by_class(voted.folder[suspected], voted.classes)
    wholes = _by_class(voted.folder, voted.classes)
    return {
        "pictures": int(suspected.sum()),
        "share": _share(suspected.sum(), len(voted)),
        "by_folder": counts,
        "share_by_folder": {name: _share(counts[name], wholes[name]) for name in counts},
        "named": [
            {
                "name": str(voted.names[row]) if len(voted.names) else str(row),
                "split": SPLITS[voted.split[row]],
                "folder": voted.classes[voted.folder[row]],
                "votes": {
                    column: int(cast)
                    for column, cast in zip(VOTE_COLUMNS, voted.votes[row], strict=True)
                    if cast
                },
            }
            for row in rows
        ],
    }


def _by_class(numbers: NDArray[np.signedinteger[Any]], classes: Sequence[str]) -> dict[str, int]:
    """Return how often each class comes."""
    counted = np.bincount(numbers, minlength=len(classes)).tolist()
    return dict(zip(classes, counted, strict=True))


def _share(part: int, whole: int) -> float | None:
    """Return a share, or nothing where there is no whole."""
    return float(part) / float(whole) if whole else None
