"""Settings that are none: the game starts with the usual ones, says so, and loses nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pytest

from game import folders, words
from game.settings import Settings, load_settings, save_settings
from tests.faults.house import ROOT
from tests.faults.kills import kill_often

SWEDISH = json.dumps({"language": "sv"})


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of settings in a home of its own."""
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "en")
    words.use_language("en")
    return tmp_path / "settings.json"


CORRUPT = {
    "empty": b"",
    "noughts": bytes(4096),
    "cut short": SWEDISH.encode()[:-3],
    "of another program": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "UTF-16": SWEDISH.encode("utf-16"),
    "an old code page": '{"camera": "Åsa.mp4"}'.encode("latin-1"),
    "no table": b"null",
    "a number without end": b'{"keep_days": ' + b"9" * 5000 + b"}",
    "deep": b'{"a":' * 100_000,
    "two at once": SWEDISH.encode() * 2,
}


@pytest.mark.parametrize("kind", CORRUPT)
@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_corrupt_file_is_kept_aside_and_the_evening_has_the_usual_settings(
    file: Path, kind: str, language: str
) -> None:
    """A sentence names the kept file; what is set then is there the next time."""
    words.use_language(language)
    file.write_bytes(CORRUPT[kind])
    settings, told = load_settings()
    aside = file.with_name("settings.broken-1.json")
    assert settings == Settings()
    assert told is not None
    assert str(aside) in told
    assert aside.read_bytes() == CORRUPT[kind]
    assert save_settings(Settings(language="sv")) is None
    assert load_settings() == (Settings(language="sv"), None)


@pytest.mark.parametrize("odd", [None, {}, [1], "", "\0", 1e999, -7, True, "long" * 500])
def test_each_value_of_a_wrong_kind_costs_only_itself(file: Path, odd: object) -> None:
    """Whatever stands there, the game opens, and what it then saves is understood."""
    names = [field.name for field in fields(Settings) if field.name != "effects_volume"]
    file.write_text(json.dumps(dict.fromkeys(names, odd) | {"effects_volume": 0.25}))
    settings, _ = load_settings()
    assert settings.effects_volume == 0.25
    words.use_language(settings.language)
    assert words.tr("Play"), "an unknown language is spoken as English"
    assert save_settings(settings) is None
    assert load_settings() == (settings, None)


def test_a_file_that_was_edited_on_windows_is_understood(file: Path) -> None:
    """Its editor puts a mark before the first letter."""
    file.write_bytes(b"\xef\xbb\xbf" + SWEDISH.encode())
    assert load_settings() == (Settings(language="sv"), None)


@pytest.mark.parametrize("name", ["\udcff.mp4", "\ud800", "Åsa 日本.mp4"])
def test_a_film_whose_name_is_no_text_can_be_the_camera(name: str) -> None:
    """Linux allows any bytes in a file's name; they come back as they were."""
    assert save_settings(Settings(camera=name)) is None
    assert load_settings() == (Settings(camera=name), None)


@pytest.mark.skipif(os.name != "posix", reason="links as in Linux and macOS")
@pytest.mark.parametrize("kind", ["folder", "circle", "nowhere"])
def test_something_else_in_the_files_place_is_told_and_left_alone(file: Path, kind: str) -> None:
    """A folder or a link that leads in a circle is nobody's settings; one to nowhere gets them."""
    if kind == "folder":
        file.mkdir()
    else:
        file.symlink_to(file if kind == "circle" else file.with_name("elsewhere.json"))
    settings, told = load_settings()
    saved = save_settings(Settings(language="sv"))
    assert settings == Settings()
    if kind == "nowhere":
        assert (told, saved) == (None, None)
        assert load_settings()[0].language == "sv"
        assert file.is_symlink()
    else:
        assert "The usual settings are used." in (told or "")
        assert "They last until you leave." in (saved or "")


SAVER = """
import sys
from game.settings import Settings, save_settings
for number in range(40):
    assert save_settings(Settings(camera=sys.argv[1] * 500)) is None
"""


def test_two_copies_that_save_at_once_leave_one_whole_file() -> None:
    """The last one counts; there is never half of one and half of the other."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    copies = [
        subprocess.Popen([sys.executable, "-c", SAVER, name], env=environment) for name in "ab"
    ]
    while any(copy.poll() is None for copy in copies):
        settings, told = load_settings()
        assert told is None
        assert settings.camera in ("0", "a" * 500, "b" * 500)
    assert [copy.returncode for copy in copies] == [0, 0]


def test_what_a_killed_game_left_half_written_is_cleared_up(file: Path) -> None:
    """Nothing gathers beside the settings; what another copy is writing just now stays."""
    left, new, other = (
        file.with_name(name) for name in (".0123456789ab.part", ".ba9876543210.part", "my.part")
    )
    for part in (left, new, other):
        part.write_text("half")
    hours_ago = time.time() - 7200
    for part in (left, other):
        os.utime(part, (hours_ago, hours_ago))
    assert save_settings(Settings()) is None
    assert [part.exists() for part in (left, new, other)] == [False, True, True]


def test_one_thing_that_cannot_be_cleared_up_keeps_no_other(file: Path) -> None:
    """A part that is a folder, among 20 others: all of those are gone, whichever came first."""
    names = [f".{number:012x}.part" for number in range(21)]
    parts = [file.with_name(name) for name in names]
    hours_ago = time.time() - 7200
    for number, part in enumerate(parts):
        if number == 10:
            part.mkdir()
        else:
            part.write_text("half")
        os.utime(part, (hours_ago, hours_ago))
    assert save_settings(Settings()) is None
    assert [part.name for part in parts if part.exists()] == [names[10]]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only POSIX systems have SIGKILL")
def test_a_kill_loses_neither_settings_nor_stars_that_were_promised() -> None:
    """Killed while both are written, by chance; `python -m tests.faults.kills 300` does more."""
    tally = kill_often(5, seed=3, is_quiet=True, is_whole=False)
    assert tally.faults == []
    assert tally.kills == {"writer": 5}
    assert tally.stars > 0, "killed too early to tell"
