"""Broken files for `check` and for the road of `play --scenario FILE`: told, never raised.

    python -m tests.scenario.fuzz 100000

prints how long the slowest took, how much memory there was at most, and every file that broke the
promise; those are kept in a folder. The same seed makes the same files. What Hunspell suggests is
slow, and asked for in every tenth file.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from game.scenario import spelling_rules
from game.scenario.accounts import as_json, as_text
from game.scenario.check import check
from game.scenario.mending import mend
from game.scenario.sarif import as_sarif
from game.scenario.sources import read_source
from game.trouble import Trouble
from game.wiring import find_play
from tests.scenario.broken_files import ROOT, broken_file

PATIENCE = spelling_rules.PATIENCE

# What is promised of every file: seconds of work of one command, and MiB of the whole process.
MOST_SECONDS = 2.0
MOST_MEMORY = 200


@dataclass
class Figures:
    """What came of the files, how slow the slowest was, and those that broke a promise."""

    kinds: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str, int] = (0.0, "", 0)
    broken: list[str] = field(default_factory=list)

    def told(self) -> str:
        """Return the figures in a few lines."""
        seconds, kind, number = self.slowest
        lines = [
            f"{sum(self.kinds.values())} files: {dict(self.kinds.most_common())}",
            f"answers: {dict(self.answers.most_common())}",
            f"slowest: {seconds:.2f} s of work, {kind} number {number}",
            f"memory at most: {memory()} MiB",
            f"broken promises: {len(self.broken)}",
        ]
        return "\n".join([*lines, *self.broken[:40]])


def memory() -> int:
    """Return the most memory that this process has held, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (2**20 if sys.platform == "darwin" else 2**10)


def try_check(path: Path, number: int) -> None:
    """Let `check` tell what is wrong with the file at `path`."""
    problems = check([path])
    list(as_text(problems))
    if number % 10 == 0:
        list(as_json(problems))
        list(as_sarif(problems))


def try_play(path: Path) -> str:
    """Let the stage open the file at `path`; return what came of it.

    Whatever is raised but Trouble is a broken promise.
    """
    try:
        find_play(str(path))
    except Trouble as trouble:
        return "told" if str(trouble).strip() else "told nothing"
    return "played"


def try_mending(path: Path) -> None:
    """Let `--fix` have the file; what it mends it leaves alone the next time."""
    source = read_source(path)
    if isinstance(source, str):
        once = mend(source, path).text
        assert mend(once, path).text == once, "Fixing twice is not fixing once."


def fuzz(count: int, folder: Path, seed: int = 0, start: int = 0) -> Figures:
    """Try `count` broken files, written one after another into `folder`."""
    figures = Figures()
    path = folder / "play.yaml"
    (folder / "pictures").mkdir(exist_ok=True)
    for picture in ROOT.glob("scenarios/*/pictures/*.svg"):
        (folder / "pictures" / picture.name).touch()
    for number in range(start, start + count):
        kind, raw = broken_file(number, seed)
        figures.kinds[kind] += 1
        path.write_bytes(raw)
        spelling_rules.PATIENCE = 0.0 if number % 10 else PATIENCE
        began = asked = time.process_time()
        try:
            try_check(path, number)
            asked = time.process_time()
            figures.answers[try_play(path)] += 1
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            _keep(figures, folder, f"{kind}-{number}", raw, traceback.format_exc(limit=-3))
        # Two commands: each has its own two seconds.
        seconds = max(asked - began, time.process_time() - asked)
        figures.slowest = max(figures.slowest, (seconds, kind, number))
        if seconds > MOST_SECONDS:
            _keep(figures, folder, f"{kind}-{number}", raw, f"took {seconds:.2f} s")
        if number % 25 == 0:
            try:
                try_mending(path)
            except Exception:  # noqa: BLE001 - as above
                _keep(figures, folder, f"fix-{kind}-{number}", raw, traceback.format_exc(limit=-3))
        if number % 1000 == 999:
            print(f"{number + 1}: {memory()} MiB, slowest {figures.slowest}", flush=True)
    spelling_rules.PATIENCE = PATIENCE
    if memory() > MOST_MEMORY:
        figures.broken.append(f"memory: {memory()} MiB")
    return figures


def _keep(figures: Figures, folder: Path, name: str, raw: bytes, why: str) -> None:
    (folder / f"{name}.txt").write_bytes(raw)
    figures.broken.append(f"{folder / name}.txt: {why}")


def main() -> None:
    """Try as many files as the command line says, and print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    start = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    figures = fuzz(count, Path(tempfile.mkdtemp(prefix="curtain-up-fuzz-")), start=start)
    print(figures.told())
    sys.exit(1 if figures.broken else 0)


if __name__ == "__main__":
    main()
