"""What a process holds of memory, handles, threads and children, and whether it grows; Linux."""

from __future__ import annotations

import ast
import csv
import ctypes
import gc
import re
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# By how much memory may differ from the end of the warm-up to the end.
FLAT: Final = 0.02

# The share of what follows the warm-up that is taken together at either end, and the fewest notes.
END: Final = 0.2
FEWEST: Final = 5

_PROC: Final = Path("/proc/self")


@dataclass(frozen=True, slots=True)
class Note:
    """One look at the process: `minute` since the beginning, memory in MiB.

    `rss` is all that it has in memory, `own` what lies in no file (the rest are programs and
    libraries), `uss` what would be free if it ended, which is less where others use the same
    libraries. `lent` is what the C library has given out and not got back, and `objects` a count
    of Python's own small blocks: where these stand still, `own` grows by holes alone. `voices` is
    the memory of its children. `is_warm`: every play had been seen.
    """

    minute: float
    is_warm: bool
    rss: float
    own: float
    uss: float
    lent: float
    objects: int
    voices: float
    handles: int
    threads: int
    children: int
    plays: int
    pictures: int


def look(minute: float, is_warm: bool, plays: int, pictures: int) -> Note:
    """Return what this process holds now, after what nobody refers to is gone."""
    gc.collect()
    children = _children()
    return Note(
        minute=round(minute, 2),
        is_warm=is_warm,
        rss=_mib(_PROC, "Rss"),
        own=_mib(_PROC, "Anonymous"),
        uss=round(_mib(_PROC, "Private_Clean") + _mib(_PROC, "Private_Dirty"), 1),
        lent=_lent(),
        objects=sys.getallocatedblocks(),
        voices=round(sum(_mib(Path("/proc", child), "Rss") for child in children), 1),
        handles=len(list((_PROC / "fd").iterdir())) - 1,
        threads=len(list((_PROC / "task").iterdir())),
        children=len(children),
        plays=plays,
        pictures=pictures,
    )


def written(log: Path) -> list[Note]:
    """Return the notes that were written into `log`, with the fields' names in the first row."""
    with log.open(newline="") as file:
        return [
            Note(**{name: ast.literal_eval(value) for name, value in row.items()})
            for row in csv.DictReader(file)
        ]


def faults(notes: Sequence[Note]) -> list[str]:
    """Return a sentence for each thing that grew after the warm-up; none if all is well."""
    warm = [note for note in notes if note.is_warm]
    if len(warm) < 2 * FEWEST:
        return [f"Only {len(warm)} notes after the warm-up: too few to tell. Let it run longer."]
    part = max(FEWEST, round(len(warm) * END))
    first, last = warm[:part], warm[-part:]
    told = []
    for name in ("rss", "own", "voices"):
        before, after = (_middle(notes, name) for notes in (first, last))
        if after > before * (1 + FLAT):
            told.append(f"{name} grew from {before:.1f} to {after:.1f} MiB.")
    for name in ("handles", "threads", "children"):
        # Each look is taken at the title, where nothing comes and goes but what grows.
        before, after = (_middle(notes, name) for notes in (first, last))
        if after > before:
            told.append(f"{name} grew from {before:.0f} to {after:.0f}.")
    if (before := _middle(first, "children")) > (after := _middle(last, "children")):
        told.append(f"children fell from {before:.0f} to {after:.0f}: the voice is gone.")
    return told


def drift(notes: Sequence[Note], name: str) -> float:
    """Return by what share `name` changed from the end of the warm-up to the end."""
    warm = [note for note in notes if note.is_warm]
    part = max(1, round(len(warm) * END))
    return _middle(warm[-part:], name) / _middle(warm[:part], name) - 1 if warm else 0.0


def _middle(notes: Sequence[Note], name: str) -> float:
    read: Callable[[Note], float] = lambda note: getattr(note, name)  # noqa: E731
    return statistics.median(map(read, notes))


def _mib(process: Path, what: str) -> float:
    """Return one figure of a process's memory in MiB, 0 where the process is gone."""
    try:
        told = (process / "smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(rf"^{what}:\s+(\d+) kB", told, re.MULTILINE)
    return round(int(found[1]) / 1024, 1) if found else 0.0


class _MallInfo(ctypes.Structure):
    """What glibc's mallinfo2 returns."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "hblkhd",
            "usmblks",
            "fsmblks",
            "uordblks",
            "fordblks",
            "keepcost",
        )
    ]


def _lent() -> float:
    """Return how much memory the C library has given out, in MiB; 0 where it does not tell."""
    info = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if info is None:
        return 0.0
    info.restype = _MallInfo
    told = info()
    return round((told.uordblks + told.hblkhd) / 2**20, 1)


def _children() -> list[str]:
    tasks = (_PROC / "task").iterdir()
    found: list[str] = []
    for task in tasks:
        try:
            found += (task / "children").read_text().split()
        except OSError:
            continue
    return found
