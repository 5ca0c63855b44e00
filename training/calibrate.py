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
from game.perception.expression_model import (
    ExpressionModel,
    ModelCard,
    matches_of,
    odds_of,
    scores_of,
)
from training.data import Pictures, majority_expressions
from training.metrics import areas, pass_at, passes
from training.mixing import fitted
from training.photos import Photos, counted

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
RESTING_SHARES: Final = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

# So many more of strangers' performances must pass beside the resting face: else no statue.
LEAST_GAIN: Final = 0.01

# How often the performers are halved anew to see how strangers fare; one draw would be luck.
HALVINGS: Final = 10

# What a good performance, half-way up among all, shall match; and how steep the match may be.
GOOD_MATCH: Final = 0.85
SLOPES: Final = (0.6, 2.5)

# Each logit counts for its own expression alone.
UNMIXED: Final = tuple(tuple(float(one is other) for other in EXPRESSIONS) for one in EXPRESSIONS)

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
    """Return the card with the mixture, bars, slopes and resting face measured on the faces.

    Performers, if there are any, choose what is a matter of ranking (resting face, mixture),
    because acted faces are what the game sees. Bars come in equal parts from crops, from
    performers, and from performers beside their resting faces.
    """
    plain = replace(card, mix=UNMIXED, resting_weight=0.0)
    if photos is None:
        tried = [replace(plain, bias=tuple(round(float(v), 4) for v in bias)) for bias in biases]
        card = max(tried, key=lambda one: float(np.mean(areas(scored(crops, one), crops.truth))))
        return with_bars(_with_calm(card, crops), [crops], [crops])
    card = with_mix(plain, photos, _resting_weight(plain, photos))
    acted = [photos, beside_resting(photos, card.resting_weight)]
    return with_bars(card, [crops, *acted], acted)


def with_mix(card: ModelCard, photos: Faces, weight: float) -> ModelCard:
    """Return the card with the mixture of logits that tells these acted faces apart best.

    They are seen beside their performers' resting faces, `weight` of which is taken off.
    """
    near = beside_resting(photos, weight)
    mix, bias = fitted(near.logits / card.temperature, near.truth)
    card = replace(
        card,
        mix=tuple(tuple(round(float(v), 4) for v in row) for row in mix),
        bias=tuple(round(float(v), 4) for v in bias),
        resting_weight=weight,
    )
    return _with_calm(card, photos)


def _with_calm(card: ModelCard, faces: Faces) -> ModelCard:
    """Return the card with the mean scores of the calm faces."""
    calm = faces.logits[faces.truth == _NEUTRAL]
    if not len(calm):
        return card
    usual = scores_of(tuple(calm.mean(axis=0)), card)
    return replace(card, resting_scores=tuple(round(v, 4) for v in usual))


def beside_resting(photos: Faces, weight: float, usual: Floats | None = None) -> Faces:
    """Return the faces less `weight` of what their performers' calm faces show more than usual.

    Taken off the logits, which comes to the same as `matches_of` on scores, because scores are
    linear in them. A performer's calm photo is seen beside the other calm ones only; who has none
    stays as they are. `usual` (7,) are the logits of calm strangers: by default all calm photos'.
    """
    names = np.array(photos.performer)
    calm = photos.truth == _NEUTRAL
    if usual is None:
        usual = photos.logits[calm].mean(axis=0) if calm.any() else np.zeros(len(EXPRESSIONS))
    logits = photos.logits.copy()
    for row, name in enumerate(photos.performer):
        others = (names == name) & calm & (np.arange(len(names)) != row)
        if others.any():
            logits[row] -= weight * (photos.logits[others].mean(axis=0) - usual)
    return replace(photos, logits=logits)


