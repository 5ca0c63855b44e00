"""`curtain-up class`, as a teacher types it: from a roster to a list, pages, and nothing left."""

from __future__ import annotations

import csv
import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from game.book_place import SCORES_VARIABLE
from game.classroom.pin import is_right
from game.scorebook.book import FILE_NAME, ScoreBook
from game.settings import load_settings
from tests.classroom.conftest import Run, play_some
from tests.postgres import postgres, postgres_session

__all__ = ["postgres", "postgres_session"]


def test_an_evening_of_a_teacher(run: Run, home: Path, roster: Path, tmp_path: Path) -> None:
    """A roster goes in, stars come, list and pages go out; then all is deleted and really gone."""
    desk = tmp_path / "desk"
    desk.mkdir()
    assert "4 children taken in" in run("import", str(roster), "--class", "3A").out
    assert "From now on 3A collects 120 stars." in run("goal", "120", "--class", "3A").out
    play_some(home)
    assert "15 of 120" in run("list").out
    told = run("list", "--class", "3a").out
    assert [name in told for name in ("Kim", "Zebulon", "Åsa", "=cmd", "not an assessment")] == [
        True
    ] * 5

    assert run("export", "--class", "3A", "--out", str(desk)).code == 0
    list_file = desk / f"curtain-up-3A-{date.today().isoformat()}.csv"
    rows = list(csv.reader(io.StringIO(list_file.read_bytes().decode("utf-8-sig"), newline="")))
    day = date.today().isoformat()
    assert rows[1:] == [
        ["Kim", "Sun", "7", "1", "2", "7", day],
        ["Zebulon", "Moon", "8", "1", "2", "8", day],
        ["Åsa", "Sun", "", "", "", "", ""],
        ["'=cmd", "Moon", "", "", "", "", ""],
        ["Practice, not an assessment."],
    ]
    assert run("pages", "--class", "3A", "--out", str(desk)).code == 0
    page = list_file.with_suffix(".html").read_text(encoding="utf-8")
    assert page.count('<section class="page') == 4
    assert "The lost kitten" in page

    for nickname in ("Zebulon", "Åsa"):
        assert run("delete", "--child", nickname, "--class", "3A", "--yes").code == 0
        left = b"".join(file.read_bytes() for file in home.iterdir())
        assert nickname.encode() not in left
        assert b"Kim" in left
    assert run("delete", "--class", "3A", "--yes").code == 0
    assert b"Kim" not in b"".join(file.read_bytes() for file in home.iterdir())
    assert "There is no class yet" in run("list").out


def test_the_same_commands_work_on_a_school_s_server(
    run: Run, roster: Path, tmp_path: Path, postgres: str
) -> None:
    """In, out, taken back and deleted; the laptop's own book stays empty, its settings as set."""
    there = ("--scores", postgres)
    assert run("import", str(roster), "--class", "3A", *there).code == 0
    assert "There is no class yet" in run("list").out
    assert "Zebulon" in run("list", "--class", "3A", *there).out
    assert run("export", "--class", "3A", "--out", str(tmp_path), *there).code == 0
    assert run("goal", "90", "--class", "3A", *there).code == 0
    assert "of 90" in run("list", *there).out
    assert run("delete", "--child", "Zebulon", "--class", "3A", "--yes", *there).code == 0
    assert "Zebulon" not in run("list", "--class", "3A", *there).out
    assert run("keep", "77", *there).code == 0
    assert load_settings()[0].keep_days == 30
    assert "Taken back: Kim" in run("import", "--undo", "--class", "3A", *there).out
    assert run("delete", "--everything", "--yes", *there).code == 0
    assert "There is no class yet" in run("list", *there).out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("import", "--class", "3A"), "Name a FILE"),
        (("import", "x.csv", "--undo", "--class", "3A"), "Name a FILE"),
        (("import", "nowhere.csv", "--class", "3A"), "I can't read nowhere.csv"),
        (("import", ".", "--class", "3A"), "I can't read ."),
        (("export", "--class", "4A"), "There is no class called “4A”. Did you mean “3A”?"),
        (("export", "--class", "3A", "--out", "nowhere"), "There is no folder nowhere"),
        (("export", "--class", "3A", "--separator", "x"), "--separator"),
        (("pages", "--class", "Empty"), "Nobody is in Empty yet"),
        (("goal", "0", "--class", "3A"), "1 to 10"),
        (("keep", "0"), "1 to 3"),
        (("delete",), "Say what to delete"),
        (("delete", "--child", "Kim"), "Say what to delete"),
        (("delete", "--everything", "--class", "3A"), "Say what to delete"),
        (("delete", "--child", "Kin", "--class", "3A", "--yes"), "Did you mean “Kim”?"),
        (("delete", "--class", "3A"), "To do it without being asked, write --yes."),
        (("add", "3A"), "3A"),
        (("add", "   "), "name"),
        (("add", "x" * 31), "30"),
        (("list", "--scores", "nowhere.db"), "There is no score book nowhere.db"),
        (("list", "--scores", "postgresql+psycopg://me:secret@localhost:1/x"), "can't be opened"),
        (("list", "--language", "klingon"), "klingon"),
    ],
)
def test_wrong_use_gives_a_sentence_and_exit_code_2(
    run: Run, roster: Path, words: tuple[str, ...], told: str
) -> None:
    """What, where, what to do; never a password, never a class half made."""
    run("import", str(roster), "--class", "3A")
    run("add", "Empty")
    done = run(*words)
    assert done.code == 2
    assert told in done.err
    assert "secret" not in done.err + done.out
    listed = run("list").out
    assert "3A" in listed
    assert "4" in listed


