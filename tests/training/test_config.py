"""Tests of training/config.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.config import ConfigTrouble, load_config


def test_every_shipped_config_loads(root: Path) -> None:
    """The files in training/configs are complete and are named after what they train."""
    paths = sorted((root / "training" / "configs").glob("*.yaml"))
    assert paths
    for path in paths:
        assert load_config(path).name == path.stem


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: a\n", "has no phases"),
        ("name: a\nphases: [{epochs: 1, peak_rate: 1.0, epoch: 3}]\n", "knows no 'epoch'"),
        ("name: a\nphases: [{epochs: 1}]\n", r"phases\[0\] is incomplete.*peak_rate"),
        ("name: a\nnetwork: {blocks: [1]}\nphases: [{epochs: 1, peak_rate: 1}]\n", "differ"),
        ("- 1\n", "should hold names and values"),
        ("a: [", "is not YAML"),
    ],
)
def test_a_wrong_config_is_told_in_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    """The sentence names the file and what is wrong in it."""
    path = tmp_path / "wrong.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigTrouble, match=rf"(?s)wrong\.yaml: .*{told}"):
        load_config(path)


def test_a_missing_config_is_told(tmp_path: Path) -> None:
    """No traceback for a mistyped name."""
    with pytest.raises(ConfigTrouble, match=r"none\.yaml: cannot be read"):
        load_config(tmp_path / "none.yaml")
