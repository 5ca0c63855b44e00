"""What tests of faults stand on: whole evenings of the real game, each in a world of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]

# Seconds for an evening on a busy computer.
PATIENCE: Final = 120

# Stands for the end of the pipe that a program tells into.
THEIRS: Final = "theirs"


@dataclass(frozen=True, slots=True)
class Told:
    """What came of an evening: its exit code, what it told through the pipe, and its errors."""

    code: int
    last: Mapping[str, Any]
    errors: str


@contextmanager
def evening(
    world: Mapping[str, str], before: str = "", is_shut: bool = False
) -> Iterator[tuple[subprocess.Popen[str], Any]]:
    """Begin an evening in which `world` is added to the environment; "" takes a name out of it.

    `before` is Python that runs in its process first; `is_shut` closes its standard streams.
    Yield the process, a group of its own, and the file that it tells into.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **world}
    environment = {name: value for name, value in environment.items() if value}
    code = "import runpy, sys; sys.argv = sys.argv[1:]\n" + before
    code += "\nrunpy.run_module('tests.faults.evening', run_name='__main__', alter_sys=True)"
    words = [sys.executable, "-c", code, "evening", THEIRS]
    if is_shut:
        words = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", *words]
    with telling(words, environment) as begun:
        yield begun


@contextmanager
def telling(
    words: Sequence[str], environment: Mapping[str, str]
) -> Iterator[tuple[subprocess.Popen[str], Any]]:
    """Start a program that tells into a pipe, whose number takes the place of THEIRS among `words`.

    Yield its process, a group of its own, and the file to read from; in the end it is killed.
    """
    ours, theirs = os.pipe()
    game = subprocess.Popen(
        [str(theirs) if word == THEIRS else word for word in words],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        pass_fds=(theirs,),
        start_new_session=True,
    )
    os.close(theirs)
    try:
        with open(ours, encoding="utf-8") as told:  # noqa: PTH123 - a pipe
            yield game, told
    finally:
        game.kill()
        game.communicate()


def whole_evening(world: Mapping[str, str], before: str = "", is_shut: bool = False) -> Told:
    """Let an evening take place and return what came of it."""
    with evening(world, before, is_shut) as (game, told):
        lines = told.read().splitlines()
        _, errors = game.communicate(timeout=PATIENCE)
        last = json.loads(lines[-1]) if lines else {}
        return Told(game.returncode, last, errors)
