"""What the game costs as work grows: curves of four things, and where each bends.

    python -m tests.bench_growth [faces|pictures|scenarios|takes] [--most N] [--json FILE] [--write]

measures what the processor worked (not the clock's time, which other programs stretch), prints a
table with the ratio of each step, and returns 1 where something grows faster than what it is made
of. `--write` draws the picture and writes the table into the page of the folder concerned.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from tests.growth_pages import write_page

ROOT = Path(__file__).parents[1]

# A step may cost so much more than its share before it counts as worse than linear: noise.
SLACK = 1.25

# What costs less than this in a whole step is not looked at for its ratio. In ms.
NOTHING = 0.5

HOME = "CURTAIN_UP_HOME"

# Prints what was worked when the title's first picture had been shown, and ends there.
TO_TITLE = """
import os, time
from game import wiring
def shown(ticks, *late):
    yield next(ticks)
    print(time.process_time(), flush=True)
    os._exit(0)
wiring._then_start = shown
wiring.play(pictures=2)
"""


@dataclass(frozen=True)
class Growth:
    """What `counts` of `unit` cost: milliseconds of work by the name of the part."""

    name: str
    unit: str
    counts: tuple[int, ...]
    labels: tuple[str, ...]
    ms: dict[str, list[float]]

    def ratios(self, part: str) -> list[float]:
        """Return how often the cost of a step is that of the step before."""
        values = self.ms[part]
        return [b / max(a, 1e-9) for a, b in pairwise(values)]

    def worse_than_linear(self) -> list[str]:
        """Return the parts of which a step grew faster than the counts."""
        grown = [b / a for a, b in pairwise(self.counts)]
        return [
            part
            for part, values in self.ms.items()
            if any(
                ratio > share * SLACK and value > NOTHING
                for ratio, share, value in zip(self.ratios(part), grown, values[1:], strict=True)
            )
        ]


def work_ms(act: Callable[[], object], rounds: int) -> float:
    """Return the median work of a call, in milliseconds, over all threads."""
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        act()
        spent.append((time.process_time() - began) * 1000)
    return statistics.median(spent)


def to_title_ms(home: Path, rounds: int = 3) -> float:
    """Return what is worked from starting Python to the title's first picture."""
    environment = {**os.environ, HOME: str(home), "PYTHONPATH": str(ROOT)}
    environment |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    told = [
        subprocess.run(
            [sys.executable, "-c", TO_TITLE],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            cwd=home,
        ).stdout
        for _ in range(rounds)
    ]
    return statistics.median(float(one.splitlines()[-1]) for one in told) * 1000


def faces(most: int) -> Growth:
    """One to four drawn faces in a picture of 640x480: alone, and a duet of the nearest two."""
    import numpy as np

    from game import wiring
    from game.acting.expressions import Expression
    from game.drawing.face_pose import pose_for
    from game.drawing.understudy import photograph
    from game.perception.frames import Frame

    face = photograph(pose_for(Expression.HAPPY, 1.0), (320, 240))
    empty = np.full_like(face, 96)
    reader = wiring.open_reader()
    counts = tuple(range(1, min(4, most) + 1))
    ms: dict[str, list[float]] = {"one actor": [], "duet": []}
    moment = 0
    for count in counts:
        tiles = [face if number < count else empty for number in range(4)]
        picture = np.vstack([np.hstack(tiles[:2]), np.hstack(tiles[2:])])

        def read(picture: object = picture) -> None:
            nonlocal moment
            moment += 1
            reading, _ = reader.read(Frame(picture, moment / 30, moment))  # type: ignore[arg-type]
            assert reading.faces

        for name, actors in (("one actor", 1), ("duet", 2)):
            reader.use_actors(actors)
            work_ms(read, 20)
            ms[name].append(work_ms(read, 150))
    reader.close()
    return Growth("faces", "faces", counts, tuple(str(n) for n in counts), ms)


def pictures(most: int) -> Growth:
    """One face in pictures of 320x240 to 1920x1080: found and read, and shown in the mirror."""
    import cv2
    import pygame

    from game import wiring
    from game.acting.expressions import Expression
    from game.drawing.face_pose import pose_for
    from game.drawing.mirror import draw_mirror
    from game.drawing.understudy import photograph
    from game.perception.frames import Frame

    large = photograph(pose_for(Expression.HAPPY, 1.0), (1920, 1080))
    sizes = [s for s in ((320, 240), (640, 480), (1280, 720), (1920, 1080)) if s[0] <= most]
    reader = wiring.open_reader()
    stage = pygame.Surface((1280, 720))
    place = pygame.Rect(800, 150, 420, 330)
    ms: dict[str, list[float]] = {"read": [], "show in the mirror": []}
    moment = 0
    for size in sizes:
        picture = cv2.resize(large, size, interpolation=cv2.INTER_AREA)

        def read(picture: object = picture) -> None:
            nonlocal moment
            moment += 1
            reader.read(Frame(picture, moment / 30, moment))  # type: ignore[arg-type]

        def show(picture: object = picture) -> None:
            draw_mirror(stage, place, picture.copy(), None)  # type: ignore[attr-defined]

        for name, act in (("read", read), ("show in the mirror", show)):
            work_ms(act, 20)
            ms[name].append(work_ms(act, 100))
    reader.close()
    labels = tuple(f"{wide}×{high}" for wide, high in sizes)
    return Growth("pictures", "pixels", tuple(w * h for w, h in sizes), labels, ms)


