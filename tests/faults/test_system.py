"""Computers that are odd: clocks, sleep, languages, names, closed streams; the evening goes on."""

from __future__ import annotations

import json
import locale
import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from game import folders, words
from game.scorebook.book import ScoreBook
from game.settings import system_language
from tests.faults.house import PATIENCE, ROOT, evening

PLAY = "first-steps/parcel"
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)

# Days that stars are kept.
KEEP = 30


@pytest.fixture
def book(tmp_path: Path) -> ScoreBook:
    """A book that was opened today, in which Kim has six stars."""
    words.use_language("en")
    book = ScoreBook.open(tmp_path / "scores.db")
    kim = book.add_player("Kim", "fox", TODAY)
    book.record(kim.id, PLAY, 6, 40.0, TODAY)
    book.sweep(KEEP, TODAY)
    return book


def stars(book: ScoreBook) -> int:
    """Return all stars in the book."""
    return sum(book.stars_of(player.id) for player in book.players())


@pytest.mark.parametrize(
    "wrong", [date(1970, 1, 1), TODAY - 2 * DAY, TODAY + 60 * DAY, date(2099, 12, 31)]
)
def test_a_clock_that_is_set_back_or_forward_costs_no_star(book: ScoreBook, wrong: date) -> None:
    """One evening with a wrong day, opened twice and played, and the next with the right one."""
    for day in (wrong, wrong):
        assert book.sweep(KEEP, day) == 0
    kim = book.players()[0]
    book.record(kim.id, PLAY, 3, 40.0, wrong)
    for day in (TODAY, TODAY, TODAY + DAY):
        assert book.sweep(KEEP, day) == 0
    assert stars(book) == 9
    book.close()


def test_after_a_long_summer_old_stars_go_one_evening_later(book: ScoreBook) -> None:
    """What is old is let go of all the same, as soon as a second day shows that it is autumn."""
    autumn = TODAY + 90 * DAY
    assert book.sweep(KEEP, autumn) == 0
    assert book.sweep(KEEP, autumn) == 0, "the same day proves nothing"
    assert book.sweep(KEEP, autumn + DAY) == 1
    assert book.players() == ()
    book.close()


def test_from_one_evening_to_the_next_old_stars_go_at_once(book: ScoreBook) -> None:
    """The usual case: nobody notices that the clock is doubted at all."""
    lo = book.add_player("Lo", "owl", TODAY + 20 * DAY)
    book.record(lo.id, PLAY, 2, 40.0, TODAY + 20 * DAY)
    assert book.sweep(KEEP, TODAY + 20 * DAY) == 0
    assert book.sweep(KEEP, TODAY + 31 * DAY) == 1
    assert [player.nickname for player in book.players()] == ["Lo"]
    book.close()


def sleep_thrice(game: subprocess.Popen[str]) -> None:
    """Let game, camera's thread and voice stand still as a closed laptop does, three times."""
    for _ in range(3 if os.name == "posix" else 0):
        os.killpg(game.pid, signal.SIGSTOP)
        time.sleep(0.4)
        os.killpg(game.pid, signal.SIGCONT)
        time.sleep(0.1)


@pytest.mark.long
def test_an_evening_in_an_odd_world_with_naps_is_played_and_kept(tmp_path: Path) -> None:
    """A Turkish user with a long name in two scripts, no TMPDIR, no encoding, no open stream.

    The laptop is closed three times; the play goes on where it was, and its stars are there.
    """
    home = tmp_path / ("İbrahim Ğ. 日本 " * 8).strip()
    home.mkdir()
    world = {
        "HOME": str(home),
        folders.HOME_VARIABLE: "",
        "XDG_CONFIG_HOME": "",
        "XDG_DATA_HOME": "",
        "TMPDIR": str(tmp_path / "gone"),
        "LC_ALL": "tr_TR",
        "LANG": "tr_TR.ISO8859-9",
        "LANGUAGE": "",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    with evening(world, is_shut=os.name == "posix") as (game, told):
        assert json.loads(told.readline()) == {"here": True}
        sleep_thrice(game)
        done = json.loads(told.readline())
        game.communicate(timeout=PATIENCE)
    assert (game.returncode, done["plays"], done["told"]) == (0, 1, [])
    kept = {file.name: file for file in home.rglob("*") if file.suffix in (".db", ".json")}
    assert sorted(kept) == ["scores.db", "settings.json"]
    book = ScoreBook.open(kept["scores.db"])
    assert stars(book) == done["stars"] > 0
    book.close()


@pytest.mark.parametrize(
    ("code", "spoken"),
    [
        ("xx", "en"),
        ("C", "en"),
        ("POSIX", "en"),
        ("tr_TR.UTF-8", "en"),
        ("sv_FI@euro", "sv"),
        ("SV", "sv"),
        ("\udcff", "en"),
        ("=", "en"),
    ],
)
def test_an_odd_locale_is_swedish_or_english(
    monkeypatch: pytest.MonkeyPatch, code: str, spoken: str
) -> None:
    """Whatever stands in LC_ALL."""
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", code)
    assert system_language() == spoken


def test_a_locale_that_python_does_not_know_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of macOS may name an encoding and no language."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def unknown() -> tuple[str, str]:
        raise ValueError("unknown locale: UTF-8")

    monkeypatch.setattr(locale, "getlocale", unknown)
    assert system_language() == "en"


@pytest.mark.skipif(os.name != "posix", reason="a shell closes them")
def test_a_command_with_closed_streams_does_its_work() -> None:
    """As some launchers and cron start programs; the exit code tells what came of it."""
    check = [sys.executable, "-m", "game", "check", "scenarios/first-steps/birthday-parcel.yaml"]
    shell = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", *check]
    assert subprocess.run(shell, cwd=ROOT, timeout=PATIENCE, check=False).returncode == 0


def test_a_command_writes_any_letters_in_an_odd_locale(tmp_path: Path) -> None:
    """Letters that a terminal lacks become question marks, in no case a traceback."""
    world = {"LC_ALL": "xx", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    file = tmp_path / "Åsas pjäs.yaml"
    file.write_text("format: 1\ntitle: {en: A, sv: Å}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "game", "check", str(file)],
        cwd=ROOT,
        env={**os.environ, **world},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr + done.stdout
    assert b"nobody foresaw" not in done.stderr
    assert b"sas pj" in done.stdout + done.stderr
