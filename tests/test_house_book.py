"""The score book behind the screens: opened in the background, troubles as sentences."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from game.acting.bookmark import Bookmark
from game.house_book import HouseBook
from game.late import Late
from game.scorebook.book import ScoreBook
from game.screens.ribbon import record_beside, set_beside


def test_the_title_never_waits_for_the_book(tmp_path: Path) -> None:
    """While the book is being opened there is nothing to tell, and nobody waits."""
    may_open = threading.Event()

    def slowly() -> ScoreBook:
        may_open.wait(10)
        return ScoreBook.open(tmp_path / "scores.db")

    late = Late(slowly)
    late.start()
    book = HouseBook(late)
    assert book.notice() is None
    may_open.set()
    assert book.players() == ()
    book.close()


def test_stars_are_remembered_until_the_next_evening(tmp_path: Path) -> None:
    """What one evening records, the next one finds; the newest player comes first."""
    book = HouseBook(Late(lambda: ScoreBook.open(tmp_path / "scores.db")))
    ada = book.add_player("Ada", "fox")
    book.record(ada.id, "first-steps/sock-soup", 7, 31.5)
    book.record(ada.id, "first-steps/sock-soup", 9, 30.0)
    book.add_player("Bo", "owl")
    book.close()
    book = HouseBook(Late(lambda: ScoreBook.open(tmp_path / "scores.db")))
    assert [player.nickname for player in book.players()] == ["Bo", "Ada"]
    assert book.stars_of(ada.id) == 16
    assert book.best(ada.id, "first-steps/sock-soup") == 9
    assert book.best(ada.id, "first-steps/other") == 0
    book.close()


def test_without_consent_no_star_is_written(tmp_path: Path) -> None:
    """Keeping stars is a choice (R6)."""
    book = HouseBook(Late(lambda: ScoreBook.open(tmp_path / "scores.db")), keeps_stars=False)
    ada = book.add_player("Ada", "fox")
    book.record(ada.id, "first-steps/sock-soup", 9, 30.0)
    assert book.stars_of(ada.id) == 0
    book.close()


def test_a_guests_place_lasts_for_the_evening_and_is_nowhere_written(tmp_path: Path) -> None:
    """The same for a player whose stars are not kept; "delete everything" takes both."""
    place = Bookmark("empty", 3, 1, 12.0)
    book = HouseBook(Late(lambda: ScoreBook.open(tmp_path / "scores.db")), keeps_stars=False)
    ada = book.add_player("Ada", "fox").id
    for player in (None, ada):
        book.keep_place(player, "first-steps/sock-soup", place)
        assert book.place_of(player, "first-steps/sock-soup") == place
    book.set_place_aside(ada, "first-steps/sock-soup")
    assert book.place_of(ada, "first-steps/sock-soup") is None
    book.close()
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"sock-soup" not in written
    book.erase()
    assert book.place_of(None, "first-steps/sock-soup") is None
    book.close()


def test_a_deleted_player_is_in_no_file_and_the_others_stay(tmp_path: Path) -> None:
    """Name, stars and places are gone, those in memory too; another child's are as they were."""
    place = Bookmark("empty", 3, 1, 12.0)
    book = HouseBook(Late(lambda: ScoreBook.open(tmp_path / "scores.db")))
    ada, bo = book.add_player("Adalovelace", "fox").id, book.add_player("Bo", "owl").id
    for player in (ada, bo):
        book.record(player, "first-steps/sock-soup", 7, 31.5)
        book.keep_place(player, "first-steps/other", place)
    book.keep(False)
    book.keep_place(ada, "first-steps/other", place)
    book.delete_player(ada)
    assert book.place_of(ada, "first-steps/other") is None
    book.keep(True)
    assert [player.nickname for player in book.players()] == ["Bo"]
    assert (book.stars_of(ada), book.stars_of(bo)) == (0, 10)
    assert book.place_of(bo, "first-steps/other") == place
    book.close()
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"Adalovelace" not in written


def test_a_players_place_is_there_the_next_evening(tmp_path: Path) -> None:
    """It is in the book until the play came to its bow."""
    place = Bookmark("empty", 3, 1, 12.0)
    book = HouseBook(Late(lambda: ScoreBook.open(tmp_path / "scores.db")))
    ada = book.add_player("Ada", "fox").id
    book.keep_place(ada, "first-steps/sock-soup", place)
    book.close()
    book = HouseBook(Late(lambda: ScoreBook.open(tmp_path / "scores.db")))
    assert book.place_of(ada, "first-steps/sock-soup") == place
    assert book.place_of(None, "first-steps/sock-soup") is None
    book.record(ada, "first-steps/sock-soup", 9, 30.0)
    assert book.place_of(ada, "first-steps/sock-soup") is None
    book.close()


def test_a_bad_nickname_and_a_lost_player_get_a_sentence(tmp_path: Path) -> None:
    """Screens show the sentence and go on."""
    book = HouseBook(Late(lambda: ScoreBook.open(tmp_path / "scores.db")))
    with pytest.raises(ValueError, match="nickname"):
        book.add_player("   ", "fox")
    with pytest.raises(OSError, match="no longer"):
        book.record(99, "first-steps/sock-soup", 9, 30.0)
    book.close()


def test_a_book_that_cannot_be_opened_says_so_and_the_play_goes_on(tmp_path: Path) -> None:
    """A folder in the book's place: stars of the evening live in memory."""
    (tmp_path / "scores.db").mkdir()
    book = HouseBook(Late(lambda: ScoreBook.open(tmp_path / "scores.db")))
    assert book.add_player("Ada", "fox").nickname == "Ada"
    assert "will not be kept" in (book.notice() or "")
    book.close()


def test_what_is_played_with_others_leaves_the_own_place_alone(tmp_path: Path) -> None:
    """Stars add up, a play broken off is no whole one, and Ada goes on where she was."""
    book = HouseBook(Late(lambda: ScoreBook.open(tmp_path / "scores.db")))
    ada, play = book.add_player("Ada", "fox"), "first-steps/sock-soup"
    own = Bookmark("spoon", 3, 1, 9.0)
    book.keep_place(ada.id, play, own)
    set_beside(book, ada.id, play, Bookmark("", 2, 1, 5.0))
    assert (book.stars_of(ada.id), book.best(ada.id, play)) == (5, 0)
    assert book.place_of(ada.id, play) == own
    record_beside(book, ada.id, play, 4, 20.0)
    assert (book.stars_of(ada.id), book.best(ada.id, play)) == (9, 4)
    assert book.place_of(ada.id, play) == own
    book.close()
