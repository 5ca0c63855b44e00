"""One step of training, export and refusal, by the commands that people type, on made data."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from game.perception.expression_model import ExpressionModel, read_card
from tests.training.made_faces import made_face, made_zip

CONFIG = """\
name: tiny
network: {family: compact, stem: 4, widths: [4, 8], blocks: [1, 1], dropout: 0.1}
batch: 2
phases:
  - {epochs: 6, peak_rate: 0.003}
  - {epochs: 30, peak_rate: 0.3, patience: 1, schedule: plateau, is_balanced: true}
"""
OTHER = """\
name: tiny
network: {family: softmax}
batch: 16
mixed_precision: true
phases: [{epochs: 1, peak_rate: 0.001, folder_share: 0.4}]
"""

# Several commands in one process, because TensorFlow takes seconds to start.
RUN = """
import json, sys
from training.__main__ import main
commands, given = map(json.loads, sys.argv[1:3])
for words in commands:
    sys.argv = ["training", *words]
    try:
        main()
    except SystemExit as end:
        if end.code:
            raise
"""


def _environment(home: Path) -> dict[str, str]:
    """An environment whose cache lies in `home`."""
    return {**os.environ, "XDG_CACHE_HOME": str(home / "cache"), "TF_CPP_MIN_LOG_LEVEL": "3"}


def _training(
    home: Path, root: Path, *commands: list[str], then: str = "", given: list[Any] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run commands of `python -m training`, their cache in `home`, then Python code `then`."""
    return subprocess.run(
        [sys.executable, "-c", RUN + then, json.dumps(commands), json.dumps(given)],
        cwd=root,
        env=_environment(home),
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )


def _killed_within_an_epoch(home: Path, root: Path, words: list[str], run: Path) -> None:
    """Start a command and pull its plug (SIGKILL) soon after its first epoch was backed up."""
    with (home / "told.txt").open("w") as told:
        started = subprocess.Popen(
            [sys.executable, "-m", "training", *words],
            cwd=root,
            env=_environment(home),
            stdout=told,
            stderr=told,
        )
        try:
            for _ in range(12000):
                if (run / "backup0" / "training_metadata.json").exists():
                    time.sleep(0.1)
                    break
                assert started.poll() is None, (home / "told.txt").read_text(encoding="utf-8")
                time.sleep(0.02)
        finally:
            started.kill()
    assert started.wait() != 0
    assert not (run / "phase0.keras").exists(), "killed too late to tell anything"


# Keeps a copy of the finished run, then types commands of which some are refused.
AFTERWARDS = """
import shutil
run, copy, *commands = given
shutil.copytree(run, copy)
for words in commands:
    sys.argv = ["training", *words]
    try:
        main()
    except SystemExit:
        pass
"""


@pytest.mark.long
def test_a_killed_run_goes_on_and_exports(tmp_path: Path, root: Path) -> None:
    """After SIGKILL within an epoch the same command trains what is missing, and no more."""
    if importlib.util.find_spec("tensorflow") is None:
        pytest.skip("TensorFlow (extra `training`) is not installed")
    data = str(made_zip(tmp_path / "data.zip", each=10))
    runs, models = tmp_path / "runs", tmp_path / "models"
    run, config = runs / "tiny", tmp_path / "tiny.yaml"
    config.write_text(CONFIG, encoding="utf-8")
    told = [str(config), "--data", data, "--runs", str(runs)]
    (tmp_path / "other.yaml").write_text(OTHER, encoding="utf-8")
    another = [str(tmp_path / "other.yaml"), *told[1:]]
    _killed_within_an_epoch(tmp_path, root, ["train", *told], run)
    ran = _training(
        tmp_path,
        root,
        ["train", *told],
        ["export", *told, "--models", str(models), "--kind", "float32"],
        then=AFTERWARDS,
        given=[
            str(run),
            str(tmp_path / "copy"),
            ["train", *another],
            ["train", *told, "--tensorboard"],
            ["train", *told, "--weights", "none.h5"],
            ["train", *another, "--sample", "35", "--fresh"],
        ],
    )
    assert ran.returncode == 0, ran.stderr
    _check_run(tmp_path / "copy")
    assert len(ExpressionModel(models / "expression.json").read(made_face(3, 1))) == 7
    assert "holds a run of another configuration" in ran.stderr
    assert "give --fresh to remove it" in ran.stderr
    assert "--weights is for the family mobilenet" in ran.stderr
    if importlib.util.find_spec("tensorboard") is None:
        assert "pip install tensorboard" in ran.stderr
    assert f"Removed {run}" in ran.stdout
    after = json.loads((run / "run.json").read_text(encoding="utf-8"))
    assert (after["sample"], after["pictures"]) == (35, 35)


def _check_run(folder: Path) -> None:
    """Every epoch was trained once, patience ended phase 1, and run.json tells what was done."""
    logs = []
    for number in range(2):
        with (folder / f"phase{number}.csv").open(encoding="utf-8", newline="") as file:
            logs.append(list(csv.DictReader(file)))
        assert [int(row["epoch"]) for row in logs[-1]] == list(range(len(logs[-1])))
    assert len(logs[0]) == 6
    losses = [float(row["val_loss"]) for row in logs[1]]
    assert len(losses) < 30
    assert losses[-1] >= min(losses)
    assert losses[:-1] == sorted(losses[:-1], reverse=True)
    rates = [float(row["learning_rate"]) for row in logs[0]]
    assert max(rates) > 5 * rates[-1] > 0
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert (run["name"], run["family"], run["classes"][3]) == ("tiny", "compact", "happy")
    assert (run["config"]["batch"], run["sample"], run["weights"] > 1000) == (2, 0, True)
    assert (run["pictures"], run["validation_pictures"]) == (70, 14)
    assert run["epochs"] == sum(len(log) for log in logs)
    assert run["seconds"] == pytest.approx(sum(float(r["seconds"]) for g in logs for r in g), abs=1)
    left = {path.name for path in folder.iterdir()}
    assert {"config.yaml", "phase1.keras", "newest1.keras", "best1.keras"} <= left
    assert not any(name.startswith(("backup", "partial")) for name in left)


def test_calibrating_and_measuring_need_no_tensorflow(tmp_path: Path, root: Path) -> None:
    """Whoever only measures the shipped network installs nothing more than the game."""
    for name in ("expression.json", "expression.tflite"):
        (tmp_path / name).write_bytes((root / "models" / name).read_bytes())
    told = ["--data", str(made_zip(tmp_path / "data.zip"))]
    told += ["--card", str(tmp_path / "expression.json")]
    ran = _training(
        tmp_path,
        root,
        ["calibrate", *told],
        ["evaluate", *told, "--json", str(tmp_path / "told.json")],
        then="assert not {'tensorflow', 'keras'} & set(sys.modules)",
    )
    assert ran.returncode == 0, ran.stderr
    assert '"accuracy"' in (tmp_path / "told.json").read_text(encoding="utf-8")
    assert read_card(tmp_path / "expression.json").resting_weight == 0


def test_a_missing_zip_is_one_sentence(tmp_path: Path, root: Path) -> None:
    """No traceback, exit status 2."""
    ran = _training(tmp_path, root, ["evaluate", "--data", str(tmp_path / "none.zip")])
    assert ran.returncode == 2
    assert "there is no such file or folder" in ran.stderr
    assert "Traceback" not in ran.stderr
