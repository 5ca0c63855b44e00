"""Tests of measuring: training/evaluate.py and photos.py by the command that people type."""

from __future__ import annotations

import csv
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from game.acting.expressions import EXPRESSIONS
from game.perception.expression_model import ExpressionModel
from tests.training.made_faces import made_face, made_zip, png
from training.__main__ import main
from training.data import DataTrouble
from training.evaluate import evaluate_photos
from training.photos import Photos, load_photos, on_page

KEYS = {
    "n", "accuracy", "macro_recall", "recall", "confusion", "pass", "false_pass",
    "pass_by_expression", "false_pass_by_expression",
}  # fmt: skip

Evaluate = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture
def evaluate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Evaluate:
    """Runs `python -m training evaluate …`; gives exit status, JSON and what stands on stderr."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def run(*words: str | Path) -> tuple[int, dict[str, Any], str]:
        monkeypatch.setattr(sys, "argv", ["training", "evaluate", *map(str, words)])
        with pytest.raises(SystemExit) as end:
            main()
        told = capsys.readouterr()
        return int(end.value.code or 0), json.loads(told.out or "{}"), told.err

    return run


def _some_actors(shared: Path, each: int) -> list[tuple[str, str]]:
    """A few of the performers' photos of every expression: file and expression."""
    with (shared / "data/actors/labels.csv").open(encoding="utf-8") as file:
        rows = [(row["file"], row["expression"]) for row in csv.DictReader(file)]
    return [row for e in EXPRESSIONS for row in [r for r in rows if r[1] == e][:each]]


def _labels(path: Path, rows: list[tuple[str, str]]) -> Path:
    path.write_text("file,expression\n" + "".join(f"{f},{e}\n" for f, e in rows), "utf-8")
    return path


def test_crops_of_every_split_are_measured(tmp_path: Path, evaluate: Evaluate) -> None:
    """All keys stand in the JSON, for each split and both kinds of labels, and in the file too."""
    packed = made_zip(tmp_path / "data.zip")
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("images/test/happy/fer0000900.png", png(made_face(3, 900)))
    kept = tmp_path / "new" / "told.json"
    for split, n in (("train", 42), ("validation", 14), ("test", 1)):
        words = ("--data", packed, "--split", split, "--labels", "fer2013", "--json", kept)
        status, told, complaints = evaluate(*words)
        assert (status, told["n"], complaints) == (0, n, "")
        assert set(told) >= KEYS
        assert json.loads(kept.read_text(encoding="utf-8")) == told
    assert set(told["recall"]) == {"happy"}
    assert set(told["pass_by_expression"]) == {"happy"}
    assert np.array(told["confusion"]).shape == (7, 7)
    status, told, _ = evaluate("--data", packed, "--split", "validation", "--labels", "ferplus")
    assert (status, told["n"]) == (0, 14)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--split", "test"), "has no pictures in the split test"),
        (("--split", "exam"), "Give --split train, validation, test"),
        (("--labels", "fer2012"), "--labels fer2013 or ferplus, not validation and fer2012"),
        (("--images", "."), "Give either --images FOLDER"),
    ],
)
def test_a_wrong_question_is_answered_in_a_sentence(
    tmp_path: Path, evaluate: Evaluate, words: tuple[str, str], told: str
) -> None:
    """No traceback, exit status 2, and the sentence says what there is."""
    packed = made_zip(tmp_path / "data.zip")
    status, _, complaint = evaluate("--data", packed, *words)
    assert status == 2
    assert told in complaint
    assert "Traceback" not in complaint


def test_pictures_without_votes_are_told(tmp_path: Path, evaluate: Evaluate) -> None:
    """Asked for FER+ without its votes, the command says what to do instead."""
    for expression in ("happy", "sad"):
        for split in ("train", "validation"):
            place = tmp_path / "data" / "images" / split / expression
            place.mkdir(parents=True)
            (place / "a.png").write_bytes(png(made_face(len(expression), len(split))))
    status, _, complaint = evaluate("--data", tmp_path / "data")
    assert status == 2
    assert "--labels fer2013" in complaint
    status, told, _ = evaluate("--data", tmp_path / "data", "--labels", "fer2013")
    assert (status, told["n"], set(told["recall"])) == (0, 2, {"happy", "sad"})


def test_photos_in_any_order_and_beside_other_columns(
    tmp_path: Path, shared: Path, evaluate: Evaluate
) -> None:
    """The order of the table changes no figure; a lone name of a table is found in the folder."""
    folder, rows = tmp_path / "photos", _some_actors(shared, 4)
    folder.mkdir()
    for name, _ in rows:
        (folder / name).write_bytes((shared / "data/actors/faces" / name).read_bytes())
    _labels(folder / "labels.csv", rows)
    status, told, complaints = evaluate("--images", folder, "--labels", "labels.csv")
    assert (status, complaints) == (0, "")
    assert set(told) >= KEYS
    assert told["n"] == 28
    assert set(told["recall"]) == set(map(str, EXPRESSIONS))
    more = tmp_path / "more.csv"
    lines = [f"{name},x,{expression.upper()},1" for name, expression in reversed(rows)]
    more.write_text("\n".join(["file,performer,expression,age", *lines]) + "\n", "utf-8")
    again = evaluate("--images", folder, "--labels", more)[1]
    assert {k: again[k] for k in KEYS} == {k: told[k] for k in KEYS}


