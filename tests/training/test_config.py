"""Tests of training/config.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.config import ConfigTrouble, load_config, saved_config


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
        ("name: a\nnetwork: {family: mpl}\nphases: [{epochs: 1, peak_rate: 1}]\n", "'mpl'.*mlp"),
        ("name: a\nnetwork: {family: mlp, stem: 3}\n", "knows no 'stem'; it knows .* hidden"),
        ("name: a\nnetwork: {family: mlp, hidden: 9}\n", r"network\.hidden is 9, but should be"),
        ("name: a\nphases: [{epochs: two, peak_rate: 1}]\n", r"epochs is 'two', but should be int"),
        ("name: a\nphases: [{epochs: 1, peak_rate: 1, schedule: up}]\n", "cosine, plateau"),
        ("name: a\nphases: [{epochs: 1, peak_rate: 1, is_frozen: true}]\n", "family mobilenet"),
        (
            "name: a\nnetwork: {family: softmax}\nphases: [{epochs: 1, peak_rate: 1, side: 32}, "
            "{epochs: 1, peak_rate: 1}]\n",
            "the same side",
        ),
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


def test_a_saved_config_reads_as_the_same(root: Path, tmp_path: Path) -> None:
    """What a run keeps in its folder is what it was told."""
    for path in sorted((root / "training" / "configs").glob("*.yaml")):
        config = load_config(path)
        (tmp_path / "kept.yaml").write_text(saved_config(config), encoding="utf-8")
        assert load_config(tmp_path / "kept.yaml") == config


def test_the_families_that_lose_share_one_budget(root: Path) -> None:
    """Five epochs in all and batches of 128, so that the table compares like with like."""
    for path in sorted((root / "training" / "configs").glob("*.yaml")):
        config = load_config(path)
        if config.name not in ("compact", "smoke"):
            assert sum(phase.epochs for phase in config.phases) == 5, config.name
            assert (config.batch, config.seed) == (128, 7), config.name


def test_a_missing_config_is_told(tmp_path: Path) -> None:
    """No traceback for a mistyped name."""
    with pytest.raises(ConfigTrouble, match=r"none\.yaml: cannot be read"):
        load_config(tmp_path / "none.yaml")
