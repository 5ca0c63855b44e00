"""The parts of the player: each licence read by somebody, each fit to be shipped."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

import pytest

from tests.security.parts import (
    ROOT,
    SHIPPABLE,
    Part,
    is_shippable,
    licences,
    pinned,
    wrong_licences,
)


def test_every_part_of_the_player_may_be_shipped() -> None:
    """What the lock pins has a licence that somebody has read, and that goes with the game's."""
    assert wrong_licences(pinned(), licences()) == []
    assert len(pinned()) > 40


def test_what_was_read_is_what_the_part_itself_says() -> None:
    """Where an installed part tells its licence as SPDX does, it is the same."""
    compared = 0
    for name, licence in licences().items():
        try:
            told = importlib.metadata.metadata(name).get("License-Expression")
        except importlib.metadata.PackageNotFoundError:
            continue
        if told and "+" not in told:
            assert told == licence, name
            compared += 1
    assert compared > 20


def test_a_new_part_waits_for_somebody_to_look() -> None:
    """A sentence names the part and the file."""
    (told,) = wrong_licences([Part("new-part", "1.0")], {})
    assert "new-part" in told
    assert "licences.toml" in told


def test_a_part_that_may_not_be_shipped_is_told() -> None:
    """And so is one that is no longer there."""
    told = wrong_licences([Part("closed", "1")], {"closed": "Proprietary", "gone": "MIT"})
    assert [one.split()[0] for one in told] == ["closed:", "gone"]


@pytest.mark.parametrize(
    ("expression", "may"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-2.0-or-later OR MPL-1.1", True),
        ("MIT AND GPL-3.0-only", False),
        ("MPL-2.0 AND MIT", True),
    ],
)
def test_one_way_to_ship_is_enough(expression: str, may: bool) -> None:
    """OR leaves a choice, AND asks for all."""
    assert is_shippable(expression) is may
    assert "GPL-3.0-only" not in SHIPPABLE


@pytest.mark.parametrize("name", ["tools.txt", "fuzz.txt"])
def test_nothing_is_fetched_unpinned(name: str) -> None:
    """Each line of a list of tools names one version and its checksums, and no place to get it."""
    text = (ROOT / "tests" / "security" / name).read_text(encoding="utf-8")
    starts = [line for line in text.splitlines() if line and not line.startswith(" ")]
    assert all("==" in line and line.endswith("\\") for line in starts)
    assert "--hash=sha256:" in text
    assert not re.search(r"https?://|--index|--find-links", text)


def test_ci_makes_the_bill_and_fails_for_a_hole() -> None:
    """But not where the list of holes is away, which is exit code 2."""
    told = Path(ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make sbom" in told
    assert "-m tests.security audit || [ $? -eq 2 ]" in told
