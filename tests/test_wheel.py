"""Wheel and sdist carry plays, pictures and networks, and play far away from any checkout."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest
from hatchling.build import build_sdist, build_wheel

ROOT = Path(__file__).resolve().parent.parent

# Seconds since 1970, even because ZIP counts in twos.
BUILT_AT = 1_700_000_000


@dataclass(frozen=True)
class Built:
    """What is handed on: the sources, and the wheel that was built from these alone."""

    sdist: Path
    wheel: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """Both, built with the pinned build tools on a computer with a clock and zone of its own."""
    place = tmp_path_factory.mktemp("dist")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(BUILT_AT))
        sdist = place / in_folder(ROOT, build_sdist, place)
        with tarfile.open(sdist) as file:
            file.extractall(place, filter="data")
        sources = place / sdist.name.removesuffix(".tar.gz")
        wheel = place / in_folder(sources, build_wheel, place)
        yield Built(sdist, wheel)


def in_folder(folder: Path, build: Callable[[str], str], place: Path) -> str:
    """Run the hook `build` as build programs do, in the folder of sources."""
    with contextlib.chdir(folder):
        return build(str(place))


def contents(file: Path) -> list[str]:
    """Return the names of what a wheel or an sdist holds, without the folder around the latter."""
    if file.suffix == ".whl":
        return zipfile.ZipFile(file).namelist()
    with tarfile.open(file) as sources:
        return [name.partition("/")[2] for name in sources.getnames()]


@pytest.mark.long
def test_an_installed_wheel_performs_a_play_outside_the_checkout(
    built: Built, tmp_path: Path
) -> None:
    """A new environment, no checkout in sight: the command is there and the play is performed.

    The wheel comes from the sdist, so that this proves both.
    """
    venv.create(tmp_path / "env", with_pip=False, symlinks=os.name != "nt")
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", scripts / "python"]
    subprocess.run([*pip, "install", "-q", "--no-deps", "--no-index", built.wheel], check=True)
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


def test_the_wheel_holds_what_a_player_needs_and_nothing_of_training(built: Built) -> None:
    """No tests, no training, no pictures of anybody."""
    names = contents(built.wheel)
    for needed in (
        "game/data/models/expression.tflite",
        "game/data/models/face_detector.tflite",
        "game/data/scenarios/first-steps/birthday-parcel.yaml",
        "game/data/assets/CREDITS.md",
        "game/data/assets/desktop/curtain-up.desktop",
        "game/data/assets/pictures/icon.svg",
    ):
        assert needed in names
    assert {name.partition("/")[0] for name in names} == {
        "game",
        "curtain_up-0.1.0.dist-info",
    }


@pytest.mark.parametrize("kind", ["sdist", "wheel"])
def test_what_is_handed_on_holds_licences_and_no_leftovers(kind: str, built: Built) -> None:
    """No caches, runs, tests or screenshots; every licence that lies in the checkout is in."""
    names = contents(getattr(built, kind))
    odd = re.compile(
        r"(^|/)(__pycache__|tests|runs|screenshots|\.[^/]+)/|\.py[co]$|\.jpe?g$|\.mp4$"
    )
    assert [name for name in names if odd.search(name)] == []
    files = {PurePosixPath(name).name for name in names}
    licences = [p for p in ROOT.glob("assets/*/*.txt") if "LIC" in p.name or "OFL" in p.name]
    assert len(licences) >= 4
    assert files >= {"LICENSE", "CREDITS.md", *(path.name for path in licences)}


def test_the_same_sources_give_the_same_bytes(built: Built, tmp_path: Path) -> None:
    """Also straight from the checkout; what the files are dated is what the builder asked for."""
    again = tmp_path / in_folder(ROOT, build_wheel, tmp_path)
    assert again.read_bytes() == built.wheel.read_bytes()
    date = datetime.fromtimestamp(BUILT_AT, UTC)
    dates = {entry.date_time for entry in zipfile.ZipFile(again).infolist()}
    assert dates == {date.timetuple()[:6]}
    with tarfile.open(built.sdist) as file:
        assert {(entry.mtime, entry.uid, entry.uname) for entry in file} == {(BUILT_AT, 0, "")}
