"""Measure this computer: milliseconds per picture, seconds to the title, memory, pictures drawn."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from game import folders
from game.bench_screens import Pane, Shown, screens
from game.perception.camera import Camera, open_camera
from game.perception.frames import CameraTrouble, Direction, Frame
from game.report import look_at_place, write_report
from game.trouble import Trouble
from game.wiring import CARD, DETECTOR, UNDERSTUDY

if TYPE_CHECKING:
    from rich.progress import Progress
    from rich.table import Table

PICTURES: Final = 300

STAGE_SIZE: Final = (1280, 720)

# The first pictures warm caches and lazy set-up.
WARM_UP: Final = 30

# Milliseconds within which 95 of 100 pictures are to be ready, and presses answered.
PICTURE_BAR: Final = 16.7
PRESS_BAR: Final = 50

# Programs per core from which on what goes by is no measure of this game.
BUSY: Final = 0.5

Times = dict[str, list[float]]


def measure(camera: str, json: str | None) -> None:
    """Measure and print a table; `json` names a file for the figures, "-" prints them instead.

    Raises Trouble when `camera` is a file that can't be played or shows no face, and for a place
    that can't be written to.
    """
    from rich.console import Console
    from rich.progress import Progress
    from rich.table import Table

    look_at_place(json)
    console = Console(stderr=True)
    with Progress(console=console, transient=True) as progress:
        load = _load()
        # First, while this process is small: a system may count a parent's memory for its child.
        waiting = progress.add_task("Memory of a rehearsal", total=None)
        memory = _rehearsal_memory()
        progress.update(waiting, description="From nothing to the title")
        start = round(_start_seconds(), 2)
        progress.remove_task(waiting)
        figures: dict[str, Any] = {"ms": _chain(camera, progress)}
        figures["ms"]["draw"] = _percentiles(_drawing(progress))
        figures |= _screen_figures(screens(progress))
        figures["load"], figures["cores"] = load, os.cpu_count()
        figures["start_seconds"], figures["memory_mb"] = start, memory
    table = Table("part", "p50 ms", "p95 ms")
    for part, values in figures["ms"].items():
        table.add_row(part, f"{values['p50']:.2f}", f"{values['p95']:.2f}")
    console.print(table)
    console.print(_screens_table(figures))
    console.print(_verdict(figures))
    console.print(_company(load, os.cpu_count() or 1))
    told = "not measured on this system" if memory is None else f"{memory} MB"
    console.print(f"Title after {figures['start_seconds']} s; a rehearsal takes {told} at most.")
    write_report(figures, json)


def _screen_figures(shown: dict[str, Shown]) -> dict[str, Any]:
    """Return milliseconds by screen, as they went by and as the drawing thread worked, and presses.

    The latter's names end in `_cpu`.
    """
    return {
        "screens": {n: _percentiles([p.wall for p in s.pictures]) for n, s in shown.items()},
        "screens_cpu": {n: _percentiles([p.cpu for p in s.pictures]) for n, s in shown.items()},
        "first_picture_ms": {name: round(each.first.wall, 1) for name, each in shown.items()},
        "first_picture_ms_cpu": {name: round(each.first.cpu, 1) for name, each in shown.items()},
        "press_ms": _percentiles([press for each in shown.values() for press in each.presses]),
    }


def _screens_table(figures: dict[str, Any]) -> Table:
    """Return a table of every screen: update and draw while faces are read, and first picture."""
    from rich.table import Table

    heads = ("p50 ms", "p95 ms", "first ms", "p50 CPU ms", "p95 CPU ms", "first CPU ms")
    table = Table("screen, with faces being read", *heads)
    for name, wall in figures["screens"].items():
        cpu = figures["screens_cpu"][name]
        first, worked = (figures[f"first_picture_ms{kind}"][name] for kind in ("", "_cpu"))
        steady = (wall["p50"], wall["p95"], first, cpu["p50"], cpu["p95"], worked)
        table.add_row(name, *(f"{value:.1f}" for value in steady))
    return table


def _verdict(figures: dict[str, Any]) -> str:
    """Return two sentences: whether the screens hold 60 pictures a second, and answer in time."""
    slowest = max(figures["screens"], key=lambda name: figures["screens"][name]["p95"])
    draws, answers = figures["screens"][slowest]["p95"], figures["press_ms"]["p95"]
    worked = figures["screens_cpu"][slowest]["p95"]
    return (
        f"Slowest screen: {slowest}, 95 % of pictures within {draws:.1f} ms "
        f"({'under' if draws < PICTURE_BAR else 'over'} the {PICTURE_BAR} ms of a picture), "
        f"{worked:.1f} ms of them work. "
        f"95 % of presses are answered within {answers:.1f} ms "
        f"({'under' if answers < PRESS_BAR else 'over'} {PRESS_BAR})."
    )


def _load() -> float | None:
    """Return how many programs wanted a core in the last minute; None where no system tells."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


