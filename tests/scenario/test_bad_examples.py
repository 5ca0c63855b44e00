"""Every file in bad/ is named by its fault; what an author reads lies beside it, word by word."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario.accounts import as_text
from game.scenario.check import check
from game.scenario.problem import Problem
from game.scenario.reference import rule_pages

BAD = Path(__file__).parent / "bad"
EXAMPLES = sorted([path for path in BAD.iterdir() if path.is_dir()] + list(BAD.glob("*.yaml")))


def told(problems: list[Problem]) -> str:
    """Return what an author reads."""
    return "".join(f"{text}\n" for text in as_text(problems))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_fault_is_told_in_these_words(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Place, sentence, source line and caret are exactly those in the text beside the file."""
    monkeypatch.chdir(BAD)
    expected = example.with_suffix(".txt").read_text(encoding="utf-8")
    assert told(check([Path(example.name)])) == expected


def test_no_text_is_left_over() -> None:
    """Every text belongs to an example, so that none is forgotten when an example is renamed."""
    assert {path.stem for path in BAD.glob("*.txt")} == {path.stem for path in EXAMPLES}


def test_every_code_has_an_example() -> None:
    """All that an author may be told is asserted here, but for huge files and names of plays."""
    text = "".join(path.read_text(encoding="utf-8") for path in BAD.glob("*.txt"))
    missing = {page.code for page in rule_pages() if f": {page.code} " not in text}
    assert missing == {"CU009", "CU050"}
