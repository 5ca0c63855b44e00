"""Tests of training/metrics.py and of the mapping that training/calibrate.py finds."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.acting.expressions import EXPRESSIONS, Expression
from game.perception.expression_model import matches_of, read_card, scores_of
from training.calibrate import UNMIXED, Faces, beside_resting, matched, with_bars, with_mix
from training.metrics import (
    area_figures,
    area_under_curve,
    confusion,
    named_figures,
    pass_at,
    passes,
    recalls,
    reliability,
)


def test_the_area_counts_pairs_in_the_right_order() -> None:
    """Three of four pairs in order make 0.75; ties count half."""
    is_it = np.array([False, True, False, True])
    assert area_under_curve(np.array([0.1, 0.2, 0.3, 0.4]), is_it) == 0.75
    assert area_under_curve(np.array([1.0, 1.0, 1.0, 1.0]), is_it) == 0.5


def test_contempt_is_a_row_of_its_own() -> None:
    """What the network has no word for is counted, and never as a hit."""
    table = confusion(np.array([0, 0, 7]), np.array([0, 3, 4]))
    assert table.shape == (8, 7)
    assert table.sum() == 3
    assert recalls(table) == {"angry": 0.5}


def test_passes_tell_own_from_false() -> None:
    """A match that reaches `enter` counts for what the face shows, else against it."""
    matches = np.zeros((2, 7))
    matches[0, [3, 4]] = 0.9
    told = passes(matches, np.full(7, 0.5), np.array([3, 5]))
    assert told["pass"] == 0.5
    # Neutral passed at one of two faces, the six others at none: expressions count alike.
    assert told["false_pass"] == pytest.approx(0.5 / 7)
    assert told["pass_by_expression"] == {"happy": 1.0, "sad": 0.0}
    assert told["false_pass_by_expression"]["neutral"] == 0.5


def _strangers(count: int, seed: int) -> Faces:
    """Faces whose own logit is larger by about two."""
    dice = np.random.default_rng(seed)
    truth = dice.integers(0, 7, count)
    logits = dice.normal(0, 1, (count, 7))
    logits[np.arange(count), truth] += 2
    return Faces(logits, truth, tuple(f"{k % 5}" for k in range(count)))


def test_bars_let_one_in_twenty_pass_wrongly(root: Path) -> None:
    """The bars that calibration sets hold on faces that it has not seen, calm ones above all."""
    shipped = read_card(root / "models" / "expression.json")
    card = with_bars(replace(shipped, mix=UNMIXED), [_strangers(3000, 1)], [_strangers(3000, 1)])
    others = _strangers(3000, 2)
    told = passes(matched(others, card), np.array(card.enter), others.truth)
    # Calm faces' own, stricter rule makes it fewer than one in twenty here.
    assert 0.01 < told["false_pass"] < 0.06
    assert told["pass"] > 0.4
    calm = others.where(others.truth == EXPRESSIONS.index(Expression.NEUTRAL))
    reached = (matched(calm, card) >= np.array(card.enter)).mean(axis=0)
    other = [share for share, e in zip(reached, EXPRESSIONS, strict=True) if e != "neutral"]
    assert max(other) < 0.07


def test_a_resting_face_never_contains_the_photo_itself() -> None:
    """A calm photo is judged beside the performer's other calm photos only."""
    logits = np.eye(7)[[4, 4, 0, 4]] * 3
    logits[0, 0] = 1.5
    faces = Faces(logits, np.array([4, 4, 0, 4]), ("a", "b", "a", "a"))
    near = beside_resting(faces, 0.5).logits
    # Performer "b" has no other photo, so nothing is known of that resting face.
    assert near[1] == pytest.approx(logits[1])
    usual = logits[[0, 1, 3]].mean(axis=0)
    assert near[0] == pytest.approx(logits[0] - 0.5 * (logits[3] - usual))
    assert near[2] == pytest.approx(logits[2] - 0.5 * ((logits[0] + logits[3]) / 2 - usual))


def test_the_game_takes_a_resting_face_off_as_training_does(root: Path) -> None:
    """Off the logits, as calibration does, or off the scores, as the game does: the same match."""
    faces = _strangers(300, 3)
    card = with_bars(
        with_mix(read_card(root / "models" / "expression.json"), faces, 0.6), [faces], [faces]
    )
    calm = np.flatnonzero((faces.truth == 4) & (np.array(faces.performer) == "2"))
    resting = scores_of(tuple(faces.logits[calm].mean(axis=0)), card)
    acted = int(np.flatnonzero((faces.truth == 0) & (np.array(faces.performer) == "2"))[0])
    theirs = matches_of(scores_of(tuple(faces.logits[acted]), card), resting, card)
    ours = matched(beside_resting(faces, 0.6), card)[acted]
    assert theirs == pytest.approx(ours, abs=1e-3)
    assert ours != pytest.approx(matched(faces, card)[acted], abs=1e-3)


def test_classes_that_lack_are_left_out() -> None:
    """Two expressions only: no figure about the others, and no NaN."""
    truth, named = np.array([3, 3, 5]), np.array([3, 5, 5])
    told = named_figures(truth, named)
    assert told["recall"] == {"happy": 0.5, "sad": 1.0}
    assert told["macro_recall"] == 0.75
    scores = np.eye(7)[named]
    assert math.isnan(area_under_curve(scores[:, 0], truth == 0))
    areas = area_figures(scores, truth)
    assert set(areas["area_by_expression"]) == {"happy", "sad"}
    assert areas["area"] == 0.75
    alone = passes(np.ones((2, 7)), np.full(7, 0.5), np.array([3, 3]))
    assert "happy" not in alone["false_pass_by_expression"]
    assert alone["false_pass_by_expression"]["sad"] == 1.0


def test_what_was_named_nothing_is_a_miss() -> None:
    """-1 counts in n, accuracy and recall, and stands in no table."""
    told = named_figures(np.array([3, 3, 5, 5]), np.array([3, -1, -1, -1]))
    assert (told["n"], told["accuracy"]) == (4, 0.25)
    assert told["recall"] == {"happy": 0.5, "sad": 0.0}
    assert np.sum(told["confusion"]) == 1


def test_confidence_is_held_against_accuracy() -> None:
    """Nine times 0.95 and right, once 0.55 and wrong: bins and mean distance follow."""
    shares = np.array([[0.95, 0.05]] * 9 + [[0.55, 0.45]])
    told = reliability(shares, np.array([0] * 9 + [1]))
    assert [(one["n"], one["accuracy"]) for one in told["bins"]] == [(1, 0.0), (9, 1.0)]
    assert told["ece"] == pytest.approx(0.9 * 0.05 + 0.1 * 0.55)


def test_a_lower_bar_lets_more_pass() -> None:
    """More false passes buy more passes; with none allowed only the clearest pass."""
    faces = _strangers(3000, 3)
    shares = [pass_at(faces.logits, faces.truth, share) for share in (0.01, 0.05, 0.2)]
    assert shares == sorted(shares)
    assert shares[0] < 0.5 < shares[2]
