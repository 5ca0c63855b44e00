"""The commands of `curtain-up pack` as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from game import folders
from game.cli_pack import app
from game.trouble import Trouble

CARD = "format: 2\ntitle: Winter\nlanguages: [en]\nlicence: MIT\nauthor: Ann [red]Writer[/red]\n"
PLAY = "format: 2\ntitle: Snow\nages: 5-9\nscenes:\n  - {name: a, line: Show it!, ask: sad}\n"


@pytest.fixture
def winter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack, with the author in the folder above it."""
    folder = tmp_path / "Winter Tales"
    folder.mkdir()
    (folder / "pack.yaml").write_text(CARD, "utf-8")
    (folder / "snow.yaml").write_text(PLAY, "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def pack(*words: str | Path) -> Result:
    """Run `curtain-up pack` without a terminal."""
    return CliRunner().invoke(app, [str(word) for word in words])


def trouble_of(*words: str | Path) -> str:
    """Return the sentence with which a command refuses."""
    done = pack(*words)
    assert isinstance(done.exception, Trouble), done.output
    return str(done.exception)


def test_a_pack_is_built_under_a_name_that_every_computer_can_write(winter: Path) -> None:
    """The folder's name may have spaces and capitals; the pack's has none."""
    done = pack("build", winter)
    assert done.exit_code == 0, done.exception
    assert Path("winter-tales.curtainpack.zip").is_file()
    done = pack("install", "winter-tales.curtainpack.zip")
    assert "1 play installed." in done.output
    assert "curtain-up play --scenario winter-tales/snow" in done.output


def test_a_pack_with_faults_is_not_built(winter: Path) -> None:
    """The problems are shown as `check` shows them; advice alone stops nobody."""
    play = winter / "snow.yaml"
    play.write_text(PLAY.replace("ask: sad", "ask: sadd"), "utf-8")
    done = pack("build", winter)
    assert done.exit_code == 1
    assert f"{play}:5:" in done.output
    assert "1 fault to mend" in done.output
    assert list(Path().glob("*.zip")) == []
    play.write_text(PLAY.replace("title: Snow", "title: Zorblaxian"), "utf-8")
    assert pack("build", winter).exit_code == 0


def test_all_packs_are_listed_and_one_is_removed(winter: Path) -> None:
    """A stranger's brackets are letters; a card that can't be read hides no other pack."""
    pack("build", winter)
    pack("install", "winter-tales.curtainpack.zip")
    (folders.user_plays() / "odd").mkdir(parents=True)
    (folders.user_plays() / "odd" / "pack.yaml").write_text("title: [", "utf-8")
    done = pack("list")
    assert done.exit_code == 0
    assert "[red]" in done.output
    assert "odd can't be read." in done.output
    told = {
        entry["name"]: entry
        for entry in json.loads(pack("list", "--json").stdout.split("odd can't")[0])
    }
    assert told["winter-tales"]["origin"] == "installed"
    assert told["winter-tales"]["author"] == "Ann [red]Writer[/red]"
    assert told["first-steps"]["origin"] == "shipped"
    assert told["odd"]["readable"] is False
    assert "write --yes" in trouble_of("remove", "winter-tales")
    assert pack("remove", "winter-tales", "--yes").exit_code == 0
    assert "winter-tales" not in pack("list").output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("build", "nowhere"), "There is no folder nowhere."),
        (("build", "."), "has no pack.yaml"),
        (("install", "nowhere.zip"), "There is no file nowhere.zip."),
        (("install", "."), "can't be unpacked"),
        (("build", "Winter Tales", "--out", "file/below.zip"), "can't be written"),
        (("remove", "nobody"), "No pack called “nobody” is installed."),
        (("remove", "first-steps", "--yes"), "comes with the game and stays"),
    ],
)
@pytest.mark.usefixtures("winter")
def test_wrong_use_gives_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    """Never a traceback."""
    Path("file").write_text("", "utf-8")
    assert sentence in trouble_of(*words)


@pytest.mark.usefixtures("winter")
def test_where_nothing_can_be_written_a_sentence_says_so() -> None:
    """A file in the place of the folder, as good as a disk that is full."""
    pack("build", "Winter Tales")
    folders.user_data().mkdir(parents=True)
    folders.user_packs().write_text("", "utf-8")
    assert "can't be written to" in trouble_of("install", "winter-tales.curtainpack.zip")
    assert pack("list").exit_code == 0


def test_a_title_gives_the_terminal_no_orders(winter: Path) -> None:
    """A stranger's card may hold the letters by which terminals are coloured, cleared and named."""
    orders = 'title: "\\e[2J\\e]0;me\\aWin\\u202eter"\n'
    (winter / "pack.yaml").write_text(CARD.replace("title: Winter\n", orders), "utf-8")
    assert pack("build", winter).exit_code == 0
    told = pack("install", "winter-tales.curtainpack.zip").output + pack("list").output
    assert "Winter" in told
    assert not {"\x1b", "\a", "\u202e"} & set(told)
