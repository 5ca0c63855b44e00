"""Trains one network from one frozen configuration; the same call goes on after an interruption."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from game.acting.expressions import EXPRESSIONS
from training.augment import augmented
from training.config import PhaseConfig, TrainConfig
from training.data import Pictures, soft_labels
from training.models import build_network

if TYPE_CHECKING:
    import keras
    from numpy.typing import NDArray


def train(config: TrainConfig, pictures: Pictures, folder: Path, *, verbose: str = "auto") -> Path:
    """Train all phases on the split "train" and return the last `.keras` file.

    `folder` receives, for each phase, `phase<N>.keras`, a CSV log and, while it runs, a backup
    from which the same call continues. Validation is FER+'s shares of the split "validation".
    """
    import keras

    keras.utils.set_random_seed(config.seed)
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / "none"
    for number in range(len(config.phases)):
        last, done = done, folder / f"phase{number}.keras"
        if done.exists():
            continue
        # Anew for each phase: Keras keeps the epoch at which a restored network went on, and would
        # skip as many epochs of the next phase.
        network = build_network(config.network, len(EXPRESSIONS), config.phases[number].side)
        if last.exists():
            network.load_weights(last)
        _train_phase(network, config, number, pictures, folder, verbose)
        network.save(done)
    return done


def _train_phase(
    network: keras.Model,
    config: TrainConfig,
    number: int,
    pictures: Pictures,
    folder: Path,
    verbose: str,
) -> None:
    """Train one phase from the weights that the network has now."""
    import keras

    phase = config.phases[number]
    kept, labels = soft_labels(pictures.of("train"), phase.folder_share)
    held, held_labels = soft_labels(pictures.of("validation"), phase.folder_share)
    shares = labels.mean(axis=0)
    batches = _batches(kept.pixels, labels, config, phase)
    network.compile(
        keras.optimizers.AdamW(
            _rate(phase, len(batches)), weight_decay=config.weight_decay, clipnorm=5.0
        ),
        _loss(np.log(shares) if phase.is_balanced else np.zeros_like(shares)),
        metrics=["categorical_accuracy"],
        jit_compile=False,
    )
    callbacks = [
        keras.callbacks.BackupAndRestore(folder / f"backup{number}"),
        keras.callbacks.CSVLogger(folder / f"phase{number}.csv", append=True),
        keras.callbacks.ModelCheckpoint(folder / f"newest{number}.keras"),
    ]
    network.fit(
        batches,
        epochs=phase.epochs,
        validation_data=(_input(held.pixels, phase.side), held_labels),
        validation_batch_size=256,
        callbacks=callbacks,
        verbose=verbose,
    )


def _rate(phase: PhaseConfig, steps: int) -> Any:
    """Return a learning rate that warms up and then falls as a cosine to almost nothing."""
    import keras

    warmup = max(1, round(phase.warmup_epochs * steps))
    return keras.optimizers.schedules.CosineDecay(
        phase.peak_rate / 20,
        max(1, phase.epochs * steps - warmup),
        alpha=phase.end_share,
        warmup_target=phase.peak_rate,
        warmup_steps=warmup,
    )


def _loss(log_shares: NDArray[np.floating[Any]]) -> Any:
    """Return cross-entropy with soft labels, the class shares' logarithms added to the logits.

    Adding them while training takes the classes' frequency out of the logits (balanced softmax,
    Ren et al. 2020), so that the game can use them as they come.
    """
    from keras import ops

    def loss(labels: Any, logits: Any) -> Any:
        shifted = logits + ops.convert_to_tensor(log_shares, dtype="float32")
        return -ops.sum(labels * ops.log_softmax(shifted, axis=-1), axis=-1)

    return loss


def _batches(
    pixels: NDArray[np.uint8],
    labels: NDArray[np.float32],
    config: TrainConfig,
    phase: PhaseConfig,
) -> Any:
    """Return shuffled, freshly changed batches; the order follows from seed and epoch."""
    import keras

    class Batches(keras.utils.PyDataset):  # type: ignore[misc]  # Keras comes without types
        """One epoch of batches; the last, smaller one is dropped."""

        def __init__(self) -> None:
            super().__init__(workers=1, max_queue_size=8)
            self.dice = np.random.default_rng(config.seed)
            self.order = self.dice.permutation(len(pixels))

        def __len__(self) -> int:
            return max(1, math.floor(len(pixels) / config.batch))

        def __getitem__(self, index: int) -> tuple[Any, Any]:
            rows = self.order[index * config.batch : (index + 1) * config.batch]
            changed = augmented(pixels[rows], phase.strength, self.dice)
            return _input(changed, phase.side), labels[rows]

        def on_epoch_end(self) -> None:
            self.order = self.dice.permutation(len(pixels))

    return Batches()


def _input(pixels: NDArray[np.uint8], side: int) -> NDArray[np.float32]:
    """Return pictures (n, 48, 48) as the network takes them: (n, side, side, 1), 0 to 255."""
    import cv2

    if pixels.shape[1] != side:
        size = (side, side)
        pixels = np.stack([cv2.resize(one, size, interpolation=cv2.INTER_AREA) for one in pixels])
    return pixels[..., None].astype(np.float32)
