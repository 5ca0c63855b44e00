"""What `check --fix` changes, and above all what it leaves alone."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario.cards import read_pack
from game.scenario.check import check_text
from game.scenario.mending import mend

PLACE = Path("play.yaml")
LITTLE = settings(max_examples=25, derandomize=True, deadline=None, database=None)

WRONG = """\
# A play about a parcel: hold 1.5, ask hapy
title: *Boom* says the drum
ages: 5 to 9   # or older
scenes:
- name: parcel   # the first one
  line: No
  ask: hapy
  hold: 1.5
  praize: "What a smile!"
  hint: Listen: somebody knocks.

- {name: hop, line: "It hops!", ask: [suprise, joy], hold: 800 ms, strength: huge, next: ende}
# the end
"""

RIGHT = """\
# A play about a parcel: hold 1.5, ask hapy
format: 2
title: "*Boom* says the drum"
ages: 5-9   # or older
scenes:
- name: parcel   # the first one
  line: "No"
  ask: happy
  hold: 1.5s
  praise: "What a smile!"
  hint: "Listen: somebody knocks."

- {name: hop, line: "It hops!", ask: [surprise, happy], hold: 0.8s, strength: big, next: end}
# the end
"""


def mended(text: str) -> str:
    """Return `text` with everything mended that is safe to mend."""
    return mend(text, PLACE).text


def test_everything_that_is_safe_is_mended_and_nothing_else_is_touched() -> None:
    """Comments, order, quotation marks and spaces stay, also where they look like a fault."""
    assert mended(WRONG) == RIGHT


def test_it_is_told_what_was_mended() -> None:
    """Each with the line where it stood when it was mended."""
    told = [(one.code, one.line) for one in mend(WRONG, PLACE).mended]
    assert ("CU022", 8) in told
    assert {code for code, _ in told} == {
        *("CU002", "CU010", "CU016", "CU020", "CU022", "CU023", "CU029", "CU033", "CU035")
    }


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("ask: glum", "no expression is near"),
        ("ask: sadd, happpy", "two could be meant"),
        ("hold: 1500", "seconds, or thousandths of one?"),
        ("hold: 2 h", "nobody holds a face for hours"),
        ("line: *greeting", "it may be an alias"),
        ('line: &greeting Good morning, bear!, said the "fox"', "quotation marks inside"),
        ("line: !!str Good morning", "an order to YAML"),
        ("praise: Listen: # not a comment: really", "where does the text end?"),
        ("zebra: Good morning", "no field is near"),
        ("line: You are sad", "what to say instead is the author's"),
    ],
)
def test_what_is_not_certain_stays_as_it_is(line: str, why: str) -> None:
    """Nothing is guessed."""
    text = f"format: 2\ntitle: A\nages: 5-9\nscenes:\n- name: a\n  {line}\n"
    assert mended(text) == text, why


def test_a_field_that_would_then_be_there_twice_is_left() -> None:
    """Of two, only the author knows which is right."""
    scene = "- {name: a, line: b, ask: sad, hint: c, hnit: d}"
    text = f"format: 2\ntitle: A\nages: 5-9\nscenes:\n{scene}\n"
    assert mended(text) == text


def test_a_card_is_mended_too(tmp_path: Path) -> None:
    """So that its plays can be read."""
    card = tmp_path / "pack.yaml"
    text = "title: 1984  # a year\nlanguages: [engelska]\nlicense: MIT\nauthor: Ann\n"
    done = mend(text, card).text
    assert done == (
        'format: 2\ntitle: "1984"  # a year\nlanguages: [en]\nlicence: MIT\nauthor: Ann\n'
    )
    card.write_text(done, encoding="utf-8")
    assert not isinstance(read_pack(tmp_path), list)


PLAYS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "scenarios").glob("*/*.yaml"))
    if path.name != "pack.yaml"
]
SLIPS = (
    (r"\bask: happy\b", "ask: hapy"),
    (r"\bask: surprise\b", "ask: suprise"),
    (r"\bpraise:", "praize:"),
    (r"\bhint:", "hnit:"),
    (r"\bages: (\d+)-(\d+)", r"ages: \1 to \2"),
    (r"\bformat: 2\n", ""),
    (r"\bnext: end\b", "next: ende"),
    (r"\bpicture:\n +file: (\S+)\n +shows:\n +en: .*\n +sv: .*\n", r"picture: \1  # drawn\n"),
    (r"\bask: (\w+)\n", r"ask: \1\n    hold: 1.5\n"),
    (r"(en|sv): \"[^\"\n]*\"", r"\1: No"),
)


@LITTLE
@given(st.integers(0, 10**9))
def test_mending_twice_is_mending_once_and_comments_survive(seed: int) -> None:
    """Whatever slips there are, all other letters are the same as before, in their order."""
    luck = random.Random(seed)
    text = luck.choice(PLAYS)
    for pattern, slip in luck.sample(SLIPS, luck.randint(1, 5)):
        text = re.sub(pattern, slip, text, count=luck.choice((1, 0)))
    lines = text.split("\n")
    for number in range(4):
        lines.insert(luck.randrange(len(lines)), f"# comment {number}: ask: hapy, hold: 1.5")
    newline = luck.choice(("\n", "\r\n"))
    text = newline.join(lines)
    once = mended(text)
    assert mended(once) == once
    assert re.findall(r"#.*", once) == re.findall(r"#.*", text)
    assert once.count("\r") == once.count("\n") * (newline == "\r\n")
    # What a mend may change is a word here and there: every other line is the same.
    kept = set(once.split(newline))
    assert all(":" in line for line in lines if line not in kept)
    left = [problem for problem in check_text(once, PLACE) if problem.mends]
    assert left == [], "it could be mended, and was not"
