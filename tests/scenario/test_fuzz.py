"""A seeded part of the broken files; `python -m tests.scenario.fuzz 100000` tries them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.broken_files import KINDS, broken_file
from tests.scenario.fuzz import fuzz, try_mending


@pytest.mark.parametrize("start", [0, 1_000_000])
def test_broken_files_are_told_and_never_raised(tmp_path: Path, start: int) -> None:
    """By `check` and by the road of `play --scenario FILE`, in two seconds of work each at most."""
    figures = fuzz(60, tmp_path, start=start)
    assert [one for one in figures.broken if not one.startswith("memory")] == []
    assert figures.answers["told"] > 30
    assert figures.answers.total() == 60


def test_each_kind_of_broken_file_is_tried() -> None:
    """A kind that never comes would be tried by nobody."""
    kinds = {broken_file(number)[0] for number in range(1500)}
    assert kinds == {kind.__name__ for kind, _ in KINDS}


def test_the_same_number_is_the_same_file() -> None:
    """What broke once can be looked at."""
    assert broken_file(17) == broken_file(17) != broken_file(18)


def test_mending_broken_files_twice_is_mending_them_once(tmp_path: Path) -> None:
    """However broken they are, `--fix` comes to an end and leaves its own work alone."""
    path = tmp_path / "play.yaml"
    for number in range(0, 150, 5):
        kind, raw = broken_file(number)
        if kind in ("mutated", "crossed", "signs", "bomb", "encoded", "deep"):
            path.write_bytes(raw)
            try_mending(path)