def scenarios(most: int) -> Growth:
    """10 to 10,000 plays among the installed packs."""
    from game.scenario.shelves import Shelves
    from tests.scenario.bench_check import measured, write_plays

    counts = tuple(count for count in (10, 100, 1000, 10_000) if count <= most)
    ms: dict[str, list[float]] = {"start to the title": [], "open the playbill": [], "check": []}
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="curtain-up-growth-") as name:
            home = Path(name)
            packs = home / "packs"
            packs.mkdir()
            write_plays(packs, count)
            ms["start to the title"].append(to_title_ms(home))
            shelves = Shelves(home / "none", packs, home / "none")
            rounds = max(1, 300 // count)
            ms["open the playbill"].append(work_ms(shelves.find, rounds))
            ms["check"].append(min(measured(packs, count, 1).work for _ in range(rounds)) * 1000)
    return Growth("scenarios", "plays", counts, tuple(f"{n:,}" for n in counts), ms)


def takes(most: int) -> Growth:
    """1 to 1,000,000 performances in the score book of one computer."""
    from datetime import date

    from game.classroom.records import Slip
    from game.scorebook.book import ScoreBook
    from tests.scorebook.bench_million import DAYS, _fill

    counts = tuple(10**power for power in range(7) if 10**power <= most)
    names = ("start to the title", "open the book", "a class's scoreboard", "keep a take's stars")
    ms: dict[str, list[float]] = {name: [] for name in names}
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="curtain-up-growth-") as name:
            home = Path(name)
            place = home / "scores.db"
            book = ScoreBook.open(place)
            rooms = _fill(book, count)
            group, pupil = rooms[len(rooms) // 2]
            keys = iter(range(10_000))

            def keep() -> None:
                slip = f"new-{next(keys)}"  # noqa: B023 - called at once, as what follows
                book.hand_in(  # noqa: B023
                    Slip(slip, pupil.id, group.id, "pack/play", 3, 20.0, date.today())  # noqa: B023
                )

            board = work_ms(lambda: book.board(group.id), 100)  # noqa: B023
            kept = work_ms(keep, 100)
            book.close()

            def evening() -> None:
                opened = ScoreBook.open(place)  # noqa: B023
                opened.sweep(DAYS)
                opened.close()

            evening()
            opening = work_ms(evening, 5)
            figures = (to_title_ms(home), opening, board, kept)
            for part, figure in zip(names, figures, strict=True):
                ms[part].append(figure)
    return Growth("takes", "takes", counts, tuple(f"{n:,}" for n in counts), ms)


CURVES: dict[str, Callable[[int], Growth]] = {
    "faces": faces,
    "pictures": pictures,
    "scenarios": scenarios,
    "takes": takes,
}


def told(growth: Growth) -> str:
    """Return the figures as a table for a terminal."""
    wide = max(len(part) for part in growth.ms)
    lines = [f"{growth.unit:{wide}} " + "".join(f"{label:>12}" for label in growth.labels)]
    for part, values in growth.ms.items():
        lines.append(f"{part:{wide}} " + "".join(f"{value:9.2f} ms" for value in values))
        steps = "".join(f"{f'×{ratio:.2f}':>12}" for ratio in growth.ratios(part))
        lines.append(" " * (wide + 13) + steps)
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Measure what is named, or all four; return 1 where something is worse than linear."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", nargs="*", choices=[[], *CURVES], metavar="|".join(CURVES))
    parser.add_argument("--most", type=int, default=10**6, help="nothing above this count (width)")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--write", action="store_true", help="renew the pages and their pictures")
    asked = parser.parse_args(arguments)
    grown = []
    for name in asked.what or CURVES:
        growth = CURVES[name](asked.most)
        grown.append(growth)
        print(told(growth))
        for part in growth.worse_than_linear():
            print(f"  {part} grows faster than the {growth.unit}.")
        if asked.write:
            write_page(growth)
    if asked.json:
        figures = {growth.name: asdict(growth) for growth in grown}
        asked.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return int(any(growth.worse_than_linear() for growth in grown))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
