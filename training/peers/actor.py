"""One contestant in a process of its own, on one core.

`python -m training.peers.actor CORE MODULE WAY [DISTRIBUTION …]`; see programme.py. Pictures come
on standard input, each a line of JSON (kind, height, width) and the bytes; an answer is a line of
JSON. No contestant may open a connection: whom it asked for is told at the end.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import Any, BinaryIO, Final

# Read by the libraries when they load, which comes later.
ONE_THREAD: Final = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "CUDA_VISIBLE_DEVICES": "",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}

_CONNECTING: Final = ("socket.connect", "socket.getaddrinfo", "socket.sendto")


def main(arguments: Sequence[str]) -> int:
    """Take part until the input ends; returns 1 when the contestant is not installed."""
    core, module, way, *distributions = arguments
    os.environ |= ONE_THREAD
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(core)})
    answers, asked = _own_output(), watched()
    try:
        contestant = _made(module, way)
    except ImportError as error:
        _tell(answers, {"missing": str(error)})
        return 1
    while head := sys.stdin.buffer.readline():
        _tell(answers, _answer(contestant, json.loads(head)))
    contestant.close()
    parting = {"versions": _versions(distributions), "asked": sorted(set(asked))}
    _tell(answers, {"peak_mb": peak_mb(), **parting})
    return 0


def _made(module: str, way: str) -> Any:
    """Return the contestant; raises ImportError when something that it needs is not there."""
    adapter = importlib.import_module(f"training.peers.{module}")
    import cv2

    cv2.setNumThreads(1)
    return adapter.make(way)


def _answer(contestant: Any, head: dict[str, Any]) -> dict[str, Any]:
    """Return what the contestant says of the next picture, and how long it took."""
    import numpy as np

    shape = (head["height"], head["width"], 3)[: 3 if head["kind"] == "picture" else 2]
    content = sys.stdin.buffer.read(int(np.prod(shape)))
    picture = np.frombuffer(bytearray(content), np.uint8).reshape(shape)
    began, worked = time.perf_counter(), time.process_time()
    if head["kind"] == "picture":
        seen = contestant.show(picture)
        told = {"faces": seen.faces, "expression": seen.expression}
    else:
        told = {"faces": 1, "expression": contestant.look(picture)}
    took, all_work = time.perf_counter() - began, time.process_time()
    work = all_work - worked
    return {**told, "ms": 1000 * took, "work_ms": 1000 * work, "work_seconds": all_work}


def peak_mb() -> float | None:
    """Return the most memory that this process has held, in MB; None where nobody tells."""
    with suppress(OSError, StopIteration):
        # Not getrusage, which on Linux begins with what the parent held.
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        told = next(line for line in lines if line.startswith("VmHWM:"))
        return int(told.split()[1]) / 1000 * 1.024
    with suppress(ImportError):
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / 1e6 if sys.platform == "darwin" else most * 1.024 / 1000
    return None


def _versions(distributions: Sequence[str]) -> list[str]:
    told = []
    for name in distributions:
        with suppress(metadata.PackageNotFoundError):
            told.append(f"{name} {metadata.version(name)}")
    return told


def _own_output() -> BinaryIO:
    """Return the standard output for answers alone; what a library prints goes to the errors."""
    kept = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return kept


def _tell(answers: BinaryIO, told: dict[str, Any]) -> None:
    answers.write(json.dumps(told).encode() + b"\n")


def watched() -> list[str]:
    """Refuse every connection but those inside this computer; return the list of refused ones."""
    asked: list[str] = []

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _CONNECTING:
            place = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
            if isinstance(place, (tuple, str)) and not str(place).startswith("/"):
                asked.append(str(place))
                raise ConnectionRefusedError(
                    f"a comparison opens no connection, and not to {place}"
                )

    sys.addaudithook(watch)
    return asked


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
