"""Beginning something new: whatever is answered, the file passes `check` at once."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from game import folders
from game.acting.expressions import EXPRESSIONS
from game.acting.scenario import Scenario
from game.cli_new import app
from game.scenario.check import check
from game.scenario.load import load_scenario
from game.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]
SCENARIO_FLAGS = (
    (
        ("--title", "The lost mitten"),
        ("--languages", "en,sv", "--title", "The mitten", "--title", "Vanten"),
        ("--languages", "sv", "--title", 'Trollets "hatt": nej'),
        ("--languages", "fr,en,sv", "--title", "The #1 hat"),
    ),
    ((), ("--ask", "fear"), ("--ask", "sad,happy,sad,neutral")),
    ((), ("--ages", "8-12", "--difficulty", "3")),
    ((), ("--author", "Ann: 'A' [Writer]", "--goal", "A sad face that turns")),
)


def new(*words: str) -> Result:
    """Run `curtain-up new` without a terminal."""
    return CliRunner().invoke(app, words, catch_exceptions=True)


def trouble_of(*words: str) -> str:
    """Return the sentence with which `curtain-up new` refuses."""
    done = new(*words)
    assert isinstance(done.exception, Trouble), done.output
    return str(done.exception)


def test_every_combination_of_flags_passes_check(tmp_path: Path) -> None:
    """All at once: one check reads them all."""
    for number, flags in enumerate(itertools.product(*SCENARIO_FLAGS)):
        words = [word for group in flags for word in group]
        done = new("scenario", str(tmp_path / f"play-{number}.yaml"), *words)
        assert done.exit_code == 0, (words, done.output, done.exception)
    assert [str(problem) for problem in check([tmp_path])] == []


@pytest.mark.parametrize("face", [face.value for face in EXPRESSIONS])
def test_the_first_words_of_every_face_pass_check(face: str, tmp_path: Path) -> None:
    """In both languages; the modeline leads to a schema that is there."""
    file = tmp_path / "play.yaml"
    assert (
        new("scenario", str(file), "--languages", "en,sv", "--ask", face, "--ages", "3-4").exit_code
        == 0
    )
    assert check([file]) == []
    play = load_scenario(file)
    assert isinstance(play, Scenario)
    assert [scene.ask for scene in play.scenes] == [frozenset({face})]
    schema = re.search(r"\$schema=(\S+)", file.read_text("utf-8"))
    assert schema
    assert (file.parent / schema[1]).is_file()


@pytest.mark.parametrize(
    "flags",
    [
        (),
        ("--languages", "en,sv"),
        ("--languages", "sv", "--description", "En pjäs om snö"),
        ("--languages", "en,fr", "--title", "A", "--title", "B", "--description", "Snow: a lot"),
    ],
)
def test_a_new_pack_and_a_play_in_it_pass_check(flags: tuple[str, ...], tmp_path: Path) -> None:
    """Card, first play, and a second play that takes its languages from the card."""
    folder = tmp_path / "winter"
    assert new("pack", str(folder), "--licence", "MIT", "--author", "Ann", *flags).exit_code == 0
    done = new("scenario", str(folder / "snow.yaml"), "--ask", "sad")
    assert done.exit_code == 0, done.exception
    assert "author: Ann" in (folder / "snow.yaml").read_text("utf-8")
    assert check([folder]) == []


def test_without_a_place_it_goes_among_ones_own_plays() -> None:
    """The schemas lie beside it, and nothing is overwritten: the second gets another name."""
    for _ in range(2):
        assert new("scenario", "--title", "Åsas vante").exit_code == 0
    made = sorted(file.name for file in folders.user_plays().iterdir())
    assert made == ["asas-vante-2.yaml", "asas-vante.yaml", "pack.schema.json", "schema.json"]
    new("pack", "--title", "Winter", "--licence", "MIT", "--author", "Ann")
    card = (folders.user_plays() / "winter" / "pack.yaml").read_text("utf-8")
    assert card.startswith("# yaml-language-server: $schema=../pack.schema.json\n")
    assert check([folders.user_plays()]) == []


def test_a_schema_of_an_older_game_is_renewed_among_ones_own_plays(tmp_path: Path) -> None:
    """There it is the game's; elsewhere it may be somebody's own."""
    own = folders.user_plays()
    for place in (own, tmp_path / "elsewhere"):
        place.mkdir(parents=True)
        for name in ("schema.json", "pack.schema.json"):
            (place / name).write_text("{}", "utf-8")
        assert new("scenario", str(place / "a.yaml")).exit_code == 0
    assert (own / "schema.json").read_text("utf-8") == (
        ROOT / "scenarios" / "schema.json"
    ).read_text("utf-8")
    assert (tmp_path / "elsewhere" / "schema.json").read_text("utf-8") == "{}"


SCENE = """\
format: 2
title: "Hills"   # mine
ages: 5-9
scenes:
  # first
  - {name: hill, line: "Two doors. Choose!", ways: [
      {show: happy, to: garden, sign: Garden}, {show: angry, to: cave, sign: Cave}]}
  - name: garden
    line: "Roses! Show a smile."
    ask: happy
    next: end  # over

  - name: cave
    line: "A bat! Show an angry face."
    ask: angry
    next: end
