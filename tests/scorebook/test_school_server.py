"""A school's server: its address and password, its rights, and what happens without it."""

import builtins
import logging
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from game.scorebook import postgres as school
from game.scorebook.book import ScoreBook
from game.scorebook.records import BookError
from tests.postgres import PASSWORD
from tests.scorebook.lessons import found, slip, sums

GUIDE = Path(__file__).parents[2] / "game" / "scorebook" / "README.md"
REFUSED = "Tonight's stars will not be kept."


@contextmanager
def changed(url: str, **parts: Any) -> Iterator[str]:
    """Give `url` with other parts."""
    yield make_url(url).set(**parts).render_as_string(hide_password=False)


@pytest.mark.parametrize(
    "url",
    [
        "nonsense://teacher:secret@school/scores",
        "postgresql+psycopg://teacher:secret@127.0.0.1:1/scores",
        "postgresql://127.0.0.1:1/scores?user=teacher&password=secret",
        "postgresql://teacher:secret@127.0.0.1:port/scores",
        "postgresql://teacher:half@secret@127.0.0.1:1/scores",
        "postgresql://teacher:half/secret@127.0.0.1:1/scores",
        "postgresql://teacher:secret@127.0.0.1:1",
        "postgresql://teacher:secret@127.0.0.1:1/scores?nonsense=secret",
        "postgres://teacher:secret@127.0.0.1:1/scores",
        "://secret@",
    ],
)
def test_no_sentence_shows_a_password(
    url: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """However the address is wrong: not on the screen, in no log, and not in what is raised."""
    caplog.set_level(logging.DEBUG)
    book = ScoreBook.open(url)
    assert book.notice is not None
    assert book.notice.endswith(REFUSED)
    told = (book.notice, caplog.text, *capfd.readouterr(), repr(book._engine))
    assert not any("secret" in one or "half" in one for one in told), told


def test_a_wrong_password_gets_a_sentence_without_it(
    postgres: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The server's own words tell who was refused, and by whom."""
    caplog.set_level(logging.DEBUG)
    with changed(postgres, password="not-the-secret") as url:
        notice = ScoreBook.open(url).notice or ""
    assert "password authentication failed" in notice
    assert "\n" not in notice
    assert "secret" not in notice + caplog.text
    book = ScoreBook.open(postgres)
    found(book)
    book.close()
    assert PASSWORD not in caplog.text


def test_a_short_address_is_enough(postgres: str) -> None:
    """Technicians write postgresql://, as everywhere else."""
    with changed(postgres, drivername="postgresql") as url:
        book = ScoreBook.open(url)
        assert (book.notice, book.is_shared) == (None, True)
        book.close()


def test_without_the_driver_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The part for schools is installed apart."""
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == "psycopg":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    notice = ScoreBook.open("postgresql+psycopg://teacher:secret@127.0.0.1:1/scores").notice
    assert notice is not None
    assert 'pip install ".[school]"' in notice


def test_the_guides_orders_make_a_database_with_no_more_rights_than_needed(
    postgres: str,
) -> None:
    """A user who may do nothing else keeps a class, deletes it, and really rewrites the tables."""
    (orders,) = re.findall(r"```sql\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    admin = create_engine(postgres, isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            for order in filter(None, (one.strip() for one in orders.split(";"))):
                connection.execute(text(order))
            with changed(
                postgres, username="curtain_up", password="CHANGE-ME", database="curtain_up"
            ) as url:
                book = ScoreBook.open(url)
                assert book.notice is None
                group, (asa, *_) = found(book)
                before = _files_of(book)
                book.hand_in(slip(asa.id, group))
                book.delete_group(group.id)
                assert not set(before.values()) & set(_files_of(book).values())
                with book._reading() as own:
                    mine = "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles "
                    asked = text(mine + "WHERE rolname = current_user")
                    assert own.execute(asked).scalar_one() is False
                book.close()
    finally:
        with admin.connect() as connection:
            connection.execute(text("DROP DATABASE IF EXISTS curtain_up WITH (FORCE)"))
            connection.execute(text("DROP ROLE IF EXISTS curtain_up"))
        admin.dispose()


def _files_of(book: ScoreBook) -> Mapping[str, int]:
    """Return the number of the file of each table."""
    with book._reading() as connection:
        rows = connection.execute(
            text(
                "SELECT relname, relfilenode FROM pg_class WHERE relkind = 'r' AND relname IN "
                "('players', 'performances', 'places', 'groups', 'teams', 'members')"
            )
        )
        return {row.relname: row.relfilenode for row in rows}


def test_a_laptop_that_waits_too_long_for_another_gets_a_sentence(
    postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It tries again later; nothing of its slip is written, and nothing hangs."""
    monkeypatch.setattr(school, "BUSY_SECONDS", 1)
    book, other = ScoreBook.open(postgres), ScoreBook.open(postgres)
    group, (asa, *_) = found(book)
    mine = slip(asa.id, group)
    with other._writing() as connection:
        connection.execute(text("SELECT id FROM groups FOR UPDATE"))
        with pytest.raises(BookError, match=r"^The score book can't be written \(.*lock"):
            book.hand_in(mine)
    book.hand_in(mine)
    assert sums(book, group)[0] == 3
    book.close()
    other.close()


def test_a_laptop_that_vanished_while_it_wrote_holds_up_nobody(
    postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server lets go of what a laptop without a cable still held."""
    monkeypatch.setattr(school, "LOST_SECONDS", 1)
    lost = ScoreBook.open(postgres)
    monkeypatch.undo()
    book = ScoreBook.open(postgres)
    group, (asa, *_) = found(book)
    may_end = threading.Event()

    troubles = []

    def vanish() -> None:
        try:
            with lost._writing() as connection:
                connection.execute(text("SELECT id FROM groups FOR UPDATE"))
                may_end.wait(10)
                connection.execute(text("SELECT 1"))
        except BookError as trouble:
            troubles.append(trouble)

    laptop = threading.Thread(target=vanish)
    laptop.start()
    time.sleep(0.2)
    book.hand_in(slip(asa.id, group))
    may_end.set()
    laptop.join()
    assert len(troubles) == 1
    assert sums(book, group)[0] == 3
    book.close()
    lost.close()
