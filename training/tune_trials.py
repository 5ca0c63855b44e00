"""KerasTuner's two parts as this search needs them: who chooses trials, and who runs them."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from training.config import PhaseConfig, TrainConfig
from training.data import SPLITS, Pictures, soft_labels
from training.families import build_network
from training.fitting import batches, compiled, network_input
from training.run_folder import write_whole
from training.train import sampled
from training.tune_space import FACTOR, OBJECTIVE, Search, with_values

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Of so many training pictures one is held back to choose by; the validation split stays unseen.
HELD_ONE_IN: Final = 5
# Seconds that a worker without a trial waits before it asks again.
PAUSE: Final = 0.2
COLUMNS: Final = ("trial", "epochs", "seconds", "score")


def made_oracle(search: Search, space: Any) -> Any:
    """Return Hyperband's choice of trials, which begins when all workers are there."""
    import keras_tuner

    class Oracle(keras_tuner.oracles.HyperbandOracle):  # type: ignore[misc]  # has no types
        """Knows when it was last asked, and by whom, so that a chief can tell and end.

        What it saves is there at once or not at all; KerasTuner's own files can be cut by a kill.
        """

        def __init__(self) -> None:
            super().__init__(
                keras_tuner.Objective(OBJECTIVE, "max"),
                max_epochs=search.epochs,
                factor=FACTOR,
                hyperparameters=space,
                seed=search.config.seed,
            )
            self.max_trials = search.trials or None
            self.asked: dict[str, float] = {}
            self.is_over = False
            # The bar tells the same in one line.
            self.verbose = 0

        def create_trial(self, tuner_id: str) -> Any:
            self.asked[tuner_id] = time.monotonic()
            trial = super().create_trial(tuner_id)
            self.is_over = self.is_over or trial.status == "STOPPED"
            return trial

        def save(self) -> None:
            write_whole(Path(self._get_oracle_fname()), self.get_state())

        def _save_trial(self, trial: Any) -> None:
            path = Path(self._get_trial_dir(trial.trial_id)) / "trial.json"
            write_whole(path, trial.get_state())

        def populate_space(self, trial_id: str) -> dict[str, Any]:
            if len(self.asked) < search.workers:
                return {"status": "IDLE"}
            told: dict[str, Any] = super().populate_space(trial_id)
            return told

    return Oracle()


def made_tuner(search: Search, oracle: Any, tell: Callable[[str], None]) -> Any:
    """Return what asks for trials, runs them and answers with their accuracy."""
    import keras_tuner

    class Tuner(keras_tuner.engine.base_tuner.BaseTuner):  # type: ignore[misc]  # has no types
        """Runs a trial from where Hyperband says that it stands."""

        halves: Any = None
        show: Any = None
        ran: tuple[str, int, float, float] | None = None

        def __init__(self) -> None:
            # No hypermodel: the space is complete, and no network need be built to learn it.
            super().__init__(
                oracle, directory=str(search.folder.parent), project_name=search.folder.name
            )

        def save(self) -> None:
            # The oracle's files hold everything; one of the tuner's own would be read too early.
            if not self._is_worker():
                oracle.save()

        def pre_create_trial(self) -> None:
            if self._is_worker():
                time.sleep(PAUSE)

        def on_trial_end(self, trial: Any) -> None:
            super().on_trial_end(trial)
            # Afterwards, so that a trial in the list is never run again.
            if self.ran is not None:
                _note(search.folder / f"trials-{self.tuner_id}.csv", self.ran)
                tell(_line(self.ran))
            if self.show is not None:
                self.show(oracle)

        def run_trial(self, trial: Any, **_: Any) -> dict[str, float]:
            self.ran, values = None, trial.hyperparameters.values
            before, config = values.get("tuner/trial_id"), with_values(search.config, values)
            earlier = search.folder / f"trial_{before}" / "trial.weights.h5"
            epochs = values["tuner/epochs"]
            if earlier.is_file():
                epochs -= values["tuner/initial_epoch"]
            began = time.perf_counter()
            later = search.folder / f"trial_{trial.trial_id}" / "trial.weights.h5"
            score = fit_trial(config, self.halves, epochs, (earlier, later))
            self.ran = (trial.trial_id, epochs, round(time.perf_counter() - began, 1), score)
            return {OBJECTIVE: score}

    return Tuner()


