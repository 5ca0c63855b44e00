"""A whole lesson: a list from Excel, the teacher's way in, plays, the board in a browser."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pygame
import pytest
from typer.testing import CliRunner

from game.class_serve import web_board
from game.classroom.records import Plan
from game.cli_class import class_app
from game.house_book import HouseBook
from game.late import Late
from game.scorebook.book import ScoreBook
from game.screens.call_board import CallBoardScreen
from game.screens.office import OfficeScreen
from game.screens.title import TitleScreen
from tests.screens.class_room import PLAY, play
from tests.wall_clock import wait_for
from tests.web.conftest import browser as browser
from tests.web.test_board_in_browser import WITHIN, words

PIN = "2468"
# As Excel saves it in Sweden, with a column that is none of the game's business.
ROSTER = "\ufeffSmeknamn;Lag;Född\r\nKim;Kometer;2016\r\nAlva;Uttrar;2017\r\nBo;Kometer;2016\r\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the score book of this computer lies."""
    monkeypatch.setenv("CURTAIN_UP_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "scores.db"


@pytest.fixture
def house(backstage, file: Path) -> Iterator[HouseBook]:
    """The game on that score book, with the real door of the board."""
    late = Late(partial(ScoreBook.open, file))
    late.start()
    backstage.book = backstage.register = HouseBook(late)
    backstage.web_board = web_board(backstage)
    yield backstage.book
    backstage.web_board.close()
    backstage.book.close()


def teach(file: Path, *wanted: str) -> str:
    """Type a command of `curtain-up class`; return what it says."""
    done = CliRunner().invoke(class_app, [*wanted, "--scores", str(file)])
    assert done.exit_code == 0, (done.output, done.exception)
    return done.output


def begin_lesson(teacher) -> None:
    """Go from the office to the call board, with one play for today."""
    register = teacher.backstage.register
    register.lay_out(register.groups()[0].id, Plan(plays=(PLAY,)))
    teacher.click("class")
    for _ in range(2):
        for digit in PIN:
            teacher.press(pygame.K_0 + int(digit))
        teacher.press(pygame.K_RETURN)
    teacher.click(next(name for name in teacher.look().choices.rects if name.startswith("class ")))
    teacher.click("begin")
    teacher.click("heard")
    assert isinstance(teacher.screen, CallBoardScreen)


def test_a_lesson_from_roster_to_export(
    browser, backstage, visit, house: HouseBook, file: Path, tmp_path: Path
) -> None:
    """Every star is on the board at once, in the list afterwards, and gone when it is deleted."""
    roster = tmp_path / "klass.csv"
    roster.write_bytes(ROSTER.encode())
    teach(file, "add", "3A")
    teach(file, "import", str(roster), "--class", "3A", "--language", "sv")
    teacher = visit(OfficeScreen(backstage, partial(TitleScreen, backstage)))
    begin_lesson(teacher)
    group = backstage.lesson.now.group
    backstage.web_board.open(False, port=0)
    browser.get(f"{backstage.web_board.address}?language=en")
    wait_for(lambda: "3A" in words(browser))
    assert "Kim" not in words(browser)

    play(teacher, "Kim", road="stage")
    stars = house.board(group.id).goal.stars
    assert stars > 0
    assert wait_for(lambda: f"{stars} of 200" in words(browser)) < WITHIN
    teacher.click("another_play")
    # Alva plays with a friend, and nothing anywhere says so.
    play(teacher, "Alva")
    both = house.board(group.id).goal.stars
    assert wait_for(lambda: f"{both} of 200" in words(browser)) < WITHIN
    assert not re.search("Kim|Alva|Bo|friend|camera", words(browser))

    teach(file, "export", "--class", "3A", "--out", str(tmp_path), "--language", "en")
    (found,) = tmp_path.glob("curtain-up-3A-*.csv")
    text = found.read_bytes().decode("utf-8-sig")
    assert found.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = {row[0]: row for row in csv.reader(io.StringIO(text)) if row}
    assert int(rows["Kim"][2]) + int(rows["Alva"][2]) == both
    assert rows["Bo"][2] == "", "nobody has a nought"
    assert "Practice, not an assessment." in rows
    assert not re.search("friend|camera|happy|sad|2016", text)

    teach(file, "delete", "--class", "3A", "--yes")
    house.close()
    kept = b"".join(part.read_bytes() for part in file.parent.glob("scores*"))
    assert kept
    assert not [name for name in (b"Kim", b"Alva", b"Kometer", PLAY.encode()) if name in kept]


def test_a_lesson_survives_the_end_of_the_game(backstage, visit, house, file, tmp_path) -> None:
    """Opened again, the class is there, its stars are counted, and who has had a turn waits."""
    roster = tmp_path / "class.csv"
    roster.write_text("Kim\nAlva\n", encoding="utf-8")
    teach(file, "add", "3A")
    teach(file, "import", str(roster), "--class", "3A")
    teacher = visit(OfficeScreen(backstage, partial(TitleScreen, backstage)))
    begin_lesson(teacher)
    play(teacher, "Kim")
    group, stars = backstage.lesson.now.group, house.board(backstage.lesson.now.group.id).goal.stars
    house.close()

    from game.entrances import first_screen

    late = Late(partial(ScoreBook.open, file))
    late.start()
    backstage.book = backstage.register = again = HouseBook(late)
    backstage.lesson = None
    morning = visit(first_screen(backstage, None))
    morning.click("heard")
    assert again.board(group.id).goal.stars == stars
    names = {pupil.id: pupil.nickname for pupil in backstage.lesson.now.pupils}
    assert [names[number] for number in backstage.lesson.now.coming()] == ["Alva", "Kim"]
    again.close()
