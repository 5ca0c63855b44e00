import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from game import words
from game.acting.bookmark import Bookmark
from game.scorebook import schema
from game.scorebook.book import ScoreBook
from game.scorebook.records import BookError, NicknameError, Performed, Player

DAY = date(2026, 11, 20)
PLAY = "first-steps/parcel"
PLACE = Bookmark("empty", 5, 2, 31.5)


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


def performances_of(book: ScoreBook, player_id: int) -> tuple[Performed, ...]:
    """Return what is written of a player, the oldest first."""
    table = schema.performances
    mine = select(table).where(table.c.player_id == player_id).order_by(table.c.id)
    with book._engine.connect() as connection:
        return tuple(Performed(**row._mapping) for row in connection.execute(mine))


def bytes_beside(file: Path) -> bytes:
    """Return everything in the folder of a book."""
    return b"".join(path.read_bytes() for path in sorted(file.parent.iterdir()))


def test_a_player_and_the_stars_are_there_the_next_evening(book: ScoreBook, file: Path) -> None:
    """Names in any script and pictures come back as they were."""
    made = [
        book.add_player(name, "fox", DAY)
        for name in ("Åsa-Örjan", "李小龍", "مريم", "🦊👩‍🚀", "O'Hara")
    ]
    performed = book.record(made[0].id, PLAY, 6, 41.5, DAY)
    book.close()
    again = ScoreBook.open(file)
    assert again.notice is None
    assert again.players() == tuple(made)
    assert again.players()[0] == Player(1, "Åsa-Örjan", "fox", DAY)
    assert performances_of(again, made[0].id) == (performed,)
    assert performed == Performed(1, made[0].id, PLAY, 6, 41.5, DAY)


def test_stars_add_up_and_the_best_is_the_players_own(book: ScoreBook) -> None:
    """Other children and other plays do not count; of equal performances the newest is best."""
    mine, other = book.add_player("Mine", "fox").id, book.add_player("Other", "owl").id
    assert book.stars_of(mine) == 0
    assert book.best(mine, PLAY) is None
    book.record(mine, PLAY, 4, 30.0, DAY)
    book.record(mine, PLAY, 6, 50.0, DAY)
    newest = book.record(mine, PLAY, 6, 70.0, DAY)
    book.record(mine, "first-steps/other", 9, 20.0, DAY)
    book.record(other, PLAY, 9, 20.0, DAY)
    assert book.stars_of(mine) == 25
    assert book.best(mine, PLAY) == newest


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Kim \t Lo ", "Kim Lo"), ("x" * 20, "x" * 20), ("e\u0301" * 20, "é" * 20)],
)
def test_a_nickname_is_trimmed(book: ScoreBook, typed: str, kept: str) -> None:
    """Blanks around it are the typist's, and a letter is one letter however it was typed."""
    assert book.add_player(typed, "fox").nickname == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (" \t ", "Please type a nickname."),
        ("x" * 21, "This nickname is too long: at most 20 letters."),
        ("bell\x07", "This nickname has a sign in it that can't be shown."),
    ],
)
def test_what_is_no_nickname_is_refused(book: ScoreBook, typed: str, sentence: str) -> None:
    """The child reads why, and nothing is kept."""
    with pytest.raises(NicknameError) as refused:
        book.add_player(typed, "fox")
    assert str(refused.value) == sentence
    assert book.players() == ()


def test_only_what_may_be_kept_has_a_column(book: ScoreBook, file: Path) -> None:
    """Nickname, picture, play, stars, seconds and days: nothing of a face (R6)."""
    with sqlite3.connect(file) as connection:
        columns = {
            table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
            if not table.startswith("sqlite_")
        }
    connection.close()
    assert columns == {
        "players": ["id", "nickname", "avatar", "made_on"],
        "performances": [
            *("id", "player_id", "play", "stars", "seconds", "performed_on", "is_whole"),
        ],
        "places": ["player_id", "play", "scene", "stars", "takes", "seconds", "left_on"],
        "meta": ["version"],
    }


def test_a_deleted_child_is_really_gone(book: ScoreBook, file: Path) -> None:
    """Not one byte of the nickname is left in any file, and the others stay."""
    gone = book.add_player("Zebulon Östersjö", "fox")
    stays = book.add_player("Stays", "owl")
    for _ in range(50):
        book.record(gone.id, "first-steps/zebulons-play", 6, 40.0, DAY)
    kept = book.record(stays.id, PLAY, 6, 40.0, DAY)
    assert "Östersjö".encode() in bytes_beside(file)
    book.delete_player(gone.id)
    left = bytes_beside(file)
    assert "Östersjö".encode() not in left
    assert b"zebulons-play" not in left
    assert book.players() == (stays,)
    assert performances_of(book, stays.id) == (kept,)
    assert book.add_player("New", "cat").id > stays.id > gone.id


