import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from game import folders, words
from game.settings import Difficulty, Settings, load_settings, save_settings, system_language


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own folder and the English language."""
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "en")
    words.use_language("en")
    return tmp_path


def test_a_first_start_has_the_usual_settings_and_nothing_to_say(home: Path) -> None:
    """Nothing is written until somebody sets something."""
    assert load_settings() == (Settings(), None)
    assert list(home.iterdir()) == []


def test_what_was_set_is_there_the_next_time(home: Path) -> None:
    """Every kind of value comes back as it was."""
    chosen = Settings(
        language="sv",
        difficulty=Difficulty.BRAVE,
        voice_volume=0.25,
        camera="klipp på svenska.mp4",
        window=(1024, 600),
        full_screen=True,
        text_scale=1.5,
    )
    assert save_settings(chosen) is None
    assert load_settings() == (chosen, None)
    assert [path.name for path in home.iterdir()] == ["settings.json"]


def test_a_child_chooses_how_long_to_hold() -> None:
    """Gentle, normal and brave hold for 0.6, 1.0 and 1.5 seconds."""
    assert [each.dwell for each in Difficulty] == [0.6, 1.0, 1.5]


@pytest.mark.parametrize("content", ["{oh no", "[1, 2]", '"text"', "\x00\x01", "[" * 100_000])
def test_a_file_that_is_no_settings_file_is_kept_aside(home: Path, content: str) -> None:
    """The game starts with the usual settings, says so, and loses nothing."""
    (home / "settings.json").write_text(content, encoding="utf-8")
    settings, sentence = load_settings()
    assert settings == Settings()
    assert sentence == (
        "The settings could not be understood, so the usual ones are used. "
        f"The old file is kept as {home / 'settings.broken-1.json'}."
    )
    assert (home / "settings.broken-1.json").read_text(encoding="utf-8") == content


def test_a_second_broken_file_does_not_replace_the_first(home: Path) -> None:
    """Each gets its own number."""
    for content in ("first", "second"):
        (home / "settings.json").write_text(content, encoding="utf-8")
        load_settings()
    assert (home / "settings.broken-1.json").read_text(encoding="utf-8") == "first"
    assert (home / "settings.broken-2.json").read_text(encoding="utf-8") == "second"


def test_one_odd_value_costs_only_itself(home: Path) -> None:
    """The other settings are kept, unknown ones of a newer game do no harm."""
    saved = {"language": "sv", "voice_volume": 7, "window": "huge", "hats": 3, "keep_days": True}
    (home / "settings.json").write_text(json.dumps(saved), encoding="utf-8")
    settings, sentence = load_settings()
    assert settings == replace(Settings(), language="sv")
    assert sentence == (
        f"I don't understand keep_days, voice_volume, window in {home / 'settings.json'}. "
        "The usual values are used there."
    )


def test_a_folder_that_cannot_be_written_gives_a_sentence(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the folder's name is taken by a file, the play goes on with what was chosen."""
    (home / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv(folders.HOME_VARIABLE, str(home / "file"))
    sentence = save_settings(Settings())
    assert sentence is not None
    assert sentence.startswith("The settings could not be saved in ")
    assert sentence.endswith("They last until you leave.")


def test_a_save_that_fails_leaves_the_old_settings(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk at the last moment costs the new settings only, and leaves no scraps."""
    save_settings(Settings(language="sv"))

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left on device" in (save_settings(Settings(language="en")) or "")
    assert load_settings()[0].language == "sv"
    assert [path.name for path in home.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "wrong", [{"voice_speed": 9.0}, {"text_scale": 0.5}, {"window": (10, 10)}, {"camera": ""}]
)
def test_code_cannot_make_settings_out_of_bounds(wrong: dict[str, object]) -> None:
    """Text below 24 px (scale 1) and the like are a programmer's error."""
    with pytest.raises(ValueError, match="is not"):
        Settings(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "language"),
    [("sv_SE.UTF-8", "sv"), ("sv", "sv"), ("en_GB", "en"), ("de_DE.UTF-8", "en"), ("C", "en")],
)
def test_the_first_language_is_the_systems(
    monkeypatch: pytest.MonkeyPatch, code: str, language: str
) -> None:
    """A Swedish computer starts in Swedish, any other in English."""
    monkeypatch.setenv("LANGUAGE", code)
    assert system_language() == language
    assert Settings().language == language


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="GTK's file is Linux's")
@pytest.mark.parametrize(
    ("content", "is_still"),
    [
        ("[Settings]\ngtk-enable-animations=false\n", True),
        ("[Settings]\ngtk-enable-animations = 0\n", True),
        ("[Settings]\ngtk-enable-animations=true\n", False),
        ("[Settings]\ngtk-theme-name=Breeze 100%\n", False),
        ("gtk-enable-animations=false", False),
        ("\x00\xff", False),
        (None, False),
    ],
)
def test_a_desktop_that_keeps_still_opens_a_theatre_that_keeps_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, is_still: bool
) -> None:
    """The first start follows the system; what an adult sets afterwards counts for more."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    if content is not None:
        (tmp_path / "gtk-3.0").mkdir()
        (tmp_path / "gtk-3.0" / "settings.ini").write_text(content, encoding="latin-1")
    assert Settings().reduced_motion is is_still
    save_settings(Settings(reduced_motion=not is_still))
    assert load_settings()[0].reduced_motion is not is_still
