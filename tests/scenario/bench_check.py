"""How long `check` takes for many plays, and how much memory.

    python -m tests.scenario.bench_check 10000

writes so many plays into a folder of its own, as packs of a thousand, checks them with as many
processes as there are cores (two at most), and prints plays a second and the most memory that any
process held. The plays are the shipped ones again and again, each with a title of its own.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from game.scenario.check import check_all
from game.scenario.crew import WORTH_A_CREW, Crew, cores

ROOT = Path(__file__).parents[2]
PLAYS = [path for path in sorted(ROOT.glob("scenarios/*/*.yaml")) if path.name != "pack.yaml"]
PICTURES = sorted(ROOT.glob("scenarios/*/pictures/*"))
A_PACK = 1000


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of work, problems found, and MiB of the largest process."""

    plays: int
    seconds: float
    work: float
    problems: int
    memory: float


def write_plays(folder: Path, count: int) -> None:
    """Write `count` plays into packs in `folder`."""
    for number in range(count):
        pack = folder / f"pack-{number // A_PACK}"
        if number % A_PACK == 0:
            (pack / "pictures").mkdir(parents=True)
            shutil.copy(PLAYS[0].parent / "pack.yaml", pack)
            for picture in PICTURES:
                shutil.copy(picture, pack / "pictures")
        play = PLAYS[number % len(PLAYS)]
        text = play.read_text(encoding="utf-8")
        (pack / f"{play.stem}-{number}.yaml").write_text(text, encoding="utf-8", newline="\n")


def measured(folder: Path, count: int, size: int) -> Cost:
    """Check the `count` plays in `folder` by `size` processes."""
    began, worked = time.monotonic(), _work()
    with Crew(size) as crew:
        problems = sum(1 for _ in check_all([folder], crew))
    seconds, work = time.monotonic() - began, _work() - worked
    return Cost(count, seconds, work, problems, _memory())


def _work() -> float:
    """Return the seconds that this process and all that have ended have worked."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def _memory() -> float:
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    most = max(resource.getrusage(who).ru_maxrss for who in both)
    return most / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> None:
    """Measure as many plays as the command line says."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    size = min(2, cores()) if count >= WORTH_A_CREW else 1
    with tempfile.TemporaryDirectory(prefix="curtain-up-bench-") as name:
        write_plays(Path(name), count)
        cost = measured(Path(name), count, size)
    print(
        f"{cost.plays} plays in {cost.seconds:.1f} s ({cost.plays / cost.seconds:.0f} a second, "
        f"{cost.work:.1f} s of work, {size} processes), {cost.problems} problems, at most "
        f"{cost.memory:.0f} MiB"
    )


if __name__ == "__main__":
    main()
