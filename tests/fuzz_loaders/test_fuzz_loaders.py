"""A seeded part of the fuzzing, and everything that a guided run has ever found.

`python -m tests.fuzz_loaders TARGET` goes on for as long as wished.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz_loaders.spoil import spoilt
from tests.fuzz_loaders.targets import TARGETS

FOUND = sorted(Path(__file__).with_name("found").iterdir())

# How many spoilt files take less than a second; forty where nothing is told.
COUNTS = {"book": 2, "play": 12, "pack": 20, "translation": 12, "settings": 40, "theme": 200}


@pytest.fixture(autouse=True)
def own_home() -> Iterator[None]:
    """The targets lead the game's home to a folder of their own: not for the tests after them."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_a_stranger_sends_is_taken_or_told(name: str, tmp_path: Path) -> None:
    """Real files, and real files that chance has spoilt: nothing is raised, nothing is left."""
    target = TARGETS[name]
    seeds = target.seeds()
    for raw in seeds[:5]:
        target.tries(raw, tmp_path)
    for number in range(COUNTS.get(name, 40)):
        target.tries(spoilt(seeds, number)[: target.most * 2], tmp_path)


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.name)
def test_what_was_found_once_is_mended(file: Path, tmp_path: Path) -> None:
    """Each file is named after its target and what it had done."""
    TARGETS[file.name.partition("-")[0]].tries(file.read_bytes(), tmp_path)
