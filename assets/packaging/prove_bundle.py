"""Prove that the bundle plays by itself: `python assets/packaging/prove_bundle.py [FOLDER]`.

A copy of FOLDER (dist/curtain-up unless named) goes far away from the checkout, into a folder whose
name has blanks and letters that are not English, and is run with an empty environment: no PATH, so
no Python, and a home of its own. Exit code 0 when all of it went well, 1 at the first that did not.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
LIMIT: Final = 600  # seconds for the slowest step on a busy machine

TITLE: Final = "from game.wiring import play; play(pictures=90)"
# Told by the process itself: Ready, or Unspeakable where the system has no voice.
VOICE: Final = """
from game.speech.booth import Booth
from game.speech.speech_worker import serve
import time
booth = Booth(serve)
while (reply := booth.poll()) is None:
    time.sleep(0.02)
print(type(reply).__name__)
booth.close()
"""
SCHOOL: Final = "import psycopg; print(psycopg.pq.__impl__)"


class Failed(Exception):
    """A step that did not go as it should; the text tells which and how."""


@dataclass(frozen=True)
class Stage:
    """The bundle's program, and the empty folder that it is run in."""

    program: Path
    home: Path

    def run(self, *words: str, code: int = 0) -> str:
        """Run the program and return what it printed; raises Failed for another exit code."""
        began = time.monotonic()
        done = subprocess.run(
            [self.program, *words],
            cwd=self.home,
            env=self._environment(),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=LIMIT,
            check=False,
        )
        told = " ".join(words).split("\n")[0] or "(a python step)"
        if done.returncode != code:
            raise Failed(f"{told}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        print(f"{time.monotonic() - began:6.1f} s  {told[:70]}")
        return done.stdout

    def _environment(self) -> dict[str, str]:
        """Return no more than Windows can't start a program without."""
        kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
        homes = dict.fromkeys(("HOME", "USERPROFILE", "TMP", "TEMP", "TMPDIR"), str(self.home))
        drivers = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
        return {**kept, **homes, **drivers, "CURTAIN_UP_HOME": str(self.home / "kept")}


def prove(stage: Stage) -> None:
    """Run what a family, an author, a teacher and a technician would; raises Failed."""
    stage.run("--help")
    stage.run("-c", TITLE)
    stage.run("rehearse")
    stage.run("rehearse", "--actors", "2")
    film = stage.home / "film.avi"
    made = [sys.executable, str(ROOT / "assets" / "packaging" / "understudy_film.py"), str(film)]
    subprocess.run(made, check=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    stage.run("rehearse", "--camera", str(film))
    (stage.home / "play.yaml").write_text("titel: Kråkan\n", encoding="utf-8")
    stage.run("check")
    stage.run("check", "play.yaml", code=1)
    if not stage.run("-c", VOICE).strip():
        raise Failed("The voice's process gave no answer.")
    stage.run("class", "list")
    if "binary" not in stage.run("-c", SCHOOL):
        raise Failed("The part that talks to a school's PostgreSQL is not the bundled one.")


def program_in(folder: Path) -> Path:
    """Return the program to run in a bundle's `folder`, or in macOS' app."""
    if folder.suffix == ".app":
        return folder / "Contents" / "MacOS" / "curtain-up"
    return folder / ("curtain-up.exe" if os.name == "nt" else "curtain-up")


def listing(folder: Path) -> set[tuple[str, int]]:
    """Return all names in `folder` with the time of their last change."""
    return {(str(path), path.lstat().st_mtime_ns) for path in folder.rglob("*")}


def main() -> int:
    """Copy, run, and tell; return the exit code."""
    folder = Path(sys.argv[1] if sys.argv[1:] else ROOT / "dist" / "curtain-up").resolve()
    with tempfile.TemporaryDirectory(prefix="långt bort ") as place:
        copy, home = Path(place) / folder.name, Path(place) / "hem"
        shutil.copytree(folder, copy, symlinks=True)
        home.mkdir()
        before = listing(copy)
        try:
            prove(Stage(program_in(copy), home))
            if listing(copy) != before:
                raise Failed("The bundle changed files of its own; in /opt it could not.")
        except (Failed, subprocess.SubprocessError, OSError) as error:
            print(f"The bundle does not play: {error}", file=sys.stderr)
            return 1
    print("The bundle plays: no Python, no checkout, nothing in the environment.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