def test_delete_everything_leaves_an_empty_book(book: ScoreBook, file: Path) -> None:
    """Damaged books that were set aside go too, and the next player can be added at once."""
    file.with_name("scores.broken-1.db").write_bytes("Östersjö".encode())
    player = book.add_player("Östersjö", "fox")
    book.record(player.id, PLAY, 6, 40.0, DAY)
    book.delete_everything()
    assert book.players() == ()
    assert "Östersjö".encode() not in bytes_beside(file)
    assert [path.name for path in file.parent.iterdir()] == ["scores.db"]
    book.add_player("New", "cat")


def test_what_is_older_than_the_limit_is_forgotten(book: ScoreBook, file: Path) -> None:
    """After 30 days a performance goes, and with the last one the player, but nobody new."""
    before = DAY - timedelta(days=31)
    absent = book.add_player("Absentia", "fox", before)
    regular = book.add_player("Regular", "owl", before)
    newcomer = book.add_player("Newcomer", "cat", DAY)
    book.record(absent.id, PLAY, 6, 40.0, before)
    book.record(regular.id, PLAY, 5, 40.0, before)
    recent = book.record(regular.id, PLAY, 4, 40.0, DAY - timedelta(days=30))
    assert book.forget_older_than(30, DAY) == 2
    assert book.players() == (regular, newcomer)
    assert performances_of(book, regular.id) == (recent,)
    assert b"Absentia" not in bytes_beside(file)
    assert book.forget_older_than(30, DAY) == 0


def test_stars_for_a_child_that_was_deleted_meanwhile_are_refused(book: ScoreBook) -> None:
    """A second copy of the game may have deleted the player."""
    player = book.add_player("Kim", "fox")
    book.delete_player(player.id)
    with pytest.raises(BookError, match=r"^This player is no longer in the score book\.$"):
        book.record(player.id, PLAY, 6, 40.0, DAY)


def test_a_play_that_was_left_goes_on_at_the_same_scene(book: ScoreBook, file: Path) -> None:
    """The next evening knows scene and stars so far; the place of another play is another."""
    kim, lo = book.add_player("Kim", "fox").id, book.add_player("Lo", "owl").id
    assert book.place_of(kim, PLAY) is None
    book.keep_place(kim, PLAY, Bookmark("parcel", 3, 1, 12.0), DAY)
    book.keep_place(kim, PLAY, PLACE, DAY)
    book.close()
    again = ScoreBook.open(file)
    assert again.place_of(kim, PLAY) == PLACE
    assert again.place_of(kim, "first-steps/other") is None
    assert again.place_of(lo, PLAY) is None
    again.keep_place(kim, PLAY, None, DAY)
    assert again.place_of(kim, PLAY) is None


def test_stars_of_a_play_half_played_are_neither_lost_nor_doubled(book: ScoreBook) -> None:
    """They count while the play waits, and at its bow once, in the whole performance."""
    kim = book.add_player("Kim", "fox").id
    book.keep_place(kim, PLAY, PLACE, DAY)
    assert book.stars_of(kim) == 5
    assert book.best(kim, PLAY) is None, "a play that was not brought to its end has no best"
    book.record(kim, PLAY, 8, 44.0, DAY)
    assert book.stars_of(kim) == 8
    assert book.place_of(kim, PLAY) is None


def test_beginning_anew_keeps_the_stars_of_before(book: ScoreBook) -> None:
    """What was played counts, but is no play to its end: no best and no sticker come of it."""
    kim = book.add_player("Kim", "fox").id
    book.keep_place(kim, PLAY, PLACE, DAY)
    for _ in range(2):
        book.set_place_aside(kim, PLAY)
    assert book.place_of(kim, PLAY) is None
    assert book.stars_of(kim) == 5
    assert book.best(kim, PLAY) is None
    assert performances_of(book, kim) == (Performed(1, kim, PLAY, 5, 31.5, DAY, is_whole=False),)
    book.record(kim, PLAY, 4, 20.0, DAY)
    assert book.stars_of(kim) == 9
    best = book.best(kim, PLAY)
    assert best is not None
    assert best.stars == 4


def test_the_place_of_a_deleted_child_is_really_gone(book: ScoreBook, file: Path) -> None:
    """With the player, and with everything."""
    gone = book.add_player("Gone", "fox").id
    book.keep_place(gone, "first-steps/zebulons-play", PLACE, DAY)
    assert b"zebulons-play" in bytes_beside(file)
    book.delete_player(gone)
    assert book.place_of(gone, "first-steps/zebulons-play") is None
    assert b"zebulons-play" not in bytes_beside(file)
    other = book.add_player("Other", "fox").id
    book.keep_place(other, "first-steps/zebulons-play", PLACE, DAY)
    book.delete_everything()
    assert b"zebulons-play" not in bytes_beside(file)


