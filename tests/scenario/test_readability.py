"""How hard texts are: the published formulas, counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario.check import check, check_text
from game.scenario.readability import measure, sentences, syllables


def test_a_sentence_ends_where_a_voice_falls() -> None:
    """Quotation marks and dots in a row do not matter; what holds no word is no sentence."""
    said = "“Who is there?” asks the troll. Ding… dong! … It’s a mouse."
    assert [len(words) for words in sentences(said)] == [3, 3, 1, 1, 3]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("a", 1), ("cat", 1), ("happy", 2), ("smile", 1), ("smiles", 1), ("apple", 2)),
        *(("opened", 2), ("wanted", 2), ("jumped", 1), ("butterfly", 3), ("hippopotamus", 5)),
    ],
)
def test_syllables_are_counted_as_they_are_heard(word: str, count: int) -> None:
    """Short words too, which a hyphenator never divides."""
    assert syllables(word) == count


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    """Ten words, two sentences, twelve syllables: 0.39 * 5 + 11.8 * 1.2 - 15.59."""
    found = measure(["The cat sat on the mat.", "Happy kitten, big mat!"], "en")
    assert found is not None
    assert (found.words, found.sentences) == (10, 2)
    assert found.level == pytest.approx(0.39 * 5 + 11.8 * 1.2 - 15.59)


def test_lix_is_that_of_bjornsson() -> None:
    """Eight words, two sentences, two of more than six letters: 4 + 25."""
    found = measure(["Katten sitter på mattan.", "Garderoben är full av kattungar."], "sv")
    assert found is not None
    assert found.level == pytest.approx(9 / 2 + 100 * 2 / 9)


def test_other_languages_have_no_formula() -> None:
    """Nothing is said about what nobody measures."""
    assert measure(["Das Kätzchen."], "de") is None
    assert measure(["…"], "en") is None


@pytest.mark.parametrize(
    ("ages", "words", "is_long"),
    [
        ("5-9", 16, False),
        ("5-9", 17, True),
        ("7-9", 20, False),
        ("8-9", 21, True),
        ("9-12", 24, False),
        ("9-12", 25, True),
    ],
)
def test_older_children_follow_longer_sentences(ages: str, words: int, is_long: bool) -> None:
    """Up to 16 words, 20 and 24."""
    line = " ".join(["a"] * words)
    text = f"format: 2\ntitle: a\nages: {ages}\nscenes:\n- {{name: a, line: {line}, ask: sad}}\n"
    assert ("CU051" in {one.code for one in check_text(text, Path("p.yaml"))}) == is_long


def test_a_goal_is_for_grown_ups() -> None:
    """It may be as long as they like."""
    goal = " ".join(["a"] * 30)
    scene = "- {name: a, line: a, ask: sad}"
    text = f"format: 2\ntitle: a\ngoal: {goal}\nages: 5-9\nscenes:\n{scene}\n"
    assert check_text(text, Path("p.yaml")) == []


def test_the_shipped_plays_are_easy_enough(root: Path) -> None:
    """The measure fits plays that children follow."""
    codes = {problem.code for problem in check([root / "scenarios"])}
    assert not codes & {"CU051", "CU052"}
