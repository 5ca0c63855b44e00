"""How a problem looks to the person who has to mend it."""

from __future__ import annotations

from game.scenario.problem import Finding, Mark, problem_in, shown


def test_the_caret_stands_under_the_fault() -> None:
    """The sentence comes first, then the line of the file, then a caret under the word."""
    problem = problem_in("play.yaml", Finding("CU020", Mark(1, 5), "Not this word."))
    assert shown(problem, "ask:\n  no: hapy\n") == (
        "play.yaml:2:6: CU020 Not this word.\n      no: hapy\n         ^"
    )


def test_tabs_before_the_fault_stay_tabs() -> None:
    """The caret is in the right place whatever the width of a tab."""
    problem = problem_in("play.yaml", Finding("CU002", Mark(0, 2), "Here."))
    assert shown(problem, "\tab") == "play.yaml:1:3: CU002 Here.\n    \tab\n    \t ^"


def test_a_file_that_could_not_be_read_still_has_its_sentence() -> None:
    """Without a source there is no line to show."""
    assert shown(problem_in("x", Finding("CU001", Mark(0, 0), "Gone.")), "") == "x:1:1: CU001 Gone."
