"""What comes from an author: packs, plays, translations, sounds, pictures."""

from __future__ import annotations

import io
import itertools
import os
import shutil
import warnings
import zipfile
from pathlib import Path
from typing import Final

from tests.fuzz_loaders.promises import ROOT, must_tell, real_files, target

CARD: Final = b"format: 2\ntitle: Winter\nlanguages: [en]\nlicence: MIT\nauthor: Ann\n"
PLAY: Final = (
    b"format: 2\ntitle: Snow\nages: 5-9\nscenes:\n  - {name: a, line: Show it!, ask: sad}\n"
)
BETWEEN: Final = b"\0\0"


def _zipped(parts: list[tuple[str, bytes]], form: int) -> bytes:
    """Return a zip of names and contents; `form` chooses how they are pressed and what they are."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in parts:
            entry = zipfile.ZipInfo("x")
            entry.filename = entry.orig_filename = name
            entry.compress_type = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)[form & 1]
            entry.external_attr = (0o120777 if form & 2 else 0o100644) << 16
            with warnings.catch_warnings(action="ignore"):  # of names that come twice
                packed.writestr(entry, content)
    return made.getvalue()


def _packs() -> list[bytes]:
    winter = [("winter/pack.yaml", CARD), ("winter/snow.yaml", PLAY)]
    evil = [("winter/pack.yaml", CARD), ("winter/../../out.yaml", PLAY), ("con/aux.yaml", b"")]
    told = [
        BETWEEN.join(x for name, file in one for x in (name.encode(), file))
        for one in (winter, evil)
    ]
    zips = [_zipped(winter, 0), _zipped(winter, 1), _zipped(evil, 2)]
    return [b"\0" + told[0], b"\1" + told[1], *zips]


@target(_packs, 6000)
def pack(raw: bytes, folder: Path) -> None:
    """A zip file is installed whole, or told about and nothing of it is left anywhere."""
    from game.scenario.cards import Pack
    from game.trouble import Trouble
    from game.workshop.installing import install

    if raw and not raw.startswith(b"P"):
        parts = raw[1:].split(BETWEEN)
        names = [name.decode("utf-8", "replace") for name in parts[::2]]
        raw = _zipped(list(zip(names, parts[1::2], strict=False)), raw[0])
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(exist_ok=True)
    file = folder / "given.zip"
    file.write_bytes(raw)
    try:
        installed = install(file, home / "packs", ROOT / "scenarios", "0.1.0")
    except Trouble as told:
        must_tell(told)
        assert _inside(home / "packs") == set(), "something was left"
    else:
        assert isinstance(installed, Pack)
        assert _inside(home / "packs") == {installed.name}
    assert _inside(home) <= {"packs"}, "something was written outside"
    assert _inside(folder) <= {"given.zip", "home"}, "something was written outside"


def _inside(folder: Path) -> set[str]:
    if not folder.is_dir():
        return set()
    return {place.name for place in folder.iterdir()} - {".lock"}


@target(real_files("scenarios/first-steps/*.yaml", "tests/scenario/bad/*.yaml"), 8192)
def play(raw: bytes, folder: Path) -> None:
    """A play is checked, and comes to the stage or is told about."""
    from game.scenario import spelling_rules
    from tests.scenario.fuzz import try_check, try_play

    spelling_rules.PATIENCE = 0.0
    file = folder / "play.yaml"
    file.write_bytes(raw)
    try_check(file, 0)
    assert try_play(file) in ("told", "played")


def _translations() -> list[bytes]:
    from game.scenario.cards import read_pack
    from game.workshop.csv_files import csv_text
    from game.workshop.po_files import po_text
    from game.workshop.translating import compared_lines

    found = read_pack(ROOT / "scenarios" / "first-steps")
    lines = compared_lines(found, "fr", "en")[:12]  # type: ignore[arg-type]
    return [po_text(lines, "winter", "en", "fr").encode(), csv_text(lines, "fr").encode()]


@target(_translations, 8192)
def translation(raw: bytes, folder: Path) -> None:
    """A translator's PO or table is taken in, or told about; the pack can be read afterwards."""
    from game.scenario.cards import Pack, read_pack
    from game.trouble import Trouble
    from game.workshop.translating import take_in

    place = folder / "winter"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    (place / "pack.yaml").write_bytes(CARD)
    (place / "snow.yaml").write_bytes(PLAY)
    for ending in ("po", "csv"):
        file = folder / f"given.{ending}"
        file.write_bytes(raw)
        for language, is_draft in ((None, True), ("en", False)):
            try:
                take_in(place, file, language, is_draft, None)
            except Trouble as told:
                must_tell(told)
    assert isinstance(read_pack(place), Pack)


def _sounds() -> list[bytes]:
    wav = (ROOT / "assets" / "sounds" / "click.wav").read_bytes()
    ogg = (ROOT / "tests" / "speech" / "recordings" / "hum.ogg").read_bytes()
    frame = b"\xff\xfb\x10\x00" + bytes(100)
    return [wav, wav[:44] + wav[44:400], ogg, b"ID3\x04" + bytes(6) + frame * 4, frame * 3]


@target(_sounds, 20_000)
def sound(raw: bytes, folder: Path) -> None:
    """A sound or recording of a pack is heard for a minute at most, or is silence."""
    from game.scenario.sound_files import ENDINGS, what_is_odd
    from game.speech.sound_player import SoundPlayer

    os.environ["SDL_AUDIODRIVER"] = "dummy"
    player = SoundPlayer()
    for ending in ENDINGS:
        file = folder / f"given{ending}"
        file.write_bytes(raw)
        if not what_is_odd(file):
            assert len(player.decode(file)) < 12_000_000, "more than a minute"


def _pictures() -> list[bytes]:
    import pygame

    drawn = pygame.Surface((9, 7), pygame.SRCALPHA, 32)
    found = []
    for name in ("x.png", "x.jpg"):
        made = io.BytesIO()
        pygame.image.save(drawn, made, name)
        found.append(made.getvalue())
    return [*found, (ROOT / "assets" / "pictures" / "star.svg").read_bytes()]


_numbers = itertools.count()


@target(_pictures, 6000)
def picture(raw: bytes, folder: Path) -> None:
    """A picture of a pack is drawn, or a sentence tells why not."""
    from game.art import ArtMissing, picture_file

    for ending in (".svg", ".png", ".jpg"):
        file = folder / f"given{next(_numbers)}{ending}"  # drawn anew, not from the cache
        file.write_bytes(raw)
        try:
            drawn = picture_file(file, (64, 48))
        except ArtMissing as told:
            must_tell(told)
        else:
            assert drawn.get_width() <= 65, "SDL rounds up"
            assert drawn.get_height() <= 49
        file.unlink()
