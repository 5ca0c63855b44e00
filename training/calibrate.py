"""Finds the card's mapping from scores to matches on real faces; it changes no weight."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from game.acting.expressions import EXPRESSIONS, Expression
from game.perception.expression_model import ExpressionModel, ModelCard, matches_of, scores_of
from training.data import Pictures, majority_expressions
from training.metrics import areas, passes
from training.mixing import fitted
from training.photos import Photos

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Indices = NDArray[np.int64]

# How often a face that shows something else may pass.
FALSE_PASS: Final = 0.05

# "Calm" may be more generous: who acts a little less than strangers need to see has done no harm,
# while a child who stands like a statue must get through.
FALSE_PASS_CALM: Final = 0.07

# How often a calm face may pass anything else: a child who does nothing performs nothing.
CALM_PASS: Final = 0.03

# Shares of the class frequency that may be taken off the logits, and of a resting face.
PRIOR_SHARES: Final = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25)
RESTING_SHARES: Final = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)

# The resting face must gain at least this much area under the curve to be worth a statue.
LEAST_GAIN: Final = 0.003

# What a good performance, half-way up among all, shall match; and how steep the match may be.
GOOD_MATCH: Final = 0.85
SLOPES: Final = (0.6, 2.5)

# Each logit counts for its own expression alone.
UNMIXED: Final = tuple(tuple(float(one is other) for other in EXPRESSIONS) for one in EXPRESSIONS)

ENTER: Final = 0.5
LEAVE: Final = 0.36

_NEUTRAL: Final = EXPRESSIONS.index(Expression.NEUTRAL)


@dataclass(frozen=True, slots=True)
class Faces:
    """The network's raw logits (n, 7), what the faces show (n,), and perhaps who they are."""

    logits: Floats
    truth: Indices
    performer: tuple[str, ...] = ()

    def where(self, rows: NDArray[np.bool_]) -> Faces:
        """Return only the named rows."""
        kept = tuple(p for p, keep in zip(self.performer, rows, strict=False) if keep)
        return Faces(self.logits[rows], self.truth[rows], kept)


def crops_as_faces(model: ExpressionModel, pictures: Pictures) -> Faces:
    """Read the crops of one split that have a FER+ majority among the seven expressions."""
    truth = majority_expressions(pictures.votes)
    known = (truth >= 0) & (truth < len(EXPRESSIONS))
    return _read(model, pictures.pixels[known], truth[known], ())


def photos_as_faces(model: ExpressionModel, photos: Photos) -> Faces:
    """Read the performers' crops."""
    return _read(model, photos.crops, photos.truth, photos.performer)


def calibrate(
    card: ModelCard, biases: Sequence[Floats], crops: Faces, photos: Faces | None
) -> ModelCard:
    """Return the card with the best bias, and bars, slopes, resting face measured on the faces.

    Performers choose what is a matter of ranking (how much class frequency, how much resting
    face), because acted faces are what the game sees; bars come from both in equal parts.
    """
    judges = photos or crops
    plain = replace(card, mix=UNMIXED)
    tried = [replace(plain, bias=tuple(round(float(v), 4) for v in bias)) for bias in biases]
    card = max(tried, key=lambda one: float(np.mean(areas(scored(judges, one), judges.truth))))
    if photos is not None:
        card = with_mix(card, photos)
    calm = scored(judges.where(judges.truth == _NEUTRAL), card).mean(axis=0)
    card = replace(card, resting_weight=0.0, resting_scores=tuple(round(float(v), 4) for v in calm))
    if photos is not None:
        card = replace(card, resting_weight=_resting_weight(card, photos))
    return with_bars(card, [crops] if photos is None else [crops, photos])


def with_mix(card: ModelCard, photos: Faces) -> ModelCard:
    """Return the card with the mixture of logits that tells these acted faces apart best."""
    mix, bias = fitted(photos.logits / card.temperature, photos.truth)
    return replace(
        card,
        mix=tuple(tuple(round(float(v), 4) for v in row) for row in mix),
        bias=tuple(round(float(v), 4) for v in bias),
    )


def with_bars(card: ModelCard, sources: Sequence[Faces]) -> ModelCard:
    """Return the card with bars at FALSE_PASS and slopes; every source weighs the same."""
    bars, slopes = [], []
    scores = np.concatenate([scored(source, card) for source in sources])
    truth = np.concatenate([source.truth for source in sources])
    # The last source is the one most like the game's faces: performers, if there are any.
    calm = scored(sources[-1].where(sources[-1].truth == _NEUTRAL), card)
    for k in range(len(EXPRESSIONS)):
        weight = np.concatenate(
            [np.where(s.truth == k, 0, 1) / max(1, int((s.truth != k).sum())) for s in sources]
        )
        allowed = FALSE_PASS_CALM if k == _NEUTRAL else FALSE_PASS
        bar = _weighted_quantile(scores[:, k], weight, 1 - allowed)
        if k != _NEUTRAL and len(calm):
            bar = max(bar, float(np.quantile(calm[:, k], 1 - CALM_PASS)))
        own = scores[(truth == k) & (scores[:, k] > bar), k]
        above = float(np.median(own)) - bar if len(own) else 1.0
        slope = math.log(GOOD_MATCH / (1 - GOOD_MATCH)) / max(above, 1e-3)
        bars.append(round(bar, 4))
        slopes.append(round(min(max(slope, SLOPES[0]), SLOPES[1]), 4))
    return replace(card, bar=tuple(bars), slope=tuple(slopes))


