"""Save screens as pictures, to look at a change: `python tests/reference/look.py title pause`.

Without names it lists the stops of the tour. Each picture is in its real size, `STOP-sv-1280.png`.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pygame

from game import words
from game.settings import Settings
from game.tour import STOPS, stop


def window(text: str) -> tuple[int, int]:
    """Return the size that `text` tells, as 1280x720; raises ValueError for anything else."""
    width, height = text.split("x")
    return max(1, int(width)), max(1, int(height))


def photograph(name: str, language: str, size: tuple[int, int], folder: Path) -> Path:
    """Draw the stop `name` and save it in `folder`; return the file."""
    surface = pygame.Surface(size, 0, 32)
    stop(name, Settings(language=language)).draw(surface)
    file = folder / f"{name}-{language}-{size[0]}.png"
    pygame.image.save(surface, file)
    return file


def unknown(names: list[str]) -> str:
    """Return a sentence about the first of `names` that is no stop, or "" where all are."""
    for name in names:
        if name not in STOPS:
            near = difflib.get_close_matches(name, STOPS, 1)
            return f"There is no stop {name}." + (f" Did you mean {near[0]}?" if near else "")
    return ""


def main(arguments: list[str]) -> int:
    """Save the wanted stops and say where they are; return 0, or 2 for a stop that isn't there."""
    parser = argparse.ArgumentParser(description="Save screens as pictures.")
    parser.add_argument("stops", nargs="*", metavar="STOP", help="without any, all are listed")
    parser.add_argument("--language", default="en", choices=words.languages())
    parser.add_argument("--size", default=(1280, 720), type=window, metavar="WIDTHxHEIGHT")
    parser.add_argument("--out", default=Path(), type=Path, metavar="FOLDER")
    wanted = parser.parse_args(arguments)
    if sentence := unknown(wanted.stops):
        print(sentence, file=sys.stderr)  # noqa: T201 - a command
        return 2
    if not wanted.stops:
        print(*STOPS, sep="\n")  # noqa: T201
        return 0
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    wanted.out.mkdir(parents=True, exist_ok=True)
    for name in wanted.stops:
        print(photograph(name, wanted.language, wanted.size, wanted.out))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
