"""What one training run is told, read from a YAML file and never changed afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any


class ConfigTrouble(Exception):
    """A training configuration cannot be used; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """Shape of the residual network: channels of the stem, then of each halved stage."""

    name: str = "compact"
    stem: int = 24
    widths: tuple[int, ...] = (32, 96, 192)
    blocks: tuple[int, ...] = (2, 1, 2)
    dropout: float = 0.3


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
    side: int = 48
    # Where the cosine ends, as a share of the peak; a phase that is only a start ends high.
    end_share: float = 0.01


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """A whole run: network, phases in their order, and what they share."""

    name: str
    network: NetworkConfig = field(default_factory=NetworkConfig)
    phases: tuple[PhaseConfig, ...] = ()
    batch: int = 128
    weight_decay: float = 0.02
    seed: int = 7


def load_config(path: Path) -> TrainConfig:
    """Read a configuration; raises ConfigTrouble with one sentence when it makes no sense."""
    import yaml

    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigTrouble(f"{path}: cannot be read ({error.strerror}).") from error
    except yaml.YAMLError as error:
        raise ConfigTrouble(f"{path}: is not YAML: {error}.") from error
    if not isinstance(raw, dict):
        raise ConfigTrouble(f"{path}: should hold names and values, like configs/compact.yaml.")
    network = _made(NetworkConfig, raw.pop("network", {}), path, "network")
    phases = tuple(
        _made(PhaseConfig, phase, path, f"phases[{number}]")
        for number, phase in enumerate(raw.pop("phases", []))
    )
    config: TrainConfig = _made(
        TrainConfig, {**raw, "network": network, "phases": phases}, path, "the file"
    )
    if not config.phases:
        raise ConfigTrouble(f"{path}: has no phases, so there is nothing to train.")
    if len(network.widths) != len(network.blocks):
        raise ConfigTrouble(f"{path}: network.widths and network.blocks differ in length.")
    return config


def _made(kind: Any, raw: dict[str, Any], path: Path, where: str) -> Any:
    """Make a `kind` of `raw`, or say which name is unknown or missing."""
    known = [one.name for one in fields(kind)]
    for name in raw:
        if name not in known:
            raise ConfigTrouble(f"{path}: {where} knows no '{name}'; it knows {', '.join(known)}.")
    ready = {name: tuple(v) if isinstance(v, list) else v for name, v in raw.items()}
    try:
        return kind(**ready)
    except TypeError as error:
        raise ConfigTrouble(f"{path}: {where} is incomplete: {error}.") from error
