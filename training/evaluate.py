"""Measures the shipped network through the game's own code; it needs no training library."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from game.acting.expressions import EXPRESSIONS, Expression
from game.perception.expression_model import ExpressionModel, ModelCard
from training import calibrate
from training.data import (
    DataTrouble,
    Pictures,
    cache_folder,
    load_pictures,
    majority_expressions,
    without_twins,
)
from training.metrics import areas, confusion, passes, recalls
from training.photos import Photos, load_photos

if TYPE_CHECKING:
    from numpy.typing import NDArray


def evaluate_crops(model: ExpressionModel, pictures: Pictures, labels: str) -> dict[str, Any]:
    """Return the figures of one split against "ferplus" majorities or "fer2013" folders.

    With FER+ a picture of contempt, which the network cannot name, counts as a miss. The class
    frequency that a balanced network was trained against is added back for naming, as the game
    does not do; `accuracy_without_prior` leaves it out. Passes are the game's.
    """
    if labels == "ferplus":
        truth = majority_expressions(pictures.votes)
        pictures, truth = pictures.where(truth >= 0), truth[truth >= 0]
    else:
        truth = pictures.folder.astype(np.int64)
    if not len(pictures):
        raise DataTrouble("No picture of this split has such a label.")
    logits = np.array([model.logits(crop) for crop in pictures.pixels])
    named = (logits + prior(model)).argmax(axis=1)
    matches = calibrate.matched(calibrate.scored(_faces(logits, truth), model.card), model.card)
    figures = _figures(truth, named)
    figures["accuracy_without_prior"] = float((logits.argmax(axis=1) == truth).mean())
    seven = truth < len(EXPRESSIONS)
    return {**figures, **passes(matches[seven], np.array(model.card.enter), truth[seven])}


def evaluate_photos(model: ExpressionModel, photos: Photos) -> dict[str, Any]:
    """Return the figures of photos that went through the game's whole chain.

    A photo is named after its strongest match. One without a face counts as a miss of accuracy.
    """
    faces = calibrate.photos_as_faces(model, photos)
    scores = calibrate.scored(faces, model.card)
    matches = calibrate.matched(scores, model.card)
    figures = _figures(photos.truth, matches.argmax(axis=1))
    figures["accuracy"] *= len(photos.truth) / (len(photos.truth) + photos.faceless)
    figures["faceless"] = photos.faceless
    areas_found = areas(scores, photos.truth)
    figures["area_by_expression"] = dict(zip(map(str, EXPRESSIONS), areas_found, strict=True))
    figures["area"] = float(np.mean(areas_found))
    figures.update(passes(matches, np.array(model.card.enter), photos.truth))
    calm = photos.truth == EXPRESSIONS.index(Expression.NEUTRAL)
    reached = (matches[calm] >= np.array(model.card.enter)).mean(axis=0)
    figures["calm_faces_pass"] = dict(zip(map(str, EXPRESSIONS), reached.tolist(), strict=True))
    return figures


def calibrate_shipped(
    card_path: Path, data: Path, performers: Path | None, detector: Path
) -> dict[str, Any]:
    """Calibrate the network of a card, write the card, and return the figures it now holds."""
    model = ExpressionModel(card_path)
    pictures = without_twins(load_pictures(data, cache_folder())).of("validation")
    crops = calibrate.crops_as_faces(model, pictures)
    photos, faces = None, None
    if performers is not None:
        photos = load_photos(performers, performers / "labels.csv", detector)
        faces = calibrate.photos_as_faces(model, photos)
    card = calibrate.calibrate(model.card, _biases(model), crops, faces)
    calibrate.write_card(card_path, card, {})
    model = ExpressionModel(card_path)
    figures: dict[str, Any] = {
        "ferplus_validation": evaluate_crops(model, pictures, "ferplus"),
        "fer2013_validation": evaluate_crops(model, pictures, "fer2013"),
        "milliseconds_one_thread": round(milliseconds(model, pictures.pixels[:300]), 3),
    }
    if photos is not None and faces is not None:
        figures["performers"] = evaluate_photos(model, photos)
        figures["performers"]["beside_resting_face"] = _beside_resting_face(card, faces)
        figures["performers_across_halves"] = calibrate.across_halves(card, faces)
    figures = rounded(figures)
    calibrate.write_card(card_path, card, figures)
    return figures


def prior(model: ExpressionModel) -> NDArray[np.float64]:
    """Return what to add to the logits to have the class frequency of FER+ back."""
    return _of_card(model, "prior")


def milliseconds(model: ExpressionModel, crops: NDArray[np.uint8]) -> float:
    """Return the median time that the network takes for one face."""
    taken = []
    for crop in crops:
        start = time.perf_counter()
        model.logits(crop)
        taken.append(time.perf_counter() - start)
    return 1000 * float(np.median(taken))


def rounded(figures: Any) -> Any:
    """Return figures with four digits behind the point, whatever holds them."""
    if isinstance(figures, dict):
        return {name: rounded(value) for name, value in figures.items()}
    return round(figures, 4) if isinstance(figures, float) else figures


def _beside_resting_face(card: ModelCard, faces: calibrate.Faces) -> dict[str, float]:
    """Return how performers fare when their other calm photos are known, as after a warm-up."""
    resting = calibrate.resting_of(card, faces)
    matches = calibrate.matched(calibrate.scored(faces, card), card, resting)
    told = passes(matches, np.array(card.enter), faces.truth)
    return {
        # A match rises with its score, so it ranks the faces alike.
        "area": float(np.mean(areas(matches, faces.truth))),
        "accuracy": float((matches.argmax(axis=1) == faces.truth).mean()),
        "pass": told["pass"],
        "false_pass": told["false_pass"],
    }


def _biases(model: ExpressionModel) -> list[NDArray[np.float64]]:
    """Return what to add to the logits to take more or less of the class frequency off."""
    shares = _of_card(model, "log_shares")
    return [prior(model) - share * shares for share in calibrate.PRIOR_SHARES]


def _of_card(model: ExpressionModel, name: str) -> NDArray[np.float64]:
    """Return seven values that only measuring needs, which the game's card leaves unread."""
    values = json.loads(model.card_path.read_text(encoding="utf-8"))[name]
    return np.array([values[str(expression)] for expression in EXPRESSIONS])


def _faces(logits: NDArray[np.float64], truth: NDArray[np.int64]) -> calibrate.Faces:
    """Return logits as faces of nobody in particular."""
    return calibrate.Faces(logits, truth)


def _figures(truth: NDArray[np.int64], named: NDArray[np.int64]) -> dict[str, Any]:
    """Return count, accuracy, recalls and confusion."""
    table = confusion(truth, named)
    by_expression = recalls(table)
    return {
        "n": len(truth),
        "accuracy": float((truth == named).mean()),
        "macro_recall": float(np.mean(list(by_expression.values()))),
        "recall": by_expression,
        "confusion": table.tolist(),
    }
