"""What pip-audit says, judged: a hole fails, and nobody knowing anything is no good news."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from tests.security.audit import NOT_REACHED, judged
from tests.security.parts import ROOT

CLEAN: dict[str, Any] = {"name": "rich", "version": "15.0.0", "vulns": []}
UNSEEN: dict[str, Any] = {"name": "typer", "version": "0.29.2", "skip_reason": "not found"}
HOLED: dict[str, Any] = {
    "name": "pyyaml",
    "version": "5.3",
    "vulns": [{"id": "PYSEC-2021-142", "fix_versions": ["5.4"], "aliases": []}],
}


def test_no_known_hole_is_good_news() -> None:
    """It tells how many parts were looked at; one in two lists is one."""
    assert judged([CLEAN, CLEAN]) == (0, ["No hole is known in 1 parts."])


def test_a_known_hole_fails_and_says_what_to_take() -> None:
    """Also where others could not be looked at."""
    code, told = judged([CLEAN, HOLED, HOLED, UNSEEN])
    assert code == 1
    assert told == ["pyyaml 5.3 has a known hole, PYSEC-2021-142. Take 5.4."]


def test_a_list_out_of_reach_is_no_good_news() -> None:
    """pip-audit itself ends well where it could ask about nothing."""
    assert judged([UNSEEN]) == (2, [NOT_REACHED])
    assert judged([]) == (2, [NOT_REACHED])


def test_a_part_that_nobody_knows_is_named() -> None:
    """Of the others no hole is known."""
    code, (told,) = judged([CLEAN, UNSEEN])
    assert code == 2
    assert "typer" in told


def test_without_its_tools_the_audit_says_that_nobody_could_look() -> None:
    """In a sentence, without a traceback, and with exit code 2."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.security", "audit"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.strip() == NOT_REACHED
