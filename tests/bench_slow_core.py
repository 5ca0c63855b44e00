"""What a slow computer gets: the stage and the eye on one core, of which a quarter is theirs.

    python -m tests.bench_slow_core [--film FILE] [--seconds 15] [--repeats 3] [--write]

plays the stage at 1280x720 by the game's own loop, while its watcher reads a webcam: a fake one
that gives 30 JPEGs a second and keeps one in its driver, as a webcam does, of the understudy unless
a film is named. First with a whole core, then with a quarter of it, which a control group of Linux
deals out every 10 ms and every 100 ms; in the group the game goes before other programs. Without
root there is the whole core alone, shared with all of them. Where a screen is named (DISPLAY,
SDL_VIDEODRIVER) the window is real, else nobody sees it. Tells medians of the repeats, and the
worst of the longest gap and the oldest picture; `--write` puts them into the page of the folder.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.growth_pages import PAGES, renew
from tests.slow_core_webcam import JpegCapture, jpegs_of

ROOT = Path(__file__).parents[1]
PAGE = PAGES["faces"]
SIZE = (1280, 720)
WARM_UP = 4.0

# Seconds with the share of a core before anything counts: a slow computer is never fast at first.
SETTLES = 2.0

# Share of a core in per cent, and milliseconds of the slices in which the system deals it out.
CASES = ((100, 100), (25, 10), (25, 100))


def perform(film: str | None, seconds: float) -> dict[str, float]:
    """Play for so long, and return what the pictures and sightings took."""
    import pygame

    from game import wiring
    from game.backstage import Backstage, House
    from game.fakes import PaperOffice, SilentSounds, SilentVoice
    from game.folders import DEFAULT_PLAY
    from game.loop import frames, run
    from game.perception.camera import Webcam
    from game.perception.frames import Sighting
    from game.perception.watcher import Watcher
    from game.rehearsal import NoBook
    from game.screens.stage import StageScreen
    from game.settings import Settings
    from game.theatre_eye import TheatreEye
    from game.words import use_language

    pygame.init()
    pygame.display.set_mode(SIZE)
    use_language("en")
    capture = JpegCapture(jpegs_of(film))
    person, other = (
        Watcher(lambda: Webcam("0", capture), wiring.open_reader, thresholds=wiring.thresholds())
        for _ in range(2)
    )
    eye = TheatreEye(person, other)
    play = wiring.find_play(DEFAULT_PLAY)
    house = House((play,), Settings(language="en"))
    backstage = Backstage(SilentVoice(), SilentSounds(), NoBook(), eye, PaperOffice(), house)
    stage = StageScreen(backstage, play)
    moments: list[float] = []
    ages: list[float] = []
    numbers: set[int] = set()
    counts = False
    began = 0.0, 0.0

    def newest() -> Any:
        news = eye.newest()
        if counts and isinstance(news, Sighting):
            ages.append(time.monotonic() - capture.taken(news.frame))
            numbers.add(news.frame.number)
        return news

    def ticks() -> Iterator[float]:
        nonlocal counts, began
        is_dealt = False
        end = time.monotonic() + WARM_UP
        for dt in frames():
            now = time.monotonic()
            if not is_dealt and now > end and eye.newest() is not None:
                print("ready", flush=True)
                sys.stdin.readline()
                is_dealt, end = True, time.monotonic() + SETTLES
            elif is_dealt and not counts and now > end:
                counts, end = True, now + seconds
                began = time.process_time(), time.thread_time()
            elif counts:
                moments.append(now)
                if now > end:
                    return
            yield dt

    run(stage, backstage, newest, ticks())
    worked, drew = time.process_time() - began[0], time.thread_time() - began[1]
    eye.close()
    gaps = sorted(b - a for a, b in pairwise(moments))
    ages.sort()
    took = moments[-1] - moments[0]
    return {
        "pictures a second": len(gaps) / took,
        "gap p50 ms": 1000 * statistics.median(gaps),
        "gap p95 ms": 1000 * gaps[int(len(gaps) * 0.95)],
        "gap max ms": 1000 * gaps[-1],
        "work for each ms": 1000 * drew / len(gaps),
        "read a second": len(numbers) / took,
        "age p50 ms": 1000 * statistics.median(ages),
        "age p99 ms": 1000 * ages[int(len(ages) * 0.99)],
        "age max ms": 1000 * ages[-1],
        "work for each read ms": 1000 * (worked - drew) / max(1, len(numbers)),
        "core %": 100 * worked / took,
    }


class Quota:
    """A control group of Linux, version 1 or 2, that gives its programs a share of a core."""

    def __init__(self, percent: int, slice_ms: int) -> None:
        old = Path("/sys/fs/cgroup/cpu")
        self._is_old = old.is_dir()
        root = old if self._is_old else Path("/sys/fs/cgroup")
        self._place = root / f"curtain-up-bench-{os.getpid()}"
        self._place.mkdir()
        period, share = slice_ms * 1000, slice_ms * 10 * percent
        if self._is_old:
            (self._place / "cpu.cfs_period_us").write_text(str(period))
            (self._place / "cpu.cfs_quota_us").write_text(str(share))
            (self._place / "cpu.shares").write_text("262144")
        else:
            (self._place / "cpu.weight").write_text("10000")
            (self._place / "cpu.max").write_text(f"{share} {period}")

    def take_in(self, pid: int) -> None:
        """Let the program and its threads have this share from now on."""
        (self._place / "cgroup.procs").write_text(str(pid))

    def close(self) -> None:
        """Remove the group, which is empty by now."""
        with contextlib.suppress(OSError):
            self._place.rmdir()


def _quota(percent: int, slice_ms: int) -> Quota | None:
    """Return the share; a whole core needs none where none can be given."""
    try:
        return Quota(percent, slice_ms)
    except OSError:
        if percent < 100:
            raise
        return None


def measured(film: str | None, seconds: float, percent: int, slice_ms: int) -> dict[str, float]:
    """Measure in a process of its own; raises OSError where shares of a core can't be given."""
    quota = _quota(percent, slice_ms)
    environment = {"SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1", **os.environ}
    if "DISPLAY" not in environment:
        environment.setdefault("SDL_VIDEODRIVER", "dummy")
    command = [sys.executable, "-m", "tests.bench_slow_core", "--alone", str(seconds)]
    command += ["--film", film] if film else []
    child = subprocess.Popen(
        command, env=environment, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdout.readline()
        if quota:
            quota.take_in(child.pid)
        child.stdin.write("go\n")
        child.stdin.flush()
        told, _ = child.communicate(timeout=60 + 4 * seconds)
        figures: dict[str, float] = json.loads(told.splitlines()[-1])
        return figures
    finally:
        child.kill()
        child.wait()
        if quota:
            quota.close()


def table(figures: dict[str, dict[str, float]]) -> str:
    """Return the figures in Markdown, a column for each case."""
    rows = ["| medians | " + " | ".join(figures) + " |", "| --- |" + " --- |" * len(figures)]
    for part in next(iter(figures.values())):
        cells = (f"{case[part]:.{0 if case[part] >= 10 else 1}f}" for case in figures.values())
        rows.append(f"| {part} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def main() -> None:
    """Measure all that this computer allows, and print a table of medians."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--film", help="a film of a face; the understudy if left out")
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--write", action="store_true", help="renew the page of the folder")
    parser.add_argument("--alone", type=float, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        print(json.dumps(perform(asked.film, asked.alone)))
        return
    figures: dict[str, dict[str, float]] = {}
    for percent, slice_ms in CASES:
        name = "A whole core"
        if percent < 100:
            name = f"{percent} % of it, dealt out every {slice_ms} ms"
        try:
            runs = [
                measured(asked.film, asked.seconds, percent, slice_ms) for _ in range(asked.repeats)
            ]
        except OSError as error:
            print(f"{name}: this system gives no shares of a core ({error}).", file=sys.stderr)
            continue
        figures[name] = {key: statistics.median(one[key] for one in runs) for key in runs[0]}
        for worst in ("gap max ms", "age max ms"):
            figures[name][worst] = max(one[worst] for one in runs)
        print(name)
        for key, value in figures[name].items():
            print(f"  {key:22} {value:8.1f}")
    if asked.write:
        renew(PAGE, "slow", table(figures))
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
