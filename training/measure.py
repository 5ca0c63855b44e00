"""Measures a finished run and keeps its figures as small text files; trains and ships nothing."""

from __future__ import annotations

import csv
import dataclasses
import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from training.config import TrainConfig
from training.data import SEVEN, DataTrouble, Pictures, majority_expressions, soft_labels
from training.evaluate import rounded, write_json
from training.export import (
    LEAST_SHARE,
    agreement_of,
    as_input,
    converted,
    load_network,
    logits_of,
    opened,
    ranges_of,
)
from training.metrics import named_figures, reliability

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# Enough faces for a median time.
TIMED_FACES: Final = 200


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """What a network says of pictures: logits (n, classes), from a LiteRT file or from Keras.

    `kind` is "dynamic" or "keras"; `milliseconds` a face on one thread, None where Keras would be
    timed with all threads.
    """

    logits: NDArray[np.float32]
    kind: str
    size: int
    milliseconds: float | None
    agreement: float | None
    why: str = ""


def measure(config: TrainConfig, pictures: Pictures, run: Path, results: Path) -> Path:
    """Write run.json, history.csv and figures.json of the run's last network; return their folder.

    `run` is what `train` has filled: phase<N>.keras, phase<N>.csv and run.json. Raises DataTrouble
    when nothing is finished there or the data does not fit.
    """
    last = _last_network(run)
    held = pictures.of("validation")
    if not len(held):
        raise DataTrouble("The data has no validation pictures to measure on.")
    classes = tuple(getattr(pictures, "classes", SEVEN))
    network = load_network(last)
    if network.output_shape[-1] != len(classes):
        raise DataTrouble(
            f"{last}: names {network.output_shape[-1]} classes and the data has {len(classes)}; "
            f"give the data that it was trained with."
        )
    phase = config.phases[-1]
    kept, labels = soft_labels(pictures.of("train"), phase.folder_share)
    said = ask(network, held.pixels, ranges_of(kept.pixels, config.seed), last)
    prior = np.zeros(len(classes))
    if phase.is_balanced:
        prior = np.log(np.maximum(labels.mean(axis=0), LEAST_SHARE))
    figures = {
        **figures_of(said.logits.astype(np.float64), prior, held, classes),
        "kind": said.kind,
        "why_not_small": said.why,
        "agreement_with_keras": said.agreement,
        "bytes": said.size,
        "milliseconds_one_thread": said.milliseconds,
        "weights": int(network.count_params()),
    }
    folder = results / config.name
    write_json(rounded(figures), folder / "figures.json")
    write_json(_told_by(run, config, kept, held, figures), folder / "run.json")
    _write_history(run, folder / "history.csv")
    return folder


def ask(network: Any, pixels: NDArray[np.uint8], ranges: NDArray[np.uint8], file: Path) -> Said:
    """Ask the network, as a LiteRT file with small weights if it can be made into one."""
    from tensorflow.lite.python.convert import ConverterError

    faces = as_input(pixels, network)
    ours = network.predict(faces, batch_size=256, verbose=0)
    try:
        weights = converted(network, ranges, "dynamic")
        logits = logits_of(weights, faces)
    except (ConverterError, RuntimeError, ValueError) as error:
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        why = lines[0][:160] if lines else type(error).__name__
        return Said(ours, "keras", file.stat().st_size, None, None, why)
    agreement = agreement_of(ours, logits)
    return Said(logits, "dynamic", len(weights), milliseconds(weights, faces), agreement)


