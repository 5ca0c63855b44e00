"""What a network is fitted with: batches of changed pictures, loss, and learning rate."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from training.augment import augmented
from training.config import PhaseConfig, TrainConfig

if TYPE_CHECKING:
    import keras
    from numpy.typing import NDArray

# A class that is nowhere in the pictures gets this share, so that its logarithm exists.
LEAST_SHARE: Final = 1e-4


def compiled(
    network: keras.Model,
    config: TrainConfig,
    phase: PhaseConfig,
    steps: int,
    shares: NDArray[np.floating[Any]],
) -> None:
    """Make the network ready to be fitted for a phase of `steps` batches an epoch.

    `shares` (classes,) of the training labels are what `is_balanced` takes out of the logits.
    """
    import keras

    rate = phase.peak_rate if phase.schedule == "plateau" else _cosine(phase, steps)
    logs = np.log(np.maximum(shares, LEAST_SHARE))
    network.compile(
        keras.optimizers.AdamW(rate, weight_decay=config.weight_decay, clipnorm=5.0),
        _loss(logs if phase.is_balanced else np.zeros_like(shares)),
        metrics=["categorical_accuracy"],
        jit_compile=False,
    )


def batches(
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
            changed = augmented(pixels[rows], phase.strength, self.dice, phase.zoom)
            return network_input(changed, phase.side), labels[rows]

        def on_epoch_end(self) -> None:
            self.order = self.dice.permutation(len(pixels))

    return Batches()


def network_input(pixels: NDArray[np.uint8], side: int) -> NDArray[np.float32]:
    """Return pictures (n, 48, 48) as the network takes them: (n, side, side, 1), 0 to 255."""
    import cv2

    if len(pixels) and pixels.shape[1] != side:
        size = (side, side)
        pixels = np.stack([cv2.resize(one, size, interpolation=cv2.INTER_AREA) for one in pixels])
    return pixels[..., None].astype(np.float32)


def _cosine(phase: PhaseConfig, steps: int) -> Any:
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