def with_bars(card: ModelCard, sources: Sequence[Faces], guards: Sequence[Faces]) -> ModelCard:
    """Return the card with bars at FALSE_PASS and slopes; every source weighs the same.

    Of the calm faces among each of `guards` at most CALM_PASS may reach another expression's bar.
    """
    bars, slopes = [], []
    scores = np.concatenate([scored(source, card) for source in sources])
    truth = np.concatenate([source.truth for source in sources])
    calm = [scored(guard.where(guard.truth == _NEUTRAL), card) for guard in guards]
    for k in range(len(EXPRESSIONS)):
        weight = np.concatenate(
            [np.where(s.truth == k, 0, 1) / max(1, int((s.truth != k).sum())) for s in sources]
        )
        allowed = FALSE_PASS_CALM if k == _NEUTRAL else FALSE_PASS
        bar = _weighted_quantile(scores[:, k], weight, 1 - allowed)
        if k != _NEUTRAL:
            stiller = [float(np.quantile(c[:, k], 1 - CALM_PASS)) for c in calm if len(c)]
            bar = max([bar, *stiller])
        own = scores[(truth == k) & (scores[:, k] > bar), k]
        above = float(np.median(own)) - bar if len(own) else 1.0
        slope = math.log(GOOD_MATCH / (1 - GOOD_MATCH)) / max(above, 1e-3)
        bars.append(round(bar, 4))
        slopes.append(round(min(max(slope, SLOPES[0]), SLOPES[1]), 4))
    return replace(card, bar=tuple(bars), slope=tuple(slopes))


def scored(faces: Faces, card: ModelCard) -> Floats:
    """Return the log-odds of the scores (n, 7) as the game computes them."""
    return np.array([odds_of(scores_of(tuple(row), card)) for row in faces.logits])


def matched(faces: Faces, card: ModelCard) -> Floats:
    """Return the matches (n, 7) as the game computes them without a resting face."""
    return np.array([matches_of(scores_of(tuple(row), card), None, card) for row in faces.logits])


def across_halves(card: ModelCard, photos: Faces) -> dict[str, Any]:
    """Return how strangers fare: measured on the half of the performers that set nothing.

    Mixture, bars and the usual calm face come from the other half. Both ways, for HALVINGS draws of
    the halves, counted together: the likeliest expression's accuracy and macro recall, areas, and
    passes; and the same beside the performers' own resting faces.
    """
    names = np.array(photos.performer)
    performers = np.unique(names)
    dice = np.random.default_rng(HALVINGS)
    bare, near, truth = [], [], []
    for _ in range(HALVINGS):
        chosen = dice.permutation(performers)[: (len(performers) + 1) // 2]
        first = np.isin(names, chosen)
        for rows in (first, ~first):
            parts = _strangers(card, photos.where(~rows), photos.where(rows))
            bare.append(parts[0])
            near.append(parts[1])
            truth.append(photos.truth[rows])
    enter, all_truth = np.array(card.enter), np.concatenate(truth)

    def told(halves: list[tuple[Floats, Floats]]) -> dict[str, Any]:
        odds, matches = (np.concatenate(parts) for parts in zip(*halves, strict=True))
        return told_of(odds, matches, enter, all_truth)

    return {**told(bare), "beside_resting_face": told(near)}


def _strangers(
    card: ModelCard, others: Faces, half: Faces
) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """Return odds and matches of `half` as `others` set them, without and beside resting faces."""
    weight = card.resting_weight
    theirs = with_mix(card, others, weight)
    acted = [others, beside_resting(others, weight)]
    theirs = with_bars(theirs, acted, acted)
    calm = others.logits[others.truth == _NEUTRAL]
    near = beside_resting(half, weight, calm.mean(axis=0) if len(calm) else None)
    bare, beside = ((scored(faces, theirs), matched(faces, theirs)) for faces in (half, near))
    return bare, beside


def told_of(odds: Floats, matches: Floats, enter: Floats, truth: Indices) -> dict[str, Any]:
    """Return accuracy and macro recall of the likeliest expression, mean area, and the passes."""
    named = odds.argmax(axis=1)
    kinds = [k for k in range(len(EXPRESSIONS)) if (truth == k).any()]
    return {
        "accuracy": float((named == truth).mean()),
        "macro_recall": float(np.mean([(named[truth == k] == k).mean() for k in kinds])),
        "area": float(np.mean(areas(odds, truth))),
        "pass_at_allowed": pass_at(odds, truth, FALSE_PASS),
        **passes(matches, enter, truth),
    }


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
    """Return how much of a resting face to take off: 0 unless clearly more performances pass.

    Counted on strangers at FALSE_PASS, as the game lives by that; who sets it does not measure it.
    """
    if len(set(photos.performer)) < 2:
        return 0.0

    def passing(weight: float) -> float:
        told = across_halves(replace(card, resting_weight=weight), photos)
        return float(told["beside_resting_face"]["pass_at_allowed"])

    gains = [passing(weight) for weight in counted(RESTING_SHARES, "Trying the resting face")]
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
