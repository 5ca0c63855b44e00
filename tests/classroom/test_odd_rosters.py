"""What is no list, or an odd one: refused or read, in a sentence, and never a traceback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.classroom.roster_sheet import MOST_BYTES, decoded
from game.classroom.rosters import Roster, read_roster
from game.scorebook.records import NicknameError, checked_nickname
from game.words import use_language


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Speak English, and afterwards too."""
    use_language("en")
    yield
    use_language("en")


def lines_of(roster: Roster) -> list[tuple[int, str]]:
    """Return the lines and sentences of all remarks."""
    return [(remark.line, remark.sentence) for remark in roster.remarks]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"PK\x03\x04" + bytes(99), "save it as CSV"),
        (b"\xd0\xcf\x11\xe0" + bytes(99), "save it as CSV"),
        (b"%PDF-1.7", "save it as CSV"),
        (b"\xff\xfea", "CSV UTF-8"),
        (b"Kim\x81\x8d\xff", "CSV UTF-8"),
        (b"Kim\n" * MOST_BYTES, "256 KB"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(raw: bytes, told: str) -> None:
    """A workbook, a document, half a file, a film."""
    with pytest.raises(ValueError, match=told):
        decoded(raw)


def test_a_quotation_mark_that_does_not_end_is_told_where_it_begins() -> None:
    """Instead of one child with the names of all."""
    roster = read_roster('Kim;Sun\n"Bo;Sun\nAlva;Sun\n')
    assert lines_of(roster) == [
        (2, "A quotation mark begins here that does not end. Close it or take it out.")
    ]


@pytest.mark.parametrize("text", ["", "\n\n", " \t ", ";;\n;;", "Nickname\n", "\ufeff"])
def test_an_empty_list_says_so(text: str) -> None:
    """Nothing was pasted."""
    roster = read_roster(text)
    assert roster.entries == ()
    assert lines_of(roster) == [(0, "There is no nickname in this list. Write one on each line.")]
    assert roster.remarks[0].words == roster.remarks[0].sentence


def test_no_list_gives_the_terminal_orders() -> None:
    """Escapes in headings, nicknames, teams and pictures are shown as a sign."""
    bad = "\x1b]0;x\x07\u202eK"
    text = f"Nickname;Team;Picture;{bad}\n{bad};{bad};{bad}\n{bad};;;;;\n{bad};;;{bad};{bad}\n"
    told = "".join(remark.words for remark in read_roster(text, present=[bad]).remarks)
    assert "K" in told
    assert not set(told) & {"\x1b", "\x07", "\u202e"}


def test_a_huge_list_is_read_in_no_time_and_says_one_thing() -> None:
    """Somebody chose the wrong file: 40,000 lines."""
    roster = read_roster("a\n" * 40_000)
    assert len(roster.faults) == 1


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30))
def test_what_is_taken_in_is_what_the_score_book_keeps(name: str) -> None:
    """The list lets nobody in whom the book would refuse, and shows why."""
    roster = read_roster(f"Nickname\n{name.replace(chr(34), '')}")
    if roster.faults:
        return
    for entry in roster.entries:
        try:
            assert checked_nickname(entry.nickname) == entry.nickname
        except NicknameError as refused:
            raise AssertionError(entry) from refused


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=200) | st.text("ab;,\t\"'\r\n=\x00\ufeff1. ", max_size=60).map(str.encode)
)
def test_no_bytes_end_in_a_traceback(raw: bytes) -> None:
    """A sentence, or children; each line that is told is one of the file."""
    try:
        text = decoded(raw)
    except ValueError:
        return
    roster = read_roster(text)
    most = text.count("\n") + text.count("\r") + 2
    assert roster.entries or roster.remarks
    assert all(0 <= remark.line <= most and remark.words for remark in roster.remarks)
