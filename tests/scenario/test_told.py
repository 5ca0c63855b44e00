"""What `check` finds is told in English, and can be said in the other languages of the game."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import Pipe
from pathlib import Path

import pytest

from game import words
from game.phrases import problem_phrase
from game.scenario.check import check
from game.scenario.problem import Problem, in_words
from game.scenario.sound_files import SOUND, what_is_odd
from game.scenario.sources import read_source
from game.scenario.spelling import listed, quoted
from game.scenario.told import Part, Told, said, told
from tests.scenario.test_bad_examples import BAD, EXAMPLES, a_flood, a_name


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Leave the language as it was found."""
    yield
    words.use_language("en")


def pieces(part: Part) -> Iterator[Told]:
    """Yield a sentence and everything in it that is told."""
    if isinstance(part, Told):
        yield part
    inside = part.parts.values() if isinstance(part, Told) else part
    for each in inside if not isinstance(inside, (str, int)) else ():
        yield from pieces(each)


def assert_in_swedish(problem: Problem) -> None:
    """Every piece of the sentence has Swedish words, and no name of a part is left in braces."""
    words.use_language("en")
    assert problem_phrase(problem.sentence) == problem.sentence
    words.use_language("sv")
    swedish = problem_phrase(problem.sentence)
    assert isinstance(problem.sentence, Told), problem.sentence
    assert swedish != problem.sentence
    for piece in pieces(problem.sentence):
        assert words.tr(piece.template) != piece.template, piece
        assert not [name for name in piece.parts if f"{{{name}}}" in swedish], swedish


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_fault_is_told_in_swedish_too(example: Path) -> None:
    """A new rule comes with an example in bad/, and so with its words."""
    found = check([example])
    assert found
    for problem in found:
        assert_in_swedish(problem)


def test_a_flood_and_an_unknown_name_are_told_in_swedish_too(root: Path) -> None:
    """These two lie in no folder of examples."""
    for problem in (*a_flood(), *a_name(root)):
        assert_in_swedish(problem)


@pytest.mark.parametrize("name", [".", "gone.yaml", "\0.yaml"])
def test_what_is_no_file_is_told_in_swedish_too(name: str, tmp_path: Path) -> None:
    """A folder, nothing at all, and a name that no disk knows."""
    problem = read_source(tmp_path / name)
    assert isinstance(problem, Problem)
    assert_in_swedish(problem)


def test_a_swede_reads_whole_sentences() -> None:
    """Quotation marks, lists and languages are Swedish; what is typed into the file stays."""
    words.use_language("sv")
    (problem,) = check([BAD / "misspelt_expression.yaml"])
    assert problem_phrase(problem.sentence) == (
        "Jag känner inte till uttrycket ”hapy”. Menade du ”happy”?"
    )
    (first, *_) = check([BAD / "missing_translation.yaml"])
    assert problem_phrase(first.sentence).endswith('sv: "…"')
    assert "svenska" in problem_phrase(first.sentence)
    assert said(listed(["a", "b", "c"]), words.tr) == "a, b och c"


def test_sounds_and_recordings_have_their_own_words(tmp_path: Path) -> None:
    """Swedish has two genders."""
    file = tmp_path / "door.txt"
    file.write_bytes(b"")
    words.use_language("sv")
    for odd, thing in ((what_is_odd(file), "inspelningen"), (what_is_odd(file, SOUND), "ljudet")):
        assert odd is not None
        assert f"Spara {thing} som OGG" in problem_phrase(odd)


def test_a_sentence_is_a_plain_text_wherever_nobody_asks_for_more() -> None:
    """It is compared, sorted and kept in sets as its English words are."""
    sentence = told("There is no scene called {name}.", name=quoted("kichen"))
    assert sentence == 'There is no scene called "kichen".'
    assert {sentence, 'There is no scene called "kichen".'} == {sentence}
    assert sorted([sentence, "A"]) == ["A", sentence]


def test_words_of_an_author_are_never_read_as_a_pattern() -> None:
    """A scene may be called {name}."""
    sentence = told("There is no scene called {name}.", name=quoted("{name} {0}"))
    assert sentence == 'There is no scene called "{name} {0}".'
    words.use_language("sv")
    assert problem_phrase(sentence) == "Det finns ingen scen som heter ”{name} {0}”."


def test_a_problem_keeps_its_words_on_the_way_from_another_process() -> None:
    """Many plays are shared among processes; who reads is told in this one."""
    (problem,) = check([BAD / "misspelt_expression.yaml"])
    here, there = Pipe()
    with here, there:
        there.send(problem)
        brought = here.recv()
    assert brought == problem
    words.use_language("sv")
    assert in_words(brought, words.tr).sentence == problem_phrase(problem.sentence)
    assert "Menade du" in problem_phrase(brought.sentence)


def test_a_text_that_nobody_told_stays_as_it_is() -> None:
    """A reason that the system gives, or a problem made by another program."""
    words.use_language("sv")
    assert problem_phrase("Permission denied {x}") == "Permission denied {x}"
