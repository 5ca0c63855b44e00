"""Whoever follows the guide from an empty folder reaches a played scenario; so does a friend."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRANSCRIPT = (Path(__file__).parent / "first_evening.txt").read_text("utf-8")
# The sections of the guide whose every command stands in the transcript.
SECTIONS = (
    "Your first play in ten minutes",
    "Begin with something that works",
    "Give your pack to a friend",
    "Let it be translated",
    "Voices of your own",
)
DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "SDL_AUDIODRIVER")


def typed(command: str, who: str, folder: Path) -> str:
    """Run a command in `folder` as it is typed, at the computer of `who`; return what is told."""
    environment = {name: value for name, value in os.environ.items() if name not in DESKTOP}
    environment |= {
        "CURTAIN_UP_HOME": str(folder.parent / f"home-{who}"),
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        "LANGUAGE": "en",
        "COLUMNS": "100",
    }
    done = subprocess.run(
        [sys.executable, "-m", "game", *shlex.split(command)[1:]],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    code = f"(exit {done.returncode})\n" if done.returncode else ""
    return done.stdout + done.stderr + code


def fits(told: str, expected: str) -> bool:
    """Tell whether `told` is `expected`, where "…" stands for anything."""
    pattern = ".*".join(re.escape(part) for part in expected.strip().split("…"))
    return re.fullmatch(pattern, told.strip(), re.DOTALL) is not None


def change(line: str, folder: Path) -> None:
    """Do what the author does in an editor."""
    name, _, words = line.partition(": ")
    old, new = (part.replace("\\n", "\n") for part in words.split(" => "))
    file = folder / name
    text = file.read_text("utf-8")
    assert text.count(old) == 1, line
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="play opens a window on other systems")
@pytest.mark.long
def test_the_first_evening_goes_as_the_transcript_says(tmp_path: Path) -> None:
    """Every command is typed, and every answer compared."""
    folder = tmp_path / "empty"
    folder.mkdir()
    for block in TRANSCRIPT.split("\n\n")[1:]:
        lines = block.strip().splitlines()
        while lines[0].startswith("! "):
            change(lines.pop(0)[2:], folder)
        who, _, command = lines.pop(0).partition("$ ")
        told = typed(command, who or "author", folder)
        assert fits(told, "\n".join(lines)), f"{command}\n--- told\n{told}"


def test_every_command_of_the_guide_is_in_the_transcript() -> None:
    """What the guide tells to type is what was typed."""
    guide = (ROOT / "scenarios" / "README.md").read_text("utf-8")
    was_typed = set(re.findall(r"^\w*\$ (.+)$", TRANSCRIPT, re.MULTILINE))
    told = 0
    for section in SECTIONS:
        text = re.search(rf"^## {section}\n(.*?)^## ", guide, re.DOTALL | re.MULTILINE)
        assert text, section
        for command in re.findall(r"^ *(curtain-up .+)$", text[1], re.MULTILINE):
            told += 1
            assert command in was_typed, f"{section}: {command}"
    assert told > 12
