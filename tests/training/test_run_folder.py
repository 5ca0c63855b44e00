"""A run's folder belongs to one configuration, which may only grow at its end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from training.config import CompactNetwork, ConfigTrouble, PhaseConfig, TrainConfig, load_config
from training.run_folder import CONFIG, open_folder

FIRST = PhaseConfig(epochs=3, peak_rate=0.01)
RUN = TrainConfig("tiny", CompactNetwork(), (FIRST,))
CLASSES = ("calm", "happy")


def test_a_phase_can_be_added_to_a_finished_run(tmp_path: Path) -> None:
    """Who wants to train longer adds a phase; the folder then belongs to the longer run."""
    longer = replace(RUN, phases=(FIRST, PhaseConfig(epochs=2, peak_rate=0.001)))
    open_folder(tmp_path, RUN, CLASSES)
    open_folder(tmp_path, longer, CLASSES)
    assert load_config(tmp_path / CONFIG) == longer
    with pytest.raises(ConfigTrouble, match="holds a run of another configuration"):
        open_folder(tmp_path, RUN, CLASSES)


@pytest.mark.parametrize(
    "other",
    [
        replace(RUN, seed=8),
        replace(RUN, phases=(replace(FIRST, epochs=4),)),
        replace(RUN, network=CompactNetwork(stem=8)),
    ],
)
def test_another_run_does_not_continue_this_one(tmp_path: Path, other: TrainConfig) -> None:
    """Weights that came about otherwise are never taken for this run's."""
    open_folder(tmp_path, RUN, CLASSES)
    with pytest.raises(ConfigTrouble, match="--fresh"):
        open_folder(tmp_path, other, CLASSES)
    assert load_config(tmp_path / CONFIG) == RUN


def test_other_classes_are_refused(tmp_path: Path) -> None:
    """A network for glasses does not go on with expressions."""
    open_folder(tmp_path, RUN, CLASSES)
    with pytest.raises(ConfigTrouble, match="pictures of other classes"):
        open_folder(tmp_path, RUN, ("glasses", "none"))


def test_a_run_of_an_older_version_is_told_with_the_way_out(tmp_path: Path) -> None:
    """What its config.yaml holds is no riddle to whoever did not write it."""
    open_folder(tmp_path, RUN, CLASSES)
    kept = tmp_path / CONFIG
    kept.write_text(kept.read_text("utf-8").replace("blend_with: 0", "blend_with: -1"), "utf-8")
    with pytest.raises(ConfigTrouble, match=r"blend_with is -1.* give --fresh"):
        open_folder(tmp_path, RUN, CLASSES)
