"""What is deleted is gone, from the file as well."""

from datetime import timedelta
from pathlib import Path

import pytest

from game.scorebook.book import ScoreBook
from game.scorebook.records import BookError
from tests.scorebook.reading import DAY, PLACE, PLAY, Traces, performances_of


def test_a_deleted_child_is_really_gone(book: ScoreBook, traces: Traces) -> None:
    """Not one byte of the nickname is left in any file, and the others stay."""
    gone = book.add_player("Zebulon Östersjö", "fox")
    stays = book.add_player("Stays", "owl")
    for _ in range(50):
        book.record(gone.id, "first-steps/zebulons-play", 6, 40.0, DAY)
    kept = book.record(stays.id, PLAY, 6, 40.0, DAY)
    assert "Östersjö".encode() in traces()
    book.delete_player(gone.id)
    left = traces()
    assert "Östersjö".encode() not in left
    assert b"zebulons-play" not in left
    assert book.players() == (stays,)
    assert performances_of(book, stays.id) == (kept,)
    assert book.add_player("New", "cat").id > stays.id > gone.id


def test_delete_everything_leaves_an_empty_book(book: ScoreBook, traces: Traces) -> None:
    """And the next player can be added at once."""
    player = book.add_player("Östersjö", "fox")
    book.record(player.id, PLAY, 6, 40.0, DAY)
    assert "Östersjö".encode() in traces()
    book.delete_everything()
    assert book.players() == ()
    assert "Östersjö".encode() not in traces()
    book.add_player("New", "cat")


def test_damaged_books_that_were_set_aside_go_too(file_book: ScoreBook, file: Path) -> None:
    """They may hold the name."""
    file.with_name("scores.broken-1.db").write_bytes("Östersjö".encode())
    file_book.delete_everything()
    assert [path.name for path in file.parent.iterdir()] == ["scores.db"]


def test_what_is_older_than_the_limit_is_forgotten(book: ScoreBook, traces: Traces) -> None:
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
    assert b"Absentia" not in traces()
    assert book.forget_older_than(30, DAY) == 0


def test_stars_for_a_child_that_was_deleted_meanwhile_are_refused(book: ScoreBook) -> None:
    """A second copy of the game may have deleted the player."""
    player = book.add_player("Kim", "fox")
    book.delete_player(player.id)
    with pytest.raises(BookError, match=r"^This player is no longer in the score book\.$"):
        book.record(player.id, PLAY, 6, 40.0, DAY)


def test_the_place_of_a_deleted_child_is_really_gone(book: ScoreBook, traces: Traces) -> None:
    """With the player, and with everything."""
    gone = book.add_player("Gone", "fox").id
    book.keep_place(gone, "first-steps/zebulons-play", PLACE, DAY)
    assert b"zebulons-play" in traces()
    book.delete_player(gone)
    assert book.place_of(gone, "first-steps/zebulons-play") is None
    assert b"zebulons-play" not in traces()
    other = book.add_player("Other", "fox").id
    book.keep_place(other, "first-steps/zebulons-play", PLACE, DAY)
    book.delete_everything()
    assert b"zebulons-play" not in traces()


def test_a_place_is_forgotten_after_the_kept_days(book: ScoreBook, traces: Traces) -> None:
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
    assert b"zebulons-play" not in traces()


def test_a_place_for_a_child_that_was_deleted_meanwhile_is_refused(book: ScoreBook) -> None:
    """A second copy of the game may have deleted the player."""
    with pytest.raises(BookError, match=r"^This player is no longer in the score book\.$"):
        book.keep_place(99, PLAY, PLACE, DAY)
