"""The residual network that ships, of Keras layers and ops only, so that any backend trains it."""

from __future__ import annotations

from typing import Any, Final

from training.config import CompactNetwork

# Grey 0 to 255 becomes roughly -2 to 2 inside the network, so that no caller needs to scale.
GREY_MIDDLE: Final = 128.0
GREY_SPREAD: Final = 64.0


def scaled(picture: Any) -> Any:
    """Return greys 0 to 255 as numbers about nought, by a layer of the network."""
    from keras import layers

    return layers.Rescaling(1 / GREY_SPREAD, offset=-GREY_MIDDLE / GREY_SPREAD)(picture)


def compact(config: CompactNetwork, picture: Any) -> Any:
    """Return the features (n, widths[-1]) of pictures (n, side, side, 1), greys 0 to 255.

    Its weights fit every side, because the last map is averaged.
    """
    from keras import layers

    # A wide first kernel with stride 2: full-resolution maps cost more time than they gave.
    x = _convolution(scaled(picture), config.stem, 2, size=5)
    for stage, (width, blocks) in enumerate(zip(config.widths, config.blocks, strict=True)):
        for block in range(blocks):
            x = _residual(x, width, 2 if stage and block == 0 else 1)
    x = layers.GlobalAveragePooling2D()(x)
    return layers.Dropout(config.dropout)(x)


def _convolution(x: Any, width: int, stride: int, *, size: int = 3, is_active: bool = True) -> Any:
    """Add a `size` x `size` convolution with batch normalisation and, if `is_active`, a ReLU."""
    from keras import layers

    x = layers.Conv2D(
        width, size, stride, padding="same", use_bias=False, kernel_initializer="he_normal"
    )(x)
    x = layers.BatchNormalization(momentum=0.9, epsilon=1e-3)(x)
    return layers.ReLU()(x) if is_active else x


def _residual(x: Any, width: int, stride: int) -> Any:
    """Add two convolutions around which the input takes a short cut."""
    from keras import layers

    short = x
    if stride > 1:
        short = layers.AveragePooling2D(stride)(short)
    if short.shape[-1] != width:
        short = layers.Conv2D(width, 1, use_bias=False, kernel_initializer="he_normal")(short)
    x = _convolution(x, width, stride)
    x = _convolution(x, width, 1, is_active=False)
    return layers.ReLU()(layers.Add()([x, short]))