def test_any_kind_of_picture_reads_alike(tmp_path: Path, shared: Path, root: Path) -> None:
    """Grey, with transparency, or larger than the page: the same face gives much the same crop."""
    name, expression = _some_actors(shared, 1)[3]
    photo = cv2.imread(str(shared / "data/actors/faces" / name))
    assert photo is not None
    grey = cv2.cvtColor(photo, cv2.COLOR_BGR2GRAY)
    clear = np.full((*photo.shape[:2], 4), 255, np.uint8)
    clear[..., :3] = photo
    deep = clear.astype(np.uint16) * 257
    large = cv2.resize(photo, (1024, 1024), interpolation=cv2.INTER_CUBIC)
    kinds = {"plain": photo, "grey": grey, "clear": clear, "deep": deep, "large": large}
    for kind, picture in kinds.items():
        cv2.imwrite(str(tmp_path / f"{kind}.png"), picture)
    labels = _labels(tmp_path / "labels.csv", [(f"{kind}.png", expression) for kind in kinds])
    photos = load_photos(tmp_path, labels, root / "models/face_detector.tflite")
    assert photos.faceless == 0
    far = np.abs(photos.crops.astype(int) - photos.crops[0].astype(int)).mean(axis=(1, 2, 3))
    assert far[[2, 3]].max() < 0.5
    # Without colours, or larger, the detector puts the eyes a little elsewhere.
    assert far[[1, 4]].max() < 30


def test_a_photo_without_a_face_is_a_miss(tmp_path: Path, shared: Path, evaluate: Evaluate) -> None:
    """It counts among the photos, passes nothing, and stands in no table."""
    (name, expression), *_ = _some_actors(shared, 1)[3:]
    (tmp_path / "face.jpg").write_bytes((shared / "data/actors/faces" / name).read_bytes())
    cv2.imwrite(str(tmp_path / "wall.png"), np.full((256, 256, 3), 200, np.uint8))
    _labels(tmp_path / "labels.csv", [("face.jpg", expression), ("wall.png", expression)])
    status, told, _ = evaluate("--images", tmp_path)
    assert (status, told["n"], told["faceless"]) == (0, 2, 1)
    assert told["accuracy"] == told["recall"][expression] == 0.5
    assert told["pass"] == 0.5
    assert np.sum(told["confusion"]) == 1
    _labels(tmp_path / "labels.csv", [("wall.png", expression)])
    status, _, complaint = evaluate("--images", tmp_path)
    assert status == 2
    assert "no face was found in any photo" in complaint


def test_people_stand_beside_the_network(root: Path) -> None:
    """Shares of raters are averaged over what was performed; calm photos, not asked, are out."""
    nobody = np.full(7, np.nan)
    asked = np.array([0.1, 0.0, 0.0, 0.9, np.nan, 0.0, 0.0])
    people = np.stack([asked, asked, nobody])
    crops = np.full((3, 48, 48), 128, np.uint8)
    photos = Photos(crops, np.array([3, 0, 4]), ("", "", ""), people)
    told = evaluate_photos(ExpressionModel(root / "models/expression.json"), photos)["people"]
    assert told["n"] == 2
    assert told["named"] == pytest.approx(0.5)
    assert told["named_by_expression"] == pytest.approx({"angry": 0.1, "happy": 0.9})


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (b"file,expression\na.png,happy\nb.png,glad\n", "line 3 needs a file and one of"),
        (b"file,expression\n,happy\n", "line 2 needs a file"),
        (b"file,expression\na.png\n", "line 2 needs a file"),
        (b"file,expression\nnone.png,sad\n", "line 2: there is no photo none.png"),
        (b"file,expression\nlabels.csv,sad\n", "labels.csv is not a picture"),
        (b"file,expression\nempty.png,sad\n", "empty.png is not a picture"),
        (b"file;expression\na.png;sad\n", "lacks the column file and the column expression"),
        (b"file,expression\n", "names no photos"),
        (b"file,expression\n\xff\xfe,sad\n", "is no CSV in UTF-8"),
    ],
)
def test_an_odd_table_is_told_with_its_line(
    tmp_path: Path, root: Path, table: bytes, told: str
) -> None:
    """Whatever is wrong in the table or a photo is one sentence that says where."""
    cv2.imwrite(str(tmp_path / "a.png"), np.full((99, 99, 3), 200, np.uint8))
    (tmp_path / "empty.png").touch()
    (tmp_path / "labels.csv").write_bytes(table)
    with pytest.raises(DataTrouble, match=told):
        load_photos(tmp_path, Path("labels.csv"), root / "models/face_detector.tflite")


def test_a_missing_folder_or_table_is_told(tmp_path: Path, root: Path) -> None:
    """The sentence names what was looked for."""
    detector = root / "models/face_detector.tflite"
    with pytest.raises(DataTrouble, match="there is no such folder of photos"):
        load_photos(tmp_path / "none", Path("labels.csv"), detector)
    with pytest.raises(DataTrouble, match=r"nowhere\.csv: is neither here nor in"):
        load_photos(tmp_path, Path("nowhere.csv"), detector)


def test_a_photo_lies_unscaled_in_the_middle() -> None:
    """On 640 x 480; a larger one gets a larger page of the same shape."""
    page = on_page(np.zeros((256, 256, 3), np.uint8))
    assert page.shape == (480, 640, 3)
    assert (page[112:368, 192:448] == 0).all()
    assert int((page == 0).sum()) == 256 * 256 * 3
    assert on_page(np.zeros((960, 960, 3), np.uint8)).shape == (960, 1280, 3)
    assert on_page(np.zeros((300, 1280, 3), np.uint8)).shape == (960, 1280, 3)
