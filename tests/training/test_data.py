"""Tests of training/data.py."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game.acting.expressions import EXPRESSIONS, Expression
from tests.training.made_faces import made_folders, made_zip
from training.data import (
    CONTEMPT,
    Pictures,
    for_training,
    majority,
    majority_expressions,
    marks,
    soft_labels,
    without_twins,
)
from training.sources import load_pictures


def _votes(**cast: int) -> np.ndarray:
    names = ["neutral", "happiness", "surprise", "sadness", "anger"]
    names += ["disgust", "fear", "contempt", "unknown", "nf"]
    return np.array([[cast.get(name, 0) for name in names]], np.uint8)


@pytest.mark.parametrize(
    ("votes", "winner"),
    [
        (_votes(neutral=6, sadness=4), 0),
        (_votes(happiness=5, neutral=5), -1),  # a half is not more than half
        (_votes(happiness=5, neutral=4, fear=1), 1),  # the single vote is dropped first
        (_votes(anger=4, disgust=3, fear=3), -1),
        (_votes(contempt=6, neutral=4), CONTEMPT),
        (_votes(unknown=7, neutral=3), -1),
        (_votes(nf=10), -1),
        (_votes(), -1),
        (_votes(neutral=1, fear=1, sadness=1), -1),
    ],
)
def test_the_majority_is_as_ferplus_defines_it(votes: np.ndarray, winner: int) -> None:
    """A single vote is dropped, more than half of the rest wins, "unknown" wins nothing."""
    assert majority(votes).tolist() == [winner]


def test_majorities_are_named_in_the_games_order() -> None:
    """FER+ orders its columns otherwise than the game; contempt comes after the seven."""
    votes = np.concatenate([_votes(anger=9), _votes(surprise=9), _votes(contempt=9), _votes(nf=9)])
    angry, surprise = EXPRESSIONS.index(Expression.ANGRY), EXPRESSIONS.index(Expression.SURPRISE)
    assert majority_expressions(votes).tolist() == [angry, surprise, len(EXPRESSIONS), -1]


def test_twins_of_validation_leave_training(tmp_path: Path) -> None:
    """A training picture that is also in validation would flatter the figure."""
    pictures = load_pictures(made_zip(tmp_path / "data.zip"))
    clean = without_twins(pictures)
    assert len(clean.of("train")) == len(pictures.of("train")) - 1
    assert len(clean.of("validation")) == len(pictures.of("validation"))


def test_soft_labels_are_shares_of_the_votes(tmp_path: Path) -> None:
    """Eight votes of ten weigh 0.8; the folder's own label mixes in as far as asked."""
    pictures = load_pictures(made_zip(tmp_path / "data.zip")).of("validation")
    kept, labels = soft_labels(pictures, 0.0)
    assert labels.sum(axis=1) == pytest.approx(1)
    neutral = EXPRESSIONS.index(Expression.NEUTRAL)
    is_angry = kept.folder == 0
    assert labels[is_angry, 0] == pytest.approx(0.8)
    assert labels[is_angry, neutral] == pytest.approx(0.2)
    _, mixed = soft_labels(pictures, 0.5)
    assert mixed[is_angry, 0] == pytest.approx(0.9)


def test_pictures_that_show_no_face_are_left_out(tmp_path: Path) -> None:
    """What the raters could not name teaches nothing."""
    pictures = load_pictures(made_zip(tmp_path / "data.zip"))
    pictures.votes[0] = _votes(nf=10)
    pictures.votes[1] = _votes(unknown=6, neutral=4)
    pictures.votes[2] = _votes(contempt=6, neutral=4)
    kept, _ = soft_labels(pictures, 0.0)
    # Two without a face, and the twin, for which the made file has no votes.
    assert len(kept) == len(pictures) - 3


def test_training_never_sees_the_test_split(tmp_path: Path) -> None:
    """What is alike in test leaves training, and then test itself leaves."""
    pictures = load_pictures(made_zip(tmp_path / "data.zip", test=3))
    assert len(pictures.of("test")) == 7 * 3
    seen = for_training(pictures)
    assert not len(seen.of("test"))
    # One twin of validation, one of test.
    assert len(seen.of("train")) == len(pictures.of("train")) - 2
    assert not set(marks(seen.pixels)) & set(marks(pictures.of("test").pixels))


def test_only_evaluate_can_reach_the_test_split(root: Path) -> None:
    """Of all modules only these two name the function that reads all three splits."""
    named = {
        path.name
        for path in (root / "training").glob("*.py")
        if "load_pictures" in path.read_text(encoding="utf-8")
    }
    assert named <= {"sources.py", "evaluate.py"}


def test_a_tenth_of_train_validates_where_nothing_else_does(tmp_path: Path) -> None:
    """Data with train and test only trains too, with the same tenth held back every time."""
    source = made_folders(tmp_path / "data", ("happy", "sad"), 60, split="train")
    one, other = for_training(load_pictures(source)), for_training(load_pictures(source))
    assert 2 <= len(one.of("validation")) <= 25
    assert len(one) == 120
    np.testing.assert_array_equal(one.split, other.split)


def test_twins_within_train_leave_one(tmp_path: Path) -> None:
    """Of several alike the first stays."""
    pictures = load_pictures(made_zip(tmp_path / "data.zip"))
    doubled = pictures.where(np.concatenate([np.arange(len(pictures)), np.arange(5)]))
    assert len(without_twins(doubled)) == len(without_twins(pictures))


def test_labels_of_other_classes_are_their_folders(tmp_path: Path) -> None:
    """Two classes give labels of two columns."""
    source = made_folders(tmp_path / "data", ("glasses", "no-glasses"), 5)
    kept, labels = soft_labels(load_pictures(source), 0.4)
    assert labels.shape == (10, 2)
    np.testing.assert_array_equal(labels.argmax(axis=1), kept.folder)


def test_names_stay_with_their_pictures(tmp_path: Path) -> None:
    """Whichever rows are taken, each has its own file's name; without names nothing breaks."""
    pictures = load_pictures(made_zip(tmp_path / "data.zip"))
    assert pictures.where(np.array([3, 1])).names.tolist() == [
        pictures.names[3],
        pictures.names[1],
    ]
    nameless = Pictures(pictures.pixels, pictures.folder, pictures.split, pictures.votes)
    assert len(nameless.of("validation")) == 14
    assert nameless.classes == tuple(map(str, EXPRESSIONS))
