"""Tests of training/data.py."""

from __future__ import annotations

import zipfile
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from game.acting.expressions import EXPRESSIONS, Expression
from training.data import (
    CONTEMPT,
    DataTrouble,
    load_pictures,
    majority,
    majority_expressions,
    soft_labels,
    without_twins,
)


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


def test_zip_and_folder_read_alike(tmp_path: Path, faces: ModuleType) -> None:
    """Whether the data is packed or not makes no difference."""
    packed = faces.made_zip(tmp_path / "data.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "data")
    one, other = load_pictures(packed), load_pictures(tmp_path / "data")
    assert len(one) == 7 * 6 + 7 * 2 + 1
    np.testing.assert_array_equal(one.pixels, other.pixels)
    np.testing.assert_array_equal(one.votes, other.votes)
    assert len(one.of("validation")) == 14


def test_the_cache_gives_the_same_and_notices_another_file(
    tmp_path: Path, faces: ModuleType
) -> None:
    """A second reading comes from the cache; a changed source does not."""
    packed, cache = faces.made_zip(tmp_path / "data.zip"), tmp_path / "cache"
    first = load_pictures(packed, cache)
    assert len(list(cache.iterdir())) == 1
    np.testing.assert_array_equal(load_pictures(packed, cache).pixels, first.pixels)
    faces.made_zip(packed, each=3)
    assert len(load_pictures(packed, cache)) == 7 * 3 + 7 * 2 + 1


def test_twins_of_validation_leave_training(tmp_path: Path, faces: ModuleType) -> None:
    """A training picture that is also in validation would flatter the figure."""
    pictures = load_pictures(faces.made_zip(tmp_path / "data.zip"))
    clean = without_twins(pictures)
    assert len(clean.of("train")) == len(pictures.of("train")) - 1
    assert len(clean.of("validation")) == len(pictures.of("validation"))


def test_soft_labels_are_shares_of_the_votes(tmp_path: Path, faces: ModuleType) -> None:
    """Eight votes of ten weigh 0.8; the folder's own label mixes in as far as asked."""
    pictures = load_pictures(faces.made_zip(tmp_path / "data.zip")).of("validation")
    kept, labels = soft_labels(pictures, 0.0)
    assert labels.sum(axis=1) == pytest.approx(1)
    neutral = EXPRESSIONS.index(Expression.NEUTRAL)
    is_angry = kept.folder == 0
    assert labels[is_angry, 0] == pytest.approx(0.8)
    assert labels[is_angry, neutral] == pytest.approx(0.2)
    _, mixed = soft_labels(pictures, 0.5)
    assert mixed[is_angry, 0] == pytest.approx(0.9)


def test_pictures_that_show_no_face_are_left_out(tmp_path: Path, faces: ModuleType) -> None:
    """What the raters could not name teaches nothing."""
    pictures = load_pictures(faces.made_zip(tmp_path / "data.zip"))
    pictures.votes[0] = _votes(nf=10)
    pictures.votes[1] = _votes(unknown=6, neutral=4)
    pictures.votes[2] = _votes(contempt=6, neutral=4)
    kept, _ = soft_labels(pictures, 0.0)
    # Two without a face, and the twin, for which the made file has no votes.
    assert len(kept) == len(pictures) - 3


def test_a_missing_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    """The sentence says what to give instead."""
    with pytest.raises(DataTrouble, match=r"no such file or folder; give the zip"):
        load_pictures(tmp_path / "none.zip")


def test_a_cut_download_is_told_in_a_sentence(tmp_path: Path, faces: ModuleType) -> None:
    """Half a zip is not read as far as it goes."""
    packed = faces.made_zip(tmp_path / "data.zip")
    packed.write_bytes(packed.read_bytes()[:3000])
    with pytest.raises(DataTrouble, match=r"cut short or damaged .* download it again"):
        load_pictures(packed)


def test_other_folders_are_told_in_a_sentence(tmp_path: Path) -> None:
    """A folder without the expected layout names the layout."""
    (tmp_path / "cats").mkdir()
    with pytest.raises(DataTrouble, match=r"holds no pictures under images/train"):
        load_pictures(tmp_path)


def test_an_odd_picture_is_named(tmp_path: Path, faces: ModuleType) -> None:
    """The broken picture is found by its name."""
    broken = tmp_path / "images" / "train" / "happy" / "fer1.png"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"no picture")
    with pytest.raises(DataTrouble, match=r"images/train/happy/fer1\.png is not a picture"):
        load_pictures(tmp_path)


def test_odd_votes_are_told_by_line(tmp_path: Path, faces: ModuleType) -> None:
    """Letters among the votes are found by their line; a missing column by its name."""
    face = tmp_path / "images" / "train" / "happy" / "fer1.png"
    face.parent.mkdir(parents=True)
    face.write_bytes(faces.png(faces.made_face(3, 1)))
    votes = tmp_path / "fer2013new.csv"
    votes.write_text(f"{faces.HEADER}\nx,fer1.png,1,2,3,4,many,0,0,0,0,0\n", encoding="utf-8")
    with pytest.raises(DataTrouble, match=r"line 2 of fer2013new\.csv"):
        load_pictures(tmp_path)
    votes.write_text("Image name,neutral\nfer1.png,1\n", encoding="utf-8")
    with pytest.raises(DataTrouble, match=r"lacks the columns NF, anger"):
        load_pictures(tmp_path)
