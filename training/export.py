"""Turns a trained Keras network into the LiteRT file that the game runs; writes only a good one."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from game.perception.expression_model import INPUT_SHAPE
from game.perception.quiet import chatter_held_back
from training.config import TrainConfig
from training.data import SEVEN, DataTrouble, Pictures, soft_labels
from training.photos import counted

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The file must name the same expression as Keras on this share of real pictures, and stay small.
LEAST_AGREEMENT: Final = 0.99
MOST_BYTES: Final = 4_000_000

# Enough pictures for the ranges of int8, more changed nothing.
RANGE_PICTURES: Final = 600

# A class that no training picture shows has no logarithm.
LEAST_SHARE: Final = 1e-4


# "dynamic" keeps weights as int8 and takes the ranges from each picture, "int8" once from many.
KINDS: Final = ("dynamic", "int8", "float16", "float32")


def export(
    trained: Path, config: TrainConfig, pictures: Pictures, folder: Path, kind: str = "dynamic"
) -> float:
    """Write expression.tflite and a first expression.json into `folder`; return the agreement.

    The card's mapping is a plain start that `calibrate` replaces. Raises DataTrouble, and writes
    nothing, when the network is not the game's or the small file does not agree with Keras on the
    validation pictures. A kill leaves the old files.
    """
    if kind not in KINDS:
        raise DataTrouble(f"The kind {kind} is not known; there are {', '.join(KINDS)}.")
    crops = _validation_crops(pictures)
    network = load_network(trained)
    _check_is_the_games(network, trained, pictures.classes)
    kept, labels = soft_labels(pictures.of("train"), config.phases[-1].folder_share)
    weights = converted(network, ranges_of(kept.pixels, config.seed), kind)
    ours = network.predict(as_input(crops, network), batch_size=256, verbose=0)
    agreement = agreement_of(ours, logits_of(weights, as_input(crops, network)))
    if agreement < LEAST_AGREEMENT or len(weights) > MOST_BYTES:
        raise DataTrouble(
            f"{trained}: as {kind} it agrees with Keras on {agreement:.2%} of the pictures and has "
            f"{len(weights)} bytes, so nothing was written; try another --kind."
        )
    shares = np.log(np.maximum(labels.mean(axis=0), LEAST_SHARE))
    card = first_card(weights, shares, is_balanced=config.phases[-1].is_balanced)
    card["made"] = {
        "config": config.name,
        "kind": kind,
        "agreement_with_keras": round(agreement, 4),
        "weights": int(network.count_params()),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "commit": commit(),
    }
    told = json.dumps(card, indent=1) + "\n"
    _write_all(folder, {"expression.tflite": weights, "expression.json": told.encode()})
    return agreement


def _validation_crops(pictures: Pictures) -> NDArray[np.uint8]:
    """Return the pictures on which the small file is compared with Keras."""
    crops = pictures.of("validation").pixels
    if not len(crops):
        raise DataTrouble(
            "The data has no validation pictures, so nobody can tell whether the small file names "
            "what Keras names; nothing was written."
        )
    return crops


def load_network(trained: Path) -> Any:
    """Return the Keras network of a file; raises DataTrouble when there is none to be read."""
    try:
        with chatter_held_back():
            import keras
            import tensorflow as tf
    except ImportError as error:
        raise DataTrouble(
            f"{trained}: converting it needs TensorFlow, which is not installed; "
            f"`pip install -e '.[training]'` with a Python that has it."
        ) from error
    if keras.config.backend() != "tensorflow":
        raise DataTrouble(
            f"Keras runs on {keras.config.backend()} here, which cannot write LiteRT files; run "
            f"the same command with KERAS_BACKEND=tensorflow."
        )
    tf.get_logger().setLevel("ERROR")
    if not trained.is_file():
        raise DataTrouble(f"{trained}: there is no trained network; run `train` first.")
    try:
        return in_float32(keras.models.load_model(trained, compile=False))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        first = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise DataTrouble(f"{trained}: is no network that Keras can read ({first}).") from error


def in_float32(network: Any) -> Any:
    """Return a network of mixed precision with the same weights in float32: LiteRT needs it."""
    import keras

    if all(layer.compute_dtype == "float32" for layer in network.layers):
        return network

    def plain(layer: Any) -> Any:
        return type(layer).from_config({**layer.get_config(), "dtype": "float32"})

    copy = keras.models.clone_model(network, clone_function=plain, recursive=True)
    copy.set_weights(network.get_weights())
    return copy


def ranges_of(pixels: NDArray[np.uint8], seed: int) -> NDArray[np.uint8]:
    """Return the pictures from which int8 takes its ranges, the same ones every time."""
    return pixels[np.random.default_rng(seed).permutation(len(pixels))[:RANGE_PICTURES]]


def as_input(pixels: NDArray[np.uint8], network: Any) -> NDArray[np.float32]:
    """Return pictures (n, 48, 48) as the network takes them: (n, side, side, 1), 0 to 255."""
    import cv2

    height, width = network.input_shape[1:3]
    if pixels.shape[1:] != (height, width):
        size = (width, height)
        pixels = np.stack([cv2.resize(one, size, interpolation=cv2.INTER_AREA) for one in pixels])
    return pixels[..., None].astype(np.float32)


def agreement_of(one: NDArray[Any], other: NDArray[Any]) -> float:
    """Return the share of rows in which both name the same."""
    return float((one.argmax(axis=1) == other.argmax(axis=1)).mean())


def first_card(
    weights: bytes, log_shares: NDArray[np.floating[Any]], *, is_balanced: bool
) -> dict[str, Any]:
    """Return a card that fits the game and takes the class frequency out of the logits once.

    `prior` is what to add to the logits when the class frequency of FER+ is wanted back.
    """
    names = list(SEVEN)

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
        "mix": {one: {other: float(one == other) for other in names} for one in names},
        "bias": taken_off,
        "temperature": 1.0,
        "bar": all_the_same(0.0),
        "slope": all_the_same(1.0),
        "enter": all_the_same(0.5),
        "leave": all_the_same(0.35),
        "resting_weight": 0.0,
        "resting_scores": all_the_same(0.0),
    }


def converted(network: Any, ranges: NDArray[np.uint8], kind: str) -> bytes:
    """Return the network as a LiteRT file; int8 takes its ranges from real pictures.

    What a converter that cannot do it raises is not caught here.
    """
    import keras
    import tensorflow as tf

    with tempfile.TemporaryDirectory() as made_in, warnings.catch_warnings(action="ignore"):
        # What it warns of is meant for its makers.
        # By way of a saved model: a concrete function's variables are not found again by the
        # calibration of int8.
        face = keras.InputSpec(shape=(1, *network.input_shape[1:]), dtype="float32")
        with chatter_held_back():
            network.export(made_in, format="tf_saved_model", input_signature=[face], verbose=False)
            converter = tf.lite.TFLiteConverter.from_saved_model(made_in)
            return _quantised(converter, as_input(ranges, network), kind)


def opened(weights: bytes) -> Callable[[NDArray[np.float32]], NDArray[np.float32]]:
    """Return a function that reads one face (side, side, 1) by a LiteRT file on one thread."""
    from ai_edge_litert.interpreter import Interpreter

    with chatter_held_back():
        interpreter = Interpreter(model_content=weights, num_threads=1)
        interpreter.allocate_tensors()
    taken = interpreter.get_input_details()[0]["index"]
    given = interpreter.get_output_details()[0]["index"]

    def read(face: NDArray[np.float32]) -> NDArray[np.float32]:
        interpreter.set_tensor(taken, face[None])
        interpreter.invoke()
        return np.array(interpreter.get_tensor(given)[0])

    return read


def logits_of(weights: bytes, faces: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return what the LiteRT file says of faces (n, side, side, 1)."""
    read = opened(weights)
    return np.stack([read(face) for face in counted(faces, "Reading crops")])


