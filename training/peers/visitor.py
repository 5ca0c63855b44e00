"""Starts a contestant's process, asks it for one picture at a time, and lets it go."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from training.peers.programme import Entry

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROOT: Final = Path(__file__).resolve().parents[2]

# Where `make peers` installs them: their OpenCV is older than the game's.
PLACE: Final = ROOT / ".venv-peers"

# Seconds that a process may take to end by itself.
LEAVE_WITHIN: Final = 20

# A connection that leaves the computer, as strace writes it.
_CONNECT: Final = re.compile(
    r"(?:connect|sendto)\(.*?sa_family=AF_INET6?,.*?"
    r"(?:inet_addr\(|inet_pton\(AF_INET6, )\"([^\"]+)\""
)


class Absent(Exception):
    """A contestant that can't take part; the text says why."""


class Visitor:
    """One contestant in its own process on `core`.

    Ask, then `leave`. Raises Absent when it is not installed or its process ends.
    """

    def __init__(self, entry: Entry, python: Path, core: int, trace: Path | None = None) -> None:
        self.entry = entry
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        strace = ["strace", "-f", "-qq", "-e", "trace=connect,sendto", "-o", str(trace)]
        told = [str(core), entry.module, entry.way, *entry.distributions]
        command = [str(python), "-m", "training.peers.actor", *told]
        self._process = subprocess.Popen(
            [*(strace if trace else ()), *command],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )

    def show(self, picture: NDArray[np.uint8]) -> dict[str, Any]:
        """Return what it sees in a picture, BGR or, if grey, a face that is cut out already."""
        kind = "picture" if picture.ndim == 3 else "face"
        head = {"kind": kind, "height": picture.shape[0], "width": picture.shape[1]}
        assert self._process.stdin is not None
        with suppress(OSError):  # it has ended; why is in its answer, or in its errors
            self._process.stdin.write(json.dumps(head).encode() + b"\n" + picture.tobytes())
            self._process.stdin.flush()
        return self._answer()

    def leave(self) -> dict[str, Any]:
        """Return its memory, its versions and whom it asked for, and end its process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        told = self._answer()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=LEAVE_WITHIN)
        self.close()
        return told

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._errors):
            with suppress(OSError):  # what was still to be sent has nobody to read it
                if pipe is not None:
                    pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise Absent(f"it stopped: {self._last_error()}")
        told: dict[str, Any] = json.loads(line)
        if "missing" in told:
            raise Absent(f"it is not installed ({told['missing']})")
        return told

    def _last_error(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "and said nothing"


def python_of_peers() -> Path:
    """Return the Python in which `make peers` has installed them, else this one."""
    for path in (PLACE / "bin" / "python", PLACE / "Scripts" / "python.exe"):
        if path.is_file():
            return path
    return Path(sys.executable)


def quiet_core() -> int:
    """Return a core for all contestants; 0 where the system gives no choice."""
    return max(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0


def addresses(trace: str) -> list[str]:
    """Return whom a program tried to reach, of what strace has written; this computer counts."""
    return sorted(set(_CONNECT.findall(trace)))


def has_strace() -> bool:
    """Return whether the system can watch what a program opens, beneath Python."""
    return shutil.which("strace") is not None
