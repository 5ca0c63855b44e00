"""Recordings beside a play: which text each speaks, and that a wrong one stops no play."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.acting.scenario import Recording, Scenario
from game.scenario.check import check
from game.scenario.load import load_scenario
from game.scenario.sound_files import MOST_BYTES

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt "
OGG = b"OggS\x00\x02" + b"\x00" * 22 + b"\x01\x1e\x01vorbis"

PLAY = """
format: 2
title: {en: "Doors", sv: "Dörrar"}
ages: 5-9
scenes:
  - name: two-doors
    line: {en: "Two doors!", sv: "Två dörrar!"}
    passed_on: {en: "In we go.", sv: "Då går vi in."}
    ways:
      - {show: happy, to: end, sign: {en: "Out", sv: "Ut"}, praise: {en: "Air!", sv: "Luft!"}}
      - {show: sad, to: end, sign: {en: "In", sv: "In"}}
"""


@pytest.fixture
def play_file(tmp_path: Path) -> Path:
    """A play in two languages, alone in a folder."""
    path = tmp_path / "doors.yaml"
    path.write_text(PLAY, encoding="utf-8")
    return path


def record(play_file: Path, name: str, content: bytes = OGG) -> Path:
    """Put a file among the play's recordings."""
    file = play_file.parent / "voices" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def recordings(play_file: Path) -> tuple[Recording, ...]:
    """Return the recordings of the play, which loads whatever lies there."""
    play = load_scenario(play_file)
    assert isinstance(play, Scenario)
    return play.recordings


def test_each_text_has_a_name_of_its_own(play_file: Path) -> None:
    """Title, fields of scenes, signs and praises of ways; each in its own language."""
    texts = {
        "en/doors/title.ogg": "Doors",
        "en/doors/two-doors-line.ogg": "Two doors!",
        "sv/doors/two-doors-passed_on.wav": "Då går vi in.",
        "sv/doors/two-doors-sign-1.ogg": "Ut",
        "en/doors/two-doors-praise-1.ogg": "Air!",
        "en/doors/two-doors-sign-2.ogg": "In",
    }
    for name in texts:
        record(play_file, name, WAV if name.endswith(".wav") else OGG)
    found = {Path(one.file): (one.words, one.language) for one in recordings(play_file)}
    assert found == {
        play_file.parent / "voices" / name: (text, name[:2]) for name, text in texts.items()
    }
    assert check([play_file]) == []


def test_a_play_without_recordings_has_none(play_file: Path) -> None:
    """Most plays have none, and nothing is said about it."""
    assert recordings(play_file) == ()
    assert check([play_file]) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("en/doors/title.ogg", b"no sound at all"),
        ("en/doors/title.ogg", WAV),
        ("en/doors/title.mp3", b""),
        ("en/doors/title.ogg", OGG + b"\x00" * MOST_BYTES),
        ("en/doors/title.flac", b"fLaC"),
        ("en/doors/titel.ogg", OGG),
        ("fi/doors/title.ogg", OGG),
    ],
)
def test_a_wrong_recording_is_left_out_and_told(play_file: Path, name: str, content: bytes) -> None:
    """The play is ready all the same; only `check` tells the author, once."""
    file = record(play_file, name, content)
    assert recordings(play_file) == ()
    (problem,) = check([play_file])
    assert problem.code in ("CU060", "CU061")
    assert problem.file == str(file)


def test_a_link_is_no_recording(play_file: Path, tmp_path: Path) -> None:
    """It could lead to any file of whoever plays an author's pack."""
    elsewhere = tmp_path / "diary.ogg"
    elsewhere.write_bytes(OGG)
    file = record(play_file, "en/doors/title.ogg")
    file.unlink()
    try:
        file.symlink_to(elsewhere)
    except OSError:
        pytest.skip("this system makes no links")
    assert recordings(play_file) == ()
    assert [problem.code for problem in check([play_file])] == ["CU061"]


def test_what_the_system_leaves_in_a_folder_is_no_recording(play_file: Path) -> None:
    """An author is not blamed for what a file manager hides there."""
    for name in (".DS_Store", "Thumbs.db"):
        record(play_file, f"en/doors/{name}", b"anything")
    assert check([play_file]) == []


def test_a_play_in_one_untold_language_takes_any_folder(tmp_path: Path) -> None:
    """The guide's first play tells no language; its recordings are heard all the same."""
    path = tmp_path / "mitten.yaml"
    path.write_text(
        'format: 2\ntitle: "Mitten"\nages: 5-9\n'
        'scenes:\n  - {name: snow, line: "Snow!", ask: sad}\n',
        encoding="utf-8",
    )
    file = record(path, "en/mitten/snow-line.ogg")
    assert recordings(path) == (Recording("Snow!", "", str(file)),)
    assert check([path]) == []
