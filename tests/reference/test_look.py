"""Somebody who changed a screen looks at it without playing up to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game import words
from tests.reference import look


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.use_language("en")


def test_a_screen_is_saved_in_its_size(tmp_path: Path) -> None:
    """One file a stop, named after what it shows."""
    told = ["title", "pause", "--language", "sv", "--size", "640x400", "--out", str(tmp_path)]
    assert look.main(told) == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "pause-sv-640.png",
        "title-sv-640.png",
    ]
    assert pygame.image.load(tmp_path / "title-sv-640.png").get_size() == (640, 400)


def test_a_misspelt_stop_gets_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """And the nearest one; nothing is saved."""
    assert look.main(["titel"]) == 2
    assert capsys.readouterr().err == "There is no stop titel. Did you mean title?\n"


def test_all_stops_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """For whoever does not know their names."""
    assert look.main([]) == 0
    assert {"title", "stage_doors", "panel_now"} <= set(capsys.readouterr().out.split())
