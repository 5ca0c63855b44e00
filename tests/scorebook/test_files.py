"""Files that are damaged, old, forbidden, or shared by two copies of the game."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection

from game.scorebook import schema
from game.scorebook.book import ScoreBook
from game.scorebook.records import BookError
from tests.scorebook.reading import DAY, PLAY, Reopen, performances_of


@pytest.mark.parametrize("damage", ["garbage", "middle", "short"])
def test_a_damaged_book_is_set_aside_and_nothing_lost(file: Path, damage: str) -> None:
    """The evening begins with a new book and a sentence; the old file is kept for a grown-up."""
    first = ScoreBook.open(file)
    for number in range(200):
        first.add_player(f"Player {number}", "fox")
    first.close()
    whole = file.read_bytes()
    content = {
        "garbage": b"This is not a score book." * 100,
        "middle": whole[:4096] + b"\xff" * 4096 + whole[8192:],
        "short": whole[:5000],
    }[damage]
    file.write_bytes(content)
    book = ScoreBook.open(file)
    aside = file.with_name("scores.broken-1.db")
    assert book.notice == (
        f"The score book was damaged. A new one is begun; the old one is kept as {aside}."
    )
    assert aside.read_bytes() == content
    assert book.players() == ()
    player = book.add_player("New", "cat")
    book.close()
    again = ScoreBook.open(file)
    assert again.notice is None
    assert again.players() == (player,)


def test_a_second_damaged_book_does_not_replace_the_first(file: Path) -> None:
    """Each gets its own number."""
    file.parent.mkdir()
    for content in (b"first" * 200, b"second" * 200):
        file.write_bytes(content)
        ScoreBook.open(file).close()
    assert file.with_name("scores.broken-1.db").read_bytes().startswith(b"first")
    assert file.with_name("scores.broken-2.db").read_bytes().startswith(b"second")


@pytest.mark.parametrize("place", ["a-file/scores.db", "a-folder"])
def test_where_no_book_can_be_kept_the_evening_goes_on(tmp_path: Path, place: str) -> None:
    """The stars last until the game ends, and a sentence says so."""
    (tmp_path / "a-file").write_text("no folder", encoding="utf-8")
    (tmp_path / "a-folder").mkdir()
    book = ScoreBook.open(tmp_path / place)
    assert book.notice is not None
    assert book.notice.startswith(f"The score book {tmp_path / place} can't be opened (")
    assert book.notice.endswith("Tonight's stars will not be kept.")
    player = book.add_player("Kim", "fox")
    book.record(player.id, PLAY, 6, 40.0, DAY)
    assert book.stars_of(player.id) == 6
    book.delete_everything()
    assert book.players() == ()
    book.close()


def test_an_unknown_database_gives_a_sentence_without_its_password() -> None:
    """A URL may hold a secret."""
    book = ScoreBook.open("nonsense://teacher:secret@school/scores")
    assert book.notice is not None
    assert "school/scores" in book.notice
    assert "secret" not in book.notice


def test_a_book_that_can_no_longer_be_written_says_so(file_book: ScoreBook, file: Path) -> None:
    """The play goes on; who writes reads a sentence and no traceback."""
    book = file_book
    book.add_player("Kim", "fox")
    file.write_bytes(b"overwritten by something else" * 500)
    with pytest.raises(BookError, match=r"^The score book can't be written \(.*\)\. Is the disk"):
        book.add_player("Lo", "owl")
    with pytest.raises(BookError, match=r"^The score book can't be read \(.*\)\.$"):
        book.players()


def add_a_column(connection: Connection) -> None:
    """Be the migration of some later version."""
    connection.exec_driver_sql("ALTER TABLE players ADD COLUMN hat TEXT")


def add_and_fail(connection: Connection) -> None:
    """Be a migration that breaks in its middle, on some player that it did not expect."""
    add_a_column(connection)
    if connection.exec_driver_sql("SELECT count(*) FROM players").scalar_one():
        connection.exec_driver_sql("ALTER TABLE nowhere ADD COLUMN hat TEXT")


def test_an_older_book_is_brought_up_to_date(
    file_book: ScoreBook, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing in it changes but its form; the older game then leaves it alone."""
    book = file_book
    book.add_player("Kim", "fox")
    book.close()
    older = schema.MIGRATIONS
    monkeypatch.setattr(schema, "MIGRATIONS", (*older, add_a_column))
    newer = ScoreBook.open(file)
    assert newer.notice is None
    assert [player.nickname for player in newer.players()] == ["Kim"]
    newer.close()
    content = file.read_bytes()
    monkeypatch.setattr(schema, "MIGRATIONS", older)
    again = ScoreBook.open(file)
    assert again.notice == (
        f"The score book {file} is from a newer Curtain Up. Tonight's stars will not be kept."
    )
    assert again.players() == ()
    assert file.read_bytes() == content


def test_a_migration_that_fails_changes_nothing(
    book: ScoreBook, reopen: Reopen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a migration would leave a book that no version can read."""
    player = book.add_player("Kim", "fox")
    book.close()
    older = schema.MIGRATIONS
    monkeypatch.setattr(schema, "MIGRATIONS", (*older, add_and_fail))
    assert "can't be opened" in (reopen().notice or "")
    monkeypatch.setattr(schema, "MIGRATIONS", older)
    again = reopen()
    assert again.notice is None
    assert again.players() == (player,)


WRITER = """
import sys
from datetime import date
from game.scorebook.book import ScoreBook

book = ScoreBook.open(sys.argv[1])
player = book.add_player(sys.argv[2], "fox")
print(player.id, flush=True)
for number in range(int(sys.argv[3])):
    book.record(player.id, "first-steps/parcel", 6, float(number), date(2026, 11, 20))
    print(number, flush=True)
book.close()
"""


def start_writer(place: str | Path, name: str, count: int) -> subprocess.Popen[str]:
    """Start another copy of the game that writes `count` performances of one player."""
    root = str(Path(__file__).parents[2])
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(place), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": root},
    )


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems have SIGKILL")
def test_a_game_that_is_killed_loses_nothing_that_it_had_kept(file: Path) -> None:
    """Killed in the middle of writing, three times over, every star that was given is there."""
    for kill, lines in enumerate((1, 7, 23)):
        writer = start_writer(file, f"Killed {kill}", 100_000)
        assert writer.stdout is not None
        with writer.stdout:
            player = int(writer.stdout.readline())
            kept = [int(writer.stdout.readline()) for _ in range(lines)]
            os.kill(writer.pid, signal.SIGKILL)
            writer.wait()
        book = ScoreBook.open(file)
        assert book.notice is None
        performed = [each.seconds for each in performances_of(book, player)]
        assert performed == [float(number) for number in range(len(performed))]
        assert len(performed) >= len(kept)
        book.close()


def test_two_copies_of_the_game_share_the_book(place: str | Path, reopen: Reopen) -> None:
    """Both begin the same new book and write at once; each star arrives."""
    writers = [start_writer(place, name, 20) for name in ("One", "Other")]
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    book = reopen()
    assert sorted(player.nickname for player in book.players()) == ["One", "Other"]
    assert [book.stars_of(player.id) for player in book.players()] == [120, 120]


def test_the_light_part_of_the_book_is_light() -> None:
    """Screens may know players without waiting for SQLAlchemy."""
    code = "import sys; from game.scorebook import records; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
