"""Tests of tables as data: faces in fer2013.csv and the votes beside them, whole and broken."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from game.acting.expressions import EXPRESSIONS
from tests.training.made_faces import HEADER, made_csv, made_face, made_folders, made_zip
from training.data import DataTrouble
from training.sources import load_for_training, load_pictures

SEVEN = tuple(map(str, EXPRESSIONS))
PIXELS = " ".join(["7"] * 48 * 48)


def test_odd_votes_are_told_by_line(tmp_path: Path) -> None:
    """Letters among the votes are found by their line; a missing column by its name."""
    made_folders(tmp_path, ("happy", "sad"), 2, split="images/train")
    votes = tmp_path / "fer2013new.csv"
    votes.write_text(f"{HEADER}\nx,fer1.png,1,2,3,4,many,0,0,0,0,0\n", encoding="utf-8")
    with pytest.raises(DataTrouble, match=r"fer2013new\.csv: line 2 holds votes"):
        load_pictures(tmp_path)
    votes.write_text("Image name,neutral\nfer1.png,1\n", encoding="utf-8")
    with pytest.raises(DataTrouble, match=r"lacks the columns NF, anger"):
        load_pictures(tmp_path)


def test_the_table_of_kaggle_is_read(tmp_path: Path) -> None:
    """Numbers become the expressions they mean, and usages splits; rows are named as in FER+."""
    usages = ["Training"] * 5 + ["PublicTest", "PrivateTest"]
    pictures = load_pictures(made_csv(tmp_path / "fer2013.csv", usages))
    named = [SEVEN[k] for k in pictures.folder]
    assert named == ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
    assert pictures.split.tolist() == [0, 0, 0, 0, 0, 1, 2]
    assert pictures.names[3] == "fer0000003.png"
    np.testing.assert_array_equal(pictures.pixels[6], made_face(6, 6))
    assert not pictures.votes.any()


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    """Another copy of the table has them otherwise, with spaces before the names."""
    source = tmp_path / "icml_face_data.csv"
    source.write_text(f"emotion, Usage, pixels\n3,PublicTest,{PIXELS}\n", encoding="utf-8")
    pictures = load_pictures(source)
    assert (SEVEN[pictures.folder[0]], pictures.split[0], len(pictures)) == ("happy", 1, 1)


@pytest.mark.parametrize("where", ["folder", "zip"])
def test_a_table_is_found_in_a_zip_or_folder(tmp_path: Path, where: str) -> None:
    """With its votes beside it, and though other tables lie about."""
    made_csv(tmp_path / "fer2013.csv", ["Training"] * 3, votes=True)
    (tmp_path / "example_submission.csv").write_text("emotion\n1\n", encoding="utf-8")
    source = tmp_path
    if where == "zip":
        source = tmp_path / "all.zip"
        with zipfile.ZipFile(source, "w") as archive:
            for name in ("fer2013.csv", "fer2013new.csv", "example_submission.csv"):
                archive.write(tmp_path / name, f"fer2013/{name}")
    pictures = load_pictures(source)
    assert pictures.votes.tolist() == [[9, 1, 0, 0, 0, 0, 0, 0, 0, 0]] * 3


def test_votes_beside_the_table_are_found_by_their_row(tmp_path: Path) -> None:
    """The n-th row of the votes is of the n-th face, though the picture's name is empty."""
    source = made_csv(tmp_path / "fer2013.csv", ["Training", "PublicTest"], votes=True)
    votes = tmp_path / "fer2013new.csv"
    votes.write_text(
        f"{HEADER}\nTraining,,0,0,0,0,0,0,0,0,0,10\nPublicTest,fer1.png,9,1,0,0,0,0,0,0,0,0\n",
        encoding="utf-8",
    )
    assert load_pictures(source).votes.argmax(axis=1).tolist() == [9, 0]


def test_votes_can_be_named(tmp_path: Path) -> None:
    """The option --votes wins over what lies in the zip; the cache knows the two apart."""
    packed, cache = made_zip(tmp_path / "data.zip"), tmp_path / "cache"
    other = tmp_path / "mine.csv"
    other.write_text(f"{HEADER}\nx,fer0000000.png,0,0,0,0,0,0,0,7,2,1\n", encoding="utf-8")
    assert load_pictures(packed, cache).votes[0, 4] == 8
    assert load_pictures(packed, cache, other).votes[0].tolist() == [0] * 7 + [7, 2, 1]
    with pytest.raises(DataTrouble, match=r"none\.csv: there is no such file of votes; give FER"):
        load_pictures(packed, cache, tmp_path / "none.csv")


def test_votes_without_the_faceless_rows_are_placed_by_name(tmp_path: Path) -> None:
    """A shorter table of votes still says which row of fer2013.csv each picture is."""
    source = made_csv(tmp_path / "fer2013.csv", ["Training"] * 4)
    (tmp_path / "fer2013new.csv").write_text(
        f"{HEADER}\nTraining,fer0000003.png,0,9,1,0,0,0,0,0,0,0\n", encoding="utf-8"
    )
    assert load_pictures(source).votes.sum(axis=1).tolist() == [0, 0, 0, 10]


