"""Tests of the look at the data: its numbers, its page, and that it shows nobody's face."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from tests.training.made_faces import made_folders, made_zip
from training.__main__ import main
from training.data import COLUMNS, SEVEN, VOTE_COLUMNS, Pictures
from training.eda import look_at
from training.twins import identical_pairs, near_pairs, told_of

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("matplotlib") is None,
    reason="matplotlib (extra `training`) is not installed",
)


def _photograph(number: int) -> np.ndarray:
    """Soft light and shade that no other number has."""
    dice = np.random.default_rng(number)
    rough = dice.integers(0, 256, (7, 7)).astype(np.uint8)
    return np.asarray(cv2.resize(rough, (48, 48), interpolation=cv2.INTER_CUBIC), np.uint8)


def _pictures(pixels: list[np.ndarray], **parts: Any) -> Pictures:
    """Angry training pictures, unless told otherwise."""
    zeros = np.zeros(len(pixels), np.int8)
    told = {"folder": zeros, "split": zeros, "votes": np.zeros((len(pixels), 10), np.uint8)}
    told.update(parts)
    return Pictures(np.stack(pixels), **told)


def _votes(**cast: int) -> list[int]:
    return [cast.get(name, 0) for name in VOTE_COLUMNS]


def _run(monkeypatch: pytest.MonkeyPatch, home: Path, *words: str) -> int:
    """Type a command of `python -m training`; return its exit status."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setattr(sys, "argv", ["training", *words])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def test_a_photograph_cut_and_lit_otherwise_is_a_near_twin() -> None:
    """Brighter, and of a little less contrast: near; the very same and strangers: not."""
    lighter = [np.clip(0.8 * _photograph(k) + 40.0, 0, 255).astype(np.uint8) for k in (3, 7)]
    pixels = np.stack([*(_photograph(k) for k in range(40)), *lighter, _photograph(3)])
    assert near_pairs(pixels).tolist() == [[3, 40], [7, 41]]
    assert identical_pairs(pixels).tolist() == [[3, 42]]


def test_many_pictures_are_compared_in_blocks() -> None:
    """A twin is found however far away it lies."""
    faces = [_photograph(k) for k in range(1200)]
    pixels = np.stack([*faces, np.clip(faces[5].astype(int) + 3, 0, 255).astype(np.uint8)])
    assert [5, 1200] in near_pairs(pixels).tolist()


def test_twins_are_counted_by_where_they_lie_and_what_they_disagree_on() -> None:
    """One pair within train under two names, one across the splits on which raters disagree."""
    pixels = [_photograph(k) for k in (1, 1, 2, 2)]
    votes = [_votes(anger=9), _votes(anger=9), _votes(anger=10), _votes(fear=10)]
    pictures = _pictures(
        pixels,
        folder=np.array([0, 5, 0, 0], np.int8),
        split=np.array([0, 0, 0, 1], np.int8),
        votes=np.array(votes, np.uint8),
    )
    told = told_of(identical_pairs(pictures.pixels), pictures)
    assert told["pairs_within"] == {"train": 1, "validation": 0}
    assert told["pairs_across"] == 1
    assert told["pictures_with_a_twin_across"] == {"train": 1, "validation": 1}
    assert told["folders_mixed_up"] == [{"folders": ["angry", "sad"], "pairs": 1}]
    assert told["share_with_other_majority"] == 0.5
    assert told["votes_that_move"] == 0.5


def test_suspected_labels_are_named_the_surest_first() -> None:
    """Nobody called it angry, or half of them saw no face: the names are told, no more than 50."""
    cast = [_votes(happiness=6, neutral=4)] * 59 + [_votes(happiness=10)]
    cast += [_votes(anger=4, NF=6), _votes(anger=10)]
    pictures = _pictures(
        [_photograph(k) for k in range(62)],
        votes=np.array(cast, np.uint8),
        names=np.array([f"fer{k:07d}.png" for k in range(62)]),
    )
    told = look_at(pictures, "made")["suspects"]
    unnamed, faceless = told["no_vote_for_folder"], told["unknown_or_no_face"]
    assert unnamed["by_folder"]["angry"] == 60
    assert len(unnamed["named"]) == 50
    assert unnamed["named"][0] == {
        "name": "fer0000059.png",
        "split": "train",
        "folder": "angry",
        "votes": {"happiness": 10},
    }
    assert [one["name"] for one in faceless["named"]] == ["fer0000060.png"]


def test_copies_of_one_face_make_no_average() -> None:
    """A hundred copies of one picture are one face, and an average of it would show somebody."""
    copies, others = [_photograph(1)] * 120, [_photograph(k) for k in range(2, 102)]
    folder = np.array([0] * 120 + [1] * 100, np.int8)
    told = look_at(_pictures([*copies, *others], folder=folder), "made")
    assert told["faces_averaged"] == {"disgust": 100}


