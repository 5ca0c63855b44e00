"""Measures the shipped network through the game's own code; it needs no training library."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from game.acting.expressions import EXPRESSIONS, Expression
from game.perception.expression_model import ExpressionModel, ModelCard
from training import calibrate
from training.data import (
    SPLITS,
    DataTrouble,
    Pictures,
    majority_expressions,
    without_twins,
)
from training.metrics import area_figures, named_figures, pass_at, passes
from training.photos import Photos, counted, load_photos
from training.sources import cache_folder, load_pictures

if TYPE_CHECKING:
    from numpy.typing import NDArray

LABELS: Final = ("fer2013", "ferplus")

# What a bar could be set to instead: the shares of false passes that the card tells about.
TRADES: Final = (0.01, 0.02, 0.05, 0.1)

# So many raters who name what was performed are called most of them.
MOST: Final = 0.5

_NEUTRAL: Final = EXPRESSIONS.index(Expression.NEUTRAL)


def split_of(data: Path, split: str, labels: str, votes: Path | None = None) -> Pictures:
    """Return the pictures of one split; raises DataTrouble when they or their labels lack."""
    if split not in SPLITS or labels not in LABELS:
        raise DataTrouble(
            f"Give --split {', '.join(SPLITS)} and --labels {' or '.join(LABELS)}, not "
            f"{split} and {labels}."
        )
    pictures = load_pictures(data, cache_folder(), votes)
    if getattr(pictures, "classes", EXPRESSIONS) != tuple(map(str, EXPRESSIONS)):
        raise DataTrouble(
            f"{data}: has other classes than the seven expressions that the game's network names; "
            f"`python -m training measure` measures a network of your own."
        )
    pictures = without_twins(pictures).of(split)
    if not len(pictures):
        raise DataTrouble(f"{data}: has no pictures in the split {split}.")
    if labels == "ferplus" and not pictures.votes.any():
        raise DataTrouble(
            f"{data}: has no votes of FER+ for the split {split}; put fer2013new.csv beside the "
            f"pictures, or measure with --labels fer2013."
        )
    return pictures


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
    logits = np.array([model.logits(crop) for crop in counted(pictures.pixels, "Reading crops")])
    named = (logits + prior(model)).argmax(axis=1)
    faces = calibrate.Faces(logits, truth)
    matches = calibrate.matched(faces, model.card)
    figures = named_figures(truth, named)
    figures["accuracy_without_prior"] = float((logits.argmax(axis=1) == truth).mean())
    seven = truth < len(EXPRESSIONS)
    return {**figures, **passes(matches[seven], np.array(model.card.enter), truth[seven])}


def evaluate_photos(model: ExpressionModel, photos: Photos) -> dict[str, Any]:
    """Return the figures of photos that went through the game's whole chain.

    A photo is named after its likeliest expression. One without a face is a miss, and passes
    nothing; it stands in every share, but not in the confusion and the areas.
    """
    faces = calibrate.photos_as_faces(model, photos)
    scores = calibrate.scored(faces, model.card)
    matches = calibrate.matched(faces, model.card)
    truth = np.concatenate([photos.truth, photos.unseen])
    nothing = np.full(photos.faceless, -1)
    figures = named_figures(truth, np.concatenate([scores.argmax(axis=1), nothing]))
    figures["faceless"] = photos.faceless
    figures.update(area_figures(scores, photos.truth))
    reached = np.concatenate([matches, np.zeros((photos.faceless, len(EXPRESSIONS)))])
    enter = np.array(model.card.enter)
    figures.update(passes(reached, enter, truth))
    figures["pass_at_false_pass"] = {
        f"{share:g}": pass_at(scores, photos.truth, share) for share in TRADES
    }
    figures["pass_at_allowed"] = pass_at(scores, photos.truth, calibrate.FALSE_PASS)
    calm = matches[photos.truth == _NEUTRAL]
    if len(calm):
        names = map(str, EXPRESSIONS)
        passed = (calm >= enter).mean(axis=0).tolist()
        figures["calm_faces_pass"] = dict(zip(names, passed, strict=True))
    if not np.isnan(photos.people).all():
        figures["people"] = beside_people(photos, scores, matches, enter)
    return figures


def beside_people(
    photos: Photos,
    odds: NDArray[np.float64],
    matches: NDArray[np.float64],
    enter: NDArray[np.float64],
) -> dict[str, Any]:
    """Return how many raters named what was performed, and what the network says of the same.

    Raters chose among the expressions that the table has columns for, so `network` is the
    likeliest among these only; `pass_if_named` and `pass_if_not` tell the photos apart that at
    least half of the raters named rightly.
    """
    asked = np.asarray(~np.isnan(photos.people).all(axis=0))
    rows = asked[photos.truth] & ~np.isnan(photos.people[:, asked]).any(axis=1)
    truth, odds, matches = photos.truth[rows], odds[rows], matches[rows]
    own = np.arange(len(truth)), truth
    people = photos.people[rows][own]
    passed: NDArray[np.bool_] = np.greater_equal(matches[own], enter[truth])
    named = np.where(asked, odds, -np.inf).argmax(axis=1) == truth
    figures: dict[str, Any] = {"n": len(truth)}
    for name, share in (("named", people), ("network", named.astype(np.float64))):
        figures[name] = float(share.mean()) if len(share) else 0.0
        figures[f"{name}_by_expression"] = {
            str(e): float(share[truth == k].mean())
            for k, e in enumerate(EXPRESSIONS)
            if (truth == k).any()
        }
    most = np.asarray(people >= MOST)
    for name, group in (("pass_if_named", most), ("pass_if_not", ~most)):
        if group.any():
            figures[name] = float(passed[group].mean())
    return figures


def calibrate_shipped(
    card_path: Path,
    data: Path,
    performers: Path | None,
    detector: Path,
    votes: Path | None = None,
) -> dict[str, Any]:
    """Calibrate the network of a card, write the card, and return the figures it now holds."""
    model = ExpressionModel(card_path)
    pictures = split_of(data, "validation", "ferplus", votes)
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
    """Return the median time that the network takes for one face, in both of its views."""
    taken = []
    for crop in crops:
        views = np.stack([crop, crop[:, ::-1]])
        start = time.perf_counter()
        model.logits(views)
        taken.append(time.perf_counter() - start)
    return 1000 * float(np.median(taken))


def rounded(figures: Any) -> Any:
    """Return figures with four digits behind the point, whatever holds them."""
    if isinstance(figures, dict):
        return {name: rounded(value) for name, value in figures.items()}
    if isinstance(figures, list):
        return [rounded(value) for value in figures]
    return round(figures, 4) if isinstance(figures, float) else figures


def write_json(figures: dict[str, Any], path: Path) -> None:
    """Write figures into a JSON file; raises DataTrouble when there is no place for it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(figures, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise DataTrouble(f"{path}: the figures cannot be written ({error.strerror}).") from error


def _beside_resting_face(card: ModelCard, faces: calibrate.Faces) -> dict[str, Any]:
    """Return how performers fare when their other calm photos are known, as after a warm-up."""
    near = calibrate.beside_resting(faces, card.resting_weight)
    odds, matches = calibrate.scored(near, card), calibrate.matched(near, card)
    return calibrate.told_of(odds, matches, np.array(card.enter), faces.truth)


def _biases(model: ExpressionModel) -> list[NDArray[np.float64]]:
    """Return what to add to the logits to take more or less of the class frequency off."""
    shares = _of_card(model, "log_shares")
    return [prior(model) - share * shares for share in calibrate.PRIOR_SHARES]


def _of_card(model: ExpressionModel, name: str) -> NDArray[np.float64]:
    """Return seven values that only measuring needs, which the game's card leaves unread."""
    values = json.loads(model.card_path.read_text(encoding="utf-8"))[name]
    return np.array([values[str(expression)] for expression in EXPRESSIONS])
