"""Draw the pictures of README.md and of the teacher's guide: `python tests/reference/showcase.py`.

The faces in the mirror are the understudy's, drawn as all the rest.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pygame

from game import folders
from game.settings import Settings
from game.tour import stop
from tests.reference import album

SCREENSHOTS: Final = folders.assets() / "screenshots"
SIZE: Final = (1280, 720)
COLOURS: Final = 255

# Each picture's name, and the stop of the tour that it shows.
SHOWN: Final = {
    "stage": "stage_doors",
    "title": "title",
    "playbill": "plays",
    "duet": "stage_duet",
    "bow": "curtain_call",
    "class_board": "call_board",
    "class_stage": "class_stage",
    "class_scores": "scoreboard_reached",
    "panel_now": "panel_now",
    "panel_here": "panel_here",
}


def main() -> None:
    """Draw all of them."""
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    for name, where in SHOWN.items():
        surface = pygame.Surface(SIZE, 0, 32)
        stop(where, Settings(language="en")).draw(surface)
        numbers, palette = album.in_palette(pygame.surfarray.array3d(surface), COLOURS)
        (SCREENSHOTS / f"{name}.png").write_bytes(album.png(numbers, palette))


if __name__ == "__main__":
    main()
