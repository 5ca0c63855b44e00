"""A class's list for Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.classroom.lists import LAST_ROW, class_list, file_name
from game.classroom.records import Account, Pupil
from game.classroom.rosters import LAST_ROWS, read_roster
from game.words import tr, use_language

DAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Speak English, and afterwards too."""
    use_language("en")
    yield
    use_language("en")


def account(nickname: str, team: str = "", stars: int = 0, seconds: float = 0.0) -> Account:
    """Return a child with so many stars from two performances of one play."""
    plays = {"first-steps/lost-kitten": (2, stars - 3)} if stars else {}
    days = (DAY - timedelta(2), DAY) if stars else ()
    pupil = Pupil(1, nickname, "fox")
    return Account(pupil, team, stars, 2 if stars else 0, seconds, plays, days)


def rows(raw: bytes, between: str = ",") -> list[list[str]]:
    """Return the cells of a list."""
    text = raw.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True))


def test_a_list_has_what_each_child_has_collected() -> None:
    """In the order of the roster, numbers as numbers, days as days."""
    last = ("Most stars in one play", "Last day")
    told = rows(class_list([account("Kim", "Sun", 12, 610.0), account("Alva", "", 40, 20.0)]))
    assert told == [
        ["Nickname", "Team", "Stars", "Plays performed", "Minutes", *last],
        ["Kim", "Sun", "12", "2", "10", "9", "2026-11-21"],
        ["Alva", "", "40", "2", "1", "37", "2026-11-21"],
        ["Practice, not an assessment."],
    ]


def test_a_child_who_has_not_played_has_empty_cells_and_no_zero() -> None:
    """Nobody's page says 0."""
    assert rows(class_list([account("Kim")]))[1] == ["Kim", "", "", "", "", "", ""]


def test_excel_opens_it_at_a_double_click() -> None:
    """A mark for UTF-8, CRLF at every end, and nothing quoted that needs no quotation."""
    raw = class_list([account("Åsa", "Sol", 3, 60.0)])
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") == 3
    assert "\r\nÅsa,Sol,3,2,1,".encode() in raw


def test_a_swedish_list_has_swedish_words_and_semicolons() -> None:
    """Excel of a country with a decimal comma wants semicolons; another mark can be wished."""
    use_language("sv")
    raw = class_list([account("Åsa", "Sol", 12, 60.0)])
    told = rows(raw, ";")
    assert told[0][:3] == ["Smeknamn", "Lag", "Stjärnor"]
    assert told[1][:3] == ["Åsa", "Sol", "12"]
    assert told[-1] == [tr(LAST_ROW)] != [LAST_ROW]
    assert rows(class_list([account("Åsa")], ","))[1][0] == "Åsa"


@pytest.mark.parametrize("begin", [*"=+-@\t\r\0＝＋－＠", "'=", "''+"])
def test_no_cell_is_calculated(begin: str) -> None:
    """A nickname or team that is a formula stays a text (R24)."""
    told = rows(class_list([account(begin + "cmd|' /C calc'!A0", begin + "1")]))
    assert told[1][0] == "'" + begin + "cmd|' /C calc'!A0"
    assert told[1][1] == "'" + begin + "1"


def test_separators_quotes_and_lines_in_a_name_stay_in_their_cell() -> None:
    """Whoever is called so."""
    for name in ('a,b;c"d', "a\nb", "a\r\nb", '"', ",,,"):
        assert rows(class_list([account(name)]))[1][0] == name


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=5), st.sampled_from(["en", "sv"]))
def test_a_list_can_be_taken_in_again(names: list[str], code: str) -> None:
    """Exported here, imported there: the same nicknames and teams, and the last row no child."""
    use_language(code)
    tidy = [" ".join(normalize("NFC", name).split()) for name in names]
    children = [account(name, name[:5].strip()) for name in tidy if name]
    entries = read_roster(class_list(children).decode("utf-8-sig")).entries
    use_language("en")
    assert [(entry.nickname, entry.team) for entry in entries] == [
        (child.pupil.nickname, child.team) for child in children
    ]


def test_the_last_row_is_known_in_every_language() -> None:
    """Else it would be taken in as a child."""
    for code in ("en", "sv"):
        use_language(code)
        assert tr(LAST_ROW).casefold() in LAST_ROWS


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("3A", "curtain-up-3A-2026-11-21.csv"),
        ("Röda rummet", "curtain-up-Röda-rummet-2026-11-21.csv"),
        ("../../etc/passwd", "curtain-up-etc-passwd-2026-11-21.csv"),
        ('a<b>c:d"e|f?g*h', "curtain-up-a-b-c-d-e-f-g-h-2026-11-21.csv"),
        ("C:\\x\0y\n", "curtain-up-C-xy-2026-11-21.csv"),
        ("...", "curtain-up-2026-11-21.csv"),
        ("CON", "curtain-up-CON-2026-11-21.csv"),
        ("\u202etxt.exe", "curtain-up-txt-exe-2026-11-21.csv"),
    ],
)
def test_a_file_s_name_is_safe_on_every_system(group: str, name: str) -> None:
    """Whatever a class is called."""
    assert file_name(group, DAY, ".csv") == name


def test_a_list_tells_nothing_of_faces_days_off_or_ranks() -> None:
    """Its columns are those that the manual names, and no more (R1, R2, R7)."""
    for code in ("en", "sv"):
        use_language(code)
        text = class_list([account("Kim", "Sun", 9, 60.0)]).decode("utf-8-sig").lower()
        for word in ("happy", "angry", "camera", "kamera", "rank", "plats", "feel", "känner", "%"):
            assert word not in text