def scored(faces: Faces, card: ModelCard) -> Floats:
    """Return the scores (n, 7) as the game computes them."""
    return np.array([scores_of(tuple(row), card) for row in faces.logits])


def matched(
    scores: Floats, card: ModelCard, resting: Sequence[tuple[float, ...] | None] | None = None
) -> Floats:
    """Return the matches (n, 7) as the game computes them, beside each row's resting face."""
    calm = resting or [None] * len(scores)
    rows = [matches_of(tuple(s), r, card) for s, r in zip(scores, calm, strict=True)]
    return np.array(rows)


def across_halves(card: ModelCard, photos: Faces) -> dict[str, Any]:
    """Return how strangers fare: measured on the half of the performers that set nothing.

    Mixture and bars come from the other half. Both ways, counted together: the strongest match's
    accuracy and macro recall, and the passes.
    """
    performers = sorted(set(photos.performer))
    first = np.array([performers.index(p) % 2 == 0 for p in photos.performer])
    matches, truth = [], []
    for rows in (first, ~first):
        others = photos.where(~rows)
        theirs = with_bars(with_mix(card, others), [others])
        half = photos.where(rows)
        matches.append(matched(scored(half, theirs), theirs))
        truth.append(half.truth)
    all_matches, all_truth = np.concatenate(matches), np.concatenate(truth)
    named = all_matches.argmax(axis=1)
    recall = [float((named[all_truth == k] == k).mean()) for k in range(len(EXPRESSIONS))]
    return {
        "accuracy": float((named == all_truth).mean()),
        "macro_recall": float(np.mean(recall)),
        **passes(all_matches, np.array(card.enter), all_truth),
    }


def resting_of(card: ModelCard, photos: Faces) -> list[tuple[float, ...] | None]:
    """Return for each photo the mean scores of its performer's other calm photos, if any."""
    scores = scored(photos, card)
    names = np.array(photos.performer)
    calm = photos.truth == _NEUTRAL
    found: list[tuple[float, ...] | None] = []
    for row, name in enumerate(photos.performer):
        others = (names == name) & calm & (np.arange(len(names)) != row)
        found.append(tuple(scores[others].mean(axis=0)) if others.any() else None)
    return found


def write_card(path: Path, card: ModelCard, figures: dict[str, Any]) -> None:
    """Write the mapping and the figures into expression.json; the rest of it stays."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    for name in ("bias", "bar", "slope", "enter", "leave", "resting_scores"):
        values = getattr(card, name)
        raw[name] = {str(e): v for e, v in zip(EXPRESSIONS, values, strict=True)}
    raw["mix"] = {
        str(e): {str(other): v for other, v in zip(EXPRESSIONS, row, strict=True)}
        for e, row in zip(EXPRESSIONS, card.mix, strict=True)
    }
    raw["resting_weight"] = card.resting_weight
    raw["figures"] = figures
    path.write_text(json.dumps(raw, indent=1) + "\n", encoding="utf-8")


def _resting_weight(card: ModelCard, photos: Faces) -> float:
    """Return how much of a resting face to take off: 0 unless it clearly ranks faces better."""
    resting = np.array([r or card.resting_scores for r in resting_of(card, photos)])
    extra = resting - np.array(card.resting_scores)
    scores = scored(photos, card)
    gains = [float(np.mean(areas(scores - w * extra, photos.truth))) for w in RESTING_SHARES]
    best = int(np.argmax(gains))
    return RESTING_SHARES[best] if gains[best] - gains[0] >= LEAST_GAIN else 0.0


def _weighted_quantile(values: Floats, weight: Floats, share: float) -> float:
    """Return the value that `share` of the weight lies below."""
    order = np.argsort(values)
    heap = np.cumsum(weight[order]) / weight.sum()
    return float(values[order][min(int(np.searchsorted(heap, share)), len(values) - 1)])


def _read(
    model: ExpressionModel, crops: NDArray[np.uint8], truth: Indices, performer: tuple[str, ...]
) -> Faces:
    """Return the logits of crops."""
    logits = np.array([model.logits(crop) for crop in crops])
    return Faces(logits, truth, performer)
