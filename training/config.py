"""What one training run is told, read from a YAML file and never changed afterwards."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Final, TypeAlias

# Pixels of a picture's side, what the game's crops and FER2013 share.
FULL_SIDE: Final = 48

SCHEDULES: Final = ("cosine", "plateau")


class ConfigTrouble(Exception):
    """A training configuration cannot be used; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class SoftmaxNetwork:
    """Softmax regression: one weight for each pixel and class, nothing between."""

    family: str = "softmax"


@dataclass(frozen=True, slots=True)
class MlpNetwork:
    """A multilayer perceptron over the pixels: `hidden` neurons in each layer."""

    family: str = "mlp"
    hidden: tuple[int, ...] = (512, 256)
    dropout: float = 0.3


@dataclass(frozen=True, slots=True)
class LstmNetwork:
    """An LSTM that reads a picture row by row from the top; `units` of each layer."""

    family: str = "lstm"
    units: tuple[int, ...] = (128,)
    dropout: float = 0.3


@dataclass(frozen=True, slots=True)
class FiveBlockNetwork:
    """The course's plain CNN: blocks of convolution, normalisation, ReLU, pool and dropout.

    One number of `widths` (channels) and of `kernels` (pixels) for each block, `convolutions` in
    each; then one layer of `dense` neurons.
    """

    family: str = "five_block"
    widths: tuple[int, ...] = (64, 128, 256, 256, 512)
    kernels: tuple[int, ...] = (3, 3, 3, 3, 3)
    convolutions: int = 1
    dropout: float = 0.25
    dense: int = 256
    dense_dropout: float = 0.5


@dataclass(frozen=True, slots=True)
class MobilenetNetwork:
    """Keras' MobileNetV3Small with a head of our own.

    `weights` is a local file of ImageNet weights without the top, from the working folder; empty:
    random numbers. Pictures are grown to `size` pixels inside the network.
    """

    family: str = "mobilenet"
    weights: str = ""
    alpha: float = 1.0
    size: int = 96
    dropout: float = 0.2


@dataclass(frozen=True, slots=True)
class CompactNetwork:
    """The residual network that ships: channels of the stem, then of each halved stage."""

    family: str = "compact"
    stem: int = 24
    widths: tuple[int, ...] = (32, 96, 192)
    blocks: tuple[int, ...] = (2, 1, 2)
    dropout: float = 0.3


NetworkConfig: TypeAlias = (
    SoftmaxNetwork | MlpNetwork | LstmNetwork | FiveBlockNetwork | MobilenetNetwork | CompactNetwork
)
FAMILIES: Final[dict[str, type[NetworkConfig]]] = {
    "softmax": SoftmaxNetwork,
    "mlp": MlpNetwork,
    "lstm": LstmNetwork,
    "five_block": FiveBlockNetwork,
    "mobilenet": MobilenetNetwork,
    "compact": CompactNetwork,
}
# Families whose weights fit one size of picture only.
_ONE_SIDE: Final = (SoftmaxNetwork, MlpNetwork, LstmNetwork, FiveBlockNetwork)


@dataclass(frozen=True, slots=True)
class PhaseConfig:
    """One stretch of training: how long, how fast, and against which labels.

    `folder_share` is how much FER2013's own label weighs beside the votes (0 to 1); `is_balanced`
    adds the logarithm of the class shares to the logits in the loss ("balanced softmax").
    """

    epochs: int
    peak_rate: float
    warmup_epochs: float = 1.0
    folder_share: float = 0.0
    is_balanced: bool = False
    # How strong the made changes of pictures are: 0 none, 1 as augment.py describes them.
    strength: float = 1.0
    # Pixels of the pictures' sides: small ones first teach the same in half the time.
    side: int = FULL_SIDE
    # How much nearer half of the pictures come, on average: the game cuts faces more tightly.
    zoom: float = 0.0
    # A phase of no epochs averages weights: `blend_share` of the phase with this number, counted
    # from 1 (0: none), the rest of the phase before (Wortsman and others 2022).
    blend_with: int = 0
    blend_share: float = 0.0
    # Where the cosine ends, as a share of the peak; a phase that is only a start ends high.
    end_share: float = 0.01
    # cosine: warm-up, then down to nothing; plateau: down by 3 when validation stands still.
    schedule: str = "cosine"
    # Stop after so many epochs without a lower validation loss and keep the best; 0: never stop.
    patience: int = 0
    # Train the head alone and leave ImageNet's weights as they are (family mobilenet).
    is_frozen: bool = False


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """A whole run: network, phases in their order, and what they share."""

    name: str
    network: NetworkConfig = field(default_factory=CompactNetwork)
    phases: tuple[PhaseConfig, ...] = ()
    batch: int = 128
    weight_decay: float = 0.02
    seed: int = 7
    # Train on so many pictures only, 0: all; `--sample` sets it.
    sample: int = 0
    # bfloat16 arithmetic, float32 weights: twice as fast on a GPU since 2020 or a processor with
    # AMX; without either it was slower than float32.
    mixed_precision: bool = False


