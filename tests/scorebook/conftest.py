"""A new book for each test, in a folder that does not exist yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game import words
from game.scorebook.book import ScoreBook


@pytest.fixture(autouse=True)
def english() -> None:
    """Have all sentences in English."""
    words.use_language("en")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file for a book, in a folder that does not exist yet."""
    return tmp_path / "spel på svenska" / "scores.db"


@pytest.fixture
def book(file: Path) -> Iterator[ScoreBook]:
    """Open a new book."""
    opened = ScoreBook.open(file)
    yield opened
    opened.close()