def told_trials(oracle: Any, folder: Path) -> list[dict[str, Any]]:
    """Return all trials in the order in which they began, with who ran them and how long."""
    noted = {}
    for path in sorted(folder.glob("trials-*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                noted[row["trial"]] = (path.stem.removeprefix("trials-"), float(row["seconds"]))
    trials = []
    for number in oracle.start_order:
        trial = oracle.trials[number]
        values = trial.hyperparameters.values
        worker, seconds = noted.get(number, (None, None))
        trials.append(
            {
                "trial": number,
                "status": str(trial.status),
                "score": trial.score,
                "epochs": values.get("tuner/epochs"),
                "initial_epoch": values.get("tuner/initial_epoch"),
                "continues": values.get("tuner/trial_id"),
                "values": {k: v for k, v in values.items() if not k.startswith("tuner/")},
                "worker": worker,
                "seconds": seconds,
            }
        )
    return trials


def halves(config: TrainConfig, pictures: Pictures) -> tuple[Pictures, Pictures]:
    """Return the sample to train on and the one to choose by, both of the training split."""
    train = sampled(pictures, config.sample, config.seed)
    train = train.where(train.split == SPLITS.index("train"))
    is_held = np.zeros(len(train), np.bool_)
    order = np.random.default_rng(config.seed).permutation(len(train))
    is_held[order[: max(1, len(train) // HELD_ONE_IN)]] = True
    return train.where(~is_held), train.where(is_held)


def fit_trial(
    config: TrainConfig,
    sides: tuple[Pictures, Pictures],
    epochs: int,
    weights: tuple[Path, Path],
) -> float:
    """Train one trial for `epochs` from the file weights[0], if it is there, into weights[1].

    Returns the accuracy on the held pictures after the last epoch.
    """
    import keras

    keras.utils.clear_session()
    keras.utils.set_random_seed(config.seed)
    phase = _phase(config, epochs)
    network = build_network(config.network, len(sides[0].classes), phase.side)
    if weights[0].is_file():
        network.load_weights(weights[0])
    (kept, labels), (held, held_labels) = (soft_labels(s, phase.folder_share) for s in sides)
    told: Any = batches(kept.pixels, labels, config, phase)
    compiled(network, config, phase, len(told), labels.mean(axis=0))
    network.fit(told, epochs=epochs, verbose=0)
    weights[1].parent.mkdir(parents=True, exist_ok=True)
    network.save_weights(weights[1])
    return _accuracy(network, network_input(held.pixels, phase.side), held_labels)


def _phase(config: TrainConfig, epochs: int) -> PhaseConfig:
    """Return a phase whose rate falls to its end, so that short and long trials compare."""
    return replace(config.phases[0], epochs=epochs, warmup_epochs=0.5, patience=0)


def _accuracy(network: Any, pictures: Any, labels: NDArray[np.float32]) -> float:
    """Return the share of pictures whose strongest label the network names."""
    named = network.predict(pictures, batch_size=256, verbose=0).argmax(axis=1)
    return float((named == labels.argmax(axis=1)).mean())


def _line(row: tuple[str, int, float, float]) -> str:
    """Return what to tell of a finished trial."""
    number, epochs, seconds, score = row
    return f"trial {number}: {100 * score:.1f} % after {epochs} epochs more, {seconds:.0f} s"


def _note(path: Path, row: tuple[str, int, float, float]) -> None:
    """Add a finished trial to this tuner's own list."""
    is_new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        if is_new:
            table.writerow(COLUMNS)
        table.writerow(row)
