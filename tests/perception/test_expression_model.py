"""Tests of game/perception/expression_model.py with the shipped network."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.acting.expressions import EXPRESSIONS
from game.perception.expression_model import (
    ExpressionModel,
    ModelTrouble,
    matches_of,
    odds_of,
    read_card,
    scores_of,
)
from training.calibrate import UNMIXED


@pytest.fixture
def model(root: Path) -> ExpressionModel:
    """The shipped network."""
    return ExpressionModel(root / "models" / "expression.json")


@pytest.fixture
def copied(root: Path, tmp_path: Path) -> Callable[..., Path]:
    """Make a copy of card and network with some of the card's values changed."""

    def copy(**changes: Any) -> Path:
        card = json.loads((root / "models" / "expression.json").read_text(encoding="utf-8"))
        shutil.copy(root / "models" / card["file"], tmp_path)
        path = tmp_path / "expression.json"
        path.write_text(json.dumps({**card, **changes}), encoding="utf-8")
        return path

    return copy


def test_a_face_gets_seven_matches(model: ExpressionModel) -> None:
    """Whatever the picture is, each expression gets a fraction between 0 and 1."""
    crop = np.random.default_rng(1).integers(0, 256, (48, 48), np.uint8)
    matches = model.read(crop)
    assert len(matches) == len(EXPRESSIONS)
    assert all(0 <= match <= 1 for match in matches)
    assert matches == model.matches(model.read_scores(crop), None)


def test_the_same_face_reads_the_same_twice(model: ExpressionModel) -> None:
    """Reading keeps nothing of the faces before."""
    dice = np.random.default_rng(2)
    one, other = dice.integers(0, 256, (2, 48, 48), np.uint8)
    first = model.read(one)
    model.read(other)
    assert model.read(one) == first


def test_thresholds_start_a_hold_above_where_they_stop_it(model: ExpressionModel) -> None:
    """Every expression has an `enter` clearly above its `leave`."""
    thresholds = model.thresholds()
    assert list(thresholds) == list(EXPRESSIONS)
    assert all(t.enter - t.leave >= 0.1 for t in thresholds.values())


def test_seven_equal_scores_are_odds_of_one_against_six(model: ExpressionModel) -> None:
    """Without mixture and bias the scores are the logits, and equal ones favour nothing."""
    plain = replace(model.card, mix=UNMIXED, bias=(0.0,) * 7, temperature=1.0)
    assert scores_of((3.0,) * 7, plain) == pytest.approx([3.0] * 7)
    assert odds_of((3.0,) * 7) == pytest.approx([-math.log(6)] * 7)
    # Far-off scores neither overflow nor become infinite.
    assert all(math.isfinite(odds) for odds in odds_of((900.0, *(-900.0,) * 6)))


def test_a_match_of_one_half_is_the_bar(model: ExpressionModel) -> None:
    """Odds on the bar are "a stranger would just about accept it"."""
    scores = (0.4, -1.0, 0.2, 0.0, 1.5, -0.3, 0.9)
    card = replace(model.card, bar=odds_of(scores))
    assert matches_of(scores, None, card) == pytest.approx([0.5] * 7)


def test_a_resting_face_that_looks_angry_needs_more_for_angry(model: ExpressionModel) -> None:
    """What a calm face shows anyway is taken off, and only when the card says that it helps."""
    scores = (0.4, -1.0, 0.2, 0.0, 1.5, -0.3, 0.9)
    card = replace(model.card, resting_weight=0.5)
    bare = matches_of(scores, None, card)
    stern = (card.resting_scores[0] + 2.0, *card.resting_scores[1:])
    beside = matches_of(scores, stern, card)
    assert beside[0] < bare[0]
    # What is no longer taken for anger leaves more room for the others.
    assert all(near > far for near, far in zip(beside[1:], bare[1:], strict=True))
    assert matches_of(scores, card.resting_scores, card) == pytest.approx(bare)
    assert matches_of(scores, stern, replace(card, resting_weight=0.0)) == pytest.approx(bare)


def test_another_network_is_refused(copied: Callable[..., Path]) -> None:
    """A network that the card was not measured with does not run."""
    path = copied(sha256="0" * 64)
    with pytest.raises(ModelTrouble, match="is not the one that its card describes"):
        ExpressionModel(path)


def test_a_changed_byte_is_refused(copied: Callable[..., Path]) -> None:
    """One flipped byte in the network is noticed."""
    path = copied()
    weights = path.with_name("expression.tflite")
    content = bytearray(weights.read_bytes())
    content[1000] ^= 1
    weights.write_bytes(content)
    with pytest.raises(ModelTrouble, match=r"expression\.tflite is not the one"):
        ExpressionModel(path)


def test_labels_in_another_order_are_refused(copied: Callable[..., Path]) -> None:
    """A network trained with the labels in another order would praise the wrong face."""
    path = copied(labels=[str(e) for e in reversed(EXPRESSIONS)])
    with pytest.raises(ModelTrouble, match="tells other expressions apart"):
        ExpressionModel(path)


def test_another_size_is_refused(copied: Callable[..., Path]) -> None:
    """A network for larger crops does not fit this game."""
    path = copied(input=[1, 64, 64, 1])
    with pytest.raises(ModelTrouble, match="pictures of another size"):
        read_card(path)


@pytest.mark.parametrize("lacking", ["bar", "temperature", "sha256"])
def test_a_card_that_lacks_a_value_says_which(copied: Callable[..., Path], lacking: str) -> None:
    """The sentence names what is missing."""
    path = copied()
    card = json.loads(path.read_text(encoding="utf-8"))
    del card[lacking]
    path.write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ModelTrouble, match=lacking):
        read_card(path)


def test_a_network_elsewhere_is_refused(copied: Callable[..., Path]) -> None:
    """A card cannot point to a file outside of its folder."""
    with pytest.raises(ModelTrouble, match="file or temperature"):
        read_card(copied(file="../expression.tflite"))


def test_missing_and_damaged_files_are_told(tmp_path: Path, copied: Callable[..., Path]) -> None:
    """Missing card, unreadable card, missing network: a sentence each, with what to do."""
    for content, words in ((None, "can't read"), ("{", "damaged"), ("[]", "damaged")):
        path = tmp_path / "card.json"
        if content is not None:
            path.write_text(content, encoding="utf-8")
        with pytest.raises(ModelTrouble, match=rf"{words}.*install Curtain Up again"):
            ExpressionModel(path)
    path = copied()
    path.with_name("expression.tflite").unlink()
    with pytest.raises(ModelTrouble, match=r"can't read the network .*expression\.tflite"):
        ExpressionModel(path)
