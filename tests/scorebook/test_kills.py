"""Kill -9 in the middle of writing; `python -m tests.scorebook.kills 500` does it more often."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres import is_installed
from tests.scorebook.kills import Tally

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(os.name != "posix" or not is_installed(), reason="no PostgreSQL, no SIGKILL")
def test_no_star_that_was_given_is_lost_to_a_kill() -> None:
    """Nor doubled: game and server killed, in a process of its own, for it forks. Takes 10 s."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.scorebook.kills", "6"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "killed while writing, book: 3" in done.stdout
    assert "killed while writing, outbox: 2" in done.stdout
    assert "killed while writing, server: 1" in done.stdout
    assert "lost: 0, doubled: 0, unsound: 0" in done.stdout


def test_a_lost_star_and_a_doubled_one_would_be_seen() -> None:
    """The count itself is no formality."""
    tally = Tally()
    tally.check({"a": 3, "b": 2}, {"a": [3], "b": [3], "c": [1]})
    assert tally.is_kept
    for found in ({"a": [2]}, {}, {"a": [3, 3]}, {"a": [5]}, {"a": [3], "b": [1], "c": [1]}):
        tally = Tally()
        tally.check({"a": 3}, found)
        assert not tally.is_kept, found
