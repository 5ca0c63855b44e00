"""Thousands of plays: time grows with their number, memory does not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game.scenario.check import check, check_all
from game.scenario.crew import Crew, in_shares

# Small plays, so that two thousand of them are checked in seconds.
CODE = """
import json, sys
from pathlib import Path

import pytest
from tests.scenario.bench_check import measured
folder = Path(sys.argv[1])
play = 'format: 2\\ntitle: "Play %d"\\nages: 5-9\\nscenes:\\n' + (
    '  - {name: parcel, line: "A parcel! Show it a smile.", ask: happy}\\n')
costs = []
for count in (50, 500, 2000):
    place = folder / str(count)
    place.mkdir()
    for number in range(count):
        (place / f"play-{number}.yaml").write_text(play % number, "utf-8")
    costs.append(measured(place, count, 1))
print(json.dumps([(cost.work, cost.memory, cost.problems) for cost in costs]))
"""


@pytest.mark.long
def test_four_times_as_many_plays_take_four_times_as_long_and_no_more_memory(
    root: Path, tmp_path: Path
) -> None:
    """A library of ten thousand is checked by a small computer; only proportions are asserted."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    _, (work, memory, _), (more_work, more_memory, problems) = json.loads(done.stdout)
    assert problems == 0
    assert more_work < 4 * 1.7 * work
    assert more_memory < memory + 12


def test_a_crew_finds_what_one_alone_finds(tmp_path: Path) -> None:
    """In the same order, and it hears how far they are."""
    for number in range(120):
        ask = "hapy" if number % 7 == 0 else "happy"
        scene = f'- {{name: parcel, line: "A parcel! Show it a smile.", ask: {ask}}}'
        play = f'format: 2\ntitle: "Play {number}"\nages: 5-9\nscenes:\n{scene}\n'
        (tmp_path / f"play-{number}.yaml").write_text(play, encoding="utf-8")
    heard: list[tuple[int, int]] = []
    with Crew(2) as crew:
        together = list(check_all([tmp_path], crew, lambda done, all_: heard.append((done, all_))))
    assert together == check([tmp_path])
    assert {problem.code for problem in together} == {"CU020"}
    assert heard == [(50, 120), (100, 120), (120, 120)]


def test_shares_hold_every_play_once() -> None:
    """None is forgotten and none is checked twice."""
    files = [Path(f"{number}.yaml") for number in range(123)]
    assert [one for share in in_shares(files) for one in share] == files
