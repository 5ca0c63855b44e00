"""Play after play for hours, and look whether anything grows: `python -m tests.soak`.

    python -m tests.soak --minutes 120 [--log FILE.csv] [--json FILE] [--seed N] [--trace]

plays the real game in this one process, at the full speed of the machine: every screen from the
title to the bow and back, the watcher with detector and network before the understudy, the score
book and the settings in a folder of their own, the voice in its process, sounds; with changing
plays, languages, looks, letters, sizes and numbers of players. There is no window and no
loudspeaker. Each time it is back at the title, it looks at itself and writes a line to the log.

The warm-up ends when every play was seen, and so each language, look and size many times. From
there to the end memory has to stay flat within 2 % (medians of the first and the last fifth), and
handles, threads and children must not grow. `--trace` also tells where memory was asked for that
was not given back; it is slow.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from random import Random
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from game.memory import use_one_heap
from tests.soak.gauge import Note, drift, faults, look, written

MINUTE: Final = 60.0
ALL_PICTURES: Final = 1 << 40

# Seconds of video time from picture to picture, so that more of a play is seen for each drawing.
STEP: Final = 1 / 15
TOLD: Final = 12


def main(arguments: list[str]) -> int:
    """Play, print what was found; return 1 when something grew, 2 on wrong use."""
    parser = argparse.ArgumentParser("tests.soak", description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=120.0)
    parser.add_argument(
        "--log", type=Path, default=Path("soak.csv"), help="a line for each return to the title"
    )
    parser.add_argument("--json", type=Path, help="all figures and the verdict")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--trace", action="store_true", help="tell where memory goes; slow")
    asked = parser.parse_args(arguments)
    if asked.trace:
        tracemalloc.start(12)
    with tempfile.TemporaryDirectory() as home:
        _set_stage(home)
        soak(asked.minutes, asked.log, asked.seed, _tracer() if asked.trace else None)
    notes = written(asked.log)
    found = faults(notes)
    _tell(notes, found)
    if asked.json:
        told = {"notes": [asdict(note) for note in notes], "faults": found}
        asked.json.write_text(json.dumps(told, indent=1))
    return int(bool(found))


def _set_stage(home: str) -> None:
    """Keep away from the user's own things; pygame reads these when it is imported.

    The heap is made one here, as the game does: the thread of the progress bar would have its own,
    which the game's threads would then use by turns with the other.
    """
    use_one_heap()
    os.environ |= {
        "CURTAIN_UP_HOME": home,
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
    }


def soak(minutes: float, log: Path, seed: int, trace: Callable[[Note], None] | None) -> None:
    """Play for so many minutes and write a note into `log` at each return to the title.

    None is kept: half a kilobyte each would be most of what grows.
    """
    from game.wiring import UNDERSTUDY, play
    from tests.soak.playgoer import Playgoer

    began = time.monotonic()
    goers: list[Playgoer] = []
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress, log.open("w") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Note)])
        writer.writeheader()
        task = progress.add_task("Playing", total=minutes)

        def arrive(plays: int) -> bool:
            minute = (time.monotonic() - began) / MINUTE
            note = look(minute, goers[0].is_warm, plays, goers[0].pictures)
            writer.writerow(asdict(note))
            file.flush()
            if trace:
                trace(note)
            now = f"{plays} plays, {note.rss:.0f} MiB"
            progress.update(task, completed=min(minute, minutes), description=now)
            return minute < minutes

        def entrance(backstage):  # type: ignore[no-untyped-def]
            from game.screens.title import TitleScreen

            goers.append(Playgoer(backstage, arrive, Random(seed)))
            return goers[0].beside(TitleScreen(backstage))

        play(camera=UNDERSTUDY, pictures=ALL_PICTURES, entrance=entrance, step=STEP)


def _tracer() -> Callable[[Note], None]:
    """Return what tells, after the warm-up, which lines hold more than at its end."""
    first: list[tracemalloc.Snapshot] = []

    def trace(note: Note) -> None:
        if not note.is_warm:
            return
        now = tracemalloc.take_snapshot()
        first.append(now) if not first else None
        for grown in now.compare_to(first[0], "lineno")[:TOLD]:
            print(f"{note.minute:6.1f} {grown}", file=sys.stderr)

    return trace


def _tell(notes: list[Note], found: list[str]) -> None:
    last = notes[-1]
    print(f"{last.plays} plays and {last.pictures} pictures in {last.minute:.0f} minutes.")
    memory = ("rss", "own", "uss", "lent", "objects", "voices")
    for name in (*memory, "handles", "threads", "children"):
        print(f"{name:9} {getattr(last, name):8} {drift(notes, name):+7.2%} since the warm-up")
    for fault in found:
        print(fault)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
