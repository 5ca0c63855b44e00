"""Trains one network from one frozen configuration; the same call goes on after an interruption."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from training.config import ConfigTrouble, MobilenetNetwork, PhaseConfig, TrainConfig
from training.data import SPLITS, DataTrouble, Pictures, soft_labels
from training.families import build_network
from training.fitting import batches, compiled, network_input
from training.mobilenet import freeze, load_imagenet
from training.run_folder import cut_log, open_folder, write_run

if TYPE_CHECKING:
    import keras

# By how much, and after how many epochs without a lower validation loss, a plateau's rate falls.
PLATEAU_FACTOR: Final = 1 / 3
PLATEAU_EPOCHS: Final = 2


def train(
    config: TrainConfig,
    pictures: Pictures,
    folder: Path,
    *,
    verbose: str = "auto",
    has_tensorboard: bool = False,
) -> Path:
    """Train all phases on the split "train" and return the last `.keras` file.

    `folder` receives config.yaml and, for each phase, `phase<N>.keras`, a CSV log and, while it
    runs, a backup from which the same call continues; at the end run.json. Validation is the
    split "validation". Raises ConfigTrouble when the folder is another run's.
    """
    import keras

    if has_tensorboard:
        _check_tensorboard()
    classes = pictures.classes
    open_folder(folder, config, classes)
    pictures = sampled(pictures, config.sample, config.seed)
    keras.utils.set_random_seed(config.seed)
    done = folder / "none"
    for number, phase in enumerate(config.phases):
        last, done = done, folder / f"phase{number}.keras"
        if done.exists():
            continue
        # Anew for each phase: Keras keeps the epoch at which a restored network went on, and would
        # skip as many epochs of the next phase.
        network = _built(config, phase, len(classes))
        _start(network, config, number, last)
        if phase.blend_with:
            _blend(network, phase, folder / f"phase{phase.blend_with - 1}.keras")
        if phase.epochs:
            _train_phase(network, config, number, pictures, folder, verbose, has_tensorboard)
        _keep(network, config, phase, len(classes), done)
    _tell(config, pictures, folder)
    return done


def _tell(config: TrainConfig, pictures: Pictures, folder: Path) -> None:
    """Write run.json: what was trained, on how much."""
    last, classes = config.phases[-1], pictures.classes
    train, validation = (
        len(soft_labels(pictures.of(split), last.folder_share)[0])
        for split in ("train", "validation")
    )
    network = _built(config, last, len(classes))
    write_run(folder, config, classes, (train, validation), network)


def sampled(pictures: Pictures, count: int, seed: int) -> Pictures:
    """Return only `count` of the training pictures, 0: all; the other splits stay whole."""
    train = np.flatnonzero(pictures.split == SPLITS.index("train"))
    if not count or count >= len(train):
        return pictures
    kept = np.random.default_rng(seed).permutation(train)[:count]
    return pictures.where(np.sort(np.append(kept, np.setdiff1d(np.arange(len(pictures)), train))))


def _built(config: TrainConfig, phase: PhaseConfig, outputs: int) -> keras.Model:
    """Return the network of a phase, as random as it was made."""
    mixed = config.mixed_precision
    return build_network(config.network, outputs, phase.side, mixed_precision=mixed)


def _start(network: keras.Model, config: TrainConfig, number: int, last: Path) -> None:
    """Give a phase's network the weights it starts from, and say which of them learn."""
    if last.exists():
        network.load_weights(last)
    elif number:
        raise ConfigTrouble(f"{last}: is missing, but later phases need it; give --fresh.")
    if isinstance(config.network, MobilenetNetwork):
        if config.network.weights and not number:
            load_imagenet(network, Path(config.network.weights))
        # Random numbers are not worth keeping.
        is_frozen = config.phases[number].is_frozen and bool(config.network.weights)
        freeze(network, is_frozen=is_frozen)


def _blend(network: keras.Model, phase: PhaseConfig, other: Path) -> None:
    """Mix the weights of an earlier phase into the network's."""
    own = network.get_weights()
    if not other.exists():
        raise ConfigTrouble(f"{other}: is missing, but a later phase blends it in; give --fresh.")
    network.load_weights(other)
    share = phase.blend_share
    pairs = zip(own, network.get_weights(), strict=True)
    network.set_weights([(1 - share) * mine + share * theirs for mine, theirs in pairs])


