"""The families of networks, from one layer to the one that ships; downloads nothing.

Keras layers and ops only. Each builder takes greys 0 to 255 (n, side, side, 1) and returns what
the last layer, which is the same for all, makes logits of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from training.config import (
    FULL_SIDE,
    CompactNetwork,
    FiveBlockNetwork,
    LstmNetwork,
    MlpNetwork,
    MobilenetNetwork,
    NetworkConfig,
    SoftmaxNetwork,
)
from training.models import compact, scaled

if TYPE_CHECKING:
    import keras


def build_network(
    config: NetworkConfig, outputs: int, side: int = FULL_SIDE, *, mixed_precision: bool = False
) -> keras.Model:
    """Return the network of the configuration: greys (n, side, side, 1) in, logits out.

    Weights are random; `mixed_precision` computes in bfloat16 and keeps weights in float32.
    """
    from keras import Input, Model, layers
    from keras import config as keras_config

    before = keras_config.dtype_policy()
    keras_config.set_dtype_policy("mixed_bfloat16" if mixed_precision else "float32")
    try:
        picture = Input((side, side, 1), name="face", dtype="float32")
        features = _features(config, picture)
        # Logits stay float32: the loss takes their exponentials.
        logits = layers.Dense(outputs, name="logits", dtype="float32")(features)
        return Model(picture, logits, name=config.family)
    finally:
        keras_config.set_dtype_policy(before)


def _features(config: NetworkConfig, picture: Any) -> Any:
    """Return what the family makes of the picture."""
    match config:
        case SoftmaxNetwork():
            return _flat(picture)
        case MlpNetwork():
            return _mlp(config, picture)
        case LstmNetwork():
            return _lstm(config, picture)
        case FiveBlockNetwork():
            return _five_block(config, picture)
        case MobilenetNetwork():
            from training.mobilenet import mobilenet

            return mobilenet(config, picture)
        case CompactNetwork():
            return compact(config, picture)


def _flat(picture: Any) -> Any:
    """Return all pixels in one row."""
    from keras import layers

    return layers.Flatten()(scaled(picture))


def _mlp(config: MlpNetwork, picture: Any) -> Any:
    """Put dense layers over the pixels, which know nothing of neighbourhood."""
    from keras import layers

    x = _flat(picture)
    for hidden in config.hidden:
        x = layers.Dense(hidden, activation="relu", kernel_initializer="he_normal")(x)
        x = layers.Dropout(config.dropout)(x)
    return x


def _lstm(config: LstmNetwork, picture: Any) -> Any:
    """Read the rows from the top as if they were words; the last state is the picture's."""
    from keras import layers

    side = picture.shape[1]
    x = layers.Reshape((side, side))(scaled(picture))
    for number, units in enumerate(config.units, 1):
        x = layers.LSTM(units, return_sequences=number < len(config.units))(x)
    return layers.Dropout(config.dropout)(x)


def _five_block(config: FiveBlockNetwork, picture: Any) -> Any:
    """Stack the blocks; each pool halves the picture, so that five of them leave one point."""
    from keras import layers

    x = scaled(picture)
    for width, kernel in zip(config.widths, config.kernels, strict=True):
        for _ in range(config.convolutions):
            x = layers.Conv2D(
                width, kernel, padding="same", use_bias=False, kernel_initializer="he_normal"
            )(x)
            x = layers.BatchNormalization(momentum=0.9)(x)
            x = layers.ReLU()(x)
        if x.shape[1] > 1:
            x = layers.MaxPooling2D()(x)
        x = layers.Dropout(config.dropout)(x)
    x = layers.Flatten()(x)
    x = layers.Dense(config.dense, use_bias=False, kernel_initializer="he_normal")(x)
    x = layers.ReLU()(layers.BatchNormalization(momentum=0.9)(x))
    return layers.Dropout(config.dense_dropout)(x)