def test_a_place_is_forgotten_after_the_kept_days(book: ScoreBook, file: Path) -> None:
    """A recent one keeps its player, an old one goes, and the player with it."""
    before = DAY - timedelta(days=31)
    absent, recent = (
        book.add_player("Absent", "fox", before),
        book.add_player("Recent", "owl", before),
    )
    book.keep_place(absent.id, "first-steps/zebulons-play", PLACE, before)
    book.keep_place(recent.id, PLAY, PLACE, DAY - timedelta(days=30))
    book.forget_older_than(30, DAY)
    assert book.players() == (recent,)
    assert book.place_of(recent.id, PLAY) == PLACE
    assert b"zebulons-play" not in bytes_beside(file)


def test_a_place_for_a_child_that_was_deleted_meanwhile_is_refused(book: ScoreBook) -> None:
    """A second copy of the game may have deleted the player."""
    with pytest.raises(BookError, match=r"^This player is no longer in the score book\.$"):
        book.keep_place(99, PLAY, PLACE, DAY)


FIRST_VERSION = """
CREATE TABLE players (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, nickname TEXT NOT NULL,
    avatar TEXT NOT NULL, made_on DATE NOT NULL);
CREATE TABLE performances (id INTEGER NOT NULL, player_id INTEGER NOT NULL, play TEXT NOT NULL,
    stars INTEGER NOT NULL CHECK (stars >= 0), seconds FLOAT NOT NULL CHECK (seconds >= 0),
    performed_on DATE NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(player_id) REFERENCES players (id) ON DELETE CASCADE);
CREATE INDEX performances_by_player ON performances (player_id, play);
CREATE TABLE meta (version INTEGER NOT NULL);
INSERT INTO meta VALUES (1);
INSERT INTO players VALUES (1, 'Kim', 'fox', '2026-11-20');
INSERT INTO performances VALUES (1, 1, 'first-steps/parcel', 6, 41.5, '2026-11-20');
"""


def tables_of(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the columns of every table, with their types and what they demand."""
    connection = sqlite3.connect(file)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
    tables = {
        name: [tuple(row[1:4]) for row in connection.execute(f"PRAGMA table_info({name})")]
        for (name,) in names
        if not name.startswith("sqlite_")
    }
    connection.close()
    return tables


def test_a_book_of_the_first_version_learns_to_keep_places(book: ScoreBook, file: Path) -> None:
    """Its performances stay and count as whole, and it becomes what a new book is."""
    old = file.with_name("old.db")
    connection = sqlite3.connect(old)
    connection.executescript(FIRST_VERSION)
    connection.close()
    again = ScoreBook.open(old)
    assert again.notice is None
    assert again.best(1, PLAY) == Performed(1, 1, PLAY, 6, 41.5, DAY)
    again.keep_place(1, PLAY, PLACE, DAY)
    assert again.place_of(1, PLAY) == PLACE
    again.delete_player(1)
    assert again.place_of(1, PLAY) is None
    again.close()
    assert tables_of(old) == tables_of(file)


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


def test_a_book_that_can_no_longer_be_written_says_so(book: ScoreBook, file: Path) -> None:
    """The play goes on; who writes reads a sentence and no traceback."""
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
    book: ScoreBook, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing in it changes but its form; the older game then leaves it alone."""
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
    book: ScoreBook, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a migration would leave a book that no version can read."""
    player = book.add_player("Kim", "fox")
    book.close()
    older = schema.MIGRATIONS
    monkeypatch.setattr(schema, "MIGRATIONS", (*older, add_and_fail))
    assert "can't be opened" in (ScoreBook.open(file).notice or "")
    monkeypatch.setattr(schema, "MIGRATIONS", older)
    again = ScoreBook.open(file)
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
"""


def start_writer(file: Path, name: str, count: int) -> subprocess.Popen[str]:
    """Start another copy of the game that writes `count` performances of one player."""
    root = str(Path(__file__).parents[2])
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(file), name, str(count)],
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


def test_two_copies_of_the_game_share_the_book(file: Path) -> None:
    """Both begin the same new book and write at once; each star arrives."""
    writers = [start_writer(file, name, 40) for name in ("One", "Other")]
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    book = ScoreBook.open(file)
    assert sorted(player.nickname for player in book.players()) == ["One", "Other"]
    assert [book.stars_of(player.id) for player in book.players()] == [240, 240]


def test_the_light_part_of_the_book_is_light() -> None:
    """Screens may know players without waiting for SQLAlchemy."""
    code = "import sys; from game.scorebook import records; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
