"""The command `compare-peers`."""

from __future__ import annotations

import datetime
import json
import os
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from training.data import DataTrouble
from training.peers.shots import Reel
from training.peers.visitor import ROOT, has_strace, python_of_peers

if TYPE_CHECKING:
    from training.peers.contest import Contest

FIGURES: Final = Path(__file__).with_name("peers.json")
MODELS: Final = ROOT / "models"

# Columns for a table that goes to a file instead of a terminal.
WIDE: Final = 140


def compare_peers(
    performers: Annotated[
        Path | None, typer.Option(help="Folder of performers' photos with a labels.csv.")
    ] = None,
    clips: Annotated[
        Path | None, typer.Option(help="Folder of films, and clips.csv to say what they show.")
    ] = None,
    data: Annotated[
        Path | None, typer.Option(help="FER2013 with FER+ votes, for the networks alone.")
    ] = None,
    votes: Annotated[
        Path | None, typer.Option(help="fer2013new.csv, if it is not in or beside the data.")
    ] = None,
    sample: Annotated[
        int, typer.Option(min=0, help="So many photos only; 0: all. Writes no page.")
    ] = 0,
    faces: Annotated[int, typer.Option(min=0, help="So many of the data's faces; 0: all.")] = 400,
    every: Annotated[int, typer.Option(min=1, help="Every so many pictures of a film.")] = 4,
    python: Annotated[
        Path | None, typer.Option(help="The Python that has the peers; else .venv-peers.")
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Write the figures here, too.")
    ] = None,
    page: Annotated[Path, typer.Option(help="The page with the marks.")] = MODELS / "README.md",
) -> None:
    """Run this project beside others on the same pictures; write the table into models/README.md.

    Each is a process of its own on one core, picture by picture in turns. A run with --sample is
    for a look: it prints the table and leaves the page as it is.
    """
    from rich.console import Console

    from training.evaluate import rounded, write_json
    from training.peers.score import figures_of
    from training.peers.table import rich_told, write_page

    if performers is None and clips is None:
        raise DataTrouble(
            "Give --performers FOLDER (photos and labels.csv), --clips FOLDER (films), or both."
        )
    if python is not None and not python.is_file():
        raise DataTrouble(
            f"{python}: there is no such Python; leave --python out, or `make peers`."
        )
    reel = Reel(performers, clips, data, votes, sample, faces, every)
    contest = _held(reel, python or python_of_peers())
    figures = {**_circumstances(reel), "contestants": figures_of(contest.notes)}
    console = Console(width=None if sys.stdout.isatty() else WIDE)
    for one in rich_told(figures):
        console.print(one, markup=False, highlight=False)
    if json_file is not None:
        write_json(rounded(figures), json_file)
    if not sample:
        write_json(rounded(figures), FIGURES)
        write_page(page, FIGURES)


def _held(reel: Reel, python: Path) -> Contest:
    """Return the finished comparison, beside a progress bar."""
    from training.peers.contest import STARTS, Contest
    from training.progress import shown

    first, count = reel.first(), reel.count()
    contest = Contest(python)
    people = len(contest.notes)
    with shown("Fresh starts", STARTS * people) as step:
        contest.starts(first, lambda: step(1))
    if has_strace():
        with shown("Watching the network", people) as step:
            contest.watched(first, lambda: step(1))
    with shown("Pictures, in turns", count) as step:
        contest.play(reel, lambda: step(1))
    return contest


def _circumstances(reel: Reel) -> dict[str, Any]:
    """Return when, with which network and on what machine this was measured."""
    from training.export import commit

    card = json.loads((MODELS / "expression.json").read_text(encoding="utf-8"))
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "commit": commit(),
        "network": card["sha256"][:12],
        "across_halves": card["figures"]["performers_across_halves"]["accuracy"],
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "every": reel.every,
    }


def _processor() -> str:
    """Return the processor's name as the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()
