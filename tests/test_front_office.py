"""The front office with real files: what is changed is saved, what is deleted is gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game import folders, words
from game.front_office import FrontOffice
from game.house_book import HouseBook
from game.late import Late
from game.scorebook.book import ScoreBook
from game.settings import Difficulty, Settings, load_settings, save_settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own folder and the English language."""
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "en")
    words.use_language("en")
    return tmp_path


def test_a_change_holds_at_once_and_the_next_evening() -> None:
    """Every part is told, and the file has it."""
    told: list[Settings] = []
    office = FrontOffice(Settings(), Settings(), told.append, lambda: None)
    brave = replace(Settings(), difficulty=Difficulty.BRAVE, text_scale=1.5)
    assert office.change(brave) is None
    assert told == [brave]
    assert load_settings() == (brave, None)


def test_what_was_asked_for_one_evening_is_not_saved() -> None:
    """The understudy of the command line stays tonight's, whatever else an adult changes."""
    tonight = replace(Settings(), camera="understudy")
    office = FrontOffice(tonight, Settings(), lambda settings: None, lambda: None)
    office.change(replace(tonight, text_scale=2.0))
    saved, _ = load_settings()
    assert (saved.camera, saved.text_scale) == ("0", 2.0)


def test_a_change_taken_back_is_saved_too() -> None:
    """Louder, and as it was: the next evening is as it was, not louder."""
    office = FrontOffice(Settings(), Settings(), lambda settings: None, lambda: None)
    office.change(Settings(music_volume=1.0))
    office.change(Settings())
    assert load_settings() == (Settings(), None)


def test_delete_everything_leaves_nothing_of_players_or_settings(home: Path) -> None:
    """Not a byte of a nickname is left in any file, and the usual settings hold."""
    save_settings(Settings(language="en", text_scale=2.0))
    (home / "settings.broken-1.json").write_text('{"camera": "Grandma\'s camera"}')
    book = HouseBook(Late(lambda: ScoreBook.open(home / "scores.db")))
    for number in range(20):
        player = book.add_player(f"Zebulonia{number}", "fox")
        book.record(player.id, "first-steps/sock-soup", 7, 31.5)
    told: list[Settings] = []
    office = FrontOffice(Settings(text_scale=2.0), Settings(), told.append, book.erase)
    assert office.erase_everything() is None
    assert told[-1] == Settings(language="en")
    assert book.players() == ()
    book.close()
    assert not list(home.glob("settings*"))
    left = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"Zebulonia" not in left
    assert b"sock-soup" not in left


def test_what_cannot_be_deleted_is_a_sentence_and_nothing_is_applied() -> None:
    """The question stays open; nobody is told that all is gone."""
    told: list[Settings] = []

    def locked() -> None:
        raise OSError("The score book is locked.")

    office = FrontOffice(Settings(), Settings(), told.append, locked)
    assert office.erase_everything() == "The score book is locked."
    assert told == []


def test_stars_are_kept_or_not_from_the_moment_it_is_set(home: Path) -> None:
    """Switched off, a bow writes nothing; switched on again, it does."""
    book = HouseBook(Late(lambda: ScoreBook.open(home / "scores.db")))
    ada = book.add_player("Ada", "fox")
    book.keep(stars=False)
    book.record(ada.id, "first-steps/sock-soup", 7, 31.5)
    assert book.stars_of(ada.id) == 0
    book.keep(stars=True)
    book.record(ada.id, "first-steps/sock-soup", 7, 31.5)
    assert book.stars_of(ada.id) == 7
    book.close()
