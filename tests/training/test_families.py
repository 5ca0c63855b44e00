"""Every shipped config builds; ImageNet's weights arrive from a file."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.training.made_faces import made_zip

MOBILENET = """\
name: transfer
network: {family: mobilenet, alpha: 0.05, size: 32}
batch: 8
phases:
  - {epochs: 1, peak_rate: 0.003, is_frozen: true}
"""

# All in one process, because TensorFlow takes seconds to start.
LOOK = """
import json, sys
from pathlib import Path
import h5py, keras, numpy as np
from keras.src.legacy.saving import legacy_h5_format
from training.__main__ import main
from training.config import FAMILIES, load_config
from training.families import build_network
from training.mobilenet import BASE, freeze
root, home, told = Path(sys.argv[1]), Path(sys.argv[2]), {"families": {}}
dice = np.random.default_rng(1)
faces = dice.uniform(0, 255, (4, 48, 48, 1)).astype("float32")
for path in sorted((root / "training" / "configs").glob("*.yaml")):
    config = load_config(path)
    network = build_network(config.network, 3)
    scores = np.asarray(network(faces))
    mixed = build_network(config.network, 3, mixed_precision=True)
    told["families"][path.stem] = {
        "family": config.network.family,
        "weights": network.count_params(),
        "shape": scores.shape,
        "spread": float(scores.std(axis=0).min()),
        "mixed": [mixed.output.dtype, *{weight.dtype for weight in mixed.weights}],
        "policy": keras.config.dtype_policy().name,
    }
# Weights as Keras keeps ImageNet's: an old h5 file of the network without its top.
made = keras.applications.MobileNetV3Small(
    input_shape=(32, 32, 3), alpha=0.05, include_top=False, weights=None, pooling=None
)
with h5py.File(home / "no_top.h5", "w") as file:
    legacy_h5_format.save_weights_to_hdf5_group(file, made)
top = keras.applications.MobileNetV3Small(
    input_shape=(96, 96, 3), alpha=0.05, include_top=True, weights=None, classes=5
)
with h5py.File(home / "with_top.h5", "w") as file:
    legacy_h5_format.save_weights_to_hdf5_group(file, top)
(home / "cut.h5").write_bytes((home / "no_top.h5").read_bytes()[:5000])
words = ["training", "train", str(home / "transfer.yaml"), "--data", str(home / "data.zip")]
for name in ("none.h5", "with_top.h5", "cut.h5", "no_top.h5"):
    sys.argv = [*words, "--fresh", "--runs", str(home / "runs"), "--weights", str(home / name)]
    try:
        main()
        told[name] = 0
    except SystemExit as end:
        told[name] = end.code or 0
frozen = build_network(load_config(home / "transfer.yaml").network, 7)
frozen.load_weights(home / "runs" / "transfer" / "phase0.keras")
base = frozen.get_layer(BASE)
told["kept"] = all(
    np.array_equal(one, other)
    for one, other in zip(made.get_weights(), base.get_weights(), strict=True)
)
grown = np.repeat(np.asarray(keras.layers.Resizing(32, 32)(faces)), 3, axis=-1)
maps = np.asarray(made(grown)).mean(axis=(1, 2))
logits = np.asarray(frozen.get_layer("logits")(maps))
told["scaling"] = float(np.abs(logits - np.asarray(frozen(faces))).max())
freeze(frozen, is_frozen=True)
told["learning"] = [len(frozen.trainable_weights)]
freeze(frozen, is_frozen=False)
told["learning"].append(len(frozen.trainable_weights))
(home / "told.json").write_text(json.dumps(told))
"""


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], str]:
    """What the look at all networks found, and what it said on stderr."""
    if importlib.util.find_spec("tensorflow") is None:
        pytest.skip("TensorFlow (extra `training`) is not installed")
    home, root = tmp_path_factory.mktemp("families"), Path(__file__).resolve().parents[2]
    made_zip(home / "data.zip", each=4)
    (home / "transfer.yaml").write_text(MOBILENET, encoding="utf-8")
    env = {**os.environ, "XDG_CACHE_HOME": str(home / "cache"), "TF_CPP_MIN_LOG_LEVEL": "3"}
    ran = subprocess.run(
        [sys.executable, "-c", LOOK, str(root), str(home)],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads((home / "told.json").read_text(encoding="utf-8")), ran.stderr


@pytest.mark.long
def test_every_config_builds_its_family(looked: tuple[dict[str, Any], str]) -> None:
    """All families are there, and each tells different faces apart with as many logits as asked."""
    networks = looked[0]["families"]
    assert {"softmax", "mlp", "lstm", "five_block", "five_block_tuned", "pyramid"} < set(networks)
    assert {"mobilenet", "compact", "compact_short"} < set(networks)
    for name, told in networks.items():
        assert told["shape"] == [4, 3], name
        assert told["spread"] > 0, name
    assert 1e6 < networks["five_block"]["weights"] < 3e6
    assert networks["pyramid"]["weights"] < networks["five_block"]["weights"] / 2
    assert networks["softmax"]["weights"] == 48 * 48 * 3 + 3


@pytest.mark.long
def test_mixed_precision_ends_with_the_network(looked: tuple[dict[str, Any], str]) -> None:
    """Weights and logits stay float32, and the next network is not touched."""
    for name, told in looked[0]["families"].items():
        assert set(told["mixed"]) == {"float32"}, name
        assert told["policy"] == "float32", name


@pytest.mark.long
def test_imagenet_weights_arrive_from_a_file(looked: tuple[dict[str, Any], str]) -> None:
    """The frozen base is the file's, bit by bit, greys reach it as it expects them."""
    told = looked[0]
    assert told["no_top.h5"] == 0
    assert told["kept"]
    assert told["scaling"] < 1e-4
    assert told["learning"][0] == 2 < told["learning"][1]


@pytest.mark.long
def test_weights_that_do_not_fit_are_told(looked: tuple[dict[str, Any], str]) -> None:
    """A missing file, one with the top and a cut one are each one sentence and exit status 2."""
    told, said = looked
    assert [told[name] for name in ("none.h5", "with_top.h5", "cut.h5")] == [2, 2, 2]
    assert "none.h5: there are no weights" in said
    assert "with_top.h5: these weights do not fit" in said
    assert "cut.h5: these weights do not fit" in said
    assert "Traceback" not in said
