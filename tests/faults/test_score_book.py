"""Score books that are damaged, foreign, locked or of another time: nothing in them is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from game import words
from game.scorebook import sqlite
from game.scorebook.book import ScoreBook
from game.scorebook.records import BookError


@pytest.fixture(autouse=True)
def _english() -> None:
    words.use_language("en")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A sound book with forty players."""
    place = tmp_path_factory.mktemp("sound") / "scores.db"
    book = ScoreBook.open(place)
    for number in range(40):
        book.add_player(f"Player {number}", "fox")
    book.close()
    return place.read_bytes()


@pytest.fixture
def file(tmp_path: Path, sound: bytes) -> Path:
    """A copy of it."""
    place = tmp_path / "scores.db"
    place.write_bytes(sound)
    return place


@pytest.fixture
def opened() -> Iterator[Callable[[Path], ScoreBook]]:
    """Open books, and close them in the end."""
    books: list[ScoreBook] = []

    def open_book(place: Path) -> ScoreBook:
        books.append(ScoreBook.open(place))
        return books[-1]

    yield open_book
    for book in books:
        book.close()


def sql(file: Path, *orders: str) -> None:
    """Change a file behind the game's back."""
    with closing(sqlite3.connect(file)) as connection:
        for order in orders:
            connection.execute(order)
        connection.commit()


def damaged(whole: bytes, chance: Random) -> bytes:
    """Return a file with something wrong by chance: cut, overwritten, bits turned, or longer."""
    place, length = chance.randrange(len(whole)), chance.randrange(1, 3000)
    noise = chance.randbytes(length)
    return chance.choice(
        (
            whole[:place],
            whole[:place] + noise + whole[place + length :],
            whole[:place] + bytes(length) + whole[place + length :],
            bytes(byte ^ (chance.random() < 0.001) for byte in whole),
            whole + noise,
            noise + whole,
        )
    )


@pytest.mark.parametrize("seed", range(24))
def test_a_book_damaged_by_chance_opens_or_is_set_aside(
    file: Path, seed: int, opened: Callable[[Path], ScoreBook]
) -> None:
    """Never a traceback, always a book to write in, and no byte of the old one is gone."""
    content = damaged(file.read_bytes(), Random(seed))
    file.write_bytes(content)
    book = opened(file)
    if book.notice:
        assert file.with_name("scores.broken-1.db").read_bytes() == content
        assert book.players() == ()
    # Where SQLite finds nothing, a name or a day may still be nonsense.
    with suppress(BookError):
        assert len(book.players()) in (0, 40)
    with suppress(BookError):
        book.add_player("New", "cat")


def test_a_book_that_was_cut_to_nothing_is_told(
    file: Path, opened: Callable[[Path], ScoreBook]
) -> None:
    """Whoever has a copy can bring it back; of a book that was never there nothing is said."""
    file.write_bytes(b"")
    assert opened(file).notice == (
        f"The score book {file} was empty, so a new one is begun. "
        "If stars were in it, a copy of that file brings them back."
    )
    assert opened(file).notice is None
    assert opened(file.with_name("new.db")).notice is None


def test_a_log_without_its_book_is_kept(file: Path, opened: Callable[[Path], ScoreBook]) -> None:
    """SQLite would delete it: it may hold stars of the last evening."""
    file.write_bytes(b"")
    file.with_name("scores.db-wal").write_bytes(b"stars")
    assert "was damaged" in str(opened(file).notice)
    assert file.with_name("scores.broken-1.db-wal").read_bytes() == b"stars"


@pytest.mark.parametrize(
    "order",
    [
        "DROP TABLE performances",
        "ALTER TABLE players DROP COLUMN avatar",
        "UPDATE meta SET version = 'x'",
    ],
)
def test_a_book_in_pieces_is_set_aside(
    file: Path, order: str, opened: Callable[[Path], ScoreBook]
) -> None:
    """SQLite finds nothing wrong with it, but nobody could play from it."""
    sql(file, order)
    content = file.read_bytes()
    book = opened(file)
    aside = file.with_name("scores.broken-1.db")
    assert book.notice == (
        f"The score book was damaged. A new one is begun; the old one is kept as {aside}."
    )
    assert aside.read_bytes() == content
    book.add_player("New", "cat")


def test_a_day_that_is_no_day_is_a_sentence(
    file: Path, opened: Callable[[Path], ScoreBook]
) -> None:
    """The list of players says that it can't be read, and a guest plays on."""
    sql(file, "UPDATE players SET made_on = 'yesterday' WHERE id = 7")
    book = opened(file)
    with pytest.raises(BookError, match=r"^The score book can't be read \(.*yesterday"):
        book.players()


def test_a_database_of_another_program_is_left_alone(
    tmp_path: Path, opened: Callable[[Path], ScoreBook]
) -> None:
    """Somebody gave the wrong file to `--scores`: not one byte of it changes."""
    file = tmp_path / "places.sqlite"
    sql(file, "CREATE TABLE bookmarks (url TEXT)", "INSERT INTO bookmarks VALUES ('a')")
    content = file.read_bytes()
    book = opened(file)
    assert book.notice == (
        f"The file {file} belongs to another program, so I leave it alone. "
        "Tonight's stars will not be kept."
    )
    book.add_player("Kim", "fox")
    assert file.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["places.sqlite"]


def test_a_book_that_another_program_has_locked_is_told_and_whole_afterwards(
    file: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[Path], ScoreBook]
) -> None:
    """A backup, or whoever looks into the file: the evening goes on without the book."""
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        book = opened(file)
        assert "can't be opened (database is locked)" in (book.notice or "")
        book.add_player("Kim", "fox")
    again = opened(file)
    assert again.notice is None
    assert len(again.players()) == 40


def test_a_book_that_is_locked_in_mid_evening_is_told_and_goes_on(
    file: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[Path], ScoreBook]
) -> None:
    """Who writes reads a sentence; when the other program is done, the same book is written."""
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.1)
    book = opened(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookError, match=r"can't be written \(database is locked\)"):
            book.add_player("Kim", "fox")
        assert len(book.players()) == 40, "reading waits for nobody"
        other.execute("ROLLBACK")
    book.add_player("Kim", "fox")
    assert len(book.players()) == 41


@pytest.mark.parametrize(
    "folder", ["Åsa Öberg 日本", "what?", "50% #1", "a%20b", "it's; here", " ", "å" * 120]
)
def test_a_home_of_any_name_holds_its_book(
    tmp_path: Path, folder: str, opened: Callable[[Path], ScoreBook]
) -> None:
    """Signs that mean something in a URL mean nothing in a folder's name."""
    file = tmp_path / folder / "scores.db"
    player = opened(file).add_player("Kim", "fox")
    assert file.is_file()
    assert [entry.name for entry in tmp_path.iterdir()] == [folder]
    assert opened(file).players() == (player,)


def test_a_home_with_too_long_a_name_is_told(
    tmp_path: Path, opened: Callable[[Path], ScoreBook]
) -> None:
    """SQLite takes 500 bytes, the system 255 for one name; the evening goes on in memory."""
    deep = tmp_path.joinpath(*["deep" * 20] * 12) / "scores.db"
    long = tmp_path / ("å" * 300) / "scores.db"
    for file in (deep, long):
        book = opened(file)
        assert "Tonight's stars will not be kept." in (book.notice or "")
        book.add_player("Kim", "fox")
