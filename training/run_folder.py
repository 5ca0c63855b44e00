"""What lies in a run's folder beside the weights: its config, its CSVs and its run.json.

It refuses a folder that belongs to another run and never removes one unasked.
"""

from __future__ import annotations

import csv
import datetime
import json
import os
import platform
import shutil
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.config import ConfigTrouble, TrainConfig, load_config, saved_config
from training.export import commit

if TYPE_CHECKING:
    import keras

CONFIG = "config.yaml"
CLASSES = "classes.txt"


def open_folder(folder: Path, config: TrainConfig, classes: tuple[str, ...]) -> None:
    """Make the run's folder, or check that the one there is of the same config and classes.

    Phases added at the end are trained on top of those that are there. A folder that has weights
    but no config.yaml, as an older version left it, is taken as it is.
    """
    kept = folder / CONFIG
    if kept.exists() and not _goes_on(_kept_config(kept), config):
        raise ConfigTrouble(
            f"{folder}: holds a run of another configuration (see its {CONFIG}); give --fresh to "
            f"remove it and start anew, or choose another name or --runs."
        )
    names = folder / CLASSES
    if names.exists() and tuple(names.read_text(encoding="utf-8").splitlines()) != classes:
        raise ConfigTrouble(
            f"{folder}: holds a run on pictures of other classes (see its {CLASSES}); give "
            f"--fresh to remove it and start anew, or choose another name or --runs."
        )
    folder.mkdir(parents=True, exist_ok=True)
    kept.write_text(saved_config(config), encoding="utf-8")
    names.write_text("\n".join(classes) + "\n", encoding="utf-8")


def _kept_config(path: Path) -> TrainConfig:
    """Return the configuration of a run; an older version may have kept what is wrong by now."""
    try:
        return load_config(path)
    except ConfigTrouble as error:
        raise ConfigTrouble(
            f"{error} This run is of another version; give --fresh to remove it and start anew."
        ) from error


def _goes_on(old: TrainConfig, new: TrainConfig) -> bool:
    """Tell whether `new` is `old`, perhaps with more phases after those of `old`."""
    return replace(new, phases=new.phases[: len(old.phases)]) == old


def remove_run(folder: Path) -> bool:
    """Remove the folder of a run; False where there is none. A folder of other things is kept."""
    if not folder.exists():
        return False
    if not any((folder / CONFIG).exists() or path.suffix == ".csv" for path in folder.iterdir()):
        raise ConfigTrouble(
            f"{folder}: does not look like the folder of a run, so --fresh did not remove it; "
            f"remove it yourself or choose another --runs."
        )
    shutil.rmtree(folder)
    return True


def epochs_of(log: Path) -> list[dict[str, str]]:
    """Return the rows of a phase's CSV, one for each epoch; none where there is no file."""
    if not log.exists():
        return []
    with log.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if (row["epoch"] or "").isdecimal()]
    return list({row["epoch"]: row for row in rows}.values())


def cut_log(log: Path, backup: Path) -> list[dict[str, str]]:
    """Take out of a CSV the epochs that are trained again, because no backup was made after them.

    Returns the rows that stay.
    """
    told = backup / "training_metadata.json"
    done = json.loads(told.read_text(encoding="utf-8"))["epoch"] if told.exists() else 0
    if not log.exists():
        return []
    rows = [row for row in epochs_of(log) if int(row["epoch"]) < done]
    if not rows:
        log.unlink()
        return []
    with log.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), extrasaction="ignore", restval="")
        table.writeheader()
        table.writerows(rows)
    return rows


def write_run(
    folder: Path,
    config: TrainConfig,
    classes: tuple[str, ...],
    counts: tuple[int, int],
    network: keras.Model,
) -> None:
    """Write run.json: what was trained, on what, for how long; `counts` of train and validation.

    Seconds come from the CSVs, so that interruptions do not count; None where one lacks them.
    """
    rows = [
        row
        for number in range(len(config.phases))
        for row in epochs_of(folder / f"phase{number}.csv")
    ]
    told = {
        "name": config.name,
        "family": config.network.family,
        "classes": list(classes),
        "config": asdict(config),
        "pictures": counts[0],
        "validation_pictures": counts[1],
        "sample": config.sample,
        "epochs": len(rows),
        "seconds": _seconds(rows),
        "weights": int(network.count_params()),
        **circumstances(),
    }
    write_whole(folder / "run.json", told)


def write_whole(path: Path, told: Any) -> None:
    """Write JSON at once or not at all, however the process ends."""
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    partial.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    partial.replace(path)


def circumstances() -> dict[str, Any]:
    """Return with what and when this was computed."""
    import keras

    return {
        "backend": keras.config.backend(),
        "keras": keras.__version__,
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "commit": commit(),
    }


def _seconds(rows: list[dict[str, str]]) -> float | None:
    """Return the sum of the column `seconds`, or None where an epoch has none."""
    told = [row.get("seconds") for row in rows]
    if not told or not all(told):
        return None
    return round(sum(float(one) for one in told if one), 1)
