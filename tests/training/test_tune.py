"""Tests of training/tune*.py: a killed search goes on, and a chief's workers share the trials."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.training.made_faces import made_zip
from training.config import ConfigTrouble, load_config
from training.tune_cluster import role_of
from training.tune_space import trials_in_all, with_values

# Pictures shrunk to a quarter of the side, because only the order of things is tested.
CONFIG = """\
name: small
network: {family: five_block}
batch: 8
phases: [{epochs: 5, peak_rate: 0.002, side: 12}]
"""
VALUES = {
    "width": 16, "growth": 2.0, "first_kernel": 5, "other_kernels": 3, "convolutions": 1,
    "dropout": 0.15000000000000002, "dense": 64, "dense_dropout": 0.30000000000000004,
    "peak_rate": 0.0012345678, "weight_decay": 0.0212345,
}  # fmt: skip


def _started(words: list[str], home: Path, root: Path, **variables: str) -> subprocess.Popen[bytes]:
    """Start `python -m training`, what it says going to a file of its own in `home`."""
    env = {**os.environ, "XDG_CACHE_HOME": str(home / "cache"), "TF_CPP_MIN_LOG_LEVEL": "3"}
    name = variables.get("KERASTUNER_TUNER_ID", "alone")
    with (home / f"{name}.txt").open("w") as told:
        return subprocess.Popen(
            [sys.executable, "-m", "training", *words],
            cwd=root,
            env={**env, **variables},
            stdout=told,
            stderr=told,
        )


def _words(home: Path, *more: str) -> list[str]:
    """The words of a tiny search in `home`/search."""
    if importlib.util.find_spec("keras_tuner") is None:
        pytest.skip("KerasTuner (extra `training`) is not installed")
    (home / "small.yaml").write_text(CONFIG, encoding="utf-8")
    data = made_zip(home / "data.zip", each=6)
    words = ["tune", str(home / "small.yaml"), "--data", str(data)]
    return [*words, "--sample", "30", "--out", str(home / "search"), *more]


def _trials_of(path: Path) -> list[str]:
    """The trials that one process ran, in their order; none before its first."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [row["trial"] for row in csv.DictReader(file)]


@pytest.mark.long
def test_a_killed_search_goes_on(tmp_path: Path, root: Path) -> None:
    """After SIGKILL within a trial the same command runs what is missing, each trial once."""
    words, search = _words(tmp_path, "--epochs", "3", "--trials", "4"), tmp_path / "search"
    with _started(words, tmp_path, root) as first:
        while not _trials_of(search / "trials-tuner0.csv"):
            assert first.poll() is None, (tmp_path / "alone.txt").read_text(encoding="utf-8")
            time.sleep(0.02)
        time.sleep(0.1)
        first.kill()
    assert not (search / "tune.json").exists(), "killed too late to tell anything"
    with _started(words, tmp_path, root) as second:
        assert second.wait(200) == 0, (tmp_path / "alone.txt").read_text(encoding="utf-8")
    assert sorted(_trials_of(search / "trials-tuner0.csv")) == ["0", "1", "2", "3"]
    told = json.loads((search / "tune.json").read_text(encoding="utf-8"))
    assert [one["status"] for one in told["trials"]] == ["COMPLETED"] * 4
    assert told["trials"][3]["continues"] in ("0", "1", "2")
    assert told["best"]["score"] == max(one["score"] for one in told["trials"])
    tuned = load_config(search / "five_block_tuned.yaml")
    assert (tuned.name, tuned.network.family, tuned.sample) == ("five_block_tuned", "five_block", 0)
    assert tuned == with_values(tuned, told["best"]["values"])


@pytest.mark.long
def test_a_chief_and_two_workers_share_the_trials(tmp_path: Path, root: Path) -> None:
    """Both workers run trials, none is run twice, and all three end by themselves."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = _words(tmp_path, "--epochs", "3", "--trials", "3", "--workers", "2")
    search = tmp_path / "search"
    oracle = {"KERASTUNER_ORACLE_IP": "127.0.0.1", "KERASTUNER_ORACLE_PORT": str(port)}
    running = [
        _started(words, tmp_path, root, KERASTUNER_TUNER_ID=name, **oracle)
        for name in ("chief", "worker-1", "worker-2")
    ]
    try:
        for one in running:
            assert one.wait(200) == 0, [p.read_text() for p in tmp_path.glob("*.txt")]
    finally:
        for one in running:
            one.kill()
            one.wait()
    ran = [_trials_of(search / f"trials-worker-{number}.csv") for number in (1, 2)]
    assert all(ran), "both workers ran trials"
    assert len({*ran[0], *ran[1]}) == len(ran[0]) + len(ran[1]) == 3
    told = json.loads((search / "tune.json").read_text(encoding="utf-8"))
    assert {one["worker"] for one in told["trials"]} == {"worker-1", "worker-2"}
    assert (search / "five_block_tuned.yaml").exists()


def test_chosen_values_become_a_config(root: Path) -> None:
    """Widths are in eights and rates are short, so that the file can be read."""
    config = with_values(load_config(root / "training" / "configs" / "five_block.yaml"), VALUES)
    assert config.network.widths == (16, 32, 64, 128, 256)
    assert config.network.kernels == (5, 3, 3, 3, 3)
    assert (config.network.dropout, config.network.dense_dropout) == (0.15, 0.3)
    assert (config.phases[0].peak_rate, config.weight_decay) == (0.00123, 0.0212)


def test_hyperband_is_counted() -> None:
    """The bar's length is what Hyperband really runs: 3 then 1, and 2 trials for 3 epochs."""
    assert [trials_in_all(epochs) for epochs in (1, 2, 3, 9)] == [1, 2, 6, 23]


def test_variables_tell_chief_from_worker() -> None:
    """Nothing set: alone; half of it set or a wrong port: one sentence."""
    told = {
        "KERASTUNER_TUNER_ID": "chief",
        "KERASTUNER_ORACLE_IP": "10.0.0.1",
        "KERASTUNER_ORACLE_PORT": "8000",
    }
    assert role_of({}) == "alone"
    assert role_of(told) == "chief"
    assert role_of({**told, "KERASTUNER_TUNER_ID": "worker-1"}) == "worker"
    with pytest.raises(ConfigTrouble, match=r"KERASTUNER_ORACLE_PORT is not"):
        role_of({k: v for k, v in told.items() if k != "KERASTUNER_ORACLE_PORT"})
    with pytest.raises(ConfigTrouble, match=r"but no port number"):
        role_of({**told, "KERASTUNER_ORACLE_PORT": "http"})
