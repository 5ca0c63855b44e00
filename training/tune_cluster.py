"""A search on many machines: one chief that chooses trials, workers that run them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from training.config import ConfigTrouble

VARIABLES: Final = ("KERASTUNER_TUNER_ID", "KERASTUNER_ORACLE_IP", "KERASTUNER_ORACLE_PORT")
# Idle workers ask several times a second; one that is silent so long after the end is gone.
GONE_AFTER: Final = 30.0


def role_of(environment: dict[str, str]) -> str:
    """Return "alone", "chief" or "worker"; ConfigTrouble when a variable is missing or odd."""
    given = [name for name in VARIABLES if environment.get(name)]
    if VARIABLES[1] not in given and VARIABLES[2] not in given:
        return "alone"
    missing = [name for name in VARIABLES if name not in given]
    if missing:
        raise ConfigTrouble(
            f"{given[0]} is set, but {' and '.join(missing)} is not; a search on many machines "
            f"needs {', '.join(VARIABLES)}."
        )
    if not environment[VARIABLES[2]].isdecimal():
        raise ConfigTrouble(f"{VARIABLES[2]} is {environment[VARIABLES[2]]!r}, but no port number.")
    return "chief" if "chief" in environment[VARIABLES[0]] else "worker"


def serve(oracle: Any, show: Callable[[Any], None]) -> None:
    """Hand out trials until all are done and every worker that still asks was told so.

    KerasTuner's own chief looks only every 20 seconds whether it may end, and never ends when a
    worker died; it runs in a thread here, and this function watches.
    """
    from keras_tuner.src.distribute import oracle_chief

    failed: list[BaseException] = []

    def answer() -> None:
        try:
            oracle_chief.start_server(oracle)
        except RuntimeError as error:
            failed.append(error)

    threading.Thread(target=answer, daemon=True).start()
    while not failed and not _is_done(oracle):
        show(oracle)
        time.sleep(0.2)
    if failed:
        raise ConfigTrouble(
            "The chief cannot listen at KERASTUNER_ORACLE_IP and KERASTUNER_ORACLE_PORT; is the "
            "port taken, or the address another machine's?"
        ) from failed[0]
    # The last answer is still on its way.
    time.sleep(1)


def lost_chief() -> type[Exception]:
    """Return the error of a worker whose chief is gone."""
    import grpc

    error: type[Exception] = grpc.RpcError
    return error


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[Any], None]]:
    """Show on stderr, for every oracle that is given, its trials of `total` and the best so far."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("trials", total=total)

        def show(oracle: Any) -> None:
            scores = [t.score for t in list(oracle.trials.values()) if t.score is not None]
            best = f", best {100 * max(scores):.1f} %" if scores else ""
            running = ", ".join(sorted(oracle.ongoing_trials)) or "nobody"
            told = f"trials{best}; at work: {running}"
            progress.update(task, completed=len(oracle.end_order), description=told)

        yield show


def _is_done(oracle: Any) -> bool:
    """Tell whether no trial is left and all workers know it, but for those that are gone."""
    if not oracle.is_over or oracle.ongoing_trials:
        return False
    now = time.monotonic()
    return all(now - oracle.asked.get(one, 0) > GONE_AFTER for one in list(oracle.tuner_ids))
