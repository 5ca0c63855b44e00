"""Older files are read as if they were written today, and brought up to date letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.acting.scenario import Scenario
from game.scenario.check import check_text
from game.scenario.edits import edited
from game.scenario.load import read_scenario
from game.scenario.marked_yaml import read_page
from game.scenario.migration import upgrade_edits, upgraded
from game.scenario.problem import Level

OLD = """\
# yaml-language-server: $schema=../schema.json
# My first play!
title: "The parcel"   # nobody knows what is in it
ages: 5-9
poster: 'parcel.svg'

scenes:
  - name: parcel
    line: "A parcel! Show it a smile."
    ask: happy
    picture: parcel.svg  # drawn by Bo
  - {name: hop, line: "It hops! Show big eyes.", picture: hop.svg, ask: surprise}
"""

NEW = """\
# yaml-language-server: $schema=../schema.json
# My first play!
format: 2
title: "The parcel"   # nobody knows what is in it
ages: 5-9
poster: {file: 'parcel.svg'}

scenes:
  - name: parcel
    line: "A parcel! Show it a smile."
    ask: happy
    picture: {file: parcel.svg}  # drawn by Bo
  - {name: hop, line: "It hops! Show big eyes.", picture: {file: hop.svg}, ask: surprise}
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a play lies that has its pictures."""
    (tmp_path / "pictures").mkdir()
    for name in ("parcel.svg", "hop.svg"):
        (tmp_path / "pictures" / name).write_text("<svg/>", encoding="utf-8")
    return tmp_path / "play.yaml"


def brought_up_to_date(text: str) -> str:
    """Return `text` in today's format."""
    return edited(text, upgrade_edits(read_page(text), text))


def test_an_old_play_plays_as_it_is(place: Path) -> None:
    """It is the very same play as the one that was brought up to date."""
    old, new = read_scenario(OLD, place), read_scenario(NEW, place)
    assert isinstance(old, Scenario)
    assert old == new
    assert (old.poster, old.scenes[1].picture) == ("parcel.svg", "hop.svg")


def test_comments_order_and_quotation_marks_stay() -> None:
    """Nothing but the format and the pictures is written anew."""
    assert brought_up_to_date(OLD) == NEW


def test_what_is_up_to_date_stays_as_it_is() -> None:
    """Twice is once."""
    assert brought_up_to_date(NEW) == NEW


def test_the_lines_end_as_before() -> None:
    """A file from Windows keeps its line ends."""
    assert brought_up_to_date(OLD.replace("\n", "\r\n")) == NEW.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{title: A}", "{format: 2, title: A}"),
        ("format: 1\ntitle: A\n", "format: 2\ntitle: A\n"),
        ("  title: A\n  ages: 5-9\n", "  format: 2\n  title: A\n  ages: 5-9\n"),
        ("--- # so\ntitle: A\n", "--- # so\nformat: 2\ntitle: A\n"),
        ("poster:\n  parcel.svg\n", "format: 2\nposter:\n  {file: parcel.svg}\n"),
    ],
)
def test_unusual_files_are_brought_up_to_date_too(old: str, new: str) -> None:
    """However the file is laid out, it says the same as before."""
    assert brought_up_to_date(old) == new


@pytest.mark.parametrize(
    "text",
    ["", "title: [", "- a list", "? title\n: A\n", "poster: >\n  parcel.svg\n", "format: 3\n"],
)
def test_what_cannot_be_brought_up_to_date_stays(text: str) -> None:
    """Better an old file than a broken one."""
    assert brought_up_to_date(text) == text


def test_a_problem_in_an_old_picture_stands_where_it_is_written(place: Path) -> None:
    """Line and column are those of the file, not those of the file that it could be."""
    text = OLD.replace("picture: parcel.svg", "picture: parsel.svg")
    faults = [found for found in check_text(text, place) if found.level is Level.FAULT]
    assert [(found.code, found.line, found.column, found.suggestion) for found in faults] == [
        ("CU027", 11, 14, "parcel.svg")
    ]


def test_only_check_tells_that_a_play_is_old(place: Path) -> None:
    """Its author may like to know; on stage it makes no difference."""
    advice = [found for found in check_text(OLD, place) if found.code == "CU016"]
    assert [(found.level, found.line, found.column) for found in advice] == [(Level.ADVICE, 3, 1)]


def test_reading_an_old_page_changes_no_page() -> None:
    """The page that was read stays what was written."""
    page = read_page(OLD)
    assert upgraded(page).data["format"] == 2
    assert "format" not in page.data
