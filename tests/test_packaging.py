"""What makes the bundle and checks it elsewhere: its lock, its sentences, its workflow."""

from __future__ import annotations

import plistlib
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def pins(file: str) -> set[tuple[str, str]]:
    """Return name and version of every line of a lock."""
    return set(PINNED.findall((ROOT / file).read_text(encoding="utf-8")))


def test_the_bundle_plays_with_the_versions_that_are_tested() -> None:
    """All that a player installs is in the bundle's lock too, by the same number."""
    player = pins("requirements.txt")
    assert len(player) > 50
    assert player <= pins("requirements-bundle.txt")


def sentence(language: str) -> str:
    """Return what macOS asks in `language` before the camera opens."""
    place = ROOT / "assets" / "packaging" / "macos" / f"{language}.lproj" / "InfoPlist.strings"
    found = re.fullmatch(
        r'"NSCameraUsageDescription" = "([^"]+)";\n', place.read_text(encoding="utf-8")
    )
    assert found
    return found[1]


def test_macos_asks_for_the_camera_in_both_languages() -> None:
    """The English sentence is the one of the app itself; both say that nothing leaves it."""
    spec = (ROOT / "assets" / "packaging" / "curtain-up.spec").read_text(encoding="utf-8")
    assert sentence("en") in re.sub(r'"\s+"', "", spec)
    assert "none leaves this computer" in sentence("en")
    assert "ingen lämnar datorn" in sentence("sv")
    assert plistlib.dumps({"NSCameraUsageDescription": sentence("sv")})


def test_the_workflow_runs_nothing_that_can_change_behind_it() -> None:
    """Each action by its commit, reading alone, and no step keeps what opens the repository."""
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+@\S+)(.*)", text)
    assert len(used) >= 6
    for action, remark in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", remark), action
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")
    assert re.findall(r"^ *permissions:\n(.*)", text, re.MULTILINE) == ["  contents: read"]


def test_the_bundle_runs_a_piece_of_python_as_python_does() -> None:
    """`bench` measures parts of the game in a process of their own, also without any Python."""
    entrance = ROOT / "assets" / "packaging" / "entrance.py"
    done = subprocess.run(
        [sys.executable, entrance, "-c", "print(6 * 7)"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "42\n"
