"""Whatever an author, a cat on the keyboard or a villain writes, loading answers with problems."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from game.acting.scenario import Scenario
from game.scenario.load import load_scenario, read_scenario
from game.scenario.problem import shown

PLAYS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "scenarios" / "first-steps").glob("*.yaml"))
]
PIECES = [
    *('"', "'", "{", "}", "[", "]", ":", "- ", "\n", "\t", " ", "#", "&a ", "*a", "!x ", "|", ">"),
    *("%", "@", "`", "?", "---", "...", "<<: ", "\\", "\u2028", "\x85", "\0", "\ud7ff", "\ufffe"),
    *("no", "~", "1e9", "0x", "ask: ", "scenes:", "å", "\U0001f600", "null", "5-9", "- - - "),
]
LITTLE = settings(max_examples=120, derandomize=True, deadline=None, database=None)


def answer(text: str) -> None:
    """Load `text`; every problem can be shown and lies inside the file."""
    outcome = read_scenario(text, Path("play.yaml"))
    if isinstance(outcome, Scenario):
        return
    assert outcome
    for problem in outcome:
        assert problem.sentence[-1] not in " ,"
        assert min(problem.line, problem.column) >= 1
        assert shown(problem, text).startswith(f"play.yaml:{problem.line}:{problem.column}: ")


@LITTLE
@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    """No letters at all make loading fail with anything but problems."""
    answer(text)


@LITTLE
@given(st.lists(st.sampled_from([*PIECES, "title: ", "line: ", "x"]), max_size=40))
def test_any_pile_of_yaml_signs_gets_an_answer(pieces: list[str]) -> None:
    """Nor do heaps of the signs that mean something in YAML."""
    answer("".join(pieces))


@LITTLE
@given(st.integers(0, 10**9))
def test_a_real_play_with_slips_gets_an_answer(seed: int) -> None:
    """Deleted, doubled and inserted pieces in real plays are what happens most."""
    slips = random.Random(seed)
    text = slips.choice(PLAYS)
    for _ in range(slips.randint(1, 6)):
        start = slips.randrange(len(text) + 1)
        end = min(len(text), start + slips.choice((0, 0, 1, 3, 20)))
        text = text[:start] + slips.choice([*PIECES, text[start:end] * 2, ""]) + text[end:]
    answer(text)


def test_any_bytes_get_an_answer(tmp_path: Path) -> None:
    """Pictures, old encodings and noise under the name of a play are told in a sentence."""
    noise = random.Random(7)
    path = tmp_path / "play.yaml"
    for size in (0, 1, 3, 40, 4000):
        for _ in range(20):
            path.write_bytes(noise.randbytes(size))
            outcome = load_scenario(path)
            assert isinstance(outcome, list)
            assert outcome
    path.write_text(PLAYS[0], encoding="utf-16")
    assert isinstance(load_scenario(path), list)


def test_a_value_of_any_kind_in_any_field_gets_an_answer() -> None:
    """Lists for numbers, numbers for texts, scenes for titles: all are told, none is raised."""
    values = ("", "7", "1.5", "no", "~", "[]", "{}", "[[], {}]", "{en: [], sv: {a: b}}", '" "')
    play = "title: A\nages: 5-9\nscenes:\n  - name: a\n    line: B\n    ask: happy\n"
    names = ("title", "goal", "ages", "difficulty", "author", "poster", "scenes")
    for value in (*values, "- a\n- b", "x", "1e400", "-0.0", "'" + "y" * 999 + "'"):
        for name in names:
            kept = [row for row in play.splitlines() if not row.startswith(name)]
            answer("\n".join([*kept, f"{name}: {value}"]))
        for name in ("name", "line", "ask", "hold", "picture", "hint", "praise"):
            kept = [row for row in play.splitlines() if not row.strip(" -").startswith(name)]
            answer("\n".join([*kept, f"    {name}: {value}"]))
