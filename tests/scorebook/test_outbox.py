"""Slips that wait on a laptop: durable, shared by two games, gone when they should be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url

from game.classroom.records import Slip
from game.scorebook.book import ScoreBook
from game.scorebook.outbox import Outbox, forget_old_boxes
from game.scorebook.records import BookError
from game.scorebook.server import outbox_name
from tests.scorebook.reading import DAY, PLAY

SLIP = Slip("kim-1", 7, 3, PLAY, 2, 12.5, DAY)


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Outbox]:
    """Open a new box, in a folder that does not exist yet."""
    opened = Outbox(tmp_path / "ny mapp" / "outbox-1.db")
    yield opened
    opened.close()


def slips_in(box: Outbox) -> list[Slip]:
    """Return what waits, in order."""
    return [slip for _, slip in box.waiting()]


def test_slips_wait_in_order_until_they_are_taken_out(box: Outbox) -> None:
    """The next start of the game finds them as they were."""
    other = replace(SLIP, key="lo-1", play="first-steps/åäö 🦊", is_whole=True)
    box.put(SLIP)
    box.put(other)
    box.close()
    again = Outbox(box.file)
    assert again.notice is None
    assert slips_in(again) == [SLIP, other]
    again.take_out(SLIP)
    assert slips_in(again) == [other]
    again.take_out(other)
    assert again.is_empty()
    again.close()


def test_only_the_most_of_one_performance_waits(box: Outbox) -> None:
    """An older slip that comes late takes nothing away."""
    most = replace(SLIP, stars=4, seconds=30.0, is_whole=True)
    for slip in (SLIP, most, replace(SLIP, stars=3)):
        box.put(slip)
    assert slips_in(box) == [most]


def test_a_slip_that_grew_while_it_was_handed_in_stays(box: Outbox) -> None:
    """What is removed is what the server has, no more."""
    box.put(SLIP)
    grown = replace(SLIP, stars=3, seconds=20.0)
    box.put(grown)
    box.take_out(SLIP)
    assert slips_in(box) == [grown]


def test_two_games_on_one_laptop_share_the_box(box: Outbox) -> None:
    """Each sees what the other puts in and takes out."""
    other = Outbox(box.file)
    box.put(SLIP)
    other.put(replace(SLIP, key="lo-1"))
    assert [slip.key for slip in slips_in(box)] == ["kim-1", "lo-1"]
    other.take_out(SLIP)
    assert [slip.key for slip in slips_in(box)] == ["lo-1"]
    other.close()


@pytest.mark.parametrize("damage", [b"no box at all" * 500, b""])
def test_a_damaged_box_is_set_aside(box: Outbox, damage: bytes) -> None:
    """The next stars find a new one, and a sentence says so; an empty file is no damage."""
    box.put(SLIP)
    box.close()
    box.file.write_bytes(damage)
    again = Outbox(box.file)
    aside = box.file.with_name("outbox-1.broken-1.db")
    assert (again.notice is not None) == bool(damage) == aside.exists()
    if damage:
        assert str(aside) in (again.notice or "")
    again.put(SLIP)
    assert slips_in(again) == [SLIP]
    again.close()


def test_a_box_that_is_damaged_while_a_class_plays_is_replaced(box: Outbox) -> None:
    """One star is told as not kept; the next ones are kept again."""
    box.put(SLIP)
    other = Outbox(box.file)
    other.close()
    box.file.write_bytes(b"overwritten by something else" * 2000)
    for suffix in ("-wal", "-shm"):
        box.file.with_name(box.file.name + suffix).unlink(missing_ok=True)
    with pytest.raises(BookError, match=r"^Stars can't be kept on this computer \("):
        box.put(replace(SLIP, key="kim-2"))
    box.put(SLIP)
    assert SLIP in slips_in(box)


def test_where_nothing_can_be_kept_a_sentence_says_so(tmp_path: Path) -> None:
    """Stars still go out through memory."""
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    box = Outbox(tmp_path / "file" / "outbox-1.db")
    assert (box.notice or "").startswith("Stars can't be kept on this computer (")
    box.put(SLIP)
    assert slips_in(box) == [SLIP]
    box.close()


def test_what_is_let_go_of_is_gone_from_the_file(box: Outbox) -> None:
    """A child, a class, and what is old."""
    zebra = replace(SLIP, play="first-steps/zebulons-play")

    def left() -> bytes:
        return b"".join(path.read_bytes() for path in box.file.parent.iterdir())

    for forget in (
        lambda: box.forget_player(7),
        lambda: box.forget_group(3),
        lambda: box.forget_old(DAY + timedelta(days=31)),
    ):
        box.put(zebra)
        assert b"zebulons-play" in left()
        forget()
        assert box.is_empty()
        assert b"zebulons-play" not in left()


def test_others_stay_when_one_is_let_go_of(box: Outbox) -> None:
    """Thirty days are not too old."""
    box.put(SLIP)
    box.forget_player(8)
    box.forget_group(4)
    box.forget_old(DAY + timedelta(days=30))
    assert slips_in(box) == [SLIP]


def test_everything_of_a_book_at_home_takes_boxes_of_servers_too(box: Outbox) -> None:
    """A laptop that was at school keeps nothing of it then."""
    box.put(SLIP)
    box.close()
    book = ScoreBook.open(box.file.with_name("scores.db"))
    book.delete_everything()
    book.close()
    assert [path.name for path in box.file.parent.iterdir()] == ["scores.db"]


def test_the_box_of_a_server_that_is_used_no_more_goes_after_a_month(box: Outbox) -> None:
    """Nobody would ever hand its slips in."""
    box.put(SLIP)
    box.close()
    now = box.file.stat().st_mtime
    forget_old_boxes(box.file.parent, now + 29 * 86_400)
    assert box.file.exists()
    forget_old_boxes(box.file.parent, now + 31 * 86_400)
    assert not list(box.file.parent.iterdir())


def test_servers_do_not_mix_and_passwords_do_not_matter() -> None:
    """The name comes from host, port and database alone, and tells none of them."""
    url = "postgresql+psycopg://{}@{}/{}"
    name = outbox_name(make_url(url.format("kim:secret", "School.example", "stars")))
    same = outbox_name(make_url(url.format("lo:other", "school.example:5432", "stars")))
    assert name == same
    assert "school" not in name
    assert "stars" not in name
    others = {
        outbox_name(make_url(url.format("kim:secret", host, database)))
        for host, database in (
            ("school.example", "class"),
            ("school2.example", "stars"),
            ("school.example:5433", "stars"),
            ("", "stars?host=/run/one"),
            ("", "stars?host=/run/two"),
        )
    }
    assert len(others | {name}) == 6


def test_a_slip_of_today_is_today(box: Outbox) -> None:
    """Days come back as days."""
    box.put(replace(SLIP, day=date(2026, 2, 28)))
    assert slips_in(box)[0].day == date(2026, 2, 28)
