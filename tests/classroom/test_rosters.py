"""Rosters from files of Excel and LibreOffice, and from pasted lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

from game.classroom.pictures import AVATARS
from game.classroom.records import LONGEST_NICKNAME, MOST_PUPILS, MOST_TEAMS, Entry
from game.classroom.roster_rules import PICTURE_WORDS, avatar_of
from game.classroom.roster_sheet import decoded
from game.classroom.rosters import Roster, read_roster
from game.scorebook.records import checked_nickname
from game.screens.new_player import STAGE_NAMES
from game.words import tr, use_language

CHILDREN = (Entry("Åsa", "fox", "Sol"), Entry("Kim; B", "", "Måne"), Entry('Bo "B"', "owl", ""))


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Speak English, and afterwards too."""
    use_language("en")
    yield
    use_language("en")


def written(between: str, end: str, heading: tuple[str, ...]) -> str:
    """Return the three children as a program for tables writes them."""
    file = io.StringIO(newline="")
    table = csv.writer(file, delimiter=between, lineterminator=end)
    if heading:
        table.writerow(heading)
    for child in CHILDREN:
        table.writerow((child.nickname, child.team, child.avatar))
    return file.getvalue()


def lines_of(roster: Roster) -> list[tuple[int, str]]:
    """Return the lines and sentences of all remarks."""
    return [(remark.line, remark.sentence) for remark in roster.remarks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "heading",
    [
        (),
        ("Nickname", "Team", "Picture"),
        ("Namn", "Lag", "Bild"),
        ("SMEKNAMN:", "grupp", "avatar"),
    ],
)
def test_every_way_in_which_programs_write_a_table_is_read(
    encoding: str, between: str, end: str, heading: tuple[str, ...]
) -> None:
    """72 kinds of files hold the same three children."""
    raw = (written(between, end, heading) + end + between + between + end).encode(encoding)
    roster = read_roster(decoded(raw))
    assert roster.entries == CHILDREN
    assert not roster.remarks


def test_utf_16_of_either_order_is_read() -> None:
    """Excel's “Unicode text” begins with a mark that tells which byte comes first."""
    for order in ("utf-16-le", "utf-16-be"):
        assert read_roster(decoded("\ufeffÅsa\tSol".encode(order))).entries == (
            Entry("Åsa", "", "Sol"),
        )


def test_pasted_lines_are_one_nickname_each() -> None:
    """As typed into a mail, with empty lines and spaces."""
    roster = read_roster("\n  Kim \nAlva\u00a0\n\n\tBo Li\n")
    assert roster.faults[0].sentence.startswith("There is no nickname")  # a cell is empty before Bo
    roster = read_roster("\n  Kim \nAlva\u00a0\n\nBo Li\n")
    assert [entry.nickname for entry in roster.entries] == ["Kim", "Alva", "Bo Li"]
    assert not roster.remarks


@pytest.mark.parametrize(
    "text", ["1. Kim\n2. Bo", "1)\tKim\n2)\tBo", "• Kim\n• Bo", "- Kim\n- Bo", "1;Kim\n2;Bo"]
)
def test_numbers_and_dots_of_a_list_are_no_part_of_a_nickname(text: str) -> None:
    """Copied from a document."""
    assert [entry.nickname for entry in read_roster(text).entries] == ["Kim", "Bo"]


def test_a_number_that_is_a_nickname_stays() -> None:
    """Not all lines have one."""
    assert [entry.nickname for entry in read_roster("7\nKim").entries] == ["7", "Kim"]


def test_a_school_s_list_leaves_everything_out_but_nickname_team_and_picture() -> None:
    """Family names and numbers are not even looked at, and the teacher is told."""
    roster = read_roster("Nr;Efternamn;Förnamn;Grupp;Personnummer\n1;Berg;Kim;Sol;150102-1234\n")
    assert roster.entries == (Entry("Kim", "", "Sol"),)
    assert not roster.faults
    (told,) = roster.advice
    assert told.words == (
        "Line 1: Left out: “Nr”, “Efternamn”, “Personnummer”. "
        "Nothing is kept but nickname, team and picture."
    )


def test_a_heading_without_nicknames_says_what_to_call_the_column() -> None:
    """Nobody guesses which column it is."""
    roster = read_roster("Team;Picture\nSun;fox")
    told = "No column is called “nickname”. Give that name to the column with the nicknames."
    assert (1, told) in lines_of(roster)