"""


@pytest.mark.parametrize(
    ("flags", "ways"),
    [
        ((), {"garden": "end", "cave": None, "new": None}),
        (("--after", "garden"), {"garden": None, "new": "end", "cave": "end"}),
        (("--ask", "fear,surprise", "--line", "Boo! Show a face."), {"new": None}),
    ],
)
def test_a_new_scene_takes_its_place_in_the_story(
    flags: tuple[str, ...], ways: dict[str, str | None], tmp_path: Path
) -> None:
    """It leads to where the one before it led; comments stay; `check` has nothing to say."""
    file = tmp_path / "hills.yaml"
    file.write_text(SCENE, "utf-8")
    done = new("scene", str(file), "--name", "new", *flags)
    assert done.exit_code == 0, done.exception
    assert check([file]) == []
    play = load_scenario(file)
    assert isinstance(play, Scenario)
    assert ways.items() <= {scene.name: scene.next for scene in play.scenes}.items()
    assert "# mine" in file.read_text("utf-8")
    assert "  # first\n" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("scenario",), "write --title"),
        (("pack", "--title", "A"), "write --licence"),
        (("pack", "--title", "A", "--licence", "MIT"), "write --author"),
        (("scene", "hills.yaml"), "write --name"),
        (("scene", "nobody.yaml", "--name", "a"), "There is no such file"),
        (("scene", "hills.yaml", "--name", "cave"), "already there"),
        (("scene", "hills.yaml", "--name", "a", "--after", "hill"), "has doors"),
        (("scene", "hills.yaml", "--name", "a", "--after", "moon"), "The scenes are hill, garden"),
        (("scene", "hills.yaml", "--name", "A B"), "one word of small letters"),
        (("scenario", "hills.yaml"), "nothing is written over it"),
        (("scenario", "--title", "A", "--ask", "hapy"), "Did you mean “happy”?"),
        (("scenario", "--title", "A", "--ages", "9-5"), "like 5-9"),
        (("scenario", "--title", "A", "--difficulty", "9"), "from 1"),
        (("scenario", "--title", "A", "--languages", "swedish"), "Did you mean “sv”?"),
        (("scenario", "--title", "A", "--title", "B"), "2 texts for 1 languages"),
        (("scenario", "--title", "You feel sad"), "tells the child what it feels"),
        (("scenario", "--title", "A" * 141), "141 letters"),
        (("scenario", "--title", " "), "a few words"),
        (("scenario", "file/below.yaml", "--title", "A"), "can't be written"),
        (("pack", "hills.yaml", "--yes", "--title", "A"), "already there"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    words: tuple[str, ...], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing is written."""
    monkeypatch.chdir(tmp_path)
    Path("hills.yaml").write_text(SCENE, "utf-8")
    Path("file").write_text("", "utf-8")
    assert sentence in trouble_of(*words)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "hills.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty there")
def test_in_a_terminal_it_asks_and_asks_again(tmp_path: Path) -> None:
    """A slip is answered at once with a sentence; Enter takes what is usual."""
    import pty

    main, sub = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "game", "new", "scenario", str(tmp_path / "lost-mitten.yaml")],
        cwd=ROOT,
        stdin=sub,
        stdout=sub,
        stderr=sub,
        env={**os.environ, "LANG": "en_GB.UTF-8"},
    ) as running:
        os.close(sub)
        os.write(main, b"swedish\nen\n\nsad, hapy\nsad, happy\n\nAnn\n")
        told = b""
        while part := _read(main):
            told += part
        assert running.wait() == 0, told.decode()
    os.close(main)
    assert "Did you mean “sv”?" in told.decode()
    assert "Did you mean “happy”?" in told.decode()
    play = load_scenario(tmp_path / "lost-mitten.yaml")
    assert isinstance(play, Scenario)
    assert (play.title, play.ages, play.author) == ((("", "Lost mitten"),), (5, 9), "Ann")
    assert check([tmp_path]) == []


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end has closed
        return b""