def _train_phase(
    network: keras.Model,
    config: TrainConfig,
    number: int,
    pictures: Pictures,
    folder: Path,
    verbose: str,
    has_tensorboard: bool,
) -> None:
    """Train one phase from the weights that the network has now."""
    phase = config.phases[number]
    kept, labels = soft_labels(pictures.of("train"), phase.folder_share)
    held, held_labels = soft_labels(pictures.of("validation"), phase.folder_share)
    if not len(kept) or not len(held):
        raise DataTrouble("There are no pictures to train on, or none under images/validation.")
    told = batches(kept.pixels, labels, config, phase)
    compiled(network, config, phase, len(told), labels.mean(axis=0))
    past = cut_log(folder / f"phase{number}.csv", folder / f"backup{number}")
    network.fit(
        told,
        epochs=phase.epochs,
        validation_data=(network_input(held.pixels, phase.side), held_labels),
        validation_batch_size=256,
        callbacks=_callbacks(phase, number, folder, past, has_tensorboard),
        verbose=verbose,
    )
    best = folder / f"best{number}.keras"
    if phase.patience and best.exists():
        network.load_weights(best)


def _callbacks(
    phase: PhaseConfig,
    number: int,
    folder: Path,
    past: list[dict[str, str]],
    has_tensorboard: bool,
) -> list[Any]:
    """Return what watches a phase; `past` are the epochs of it that were trained before."""
    import keras

    losses = [float(row["val_loss"]) for row in past]
    log = folder / f"phase{number}.csv"
    # A log that an older version began keeps its columns.
    told = [] if past and "seconds" not in past[0] else [_columns()]
    told += [
        keras.callbacks.CSVLogger(log, append=True),
        keras.callbacks.ModelCheckpoint(folder / f"newest{number}.keras"),
    ]
    if phase.schedule == "plateau":
        # After an interruption it waits anew; the rate itself is in the backup.
        told.append(
            keras.callbacks.ReduceLROnPlateau(factor=PLATEAU_FACTOR, patience=PLATEAU_EPOCHS)
        )
    if phase.patience:
        best = keras.callbacks.ModelCheckpoint(
            folder / f"best{number}.keras",
            save_best_only=True,
            initial_value_threshold=min(losses, default=None),
        )
        told += [best, _patience(phase.patience, losses)]
    if has_tensorboard:
        told.append(keras.callbacks.TensorBoard(folder / "tensorboard" / f"phase{number}"))
    # Last, so that whatever is backed up is in the log; kept until the phase's file is there.
    told.append(
        keras.callbacks.BackupAndRestore(
            folder / f"backup{number}", double_checkpoint=True, delete_checkpoint=False
        )
    )
    return told


def _columns() -> Any:
    """Return a callback that adds the columns learning_rate and seconds to an epoch's figures."""
    import keras

    class Columns(keras.callbacks.Callback):  # type: ignore[misc]  # Keras comes without types
        """Seconds are those of the whole epoch, validation included."""

        began = 0.0

        def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
            self.began = time.perf_counter()

        def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
            if logs is not None:
                rate = keras.ops.convert_to_numpy(self.model.optimizer.learning_rate)
                logs["learning_rate"] = float(rate)
                logs["seconds"] = round(time.perf_counter() - self.began, 3)

    return Columns()


def _patience(epochs: int, losses: list[float]) -> Any:
    """Return Keras' EarlyStopping that remembers the epochs before an interruption."""
    import keras

    class Patience(keras.callbacks.EarlyStopping):  # type: ignore[misc]  # comes without types
        """Keras' own begins to wait anew at every start."""

        def on_train_begin(self, logs: Any = None) -> None:
            super().on_train_begin(logs)
            if losses:
                self.best = min(losses)
                self.wait = len(losses) - 1 - losses.index(self.best)

    return Patience(patience=epochs)


def _keep(
    network: keras.Model, config: TrainConfig, phase: PhaseConfig, outputs: int, done: Path
) -> None:
    """Write the phase's file at once or not at all, then drop its backup."""
    import shutil

    partial = done.with_name(f"partial-{done.name}")
    network.save(partial)
    if config.mixed_precision:
        # The weights are float32 already; the file should not ask for bfloat16 when it is used.
        plain = build_network(config.network, outputs, phase.side)
        plain.load_weights(partial)
        plain.save(partial)
    partial.replace(done)
    shutil.rmtree(done.with_name(done.stem.replace("phase", "backup")), ignore_errors=True)


def _check_tensorboard() -> None:
    """Raise ConfigTrouble when Keras could not write for TensorBoard."""
    for part in ("tensorboard", "tensorflow"):
        if importlib.util.find_spec(part) is None:
            raise ConfigTrouble(
                f"--tensorboard needs the package {part}, which is not installed; type "
                f"'pip install {part}', or leave the option out."
            )
