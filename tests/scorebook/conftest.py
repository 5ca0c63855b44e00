"""A new book for each test: in a file, and once more in a database of a real server."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from game import words
from game.scorebook.book import ScoreBook
from tests.postgres import postgres, postgres_session
from tests.scorebook.reading import Reopen, bytes_beside

__all__ = ["postgres", "postgres_session"]


@pytest.fixture(autouse=True)
def english() -> None:
    """Have all sentences in English."""
    words.use_language("en")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file for a book, in a folder that does not exist yet."""
    return tmp_path / "spel på svenska" / "scores.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> str | Path:
    """Say where the book is: in a file, or at a URL."""
    name = "file" if request.param == "sqlite" else "postgres"
    found: str | Path = request.getfixturevalue(name)
    return found


@pytest.fixture
def reopen(place: str | Path) -> Iterator[Reopen]:
    """Open the book once more, as the next evening or another laptop does; closed at the end."""
    with ExitStack() as books:

        def reopened() -> ScoreBook:
            opened = ScoreBook.open(place)
            books.callback(opened.close)
            return opened

        yield reopened


@pytest.fixture
def book(reopen: Reopen) -> ScoreBook:
    """Open a new book."""
    opened = reopen()
    assert opened.notice is None
    return opened


@pytest.fixture
def file_book(file: Path) -> Iterator[ScoreBook]:
    """Open a new book in a file."""
    opened = ScoreBook.open(file)
    yield opened
    opened.close()


@pytest.fixture
def traces(place: str | Path) -> Callable[[], bytes]:
    """Return what reads all that lies on the disk of a book: its files, or its database's."""
    return lambda: bytes_of_database(place) if isinstance(place, str) else bytes_beside(place)


def bytes_of_database(url: str) -> bytes:
    """Return the files of a database once the server has brought its log into them."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        folder = connection.execute(text("SHOW data_directory")).scalar_one()
        mine = text("SELECT oid FROM pg_database WHERE datname = current_database()")
        number = connection.execute(mine).scalar_one()
    engine.dispose()
    return b"".join(path.read_bytes() for path in (Path(folder) / "base" / str(number)).iterdir())
