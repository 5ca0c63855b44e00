"""From a file to a play, inside a pack and outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.acting.expressions import Expression
from game.acting.scenario import Scenario, in_language
from game.scenario.cards import Pack, read_pack
from game.scenario.load import load_scenario
from game.scenario.problem import Problem

PLAY = """\
title: The parcel
ages: 5-9
scenes:
  - name: parcel
    line: >
      A parcel!
      Show it a smile.
    ask: [happy, surprise]
    hold: 1.5 s
"""


def written(folder: Path, text: str, name: str = "play.yaml") -> Path:
    """Write a play and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def loaded(path: Path) -> Scenario:
    """Return the play at `path`, which has no problem."""
    play = load_scenario(path)
    assert isinstance(play, Scenario), play
    return play


def refused(path: Path) -> Problem:
    """Return the only problem of the play at `path`."""
    problems = load_scenario(path)
    assert isinstance(problems, list)
    assert len(problems) == 1
    return problems[0]


def test_a_lone_file_plays(tmp_path: Path) -> None:
    """It needs no pack, and what is left out has a sensible value."""
    play = loaded(written(tmp_path, PLAY))
    assert (play.name, play.ages, play.difficulty) == ("play", (5, 9), 1)
    assert in_language(play.title, "sv") == "The parcel"
    scene = play.scenes[0]
    assert scene.ask == {Expression.HAPPY, Expression.SURPRISE}
    assert scene.hold == 1.5
    assert in_language(scene.line, "en") == "A parcel! Show it a smile."
    assert (scene.hint, scene.praise, scene.picture) == ((), (), None)


def test_a_pack_names_its_plays_and_their_language(tmp_path: Path) -> None:
    """A plain text is in the only language of the pack."""
    folder = tmp_path / "winter"
    folder.mkdir()
    card = "title: Vinter\nlanguages: [sv]\nlicence: MIT\nauthor: Ann\n"
    written(folder, card, "pack.yaml")
    play = loaded(written(folder, PLAY.replace("The parcel", "Paketet")))
    assert play.name == "winter/play"
    assert play.title == (("sv", "Paketet"),)
    pack = read_pack(folder)
    assert isinstance(pack, Pack)
    assert (pack.name, pack.title, pack.languages) == ("winter", (("sv", "Vinter"),), ("sv",))


def test_pictures_are_found_beside_the_play(tmp_path: Path) -> None:
    """The folder travels with the play, so that the stage can open them."""
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    (pictures / "parcel.svg").write_text("<svg/>", encoding="utf-8")
    play = loaded(written(tmp_path, PLAY + "    picture: parcel.svg\nposter: parcel.svg\n"))
    assert (Path(play.pictures) / (play.scenes[0].picture or "")).is_file()
    assert play.poster == "parcel.svg"


def test_a_misspelt_picture_brings_the_right_one_to_mind(tmp_path: Path) -> None:
    """Large and small letters count, because on some computers they do."""
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    (pictures / "parcel.svg").write_text("<svg/>", encoding="utf-8")
    problem = refused(written(tmp_path, PLAY + "    picture: Parcel.svg\n"))
    assert problem.suggestion == "parcel.svg"


def test_a_link_is_no_picture(tmp_path: Path) -> None:
    """A pack cannot reach out of its folder."""
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    secret = written(tmp_path, "<svg/>", "secret.svg")
    try:
        (pictures / "parcel.svg").symlink_to(secret)
    except OSError:
        pytest.skip("this computer allows no links")
    assert refused(written(tmp_path, PLAY + "    picture: parcel.svg\n")).code == "CU027"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_from_any_editor_are_read(tmp_path: Path, newline: str, mark: str) -> None:
    """Line ends and byte order marks of Windows do no harm, and places stay right."""
    path = tmp_path / "play.yaml"
    path.write_bytes((mark + PLAY.replace("\n", newline)).encode("utf-8"))
    assert loaded(path).title
    path.write_bytes((mark + PLAY.replace("title", "titel").replace("\n", newline)).encode())
    problems = load_scenario(path)
    assert isinstance(problems, list)
    assert {(problem.line, problem.column) for problem in problems} == {(1, 1)}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("gone.yaml", "There is no such file. Check its name and folder."),
        (".", "This is a folder. Name a file in it, like my-play.yaml."),
        ("nul\0.yaml", "This file cannot be opened: its name cannot be used."),
    ],
)
def test_what_is_no_file_is_told_in_a_sentence(tmp_path: Path, name: str, sentence: str) -> None:
    """A wrong path never ends in a traceback."""
    assert refused(tmp_path / name).sentence == sentence


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    """Nobody writes a quarter of a megabyte for a few scenes."""
    problem = refused(written(tmp_path, "# " + "x" * 300_000))
    assert problem.sentence == "This file is larger than 256 KiB; a play never needs that much."


SOUNDING = (
    "format: 2\n"
    + PLAY
    + """\
    sound: ding.ogg
    picture: {file: parcel.svg, shows: {en: A parcel}}
poster: {file: parcel.svg, shows: A parcel}
"""
)


def test_pictures_and_sounds_come_with_a_scene(tmp_path: Path) -> None:
    """What a picture shows is a text like any other, and a sound is found beside the play."""
    for name in ("pictures/parcel.svg", "sounds/ding.ogg"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"OggS" + b" vorbis")
    play = loaded(written(tmp_path, SOUNDING.replace("{en: A parcel}", "A parcel")))
    assert play.poster_shows == play.scenes[0].picture_shows == (("", "A parcel"),)
    assert Path(play.sounds, play.scenes[0].sound or "").is_file()


@pytest.mark.parametrize("content", [None, b"no sound at all", b"RIFF    WAVE"])
def test_a_sound_that_cannot_be_played_is_silence(tmp_path: Path, content: bytes | None) -> None:
    """Missing, broken or of another kind: the play goes on without it."""
    for folder in ("pictures", "sounds"):
        (tmp_path / folder).mkdir()
    (tmp_path / "pictures" / "parcel.svg").write_text("<svg/>", encoding="utf-8")
    if content is not None:
        (tmp_path / "sounds" / "ding.ogg").write_bytes(content)
    play = loaded(written(tmp_path, SOUNDING.replace("{en: A parcel}", "A parcel")))
    assert play.scenes[0].sound is None


def test_what_a_picture_shows_is_translated_too(tmp_path: Path) -> None:
    """A text in one language among plain ones is told like everywhere."""
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "parcel.svg").write_text("<svg/>", encoding="utf-8")
    text = SOUNDING.replace("{en: A parcel}", "{en: A parcel, sv: Ett paket}")
    problems = load_scenario(written(tmp_path, text))
    assert isinstance(problems, list)
    assert {problem.code for problem in problems} == {"CU040"}


def test_letters_that_nobody_can_see_are_no_part_of_a_play(tmp_path: Path) -> None:
    """A zero, an order to a terminal and a turn of the line: no font takes them."""
    orders = 'title: "The\\0 mit\\e[2Jten \\u202eagain"\n'
    play = loaded(written(tmp_path, f"format: 2\n{orders}ages: 5-9\n{SCENE}"))
    assert play.title == (("", "The mit[2Jten again"),)


SCENE = "scenes:\n  - {name: a, line: Show it!, ask: sad}\n"
