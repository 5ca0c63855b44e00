"""Every kind of file that comes from a stranger has a size at which the game says no.

`tests/security/README.md` lists them; a kind that is in one of the two and not in the other
fails here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from game.art import ArtMissing, picture_file
from game.classroom.roster_sheet import decoded
from game.perception.camera import open_camera
from game.perception.expression_model import ModelTrouble, read_card
from game.perception.quiet import quiet_cv2
from game.scenario.sound_files import what_is_odd
from game.scenario.sources import read_source
from game.settings import Settings, load_settings
from game.small_file import small_text
from game.themes import ThemeMissing, theme_in
from game.trouble import Trouble
from game.workshop.csv_files import read_csv
from game.workshop.po_files import read_po
from game.workshop.unpacking import unpack

ROOT: Final = Path(__file__).resolve().parent.parent
KIB, MIB = 1024, 1024 * 1024

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path) -> Iterator[None]:
    """Settings are looked for where the large file lies."""
    before = os.environ.get("CURTAIN_UP_HOME")
    os.environ["CURTAIN_UP_HOME"] = str(tmp_path)
    yield
    os.environ.pop("CURTAIN_UP_HOME")
    if before is not None:
        os.environ["CURTAIN_UP_HOME"] = before


def _told(read: Callable[[Path], object], *errors: type[Exception]) -> Callable[[Path], str]:
    def say(file: Path) -> str:
        with pytest.raises(errors) as found:
            read(file)
        return str(found.value)

    return say


def _settings(file: Path) -> str:
    assert file.parent == Path(os.environ["CURTAIN_UP_HOME"])
    opened, told = load_settings()
    assert opened == Settings()
    return told or ""


def _class_list(file: Path) -> str:
    return _told(lambda path: decoded(path.read_bytes()), ValueError)(file)


def _still(file: Path) -> str:
    """Put a whole picture at the file's beginning, and look at what the camera tells."""
    _, encoded = quiet_cv2().imencode(".png", np.zeros((9, 9, 3), np.uint8))
    with file.open("r+b") as made:
        made.write(encoded.tobytes())
    return str(open_camera(str(file)).read())


# The kind as the guide names it, a file of it, one byte too many, and who says no in what words.
CAPS: Final[dict[str, tuple[str, int, Callable[[Path], str], str]]] = {
    "a play or a pack's card": (
        "play.yaml",
        256 * KIB + 1,
        lambda file: str(read_source(file)),
        "larger than 256 KiB",
    ),
    "a pack": ("pack.zip", 300 * MIB, _told(lambda f: unpack(f, f.parent), Trouble), "no pack"),
    "an SVG picture": (
        "dots.svg",
        512 * KIB + 1,
        _told(lambda f: picture_file(f, (9, 9)), ArtMissing),
        "larger than 512 KiB",
    ),
    "a PNG or JPEG picture": (
        "photo.png",
        16 * MIB + 1,
        _told(lambda f: picture_file(f, (9, 9)), ArtMissing),
        "larger than 16 MiB",
    ),
    "a still picture in a camera's place": (
        "still.png",
        256 * MIB + 1,
        _still,
        "UNREADABLE_FILE",
    ),
    "a sound or recording": (
        "line.ogg",
        2 * MIB + 1,
        lambda f: str(what_is_odd(f)),
        "larger than 2 MiB",
    ),
    "a translation": ("sv.po", 8 * MIB + 1, _told(read_po, Trouble), "larger than 8 MiB"),
    "a translation as a table": ("sv.csv", 8 * MIB + 1, _told(read_csv, Trouble), "larger than 8"),
    "a class's list": ("3b.csv", 256 * KIB + 1, _class_list, "too large for a class"),
    "the settings": ("settings.json", 64 * KIB + 1, _settings, "could not be understood"),
    "a network's card": (
        "expression.json",
        256 * KIB + 1,
        _told(read_card, ModelTrouble),
        "is damaged",
    ),
    "a theme": ("paper.json", 64 * KIB + 1, _told(theme_in, ThemeMissing), "larger than 64 KiB"),
}


@pytest.mark.parametrize("kind", CAPS)
def test_a_file_that_is_too_large_is_told(kind: str, tmp_path: Path) -> None:
    """By one byte is enough; it is neither read whole nor does anything break."""
    name, size, say, words = CAPS[kind]
    file = tmp_path / name
    with file.open("wb") as made:
        made.write(SVG if name.endswith(".svg") else b"")
        made.truncate(size)
    assert words in say(file)


def test_the_guide_lists_each_kind_with_its_cap() -> None:
    """A technician looks there, and the row names this test or another."""
    rows = (ROOT / "tests" / "security" / "README.md").read_text(encoding="utf-8").splitlines()
    listed = {row.split("|")[1].strip() for row in rows if "`tests/test_caps.py`" in row}
    assert listed == set(CAPS)


def test_a_small_file_is_read_and_one_of_another_kind_is_not(tmp_path: Path) -> None:
    """What the system says about its size is not asked."""
    file = tmp_path / "small"
    file.write_text("å", encoding="utf-8")
    assert small_text(file, 2) == "å"
    with pytest.raises(ValueError, match="larger"):
        small_text(file, 1)
    if Path("/dev/zero").exists():
        with pytest.raises(ValueError, match="larger than 4 KiB"):
            small_text(Path("/dev/zero"), 4096)
