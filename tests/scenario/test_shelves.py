"""Plays of the game, installed ones and one's own on one bill, each under a name of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import folders
from game.acting.scenario import Scenario
from game.scenario.shelves import Shelves, house_shelves

CARD = "format: 2\ntitle: Winter\nlanguages: [en]\nlicence: MIT\nauthor: Ann\n"
PLAY = "format: 2\ntitle: Snow\nages: 5-9\nscenes:\n  - {name: a, line: Show it!, ask: sad}\n"


def pack(folder: Path, *plays: str) -> Path:
    """Make a pack with `plays`."""
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(CARD, "utf-8")
    for name in plays:
        (folder / f"{name}.yaml").write_text(PLAY, "utf-8")
    return folder


@pytest.fixture
def shelves(tmp_path: Path) -> Shelves:
    """A small house: one shipped pack, one installed, and an author's pack and lone play."""
    pack(tmp_path / "shipped" / "spring", "frog")
    pack(tmp_path / "installed" / "winter", "snow")
    pack(tmp_path / "own" / "winter", "snow")
    (tmp_path / "own" / "hat.yaml").write_text(PLAY, "utf-8")
    return Shelves(tmp_path / "shipped", tmp_path / "installed", tmp_path / "own")


NAMES = ["my/hat", "my/winter/snow", "winter/snow", "spring/frog"]


def test_what_somebody_put_there_comes_first(shelves: Shelves) -> None:
    """Own plays, installed ones, the game's; an own pack and its installed copy are two."""
    assert [play.name for play in shelves.find().scenarios] == NAMES
    assert len(shelves.find().packs) == 3


@pytest.mark.parametrize("name", NAMES)
def test_every_play_on_the_bill_opens_by_its_name(name: str, shelves: Shelves) -> None:
    """As `play --scenario` and a bookmark name it."""
    play = shelves.open(name)
    assert isinstance(play, Scenario)
    assert play.name == name


def test_a_broken_own_play_hides_no_other(shelves: Shelves) -> None:
    """Nor does a broken card, or a pack that is still being installed."""
    (shelves.own / "broken.yaml").write_text("title: [", "utf-8")
    (pack(shelves.own / "odd", "a") / "pack.yaml").write_text("title: [", "utf-8")
    pack(shelves.installed / ".new-abc" / "winter", "a")
    pack(shelves.installed / ".old-winter", "a")
    found = shelves.find()
    assert [play.name for play in found.scenarios] == NAMES
    assert {Path(problem.file).name for problem in found.problems} == {"broken.yaml", "pack.yaml"}


def test_a_slip_in_a_name_finds_the_play_that_was_meant(shelves: Shelves) -> None:
    """Among all shelves."""
    problems = shelves.open("my/hatt")
    assert isinstance(problems, list)
    assert 'Did you mean "my/hat"?' in problems[0].sentence


def test_the_game_looks_into_the_users_folders() -> None:
    """What lies there is on tonight's bill; folders that are not there are no fault."""
    before = house_shelves().find()
    assert before.problems == ()
    folders.user_plays().mkdir(parents=True)
    (folders.user_plays() / "hat.yaml").write_text(PLAY, "utf-8")
    pack(folders.user_packs() / "winter", "snow")
    names = [play.name for play in house_shelves().find().scenarios]
    assert names[:2] == ["my/hat", "winter/snow"]
    assert len(names) == len(before.scenarios) + 2
