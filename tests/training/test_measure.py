"""Tests of training/measure.py and export.py, by the commands that people type, on made data."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from game.perception.expression_model import ExpressionModel
from tests.training.made_faces import made_face, made_zip, png
from training.measure import figures_of

CONFIG = """\
name: {name}
network: {{family: compact, stem: 4, widths: [4, 8], blocks: [1, 1], dropout: 0.1}}
phases:
  - {{epochs: 2, peak_rate: 0.003}}
  - {{epochs: 2, peak_rate: 0.001, is_balanced: true}}
"""

HISTORY = "epoch,categorical_accuracy,loss,val_categorical_accuracy,val_loss\n"

# Finished runs without waiting for training, then several commands in one process, because
# TensorFlow takes seconds to start. What each ended with goes to stdout.
RUN = """
import contextlib, io, json, sys
import keras
from pathlib import Path
from training import export
from training.__main__ import main
networks, commands = json.loads(sys.argv[1])
for path, outputs, reads_rows in networks:
    keras.utils.set_random_seed(1)
    # One as a GPU trains it, which LiteRT cannot take as it is.
    keras.config.set_dtype_policy("mixed_bfloat16" if outputs == 7 else "float32")
    face = keras.Input((48, 48, 1))
    if reads_rows:
        x = keras.layers.LSTM(8)(keras.layers.Reshape((48, 48))(face))
    else:
        x = keras.layers.Conv2D(8, 5, strides=4, activation="relu")(face)
        x = keras.layers.GlobalMaxPooling2D()(x)
    keras.Model(face, keras.layers.Dense(outputs, dtype="float32")(x)).save(path)
for words in commands:
    if words[0] == "be strict":
        export.LEAST_AGREEMENT = 1.1
        continue
    sys.argv, told = ["training", *words], io.StringIO()
    with contextlib.redirect_stderr(told):
        try:
            main()
        except SystemExit as end:
            print("ended", end.code or 0, told.getvalue().replace(chr(10), " "))
"""


def _run(home: Path, root: Path, networks: list[object], *commands: list[str]) -> list[str]:
    """Make networks, run commands, and return how each command ended."""
    env = {**os.environ, "XDG_CACHE_HOME": str(home / "cache"), "TF_CPP_MIN_LOG_LEVEL": "3"}
    env.pop("KERAS_BACKEND", None)
    ran = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps([networks, commands])],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return [line for line in ran.stdout.splitlines() if line.startswith("ended")]


def _two_classes(folder: Path) -> Path:
    """A folder of class folders that are no expressions."""
    for split, count in (("train", 6), ("validation", 3)):
        for kind, name in enumerate(("glasses", "none")):
            place = folder / split / name
            place.mkdir(parents=True)
            for turn in range(count):
                picture = png(made_face(kind, turn + 50 * (split == "train")))
                (place / f"{turn}.png").write_bytes(picture)
    return folder


def _finished_run(runs: Path, name: str) -> tuple[Path, Path]:
    """The folder of a run with two phases' logs, one epoch logged twice, and its config."""
    folder = runs / name
    folder.mkdir(parents=True)
    (folder / "phase0.csv").write_text(f"{HISTORY}0,.3,2,.2,2.1\n1,.4,1.5,.3,1.9\n", "utf-8")
    (folder / "phase1.csv").write_text(
        f"{HISTORY}0,.1,9,.1,9\n0,.5,1.2,.35,1.8\n1,.512345678,1,.4,1.75\n", "utf-8"
    )
    config = runs / f"{name}.yaml"
    config.write_text(CONFIG.format(name=name), encoding="utf-8")
    return folder, config


