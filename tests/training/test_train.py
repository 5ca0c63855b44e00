"""One step of training, export and refusal, by the commands that people type, on made data."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from game.perception.expression_model import ExpressionModel, read_card

CONFIG = """\
name: tiny
network: {name: tiny, stem: 4, widths: [4, 8], blocks: [1, 1], dropout: 0.1}
batch: 16
phases:
  - {epochs: 2, peak_rate: 0.003}
  - {epochs: 2, peak_rate: 0.001, folder_share: 0.4, is_balanced: true}
"""

# The power goes off after the first epoch, before it is logged.
POWER_CUT = """
import keras
logging = keras.callbacks.CSVLogger.on_epoch_end
def cut(*_, **__):
    keras.callbacks.CSVLogger.on_epoch_end = logging
    raise SystemExit(0)
keras.callbacks.CSVLogger.on_epoch_end = cut
"""


# Several commands in one process, because TensorFlow takes seconds to start.
RUN = """
import json, sys
from training.__main__ import main
for words in json.loads(sys.argv[1]):
    sys.argv = ["training", *words]
    try:
        main()
    except SystemExit as end:
        if end.code:
            raise
"""


def _training(
    home: Path, root: Path, *commands: list[str], before: str = "", then: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run commands of `python -m training`, their cache in `home`, between Python code."""
    env = {**os.environ, "XDG_CACHE_HOME": str(home / "cache"), "TF_CPP_MIN_LOG_LEVEL": "3"}
    return subprocess.run(
        [sys.executable, "-c", before + RUN + then, json.dumps(commands)],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )


def test_a_cut_run_goes_on_and_exports(tmp_path: Path, root: Path, faces: ModuleType) -> None:
    """After a cut the same command trains only what is missing; the game reads what it exports."""
    if importlib.util.find_spec("tensorflow") is None:
        pytest.skip("TensorFlow (extra `training`) is not installed")
    data = str(faces.made_zip(tmp_path / "data.zip"))
    runs, models = tmp_path / "runs", tmp_path / "models"
    config = tmp_path / "tiny.yaml"
    config.write_text(CONFIG, encoding="utf-8")
    told = [str(config), "--data", data, "--runs", str(runs)]
    ran = _training(
        tmp_path,
        root,
        ["train", *told],
        ["train", *told],
        ["export", *told, "--models", str(models), "--kind", "float32"],
        before=POWER_CUT,
    )
    assert ran.returncode == 0, ran.stderr
    for phase, epochs in (("phase0.csv", ["1"]), ("phase1.csv", ["0", "1"])):
        head, *rows = (runs / "tiny" / phase).read_text(encoding="utf-8").splitlines()
        assert "val_loss" in head
        assert [row.split(",")[0] for row in rows] == epochs, f"what {phase} trained after the cut"
    matches = ExpressionModel(models / "expression.json").read(faces.made_face(3, 1))
    assert len(matches) == 7


def test_calibrating_and_measuring_need_no_tensorflow(
    tmp_path: Path, root: Path, faces: ModuleType
) -> None:
    """Whoever only measures the shipped network installs nothing more than the game."""
    for name in ("expression.json", "expression.tflite"):
        (tmp_path / name).write_bytes((root / "models" / name).read_bytes())
    told = ["--data", str(faces.made_zip(tmp_path / "data.zip"))]
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
