"""Looks for better values of the five-block CNN with KerasTuner's Hyperband; ships nothing.

Alone, or as one chief and many workers by KERASTUNER_TUNER_ID, KERASTUNER_ORACLE_IP and
KERASTUNER_ORACLE_PORT. It opens no connection but to the chief's address.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from training.config import ConfigTrouble, FiveBlockNetwork, saved_config
from training.run_folder import circumstances, write_whole
from training.tune_cluster import lost_chief, progress_bar, role_of, serve
from training.tune_space import OBJECTIVE, Search, space, trials_in_all, with_values
from training.tune_trials import halves, made_oracle, made_tuner, told_trials


def tune(search: Search, tell: Callable[[str], None]) -> Path | None:
    """Search, and write tune.json and five_block_tuned.yaml; the same call goes on after a kill.

    `tell` is given a sentence for each trial that this process ran. Returns the configuration's
    path, None from a worker. Raises ConfigTrouble for another family and for a folder that holds
    another search.
    """
    role = role_of(dict(os.environ))
    if not isinstance(search.config.network, FiveBlockNetwork):
        raise ConfigTrouble(
            f"{search.config.name}: tune searches the family five_block, not "
            f"{search.config.network.family}; give configs/five_block.yaml."
        )
    _check_folder(search)
    oracle = made_oracle(search, space())
    tuner = made_tuner(search, oracle, tell)
    if role == "worker":
        _run_trials(tuner, search)
        return None
    if (search.folder / "oracle.json").exists():
        # Trials that were running when it was stopped begin again.
        oracle.reload()
    # At once, so that a kill within the first trial loses nothing.
    tuner.save()
    total = min(search.trials or sys.maxsize, trials_in_all(search.epochs))
    if len(oracle.end_order) < total:
        with progress_bar(total) as show:
            if role == "chief":
                serve(oracle, show)
            else:
                tuner.show = show
                _run_trials(tuner, search)
    return _write_result(search, oracle)


def _check_folder(search: Search) -> None:
    """Write down what the search is, or refuse a folder where it was another."""
    told = {"epochs": search.epochs, "config": saved_config(search.config)}
    kept = search.folder / "search.json"
    if kept.exists() and json.loads(kept.read_text(encoding="utf-8")) != told:
        raise ConfigTrouble(
            f"{search.folder}: holds a search with another config, --sample or --epochs; "
            f"remove the folder or give another --out."
        )
    search.folder.mkdir(parents=True, exist_ok=True)
    write_whole(kept, told)


def _run_trials(tuner: Any, search: Search) -> None:
    """Run trials until there are no more; a search that cannot go on is one sentence."""
    tuner.halves = halves(search.config, search.pictures)
    try:
        tuner.search(verbose=0)
    except lost_chief() as error:
        raise ConfigTrouble(
            "The chief answers no more; start it again with the same command, then this worker."
        ) from error
    except RuntimeError as error:
        lines = [line for line in str(error).splitlines() if line.strip()]
        raise ConfigTrouble(f"Trial after trial failed, the last one with: {lines[-1]}") from error


def _write_result(search: Search, oracle: Any) -> Path:
    """Write all trials and the best values as a ready configuration; return its path."""
    trials = told_trials(oracle, search.folder)
    finished = [one for one in trials if one["score"] is not None]
    if not finished:
        raise ConfigTrouble(f"{search.folder}: no trial came to its end, so nothing was chosen.")
    best = max(finished, key=lambda one: one["score"])
    tuned = replace(with_values(search.config, best["values"]), name="five_block_tuned", sample=0)
    told = {
        "name": tuned.name,
        "family": tuned.network.family,
        "sample": search.config.sample,
        "epochs": search.epochs,
        "objective": OBJECTIVE,
        "seconds": round(sum(one["seconds"] or 0 for one in trials), 1),
        "best": best,
        "trials": trials,
        **circumstances(),
    }
    write_whole(search.folder / "tune.json", told)
    path = search.folder / "five_block_tuned.yaml"
    head = (
        f"# The five-block CNN with the best values of {len(trials)} trials: "
        f"{100 * best['score']:.1f} % of the pictures\n"
        f"# held back from {search.config.sample or 'all'} training pictures "
        f"({time.strftime('%Y-%m-%d')}). All trials: tune.json.\n"
        "# The budget of all families that do not ship: 5 epochs in all, batches of 128, "
        "--sample 3000.\n"
    )
    path.write_text(head + saved_config(tuned), encoding="utf-8")
    return path