def test_two_children_of_one_nickname_are_not_deleted_by_it(run: Run, home: Path) -> None:
    """The book may have them from before; which one is meant is asked."""
    from game.classroom.records import Entry

    run("add", "3A")
    book = ScoreBook.open(home / FILE_NAME)
    (group,) = book.groups()
    book.admit(group.id, [Entry("Kim"), Entry("Kim")])
    book.close()
    told = run("delete", "--child", "Kim", "--class", "3A", "--yes")
    assert told.code == 2
    assert "2 children of 3A are called “Kim”" in told.err


def test_a_book_elsewhere_is_named_by_option_or_environment(
    run: Run, home: Path, roster: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The game's own book stays as it was."""
    other = tmp_path / "school.db"
    assert run("import", str(roster), "--class", "3A", "--scores", str(other)).code == 0
    assert "There is no class yet" in run("list").out
    monkeypatch.setenv(SCORES_VARIABLE, str(other))
    assert "3A" in run("list").out


def test_days_and_pin_are_kept_in_the_settings(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PIN is handed in by another program here; by hand it is typed twice, unseen."""
    assert run("keep", "90").code == 0
    assert load_settings()[0].keep_days == 90
    monkeypatch.setattr(sys, "stdin", io.StringIO("2468\n"))
    told = run("pin")
    assert told.code == 0
    assert "2468" not in told.out + told.err + (home / "settings.json").read_text()
    assert is_right("2468", load_settings()[0].class_pin)
    monkeypatch.setattr(sys, "stdin", io.StringIO("24\n"))
    assert "4 to 8 digits" in run("pin").err
    assert is_right("2468", load_settings()[0].class_pin)
    assert run("pin", "--remove").code == 0
    assert load_settings()[0].class_pin == ""


def test_a_pin_is_typed_twice_and_not_shown() -> None:
    """In a terminal of its own."""
    pty = pytest.importorskip("pty")
    process, terminal = pty.fork()
    if not process:
        os.execv(sys.executable, [sys.executable, "-m", "game", "class", "pin"])
    told, answers = b"", [b"2468\n", b"2468\n"]
    while True:
        try:
            told += os.read(terminal, 1024)
        except OSError:
            break
        if answers and told.count(b": ") > 2 - len(answers):
            os.write(terminal, answers.pop())
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    assert b"The PIN is set." in told
    assert b"2468" not in told
    assert is_right("2468", load_settings()[0].class_pin)


def test_a_list_that_is_open_elsewhere_stays_and_a_sentence_tells(
    run: Run, roster: Path, tmp_path: Path
) -> None:
    """Excel locks a file that it shows."""
    run("import", str(roster), "--class", "3A")
    file = tmp_path / f"curtain-up-3A-{date.today().isoformat()}.csv"
    file.write_text("mine", encoding="utf-8")
    file.chmod(0o444)
    told = run("export", "--class", "3A", "--out", str(tmp_path))
    assert told.code == 2
    assert "Is it open in another program?" in told.err
    assert file.read_text(encoding="utf-8") == "mine"