def _company(load: float | None, cores: int) -> str:
    """Return a sentence on what else the computer had to do when the measuring began."""
    if load is None:
        return f"{cores} cores; this system does not tell what else they had to do."
    if load < BUSY * cores:
        return f"{cores} cores with little else to do (load {load})."
    return (
        f"{cores} cores, busy with other work (load {load}): the times that went by tell more of "
        "that than of the game. Measure again when nothing else runs, or go by the CPU columns."
    )


def _percentiles(milliseconds: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(milliseconds, n=20, method="inclusive")
    return {"p50": round(statistics.median(milliseconds), 3), "p95": round(cuts[18], 3)}


def _timed(times: Times, part: str, work: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    done = work()
    times.setdefault(part, []).append((time.perf_counter() - began) * 1000)
    return done


def _chain(source: str, progress: Progress) -> dict[str, Any]:
    """Time decode, detect, crop and network on PICTURES pictures at 640x480 of `source`."""
    import cv2

    from game.perception.crops import crop_views
    from game.perception.expression_model import ExpressionModel
    from game.perception.faces import FaceFinder

    cv2.setNumThreads(1)
    times: Times = {}
    with ExitStack() as parts:
        camera = _open(source)
        parts.callback(camera.close)
        finder = parts.enter_context(FaceFinder(folders.models() / DETECTOR))
        model = ExpressionModel(folders.models() / CARD, threads=1)
        for number in progress.track(range(PICTURES), description="Reading faces"):
            frame = _timed(times, "decode", lambda: _next(camera, source))
            frame = Frame(_at_webcam_size(frame), frame.taken_at, number)
            boxes = _timed(times, "detect", lambda: finder.find(frame))  # noqa: B023 - called at once
            if boxes:
                crops = _timed(times, "crop", lambda: crop_views(frame.picture, boxes[0]))  # noqa: B023
                _timed(times, "cnn", lambda: model.read_scores(crops))  # noqa: B023
                parts_of_all = (times[part][-1] for part in ("detect", "crop", "cnn"))
                times.setdefault("all", []).append(sum(parts_of_all))
    if len(times.get("all", ())) <= WARM_UP:
        raise Trouble(f"I saw hardly any face in {source}. Choose a film that shows one.")
    return {part: _percentiles(values[WARM_UP:]) for part, values in times.items()}


def _at_webcam_size(frame: Frame) -> Any:
    import cv2

    if frame.picture.shape[:2] == (480, 640):
        return frame.picture
    return cv2.resize(frame.picture, (640, 480), interpolation=cv2.INTER_AREA)


def _open(source: str) -> Camera:
    if source != UNDERSTUDY:
        return open_camera(source, real_time=False)
    from game.mailbox import Mailbox
    from game.understudies import UnderstudyCamera

    directions: Mailbox[Direction] = Mailbox()
    return UnderstudyCamera(directions, real_time=False)


def _next(camera: Camera, source: str) -> Frame:
    while True:
        seen = camera.read()
        if isinstance(seen, CameraTrouble):
            raise Trouble(f"{source}: {seen.advice_key()}")
        if seen is not None:
            return seen


def _drawing(progress: Progress) -> list[float]:
    """Time update and draw of the stage at 1280x720 while the understudy plays."""
    from game.rehearsal import open_rehearsal

    pane = Pane(STAGE_SIZE)
    with open_rehearsal() as rehearsal:
        times: list[float] = []
        for _ in progress.track(range(PICTURES), description="Drawing the stage"):
            rehearsal.look()
            began = time.perf_counter()
            rehearsal.play_on()
            pane.show(rehearsal.draw)
            times.append((time.perf_counter() - began) * 1000)
        return times[WARM_UP:]


def _python(code: str) -> str:
    """Run `code` in a fresh Python and return the last line that it prints."""
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    here = str(Path(__file__).resolve().parent.parent)
    # As installed: a player's Python does not translate the sources anew at each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPATH"] = os.pathsep.join([here, environment.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise Trouble(f"A part of the measurement failed: {last}")
    return done.stdout.strip().splitlines()[-1]


def _start_seconds() -> float:
    """Return seconds from starting Python to the first picture of the title screen.

    The second of two runs counts: the first fills the system's disk cache.
    """
    code = "import time\nfrom game.wiring import play\nplay(pictures=1)\nprint(time.monotonic())"
    for _ in range(2):
        began = time.monotonic()
        shown = float(_python(code))
    return shown - began


def _rehearsal_memory() -> float | None:
    """Return the peak memory in MB of a rehearsal of the default play, None on Windows."""
    if sys.platform == "win32":
        return None
    code = (
        "import resource\nfrom game.rehearse import rehearse_play\nrehearse_play()\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    # Linux counts kilobytes, macOS bytes.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return round(int(_python(code)) / unit, 1)
