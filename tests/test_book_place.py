"""Where the score book is: a file, the usual file, or a school's server that nobody gets to see."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game import cli, words
from game.acting.bookmark import Bookmark
from game.book_place import SCORES_VARIABLE, is_shared, read_book, scores_place
from game.folders import HOME_VARIABLE
from game.house_book import HouseBook
from game.late import Late
from game.scorebook.school_book import SchoolBook
from game.screens.ribbon import record_beside, set_beside
from game.trouble import Trouble
from tests.postgres import postgres, postgres_session

__all__ = ["postgres", "postgres_session"]

SECRET = "open-sesame"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep everything in a folder of this test, in English."""
    words.use_language("en")
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.delenv(SCORES_VARIABLE, raising=False)
    return tmp_path / "home"


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://kim:{SECRET}@school/stars",
        f"postgresql+psycopg://kim:{SECRET}@school",
        f"postgresql+psycopg://kim:{SECRET}@school:port/stars",
        f"postgresql+psycopg://kim:{SECRET}@more@school/stars",
        f"postgresql+psycopg://school/stars?password={SECRET}&pasword={SECRET}",
        f"postgresql+psycopg://school/stars?connect_timeout={SECRET}&x=1",
        f"://{SECRET}",
    ],
)
def test_a_wrong_url_is_told_without_its_secret(url: str) -> None:
    """A sentence says what to do; the window does not open, so that a technician sees it."""
    with pytest.raises(Trouble) as told:
        scores_place(url)
    assert SECRET not in str(told.value)
    assert "--scores" in str(told.value)
    done = CliRunner().invoke(cli.app, ["play", "--scores", url])
    assert isinstance(done.exception, Trouble)
    assert SECRET not in done.output + str(done.exception)


def test_the_variable_says_where_the_book_is(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is typed goes before it, and nothing at all means the usual file."""
    monkeypatch.setenv(SCORES_VARIABLE, f"mysql://kim:{SECRET}@school/stars")
    with pytest.raises(Trouble):
        scores_place(None)
    read_book(scores_place(str(tmp_path / "typed.db")), 30).close()
    assert (tmp_path / "typed.db").exists()
    monkeypatch.setenv(SCORES_VARIABLE, str(tmp_path / "set.db"))
    read_book(scores_place(None), 30).close()
    assert (tmp_path / "set.db").exists()
    monkeypatch.setenv(SCORES_VARIABLE, " ")
    read_book(scores_place(None), 30).close()
    assert (home / "scores.db").exists()


def test_a_server_that_is_not_there_holds_nobody_up(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Children play, stars wait on the laptop, and after a moment a sentence says so."""
    url = f"postgresql+psycopg://kim:{SECRET}@127.0.0.1:1/stars"
    book = HouseBook(Late(lambda: read_book(scores_place(url), 30)))
    begun = time.monotonic()
    with pytest.raises(OSError, match=r"^The school's score book can't be reached now\."):
        book.players()
    book.record(7, "first-steps/parcel", 6, 40.0)
    until = begun + 6
    while book.notice() is None and time.monotonic() < until:
        time.sleep(0.02)
    assert (book.notice() or "").startswith("The school's score book can't be reached. Stars are")
    book.close()
    written = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"first-steps/parcel" in written
    for secret in (SECRET, "kim", "127.0.0.1", "stars?"):
        assert secret.encode() not in written
    heard = capfd.readouterr()
    assert SECRET not in heard.out + heard.err


def test_two_laptops_of_a_school_share_one_book(
    postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A child that signs in on one is known on the other, with all stars."""

    def laptop(name: str) -> HouseBook:
        monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / name))
        late = Late(lambda: read_book(scores_place(postgres), 30))
        assert isinstance(late.value(), SchoolBook)
        return HouseBook(late)

    one, other = laptop("one"), laptop("other")
    kim = eventually(lambda: one.add_player("Kim", "fox"))
    one.record(kim.id, "first-steps/parcel", 6, 40.0)
    assert eventually(lambda: other.players()[0]).nickname == "Kim"
    until = time.monotonic() + 5
    while eventually(lambda: other.stars_of(kim.id)) < 6 and time.monotonic() < until:
        time.sleep(0.05)
    assert other.stars_of(kim.id) == one.stars_of(kim.id) == 6
    assert other.best(kim.id, "first-steps/parcel") == 6
    for book in (one, other):
        book.close()


def test_what_was_played_with_others_counts_beside_a_childs_own_place(
    postgres: str, home: Path
) -> None:
    """On a server as at home: neither lost nor doubled, whichever brought more stars."""
    book = HouseBook(Late(lambda: read_book(scores_place(postgres), 30)))
    kim = eventually(lambda: book.add_player("Kim", "fox")).id
    play, own = "first-steps/parcel", Bookmark("empty", 3, 1, 12.0)
    stars = 0
    for left, brought in ((1, 2), (5, 6)):
        book.keep_place(kim, play, own)
        set_beside(book, kim, play, Bookmark("", left, 1, 5.0))
        assert book.place_of(kim, play) == own
        record_beside(book, kim, play, brought, 20.0)
        assert book.place_of(kim, play) == own
        stars += left + brought
        expect_stars(book, kim, stars + own.stars)
    book.record(kim, play, 9, 40.0)
    assert book.place_of(kim, play) is None
    expect_stars(book, kim, stars + 9)
    book.close()


def expect_stars(book: HouseBook, player: int, stars: int) -> None:
    """Wait until a child has so many stars, and see that there are no more then."""
    until = time.monotonic() + 5
    while eventually(lambda: book.stars_of(player)) != stars and time.monotonic() < until:
        time.sleep(0.05)
    assert book.stars_of(player) == stars


def eventually(ask):
    """Ask until the server has been reached, for some seconds."""
    until = time.monotonic() + 5
    while True:
        try:
            return ask()
        except (OSError, IndexError):
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def test_only_a_server_takes_stars_off_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is ours, whether it is named or not; what the variable says counts too."""
    assert not is_shared(None)
    assert not is_shared("scores.db")
    assert is_shared("postgresql+psycopg://kim@school/stars")
    monkeypatch.setenv(SCORES_VARIABLE, "postgresql+psycopg://kim@school/stars")
    assert is_shared(None)
