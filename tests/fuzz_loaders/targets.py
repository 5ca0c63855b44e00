"""What the game reads from strangers: each kind with real files to begin from, and its promise.

A target's `tries` gives some bytes to the loader that a stranger's file would reach. It returns
when the loader kept its promise, whatever the bytes, and raises when it did not. Loaders are
imported where they are tried, so that a guided run can watch their branches.
"""

from __future__ import annotations

import io
import itertools
import os
import re
import shutil
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]

Seeds = Callable[[], list[bytes]]
Tries = Callable[[bytes, Path], None]


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of file: `seeds` are real ones, `tries` gives bytes to its loader in a folder.

    `most` is the longest input that is worth trying, in bytes.
    """

    name: str
    seeds: Seeds
    tries: Tries
    most: int = 4096


TARGETS: Final[dict[str, Target]] = {}


def target(seeds: Seeds, most: int = 4096) -> Callable[[Tries], Tries]:
    """Enter a function that tries bytes into the list of targets, under its own name."""

    def enter(tries: Tries) -> Tries:
        TARGETS[tries.__name__] = Target(tries.__name__, seeds, tries, most)
        return tries

    return enter


def must_tell(trouble: Exception) -> None:
    """See to it that a person who reads this learns something."""
    assert not isinstance(trouble, UnicodeError), "a codec's own words"
    assert str(trouble).strip(), "told nothing"


def _files(*patterns: str) -> Seeds:
    return lambda: [file.read_bytes() for one in patterns for file in sorted(ROOT.glob(one))]


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


def _settings() -> list[bytes]:
    import json
    from dataclasses import asdict

    from game.settings import Settings

    usual = asdict(Settings(language="en", reduced_motion=False))
    odd = usual | {"camera": "\ud800", "voice_volume": 1e999, "window": [10**400, 5]}
    return [json.dumps(one).encode() for one in (usual, odd, {}, [])] + [b"[" * 3000]


@target(_settings)
def settings(raw: bytes, folder: Path) -> None:
    """Settings open with what is right in them; what was opened can be saved and opened again."""
    from game.settings import FILE_NAME, load_settings, save_settings
    from game.words import use_language

    os.environ["CURTAIN_UP_HOME"] = str(folder)
    for old in folder.glob("settings*"):
        old.unlink()
    (folder / FILE_NAME).write_bytes(raw)
    opened, told = load_settings()
    assert told is None or told.encode("utf-8")
    use_language(opened.language)
    use_language("en")
    assert save_settings(opened) is None, "what was opened can't be saved"
    again, told = load_settings()
    assert (again, told) == (opened, None), "what was saved is not what is opened"


@target(_files("models/expression.json"), 16_000)
def card(raw: bytes, folder: Path) -> None:
    """A network's card is understood whole, and reads a face, or is told about."""
    import math

    from game.perception.expression_model import ModelTrouble, matches_of, read_card, scores_of

    file = folder / "expression.json"
    file.write_bytes(raw)
    try:
        found = read_card(file)
    except ModelTrouble as told:
        must_tell(told)
        return
    assert "/" not in found.file
    scores = scores_of((0.5, -2.0, 3.0, 0.0, 1.0, -1.0, 2.0), found)
    for match in matches_of(scores, scores[::-1], found):
        assert math.isfinite(match)
    found.thresholds()


@target(_files("scenarios/first-steps/*.yaml", "tests/scenario/bad/*.yaml"), 8192)
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


def _rosters() -> list[bytes]:
    return [
        b"Nickname;Team;Picture\r\nAlma;Comets;fox\r\nKim;Otters;\r\n",
        'sep=,\n"Åsa",Trolls\n1. Björn\n• Örjan'.encode("utf-16"),
        b'"Kim\n=cmd(),x\n\xff\xfe',
    ]


@target(_rosters)
def roster(raw: bytes, folder: Path) -> None:
    """A class's list becomes children and remarks, or is told about."""
    from game.classroom.roster_sheet import decoded
    from game.classroom.rosters import read_roster

    del folder
    try:
        text = decoded(raw)
    except ValueError as told:
        must_tell(told)
        return
    found = read_roster(text, ("Alma", "Kim"), ("Comets",))
    assert len(found.entries) <= len(raw)
    for remark in found.remarks:
        assert remark.words


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


@target(_files("assets/themes/*.json"))
def theme(raw: bytes, folder: Path) -> None:
    """A file of colours is worn, or is told about."""
    from game.themes import Theme, ThemeMissing, theme_in

    file = folder / "theme.json"
    file.write_bytes(raw)
    try:
        assert isinstance(theme_in(file), Theme)
    except ThemeMissing as told:
        must_tell(told)


def _books() -> list[bytes]:
    import tempfile

    from game.scorebook.book import ScoreBook

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scores.db"
        book = ScoreBook.open(file)
        group = book.add_group("3B")
        book.add_player("Kim", "fox")
        book.set_goal(group.id, 50)
        book.close()
        return [file.read_bytes()]


@target(_books, 400_000)
def book(raw: bytes, folder: Path) -> None:
    """A score book opens, or is set aside whole and a new one is begun."""
    from game.scorebook.book import ScoreBook
    from game.scorebook.records import BookError

    for old in folder.glob("scores*"):
        old.unlink()
    file = folder / "scores.db"
    file.write_bytes(raw)
    opened = ScoreBook.open(file)
    try:
        for player in opened.players():
            opened.stars_of(player.id)
            opened.best(player.id, "first-steps/parcel")
        for group in opened.groups():
            opened.board(group.id)
            opened.accounts(group.id)
    except BookError as told:
        must_tell(told)
    finally:
        opened.close()
    for aside in folder.glob("scores.broken-*.db"):
        assert aside.read_bytes() == raw, "the old book was changed"


def _requests() -> list[bytes]:
    host = b"Host: 127.0.0.1:8500\r\n"
    form = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n"
    return [
        b"GET / HTTP/1.1\r\n" + host + b"Accept-Language: sv;q=0.5\r\n\r\n",
        b"GET /?language=sv HTTP/1.1\r\n" + host + b"Cookie: curtain_up_guest=x\r\n\r\n",
        b"GET /picture/avatars/fox HTTP/1.1\r\n" + host + b"Range: bytes=0-9\r\n\r\n",
        b"POST /join HTTP/1.1\r\n" + host + form + b"\r\ncode=123456",
        b"GET /page/board.css HTTP/1.1\r\n" + host + b"If-Range: x\r\n\r\n",
    ]


@target(_requests)
def request(raw: bytes, folder: Path) -> None:
    """Whoever asks the scoreboard's door for anything is answered, and told no more than it may."""
    from tests.fuzz_loaders.board_caller import answered

    del folder
    status, told = answered(raw)
    assert status in (0, 200, 206, 303, 304, 307, 400, 403, 404, 405, 416, 421, 429, 431, 503)
    assert b"Traceback" not in told
    if status:
        assert not re.search(rb"Secret-Nickname", told), "a nickname was told to a stranger"
