from pathlib import Path

import pytest

from game import folders


def test_shipped_folders_are_found_in_a_checkout() -> None:
    """Beside game/ lie the translations that the game reads at its start."""
    assert (folders.assets() / "locale").is_dir()
    assert folders.models().name == "models"


def test_shipped_folders_inside_the_package_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wheel carries the folders in game/data, and a stranger's `assets` beside it is left."""
    package = tmp_path / "site-packages" / "game"
    (package / "data" / "assets").mkdir(parents=True)
    (package.parent / "assets").mkdir()
    monkeypatch.setattr(folders, "__file__", str(package / "folders.py"))
    assert folders.assets() == package / "data" / "assets"


def test_an_incomplete_game_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever starts half an installation reads what to do about it."""
    monkeypatch.setattr(folders, "__file__", str(tmp_path / "game" / "folders.py"))
    with pytest.raises(FileNotFoundError, match=r"folder models is missing .* install Curtain Up"):
        folders.models()


def test_saved_things_can_travel_with_the_game(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One variable moves settings and score book, to a stick for instance; nothing is made yet."""
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path / "stick"))
    assert folders.user_data() == folders.user_config() == tmp_path / "stick"
    assert not (tmp_path / "stick").exists()


def test_without_it_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each system's own folders are used, under the game's name."""
    monkeypatch.delenv(folders.HOME_VARIABLE, raising=False)
    for folder in (folders.user_data(), folders.user_config()):
        assert folder.is_absolute()
        assert "curtain-up" in folder.parts


def test_what_authors_make_lies_beside_what_players_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plays and packs travel on the same stick; without one, plays lie among the documents."""
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path))
    assert folders.user_plays() == tmp_path / "plays"
    assert folders.user_packs() == tmp_path / "packs"
    monkeypatch.delenv(folders.HOME_VARIABLE)
    assert folders.user_plays().name == "Curtain Up"
