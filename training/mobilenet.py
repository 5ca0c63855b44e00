"""Keras' MobileNetV3Small for grey faces; its ImageNet weights come from a local file, never a net.

The file is Keras' own `weights_mobilenet_v3_small_1.0_224_float_no_top_v2.h5`, or what
`save_weights` writes of the same network.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from training.config import ConfigTrouble, MobilenetNetwork, TrainConfig

if TYPE_CHECKING:
    import keras

# The name of the part that ImageNet's weights fill.
BASE: Final = "mobilenet_v3_small"


def mobilenet(config: MobilenetNetwork, picture: Any) -> Any:
    """Return the features of pictures (n, side, side, 1), greys 0 to 255; weights are random."""
    from keras import applications, layers, ops

    # Not the layer Resizing: whoever calls the network without saying whether it learns, as an
    # export does, would set all layers after that one to learning.
    x = ops.image.resize(picture, (config.size, config.size))
    # Three channels alike; the network itself takes 0 to 255 to -1 to 1.
    x = layers.Concatenate()([x, x, x])
    base = applications.MobileNetV3Small(
        input_shape=(config.size, config.size, 3),
        alpha=config.alpha,
        include_top=False,
        weights=None,
        pooling="avg",
        include_preprocessing=True,
        name=BASE,
    )
    for layer in base.layers:
        if isinstance(layer, layers.BatchNormalization):
            # Keras has 0.999, which needs thousands of steps to follow a change of pictures.
            layer.momentum = 0.9
    return layers.Dropout(config.dropout)(base(x))


def load_imagenet(network: keras.Model, path: Path) -> None:
    """Fill the base of `network` from a file; raises ConfigTrouble when it is missing or other."""
    if not path.is_file():
        raise ConfigTrouble(
            f"{path}: there are no weights; download Keras' file of MobileNetV3Small without the "
            f"top once and give it by --weights."
        )
    try:
        network.get_layer(BASE).load_weights(str(path))
    except (OSError, ValueError, KeyError) as error:
        raise ConfigTrouble(
            f"{path}: these weights do not fit MobileNetV3Small without the top and with the "
            f"config's alpha ({_first_line(error)}); give the no_top file of the same alpha."
        ) from error


def with_weights(config: TrainConfig, weights: Path | None) -> TrainConfig:
    """Return the configuration with a file of weights in it; None changes nothing."""
    if weights is None:
        return config
    if not isinstance(config.network, MobilenetNetwork):
        raise ConfigTrouble(
            f"--weights is for the family mobilenet; {config.name} is of {config.network.family}."
        )
    return replace(config, network=replace(config.network, weights=str(weights)))


def freeze(network: keras.Model, *, is_frozen: bool) -> None:
    """Keep the base as it is, its normalisation too, or let it learn."""
    network.get_layer(BASE).trainable = not is_frozen


def _first_line(error: Exception) -> str:
    """Return the first line of what an error says, which may go over many."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0][:160] if lines else type(error).__name__