def test_all_that_is_wrong_is_told_at_once_with_its_line() -> None:
    """A teacher mends a list once."""
    text = (
        "Nickname;Team;Picture\r\n"
        "Kim;Sun;fox\r\n"
        "\r\n"
        ";Sun;fox\r\n"
        '"kim ";Moon;foks\r\n'
        "Bartholomew-Maximilian;Moon;wolfhound\r\n"
        "Al\u0007va;;\r\n"
        "Bo;;\r\n"
        "Ida;Sun;owl;more\r\n"
    )
    assert lines_of(read_roster(text, present=["BO"])) == [
        (4, "There is no nickname. Write one, or take the line out."),
        (5, "There is no picture called “foks”. Did you mean “fox”?"),
        (5, "kim is on line 2 too. Tell the two apart, as “kim” and “kim B”."),
        (6, "“Bartholomew-Maximilian” is too long: at most 20 letters."),
        (
            6,
            "There is no picture called “wolfhound”. There are: fox, owl, bear, rabbit, cat, "
            "penguin, lion, frog, hedgehog, dragon, ghost, mouse.",
        ),
        (7, "“Al�va” has a character in it that can't be shown. Type it anew."),
        (
            8,
            "Bo is in the class already. Take the line out, or write “Bo B” if this is another "
            "child.",
        ),
        (9, "There are too many columns. Write one child on each line: nickname, team, picture."),
    ]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    """A cell of two lines, and what tells Excel the separator, count too."""
    roster = read_roster('sep=;\n"Kim\nBo";Sun\n;Sun\n')
    assert roster.entries[0] == Entry("Kim Bo", "", "Sun")
    assert [remark.line for remark in roster.faults] == [4]


def test_three_children_of_one_nickname_are_told_apart() -> None:
    """Kim, Kim B and Kim C, if nobody is called so yet."""
    roster = read_roster("Kim\nKim\nKim B\nKim\n")
    assert ["“Kim C”" in roster.faults[0].sentence, "“Kim D”" in roster.faults[1].sentence] == [
        True,
        True,
    ]


def test_a_long_nickname_is_told_apart_within_its_letters() -> None:
    """What is suggested can be taken."""
    name = "Maximiliane-Beatrice"
    roster = read_roster(f"{name}\n{name}")
    other = roster.faults[0].sentence.split("“")[2].split("”")[0]
    assert len(other) <= LONGEST_NICKNAME
    assert checked_nickname(other) == other


def test_full_names_are_advised_against_and_taken() -> None:
    """First names are enough; it is the school's decision."""
    roster = read_roster("Kim Berg\nAlva Lind\nBo B\nKim van der Li\nLilla My\n")
    assert not roster.faults
    (told,) = roster.advice
    assert told.line == 1
    assert told.sentence == (
        "“Kim Berg” and 1 more look like full names. First names or nicknames are enough."
    )
    assert not read_roster("Ida Ek").remarks
    assert read_roster("Ida Persson").advice[0].sentence.startswith("“Ida Persson” looks like")


def test_a_class_that_is_too_large_is_told_at_the_first_child_too_many() -> None:
    """58 are there, three come."""
    roster = read_roster("A\nB\nC\n", present=[f"Child {number}" for number in range(58)])
    assert [remark.line for remark in roster.faults] == [MOST_PUPILS - 58 + 1]
    assert "61" in roster.faults[0].sentence
    assert not read_roster("A\nB\n", present=["x"] * 58).faults


def test_one_team_too_many_is_told_once() -> None:
    """Teams that are there already count, whatever their capitals."""
    rows = "".join(f"Child {number};Team {number % 9}\n" for number in range(27))
    assert [remark.line for remark in read_roster(rows).faults] == [MOST_TEAMS + 1]
    teams = [f"TEAM {number}" for number in range(8)]
    assert not read_roster("Kim;team 3\nBo;Team 7\n", teams=teams).faults
    assert read_roster("Kim;Another\n", teams=teams).faults


def test_a_formula_is_text() -> None:
    """It comes in as it is written, and one that our own lists stopped comes in as it was."""
    text = "=cmd|'/c calc'!A1\n'=1+1\n@sum\n-Kim\n+46\n"
    names = [entry.nickname for entry in read_roster(text).entries]
    assert names == ["=cmd|'/c calc'!A1", "=1+1", "@sum", "-Kim", "+46"]


def test_pictures_may_be_called_in_either_language() -> None:
    """All avatars of the game, by the words that screens have for them."""
    assert tuple(PICTURE_WORDS) == AVATARS
    for code in ("en", "sv"):
        use_language(code)
        for name in AVATARS:
            assert avatar_of(tr(STAGE_NAMES[name]).upper()) == name


def test_problems_are_told_in_swedish() -> None:
    """No sentence is left in English."""
    text = ';x\nKim\nKim\nKim;Sol;rav\nKim;;hund\n\u0007\nAlva Lind;;;x\n"Bo'
    every = [(remark.line, remark.words) for remark in read_roster(text, present=["Kim"]).remarks]
    use_language("sv")
    swedish = [(remark.line, remark.words) for remark in read_roster(text, present=["Kim"]).remarks]
    assert [line for line, _ in every] == [line for line, _ in swedish]
    assert not {words for _, words in every} & {words for _, words in swedish}
    assert any("räv" in words for _, words in swedish)