@pytest.mark.long
def test_runs_are_measured_and_only_the_games_is_exported(tmp_path: Path, root: Path) -> None:
    """Figures for every set of classes; expression.tflite for the seven expressions alone."""
    if importlib.util.find_spec("tensorflow") is None:
        pytest.skip("TensorFlow (extra `training`) is not installed")
    runs, results, models = (tmp_path / name for name in ("runs", "results", "models"))
    data = str(made_zip(tmp_path / "data.zip"))
    other = str(_two_classes(tmp_path / "glasses"))
    (seven, seven_config), (two, two_config) = (
        _finished_run(runs, name) for name in ("seven", "two")
    )
    (seven / "run.json").write_text('{"name": "seven", "seconds": 12.5}', encoding="utf-8")
    measured = ["--runs", str(runs), "--results", str(results)]
    exported = ["--runs", str(runs), "--models", str(models)]
    ended = _run(
        tmp_path,
        root,
        [[str(seven / "phase1.keras"), 7, False], [str(two / "phase1.keras"), 2, True]],
        ["measure", str(seven_config), "--data", data, *measured],
        ["measure", str(two_config), "--data", other, *measured],
        ["measure", str(two_config), "--data", data, *measured],
        ["export", str(two_config), "--data", other, *exported],
        ["export", str(seven_config), "--data", data, *exported, "--kind", "int9"],
        ["export", str(seven_config), "--data", data, *exported],
        ["be strict"],
        ["export", str(seven_config), "--data", data, *exported, "--kind", "int8"],
        ["export", str(seven_config), "--data", data, *exported, "--trained", str(seven_config)],
    )
    assert [line.split()[1] for line in ended] == ["0", "0", "2", "2", "2", "0", "2", "2"], ended
    assert "names 2 classes and the data has 7" in ended[2]
    assert "only a network that names the seven expressions" in ended[3]
    assert "there are dynamic, int8, float16, float32" in ended[4]
    assert "so nothing was written; try another --kind" in ended[6]
    assert "is no network that Keras can read" in ended[7]
    _check_seven(results / "seven")
    _check_two(results / "two")
    assert sorted(path.name for path in models.iterdir()) == [
        "expression.json",
        "expression.tflite",
    ]
    card = json.loads((models / "expression.json").read_text(encoding="utf-8"))
    assert (card["made"]["config"], card["made"]["kind"]) == ("seven", "dynamic")
    assert len(ExpressionModel(models / "expression.json").read(made_face(3, 1))) == 7


def _check_seven(folder: Path) -> None:
    """What is kept of a run on pictures with votes."""
    told = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert (told["seconds"], told["pictures"], told["validation_pictures"]) == (12.5, 42, 14)
    assert told["config"]["phases"][1]["is_balanced"]
    with (folder / "history.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["phase"], row["epoch"]) for row in rows] == [
        ("1", "1"), ("1", "2"), ("2", "3"), ("2", "4"),
    ]  # fmt: skip
    assert [row["loss"] for row in rows] == ["2", "1.5", "1.2", "1"]
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    assert (figures["ferplus"]["n"], figures["folders"]["n"]) == (14, 14)
    assert figures["ferplus"]["cross_entropy"] > 0
    assert figures["kind"] == "dynamic"
    assert figures["bytes"] < 50_000
    assert figures["milliseconds_one_thread"] > 0
    assert sum(one["n"] for one in figures["reliability"]["bins"]) == 14


def _check_two(folder: Path) -> None:
    """What is kept of a run on other classes, without votes and without run.json."""
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    assert figures["classes"] == ["glasses", "none"]
    assert "ferplus" not in figures
    assert np.array(figures["folders"]["confusion"]).shape == (2, 2)
    told = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert told["name"] == "two"


def test_the_class_frequency_is_added_back(tmp_path: Path) -> None:
    """A balanced network that cannot decide names the frequent class; the plain figure stays."""
    from training.sources import load_pictures

    held = load_pictures(made_zip(tmp_path / "data.zip")).of("validation")
    prior = np.log([0.1, 0.1, 0.1, 0.4, 0.1, 0.1, 0.1])
    told = figures_of(np.zeros((14, 7)), prior, held, held.classes)
    assert told["ferplus"]["recall"]["happy"] == 1.0
    assert told["ferplus"]["accuracy"] == pytest.approx(1 / 7)
    assert told["ferplus"]["accuracy_without_prior"] == pytest.approx(1 / 7)
    assert told["reliability"]["bins"][0]["confidence"] == pytest.approx(0.4)
    assert told["reliability"]["ece"] == pytest.approx(0.4 - 1 / 7)
