"""A phase of no epochs averages the weights of two others."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from tests.training.made_faces import made_zip
from training.config import CompactNetwork, PhaseConfig, TrainConfig
from training.sources import load_for_training


# Keras' own use of NumPy; nothing here could mend it.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
@pytest.mark.long
def test_what_two_phases_learnt_is_mixed(tmp_path: Path) -> None:
    """With a share of a quarter every weight lies a quarter of the way to the earlier phase."""
    if importlib.util.find_spec("tensorflow") is None:
        pytest.skip("TensorFlow (extra `training`) is not installed")
    import keras

    from training.train import train

    phases = (
        PhaseConfig(epochs=1, peak_rate=0.01),
        PhaseConfig(epochs=1, peak_rate=0.01),
        PhaseConfig(epochs=0, peak_rate=0.0, blend_with=1, blend_share=0.25),
    )
    network = CompactNetwork(stem=4, widths=(4, 8), blocks=(1, 1))
    config = TrainConfig("tiny", network, phases, batch=16)
    pictures = load_for_training(made_zip(tmp_path / "data.zip"))
    last = train(config, pictures, tmp_path / "run", verbose="0")
    first, second, mixed = (
        keras.models.load_model(tmp_path / "run" / f"phase{number}.keras", compile=False)
        for number in range(3)
    )
    assert last.name == "phase2.keras"
    for one, other, both in zip(
        first.get_weights(), second.get_weights(), mixed.get_weights(), strict=True
    ):
        np.testing.assert_allclose(both, 0.25 * one + 0.75 * other, rtol=1e-5, atol=1e-6)
    assert any(
        not np.array_equal(one, other)
        for one, other in zip(first.get_weights(), second.get_weights(), strict=True)
    )
