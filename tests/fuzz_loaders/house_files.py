"""What a house keeps or is sent: settings, cards, themes, class lists, score books, requests."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.fuzz_loaders.promises import must_tell, real_files, target


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


@target(real_files("models/expression.json"), 16_000)
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


@target(real_files("assets/themes/*.json"))
def theme(raw: bytes, folder: Path) -> None:
    """A file of colours is worn, or is told about."""
    from game.themes import Theme, ThemeMissing, theme_in

    file = folder / "theme.json"
    file.write_bytes(raw)
    try:
        assert isinstance(theme_in(file), Theme)
    except ThemeMissing as told:
        must_tell(told)


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