def commit() -> str:
    """Return the commit of the checkout, or an empty text outside of one."""
    git = shutil.which("git")
    if git is None:
        return ""
    told = subprocess.run(
        [git, "rev-parse", "--short=12", "HEAD"],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.strip()


def _check_is_the_games(network: Any, trained: Path, classes: Sequence[str]) -> None:
    """Raise DataTrouble for a network that does not read the seven expressions as the game does."""
    shapes = tuple(network.input_shape[1:]), tuple(network.output_shape[1:])
    if tuple(classes) != SEVEN or shapes != (INPUT_SHAPE[1:], (len(SEVEN),)):
        raise DataTrouble(
            f"{trained}: only a network that names the seven expressions on grey pictures of "
            f"{INPUT_SHAPE[1]} x {INPUT_SHAPE[2]} can be the game's eye, and this one names "
            f"{', '.join(classes)} with {shapes[1][-1]} outputs on {shapes[0]}; nothing was "
            f"written."
        )


def _quantised(converter: Any, ranges: NDArray[np.float32], kind: str) -> bytes:
    """Return the converter's file with numbers of the asked kind."""
    import tensorflow as tf

    if kind != "float32":
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if kind == "float16":
        converter.target_spec.supported_types = [tf.float16]
    if kind == "int8":
        converter.representative_dataset = lambda: ([one[None]] for one in ranges)
    made: bytes = converter.convert()
    return made


def _write_all(folder: Path, contents: dict[str, bytes]) -> None:
    """Write files of a folder so that a kill leaves the old ones: whole first, renamed then."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = {folder / f"{name}.part": folder / name for name in contents}
    try:
        for part, content in zip(parts, contents.values(), strict=True):
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for part, place in parts.items():
            part.replace(place)
    except OSError as error:
        raise DataTrouble(f"{folder}: cannot be written to ({error.strerror}).") from error
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
