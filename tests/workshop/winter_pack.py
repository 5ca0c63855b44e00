"""A small pack called winter: as an author has it, as a zip made by hand, and where it goes."""

from __future__ import annotations

import zipfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from game.workshop.installing import install

ROOT = Path(__file__).resolve().parents[2]
CARD = "format: 2\ntitle: Winter\nlanguages: [en]\nlicence: CC BY 4.0\nauthor: Ann\n"
PLAY = (
    'format: 2\ntitle: "The mitten"\nages: 5-9\nscenes:\n  - name: snow\n'
    '    line: "Your mitten is gone. Show us a sad face!"\n    ask: sad\n'
)


@pytest.fixture
def winter(tmp_path: Path) -> Path:
    """A small pack as an author has it, with what systems and editors leave about."""
    folder = tmp_path / "workshop" / "winter"
    (folder / "pictures").mkdir(parents=True)
    (folder / "pack.yaml").write_text(CARD, "utf-8")
    (folder / "mitten.yaml").write_text(PLAY, "utf-8")
    (folder / "pictures" / "snow.svg").write_text("<svg/>", "utf-8")
    (folder / ".DS_Store").write_text("", "utf-8")
    (folder / "schema.json").write_text("{}", "utf-8")
    (folder / "ideas.docx").write_text("", "utf-8")
    return folder


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Where packs are installed."""
    return tmp_path / "home" / "packs"


def put(file: Path, packs: Path, replace: bool = False, version: str = "1.0") -> str:
    """Install `file` as the command does, and return the name of the pack."""
    return install(file, packs, ROOT / "scenarios", version, replace).name


def left_in(packs: Path) -> list[str]:
    """Return what lies among the packs, the lock aside."""
    return sorted(place.name for place in packs.iterdir() if place.name != ".lock")


def entry(name: str, content: str | bytes = "x", **what: int) -> tuple[zipfile.ZipInfo, bytes]:
    """Return one file of a hand-made zip file; `what` sets fields of its entry."""
    made = zipfile.ZipInfo(name)
    for field, value in what.items():
        setattr(made, field, value)
    return made, content.encode() if isinstance(content, str) else content


def hand_made(file: Path, *entries: tuple[zipfile.ZipInfo, bytes]) -> Path:
    """Write a zip file with a good card, a good play and `entries`."""
    good = (entry("winter/pack.yaml", CARD), entry("winter/mitten.yaml", PLAY))
    with (
        pytest.warns() if _doubles(entries) else nullcontext(),
        zipfile.ZipFile(file, "w") as packed,
    ):
        for made, content in (*good, *entries):
            packed.writestr(made, content, made.compress_type)
    return file


def _doubles(entries: tuple[tuple[zipfile.ZipInfo, bytes], ...]) -> bool:
    names = ["winter/pack.yaml", "winter/mitten.yaml", *(made.filename for made, _ in entries)]
    return len(set(names)) < len(names)


BROKEN_PLAY = entry("winter/broken.yaml", "title: [")
