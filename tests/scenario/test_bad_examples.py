"""Every file in bad/ is named by its fault; what an author reads lies beside it, word by word."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario import spelling_rules
from game.scenario.accounts import as_text
from game.scenario.check import check
from game.scenario.load import read_scenario
from game.scenario.problem import Problem
from game.scenario.reference import rule_pages
from game.scenario.shelves import house_shelves

BAD = Path(__file__).parent / "bad"
EXAMPLES = sorted([path for path in BAD.iterdir() if path.is_dir()] + list(BAD.glob("*.yaml")))


def told(problems: list[Problem]) -> str:
    """Return what an author reads, and below each problem what else is known of it."""
    return "".join(f"{text}\n  = {_else(one)}\n" for one in problems for text in as_text([one]))


def _else(problem: Problem) -> str:
    suggestion = "" if problem.suggestion is None else f"; write {problem.suggestion}"
    return f"{problem.level}{suggestion}{'; --fix mends it' if problem.mends else ''}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_fault_is_told_in_these_words(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Place, sentence, source line and caret are exactly those in the text beside the file."""
    monkeypatch.chdir(BAD)
    # On a busy machine Hunspell's work is dearer; the words are to be the same.
    monkeypatch.setattr(spelling_rules, "PATIENCE", 60.0)
    expected = example.with_suffix(".txt").read_text(encoding="utf-8")
    assert told(check([Path(example.name)])) == expected


def test_no_text_is_left_over() -> None:
    """Every text belongs to an example, so that none is forgotten when an example is renamed."""
    assert {path.stem for path in BAD.glob("*.txt")} == {path.stem for path in EXAMPLES}


def test_every_code_has_an_example(root: Path) -> None:
    """All that an author may be told is asserted here, word by word."""
    text = "".join(path.read_text(encoding="utf-8") for path in BAD.glob("*.txt"))
    text += told(a_flood()) + told(a_name(root))
    assert {page.code for page in rule_pages() if f": {page.code} " not in text} == set()


def a_flood() -> list[Problem]:
    """Return the problems of a play with more parts than any play has."""
    scenes = "- {name: a, line: b}\n" * 2000
    problems = read_scenario(f"format: 2\nscenes:\n{scenes}", Path("play.yaml"))
    assert isinstance(problems, list)
    return problems


def a_name(root: Path) -> list[Problem]:
    """Return the problems of the name of a play that is nearly right."""
    problems = house_shelves().open("first-steps/lost-kiten")
    assert isinstance(problems, list)
    return problems


def test_a_flood_is_told_where_it_is_too_much() -> None:
    """A file of forty kilobytes is too long for a folder of small examples."""
    assert told(a_flood()) == (
        "play.yaml:1335:10: CU009 This file has more fields than any play needs. "
        "Make several plays of it.\n  = fault\n"
    )


def test_a_name_that_is_nearly_right_is_told(root: Path) -> None:
    """It is no file, so that no line can be shown."""
    assert told(a_name(root)) == (
        'first-steps/lost-kiten:1:1: CU050 There is no play called "first-steps/lost-kiten". '
        'Did you mean "first-steps/lost-kitten"?\n'
        "  = fault; write first-steps/lost-kitten\n"
    )
