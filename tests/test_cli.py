"""The commands as a user types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def curtain_up(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "game", *words],
        cwd=environment.pop("cwd", ROOT),
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_default_play_is_performed_with_exit_code_0() -> None:
    """`rehearse` alone plays the default play with the understudy, a line for each scene."""
    done = curtain_up("rehearse", "--json", "-")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["performed"] is True
    assert "parcel: surprise, performed" in done.stderr


def test_a_play_that_is_not_performed_gives_exit_code_3(tmp_path: Path) -> None:
    """Half a second is too short for anybody."""
    done = curtain_up("rehearse", "--limit", "0.5")
    assert done.returncode == 3
    assert "Not performed" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("rehearse", "--scenario", "first-steps/nobody"),
        ("rehearse", "--camera", "nothing.mp4"),
        ("rehearse", "--language", "klingon"),
        ("rehearse", "--no-such-option"),
        ("play", "--window", "wide"),
        ("play", "--scenario", "no-such.yaml"),
        ("dance",),
    ],
)
def test_wrong_use_gives_a_sentence_and_exit_code_2(words: tuple[str, ...]) -> None:
    """Never a traceback, always what was not understood."""
    done = curtain_up(*words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert words[-1].strip("-").split("/")[-1] in done.stderr


def test_a_broken_play_is_told_with_line_column_and_suggestion(tmp_path: Path) -> None:
    """An author sees what to write instead, under the line itself."""
    file = tmp_path / "kitten.yaml"
    file.write_text(
        "title: Kitten\nages: 5-9\nscenes:\n  - name: one\n    line: Look!\n    ask: hapy\n",
        encoding="utf-8",
    )
    for command in (("check", str(file)), ("rehearse", "--scenario", str(file))):
        done = curtain_up(*command)
        told = done.stdout + done.stderr
        assert f"{file}:6:10: " in told
        assert 'Did you mean "happy"?' in told
        assert "Traceback" not in told
    assert curtain_up("check", str(file)).returncode == 1


def test_the_shipped_plays_pass_the_check() -> None:
    """`check` without a path reads the game's own packs."""
    done = curtain_up("check")
    assert done.returncode == 0, done.stdout


@pytest.mark.long
def test_without_a_screen_the_play_is_rehearsed_and_pictures_are_saved(tmp_path: Path) -> None:
    """`play` on a machine without any display says so in one sentence and still performs."""
    environment = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY"), "")
    done = subprocess.run(
        ["env", "-u", "SDL_VIDEODRIVER", sys.executable, "-m", "game", "play"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (sentence,) = done.stderr.splitlines()
    assert "no screen" in sentence
    assert list((tmp_path / "rehearsal").glob("*.png"))