def figures_of(
    logits: Floats, prior: Floats, held: Pictures, classes: tuple[str, ...]
) -> dict[str, Any]:
    """Return figures against the folders' labels and, where there are votes, FER+'s majorities.

    `prior`, the class frequency a balanced network was trained against, is added for all of them
    but `accuracy_without_prior`.
    """
    lifted = logits + prior
    named, plain = lifted.argmax(axis=1), logits.argmax(axis=1)
    folders = held.folder.astype(np.int64)
    judged, rows = folders, np.full(len(held), True)
    figures: dict[str, Any] = {"classes": list(classes)}
    figures["folders"] = named_figures(folders, named, classes)
    figures["folders"]["accuracy_without_prior"] = float((plain == folders).mean())
    if held.votes.any() and classes == SEVEN:
        judged = majority_expressions(held.votes)
        rows = judged >= 0
        told = named_figures(judged[rows], named[rows], classes)
        told["accuracy_without_prior"] = float((plain == judged)[rows].mean())
        told["cross_entropy"] = _cross_entropy(held, lifted)
        figures["ferplus"] = told
    figures["reliability"] = reliability(np.exp(_log_softmax(lifted[rows])), judged[rows])
    return figures


def milliseconds(weights: bytes, faces: NDArray[np.float32]) -> float:
    """Return the median time of one face (side, side, 1) by a LiteRT file on one thread."""
    read, taken = opened(weights), []
    for face in faces[:TIMED_FACES]:
        start = time.perf_counter()
        read(face)
        taken.append(time.perf_counter() - start)
    return 1000 * float(np.median(taken))


def _last_network(run: Path) -> Path:
    """Return the phase<N>.keras with the highest N."""
    found = [
        (int(told.group(1)), path)
        for path in run.glob("phase*.keras")
        if (told := re.fullmatch(r"phase(\d+)\.keras", path.name))
    ]
    if not found:
        raise DataTrouble(f"{run}: holds no finished network; run `train` to its end first.")
    return max(found)[1]


def _told_by(
    run: Path, config: TrainConfig, kept: Pictures, held: Pictures, figures: dict[str, Any]
) -> dict[str, Any]:
    """Return what the run tells of itself, and what can be known where it tells nothing."""
    told: dict[str, Any] = {
        "name": config.name,
        "family": config.network.family,
        "classes": figures["classes"],
        "config": dataclasses.asdict(config),
        "pictures": len(kept),
        "validation_pictures": len(held),
        "weights": figures["weights"],
    }
    path = run / "run.json"
    if path.is_file():
        try:
            told.update(json.loads(path.read_text(encoding="utf-8")))
        except ValueError as error:
            raise DataTrouble(f"{path}: is damaged ({error}); train again.") from error
    return told


def _write_history(run: Path, path: Path) -> None:
    """Write the epochs of all phases as one table, counted on; of a repeated one the last stays."""
    rows: list[dict[str, Any]] = []
    logs = [(int(p.stem[5:]), p) for p in run.glob("phase*.csv") if p.stem[5:].isdecimal()]
    for number, log in sorted(logs):
        with log.open(encoding="utf-8", newline="") as file:
            by_epoch = {int(float(row["epoch"])): row for row in csv.DictReader(file)}
        for _, row in sorted(by_epoch.items()):
            rows.append({**row, "phase": number + 1, "epoch": len(rows) + 1})
    names = ["phase", "epoch", *sorted({n for row in rows for n in row} - {"phase", "epoch"})]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, names, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows({n: _short(v) for n, v in row.items()} for row in rows)


def _short(value: Any) -> Any:
    """Return a number with five digits, so that the table stays small; texts as they are."""
    try:
        return value if isinstance(value, int) else f"{float(value):.5g}"
    except (TypeError, ValueError):
        return value


def _cross_entropy(held: Pictures, logits: Floats) -> float:
    """Return the mean cross-entropy with the shares of the votes."""
    # Numbers in the place of pictures, to learn which ones have votes enough.
    numbers: Any = np.arange(len(held))
    numbered = dataclasses.replace(held, pixels=numbers)
    kept, labels = soft_labels(numbered, 0.0)
    return float(-(labels * _log_softmax(logits[kept.pixels])).sum(axis=1).mean())


def _log_softmax(logits: Floats) -> Floats:
    """Return the logarithms of the shares, rows that sum to 1."""
    lowered = logits - logits.max(axis=1, keepdims=True)
    shares: Floats = lowered - np.log(np.exp(lowered).sum(axis=1, keepdims=True))
    return shares