def test_agreement_and_sureness_follow_the_votes() -> None:
    """Two of three majorities name the folder's class; ten votes for one thing are 0 bits."""
    cast = [_votes(anger=10), _votes(anger=5, fear=5), _votes(anger=6, fear=4), _votes(fear=10)]
    told = look_at(
        _pictures([_photograph(k) for k in range(4)], votes=np.array(cast, np.uint8)), "made"
    )
    assert told["agreement"]["table"][0][SEVEN.index("angry")] == 2
    assert told["agreement"]["share"] == pytest.approx(2 / 3)
    assert told["agreement"]["share_of_all"] == 0.5
    assert told["agreement"]["no_majority"]["angry"] == 1
    assert told["votes"]["share_of_one_mind"] == 0.5
    assert told["votes"]["by_folder"]["angry"]["bits"][-1] == pytest.approx(0.9956, abs=0.001)
    assert told["votes"]["largest_of_ten"]["10"] == 2


@pytest.mark.long
def test_the_page_tells_only_numbers_of_the_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command writes page, numbers and figures, small ones; test stays unseen."""
    data, out = made_zip(tmp_path / "data.zip", each=100, test=4), tmp_path / "out"
    assert _run(monkeypatch, tmp_path, "eda", "--data", str(data), "--out", str(out)) == 0
    told = json.loads((out / "eda.json").read_text(encoding="utf-8"))
    assert set(told["counts"]) == {"train", "validation"}
    assert told["pictures"] == 7 * 102 + 2
    assert told["counts"]["train"]["angry"] == 102
    page = (out / "README.md").read_text(encoding="utf-8")
    for name in re.findall(r"\((\w+\.png)\)", page):
        assert (out / name).stat().st_size < 150_000
    drawn = {path.stem for path in out.glob("*.png")}
    whole = {"counts", "averages", "light", "agreement", "votes", "twins", "suspects"}
    assert drawn == whole == set(re.findall(r"\((\w+)\.png\)", page))
    assert "716 pictures of `data.zip`" in page
    assert str(tmp_path) not in page + json.dumps(told)


def test_other_classes_without_votes_have_a_page_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What needs votes, and averages of too few faces, are left out with a sentence."""
    data = made_folders(tmp_path / "data", ("glasses", "no-glasses"), 20)
    out = tmp_path / "out"
    out.mkdir()
    for old in ("averages.png", "votes.png"):
        (out / old).write_bytes(b"of other data")
    assert _run(monkeypatch, tmp_path, "eda", "--data", str(data), "--out", str(out)) == 0
    page = (out / "README.md").read_text(encoding="utf-8")
    assert page.count("no votes of FER+, so this part is left out") == 3
    assert "No two pictures show the same" in page
    assert "Too few training faces for an average: glasses, no-glasses." in page
    assert {path.stem for path in out.glob("*.png")} <= {"counts", "light", "twins"}


def test_data_of_test_alone_is_not_looked_at(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One sentence and exit status 2, nothing written."""
    data = made_folders(tmp_path / "data", ("happy", "sad"), 2, split="test")
    out = tmp_path / "out"
    assert _run(monkeypatch, tmp_path, "eda", "--data", str(data), "--out", str(out)) == 2
    assert "has only a test split, and nobody looks at that" in capsys.readouterr().err
    assert not out.exists()


def test_the_kept_page_is_of_its_numbers(root: Path) -> None:
    """The page in the repository is what its eda.json says, and its figures are small."""
    from training.eda_page import page_of

    folder = root / "training" / "eda"
    numbers = json.loads((folder / "eda.json").read_text(encoding="utf-8"))
    drawn = sorted(path.stem for path in folder.glob("*.png"))
    assert (folder / "README.md").read_text(encoding="utf-8") == page_of(numbers, drawn)
    assert all(path.stat().st_size < 150_000 for path in folder.glob("*.png"))
    assert min(numbers["faces_averaged"].values()) >= 100


def test_calibrating_is_blind_to_the_test_split(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card that `calibrate` writes is the same whether the zip has a test split or none."""
    told = []
    for test in (0, 5):
        folder = tmp_path / str(test)
        folder.mkdir()
        for name in ("expression.json", "expression.tflite"):
            (folder / name).write_bytes((root / "models" / name).read_bytes())
        data = made_zip(folder / "data.zip", each=2, test=test)
        card = folder / "expression.json"
        words = ("calibrate", "--data", str(data), "--card", str(card))
        assert _run(monkeypatch, tmp_path, *words) == 0
        raw = json.loads(card.read_text(encoding="utf-8"))
        del raw["figures"]["milliseconds_one_thread"]
        told.append(raw)
    assert told[0] == told[1]
    assert len(COLUMNS) == len(told[0]["bar"])