def test_votes_of_other_pictures_are_told(tmp_path: Path) -> None:
    """Votes that do not fit would be wrong labels in silence."""
    source = made_csv(tmp_path / "fer2013.csv", ["Training"] * 4)
    votes = tmp_path / "fer2013new.csv"
    row = "9,1,0,0,0,0,0,0,0,0"
    votes.write_text(f"{HEADER}\nTraining,fer0000009.png,{row}\n", encoding="utf-8")
    with pytest.raises(DataTrouble, match=r"has 1 rows and fer2013\.csv has 4; give the"):
        load_pictures(source)
    rows = "".join(f"{usage},,{row}\n" for usage in ["Training"] * 3 + ["PublicTest"])
    votes.write_text(f"{HEADER}\n{rows}", encoding="utf-8")
    with pytest.raises(DataTrouble, match=r"line 5 is of PublicTest where .* has Training; give"):
        load_pictures(source)
    packed = made_zip(tmp_path / "data.zip")
    votes.write_text(f"{HEADER}\nTraining,other.png,{row}\n", encoding="utf-8")
    with pytest.raises(DataTrouble, match=r"names none of the pictures; FER\+ counts them as rows"):
        load_pictures(packed, None, votes)


def test_votes_fit_only_the_seven_expressions(tmp_path: Path) -> None:
    """Votes on expressions say nothing about glasses."""
    source = made_folders(tmp_path / "data", ("glasses", "no-glasses"), 2)
    votes = tmp_path / "v.csv"
    votes.write_text(f"{HEADER}\nx,0.jpg,9,1,0,0,0,0,0,0,0,0\n", encoding="utf-8")
    with pytest.raises(DataTrouble, match=r"classes of .* are glasses, no-glasses; give no votes"):
        load_pictures(source, None, votes)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("", r"is empty; download"),
        ("emotion,pixels,Usage\n", r"holds no pictures, only column names"),
        ("emotion,pixels\n1,2\n", r"lacks the columns Usage; its first line must name"),
        ("emotion,pixels,Usage\n0,1 2 3,Training\n", r"line 2 has 3 pixels where 2304 are needed"),
        (f"emotion,pixels,Usage\n0,{PIXELS} 9,Training\n", r"line 2 has 2305 pixels"),
        (f"emotion,pixels,Usage\n0,x{PIXELS[1:]},Training\n", r'line 2 has the pixel "x", which'),
        (f"emotion,pixels,Usage\n0,256{PIXELS[1:]},Training\n", r'line 2 has the pixel "256"'),
        (f"emotion,pixels,Usage\n0,-1{PIXELS[1:]},Training\n", r'the pixel "-1", .* 0 to 255'),
        (f"emotion,pixels,Usage\n7,{PIXELS},Training\n", r'"7" as its emotion, .* 5 or 6'),
        (f"emotion,pixels,Usage\nhappy,{PIXELS},Training\n", r'line 2 has "happy" as its emotion'),
        (f"emotion,pixels,Usage\n0,{PIXELS},Holiday\n", r'"Holiday" as its Usage, .* Private'),
        (
            f"emotion,pixels,Usage\n0,{PIXELS},Training\n0,{PIXELS[:400]}",
            r"line 3 has 200 pixels .*; download the file again if it was cut",
        ),
        (f"emotion,pixels,Usage\n0,{PIXELS}", r'line 2 has "" as its Usage'),
    ],
)
def test_an_odd_table_is_told_by_line(tmp_path: Path, table: str, told: str) -> None:
    """No odd row is skipped: the sentence names the file, the line, and what is wrong."""
    source = tmp_path / "fer2013.csv"
    source.write_text(table, encoding="utf-8")
    with pytest.raises(DataTrouble, match=told) as trouble:
        load_pictures(source)
    assert str(trouble.value).startswith(f"{source}: ")
    assert "\n" not in str(trouble.value)


def test_broken_votes_are_told_by_line(tmp_path: Path) -> None:
    """A table of votes that was cut in its last line is not read as far as it goes."""
    source = made_csv(tmp_path / "fer2013.csv", ["Training"] * 2, votes=True)
    votes = tmp_path / "fer2013new.csv"
    votes.write_text(votes.read_text(encoding="utf-8")[:-6], encoding="utf-8")
    with pytest.raises(DataTrouble, match=r"fer2013new\.csv: line 3 holds votes that are no num"):
        load_pictures(source)


def test_the_sample_of_the_real_table_is_read(shared: Path) -> None:
    """Twelve real faces of each expression, all for training; a tenth of them validates."""
    source = shared / "data" / "fer2013-sample.csv"
    pictures = load_pictures(source)
    assert np.bincount(pictures.folder).tolist() == [12] * 7
    assert len(pictures.of("train")) == 84
    assert pictures.pixels.std() > 30


def test_training_on_the_sample_holds_some_back(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real table's sample has no validation split, so some of its faces become one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    pictures = load_for_training(shared / "data" / "fer2013-sample.csv")
    assert 0 < len(pictures.of("validation")) < 25
    assert len(pictures) <= 84
