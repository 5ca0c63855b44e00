"""Build the bundle: one folder that plays on a machine without Python, and one file to hand on.

    python assets/packaging/make_bundle.py [--folder-only]

It writes dist/curtain-up (on macOS also dist/Curtain Up.app) and an archive of it, and needs what
requirements-bundle.txt lists and the project itself installed. `make bundle` sees to both.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"


def draw_icon(place: Path) -> None:
    """Draw the game's icon as PNG; PyInstaller makes each system's own form of it."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    import pygame

    place.parent.mkdir(parents=True, exist_ok=True)
    drawn = pygame.image.load_sized_svg(ROOT / "assets" / "pictures" / "icon.svg", (1024, 1024))
    pygame.image.save(drawn, place)


def build() -> Path:
    """Build the bundle and return its folder, on macOS the app."""
    import PyInstaller.__main__

    draw_icon(ROOT / "build" / "icon.png")
    options = ["--noconfirm", "--log-level=WARN", "--distpath", str(DIST)]
    options += ["--workpath", str(ROOT / "build" / "bundle")]
    PyInstaller.__main__.run([*options, str(ROOT / "assets" / "packaging" / "curtain-up.spec")])
    return DIST / ("Curtain Up.app" if sys.platform == "darwin" else "curtain-up")


def archive(folder: Path) -> Path:
    """Pack `folder` into one file as the system's people expect it, and return that."""
    system = {"darwin": "macos", "win32": "windows"}.get(sys.platform, sys.platform)
    name = DIST / f"curtain-up-{version('curtain-up')}-{system}-{platform.machine().lower()}"
    if sys.platform == "win32":
        return Path(shutil.make_archive(str(name), "zip", DIST, folder.name))
    # Links and the right to be run survive in it; a zip of Python's loses both.
    place = name.with_name(f"{name.name}.tar.xz")
    with tarfile.open(place, "w:xz", preset=1) as file:
        file.add(folder, folder.name, filter=owned_by_nobody)
    return place


def owned_by_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Return `entry` without the name of whoever built it."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def megabytes(place: Path) -> int:
    """Return how much `place`, a file or folder, takes on the disk."""
    files = [place] if place.is_file() else place.rglob("*")
    return sum(file.stat().st_size for file in files if not file.is_symlink()) // 1_000_000


def main() -> None:
    """Build, pack, and tell where and how large."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--folder-only", action="store_true", help="pack no archive")
    is_folder_only = asked.parse_args().folder_only
    folder = build()
    print(f"{folder.relative_to(ROOT)}: {megabytes(folder)} MB")
    if not is_folder_only:
        packed = archive(folder)
        print(f"{packed.relative_to(ROOT)}: {megabytes(packed)} MB")


if __name__ == "__main__":
    main()
