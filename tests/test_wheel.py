"""The wheel carries plays, pictures and networks, and plays far away from any checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the checkout, with the pinned build tools."""
    place = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place, ROOT],
        check=True,
        capture_output=True,
    )
    (built,) = place.glob("*.whl")
    return built


def test_an_installed_wheel_performs_a_play_outside_the_checkout(
    wheel: Path, tmp_path: Path
) -> None:
    """A new environment, no checkout in sight: the command is there and the play is performed."""
    venv.create(tmp_path / "env", with_pip=False, symlinks=os.name != "nt")
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", scripts / "python"]
    subprocess.run([*pip, "install", "-q", "--no-deps", "--no-index", wheel], check=True)
    # The dependencies are borrowed: a path entry is not searched for editable installs.
    (site,) = (tmp_path / "env").rglob("site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    done = subprocess.run(
        [scripts / "curtain-up", "rehearse"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert str(ROOT) not in done.stderr


def test_the_wheel_holds_what_a_player_needs_and_nothing_of_training(wheel: Path) -> None:
    """No tests, no training, no pictures of anybody."""
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "game/data/models/expression.tflite",
        "game/data/models/face_detector.tflite",
        "game/data/scenarios/first-steps/birthday-parcel.yaml",
        "game/data/assets/CREDITS.md",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("training/", "tests/"))]
