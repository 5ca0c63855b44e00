"""Keep every screen as it is drawn now; look at what changed before you commit it.

`python tests/reference/renew.py` draws the whole album, `... renew.py stage title` the pages whose
name begins so. Pictures that look the same stay as they are.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pygame

from tests.reference import album


def main(wanted: list[str]) -> None:
    """Draw the wanted pages and say which are new, changed or gone."""
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    album_pages = list(album.pages())
    for page in album_pages:
        if wanted and not page.name.startswith(tuple(wanted)):
            continue
        now = page.draw()
        is_new = not page.file.exists()
        if is_new or album.difference(album.kept(page), now).any():
            album.keep(page, now)
            print("new" if is_new else "changed", page.file.name)  # noqa: T201 - a command
    files = {page.file for page in album_pages}
    for file in sorted(set(album.HERE.glob("*.png")) - files):
        file.unlink()
        print("gone", file.name)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
