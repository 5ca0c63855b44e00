"""What a search of values for the five-block CNN may choose; trains nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from training.config import FiveBlockNetwork, TrainConfig
from training.data import Pictures

OBJECTIVE: Final = "val_categorical_accuracy"
# Of three trials, the best one goes on for three times as long.
FACTOR: Final = 3
BLOCKS: Final = 5
# Channels; wider ones cost megabytes.
WIDEST: Final = 512


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched from: a config of the family five_block, pictures, and how far to go.

    `epochs` is how long the longest trial trains, `trials` stops the search early (0: never), and
    a chief waits for `workers` before the first trial.
    """

    config: TrainConfig
    pictures: Pictures
    folder: Path
    epochs: int
    trials: int = 0
    workers: int = 1


def space() -> Any:
    """Return the values that may be chosen, with ranges wide enough to hold the plain network."""
    import keras_tuner

    values = keras_tuner.HyperParameters()
    values.Choice("width", [16, 24, 32, 48, 64])
    values.Choice("growth", [1.4, 1.7, 2.0])
    values.Choice("first_kernel", [3, 5, 7])
    values.Choice("other_kernels", [3, 5])
    values.Int("convolutions", 1, 2)
    values.Float("dropout", 0.0, 0.4, step=0.05)
    values.Choice("dense", [64, 128, 256, 512])
    values.Float("dense_dropout", 0.0, 0.6, step=0.1)
    values.Float("peak_rate", 3e-4, 1e-2, sampling="log")
    values.Float("weight_decay", 1e-3, 1e-1, sampling="log")
    return values


def with_values(config: TrainConfig, values: dict[str, Any]) -> TrainConfig:
    """Return the configuration with the chosen values in the places they belong to."""
    width, growth = values["width"], values["growth"]
    # Channels in eights, which processors like.
    widths = tuple(min(WIDEST, 8 * round(width * growth**block / 8)) for block in range(BLOCKS))
    network = FiveBlockNetwork(
        widths=widths,
        kernels=(values["first_kernel"], *[values["other_kernels"]] * (BLOCKS - 1)),
        convolutions=values["convolutions"],
        dropout=round(values["dropout"], 2),
        dense=values["dense"],
        dense_dropout=round(values["dense_dropout"], 2),
    )
    rate = float(f"{values['peak_rate']:.3g}")
    return replace(
        config,
        network=network,
        weight_decay=float(f"{values['weight_decay']:.3g}"),
        phases=tuple(replace(phase, peak_rate=rate) for phase in config.phases),
    )


def trials_in_all(epochs: int) -> int:
    """Return how many trials Hyperband makes when the longest one trains `epochs` epochs."""
    last = math.ceil(1 + math.log(epochs, FACTOR))
    brackets = 1
    while epochs / FACTOR**brackets >= 1:
        brackets += 1
    return sum(
        math.ceil(last / (bracket + 1) * FACTOR ** (bracket - turn))
        for bracket in range(brackets)
        for turn in range(bracket + 1)
    )