def load_config(path: Path) -> TrainConfig:
    """Read a configuration; raises ConfigTrouble with one sentence when it makes no sense."""
    import yaml

    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigTrouble(f"{path}: cannot be read ({error.strerror}).") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigTrouble(f"{path}: is not YAML: {error}.") from error
    if not isinstance(raw, dict):
        raise ConfigTrouble(f"{path}: should hold names and values, like configs/compact.yaml.")
    phases = raw.pop("phases", None) or []
    if not isinstance(phases, list):
        raise ConfigTrouble(f"{path}: phases should be a list, one '- {{epochs: …}}' for each.")
    network = _network(raw.pop("network", None) or {}, path)
    made = tuple(
        _made(PhaseConfig, phase, path, f"phases[{number}]") for number, phase in enumerate(phases)
    )
    config: TrainConfig = _made(
        TrainConfig, {**raw, "network": network, "phases": made}, path, "the file"
    )
    _check(config, path)
    return config


def saved_config(config: TrainConfig) -> str:
    """Return the configuration as YAML that `load_config` reads as the same."""
    import json

    import yaml

    # By way of JSON, which turns tuples into lists.
    plain = json.loads(json.dumps(asdict(config)))
    return str(yaml.safe_dump(plain, sort_keys=False, default_flow_style=None, width=100))


def _network(raw: Any, path: Path) -> NetworkConfig:
    """Return the options of the family that `raw` names."""
    family = raw.get("family", "compact") if isinstance(raw, dict) else "compact"
    if family not in FAMILIES:
        raise ConfigTrouble(
            f"{path}: network.family '{family}' is not known; there are {', '.join(FAMILIES)}."
        )
    made: NetworkConfig = _made(FAMILIES[family], raw, path, "network")
    return made


def _check(config: TrainConfig, path: Path) -> None:
    """Raise ConfigTrouble when values do not fit each other."""
    network = config.network
    if not config.phases:
        raise ConfigTrouble(f"{path}: has no phases, so there is nothing to train.")
    if isinstance(network, CompactNetwork) and len(network.widths) != len(network.blocks):
        raise ConfigTrouble(f"{path}: network.widths and network.blocks differ in length.")
    if isinstance(network, FiveBlockNetwork) and len(network.widths) != len(network.kernels):
        raise ConfigTrouble(f"{path}: network.widths and network.kernels differ in length.")
    if isinstance(network, _ONE_SIDE) and len({phase.side for phase in config.phases}) > 1:
        raise ConfigTrouble(
            f"{path}: the weights of the family {network.family} fit one size of picture; "
            f"give every phase the same side."
        )
    for number, phase in enumerate(config.phases):
        if phase.schedule not in SCHEDULES:
            raise ConfigTrouble(
                f"{path}: phases[{number}].schedule '{phase.schedule}' is not known; "
                f"there are {', '.join(SCHEDULES)}."
            )
        if phase.is_frozen and not isinstance(network, MobilenetNetwork):
            raise ConfigTrouble(
                f"{path}: phases[{number}].is_frozen needs the family mobilenet; "
                f"{network.family} has no weights from elsewhere."
            )


def _made(kind: Any, raw: Any, path: Path, where: str) -> Any:
    """Make a `kind` of `raw`, or say which name is unknown or missing or holds a wrong kind."""
    if not isinstance(raw, dict):
        raise ConfigTrouble(f"{path}: {where} should hold names and values.")
    known = {one.name: one for one in fields(kind)}
    for name in raw:
        if name not in known:
            raise ConfigTrouble(f"{path}: {where} knows no '{name}'; it knows {', '.join(known)}.")
    ready = {name: tuple(v) if isinstance(v, list) else v for name, v in raw.items()}
    for name, value in ready.items():
        if not _fits(value, str(known[name].type)):
            raise ConfigTrouble(
                f"{path}: {where}.{name} is {value!r}, but should be {known[name].type}."
            )
    try:
        return kind(**ready)
    except TypeError as error:
        raise ConfigTrouble(f"{path}: {where} is incomplete: {error}.") from error


def _fits(value: Any, kind: str) -> bool:
    """Tell whether a value is of the kind that the field's annotation names."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "bool":
        return isinstance(value, bool)
    if kind == "int":
        return is_number and isinstance(value, int) and value >= 0
    if kind == "float":
        return is_number
    if kind == "str":
        return isinstance(value, str)
    if kind == "tuple[int, ...]":
        return isinstance(value, tuple) and bool(value) and all(type(v) is int for v in value)
    return True
