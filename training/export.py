"""Turns a trained Keras network into the LiteRT file that the game runs; writes only a good one."""

from __future__ import annotations

import datetime
import hashlib
import json
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from game.acting.expressions import EXPRESSIONS
from game.perception.expression_model import INPUT_SHAPE
from training.config import TrainConfig
from training.data import DataTrouble, Pictures, soft_labels

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The file must name the same expression as Keras on this share of real pictures, and stay small.
LEAST_AGREEMENT: Final = 0.99
MOST_BYTES: Final = 4_000_000

# Enough pictures for the ranges of int8, more changed nothing.
RANGE_PICTURES: Final = 600

# "dynamic" keeps weights as int8 and takes the ranges from each picture, "int8" once from many.
KINDS: Final = ("dynamic", "int8", "float16", "float32")


def export(
    trained: Path, config: TrainConfig, pictures: Pictures, folder: Path, kind: str = "dynamic"
) -> float:
    """Write expression.tflite and a first expression.json into `folder`; return the agreement.

    The card's mapping is a plain start that `calibrate` replaces. Raises DataTrouble, and writes
    nothing, when the small file does not agree with Keras on the validation pictures.
    """
    import keras

    if kind not in KINDS:
        raise DataTrouble(f"The kind {kind} is not known; there are {', '.join(KINDS)}.")
    network = keras.models.load_model(trained, compile=False)
    is_balanced = config.phases[-1].is_balanced
    kept, labels = soft_labels(pictures.of("train"), config.phases[-1].folder_share)
    dice = np.random.default_rng(config.seed)
    ranges = kept.pixels[dice.permutation(len(kept))[:RANGE_PICTURES]]
    weights = _converted(network, ranges, kind)
    crops = pictures.of("validation").pixels
    ours = network.predict(crops[..., None].astype(np.float32), batch_size=256, verbose=0)
    agreement = float((ours.argmax(axis=1) == _logits(weights, crops).argmax(axis=1)).mean())
    if agreement < LEAST_AGREEMENT or len(weights) > MOST_BYTES:
        raise DataTrouble(
            f"{trained}: as {kind} it agrees with Keras on {agreement:.2%} of the pictures and has "
            f"{len(weights)} bytes, so nothing was written; try another --kind."
        )
    shares = np.log(labels.mean(axis=0))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "expression.tflite").write_bytes(weights)
    card = first_card(weights, shares, is_balanced=is_balanced)
    card["made"] = {
        "config": config.name,
        "kind": kind,
        "agreement_with_keras": round(agreement, 4),
        "weights": int(network.count_params()),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "commit": _commit(),
    }
    (folder / "expression.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return agreement


def first_card(
    weights: bytes, log_shares: NDArray[np.floating[Any]], *, is_balanced: bool
) -> dict[str, Any]:
    """Return a card that fits the game and takes the class frequency out of the logits once.

    `prior` is what to add to the logits when the class frequency of FER+ is wanted back.
    """
    names = [str(expression) for expression in EXPRESSIONS]

    def all_the_same(value: float) -> dict[str, float]:
        return dict.fromkeys(names, value)

    prior = [round(float(value), 4) for value in log_shares]
    taken_off = all_the_same(0.0)
    if not is_balanced:
        taken_off = {name: -value for name, value in zip(names, prior, strict=True)}
    return {
        "labels": names,
        "input": list(INPUT_SHAPE),
        "file": "expression.tflite",
        "bytes": len(weights),
        "sha256": hashlib.sha256(weights).hexdigest(),
        "prior": dict(zip(names, prior, strict=True)) if is_balanced else all_the_same(0.0),
        "log_shares": dict(zip(names, prior, strict=True)),
        "bias": taken_off,
        "temperature": 1.0,
        "bar": all_the_same(0.0),
        "slope": all_the_same(1.0),
        "enter": all_the_same(0.5),
        "leave": all_the_same(0.35),
        "resting_weight": 0.0,
        "resting_scores": all_the_same(0.0),
    }


def _converted(network: Any, ranges: NDArray[np.uint8], kind: str) -> bytes:
    """Return the network as a LiteRT file; int8 takes its ranges from real pictures."""
    import keras
    import tensorflow as tf

    with tempfile.TemporaryDirectory() as made_in:
        # By way of a saved model: a concrete function's variables are not found again by the
        # calibration of int8.
        one_face = keras.InputSpec(shape=INPUT_SHAPE, dtype="float32")
        network.export(made_in, format="tf_saved_model", input_signature=[one_face], verbose=False)
        converter = tf.lite.TFLiteConverter.from_saved_model(made_in)
        return _quantised(converter, ranges, kind)


def _quantised(converter: Any, ranges: NDArray[np.uint8], kind: str) -> bytes:
    """Return the converter's file with numbers of the asked kind."""
    import tensorflow as tf

    if kind != "float32":
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if kind == "float16":
        converter.target_spec.supported_types = [tf.float16]
    if kind == "int8":
        converter.representative_dataset = lambda: (
            [one.reshape(INPUT_SHAPE).astype(np.float32)] for one in ranges
        )
    made: bytes = converter.convert()
    return made


def _logits(weights: bytes, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return what the LiteRT file says of crops (n, 48, 48)."""
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(model_content=weights, num_threads=1)
    interpreter.allocate_tensors()
    taken = interpreter.get_input_details()[0]["index"]
    given = interpreter.get_output_details()[0]["index"]
    said = []
    for crop in crops:
        interpreter.set_tensor(taken, crop.reshape(INPUT_SHAPE).astype(np.float32))
        interpreter.invoke()
        said.append(interpreter.get_tensor(given)[0].copy())
    return np.stack(said)


def _commit() -> str:
    """Return the commit of the checkout, or an empty text outside of one."""
    told = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, check=False
    )
    return told.stdout.strip()
