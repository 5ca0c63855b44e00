"""Finding plays: quickly, all of them, and by names that are nearly right."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import pytest

from game.acting.scenario import Scenario
from game.folders import DEFAULT_PLAY
from game.scenario.check import check
from game.scenario.packs import find_scenarios
from game.scenario.shelves import house_shelves


@pytest.fixture
def packs(root: Path, tmp_path: Path) -> Path:
    """A copy of the shipped packs that a test may spoil."""
    return Path(shutil.copytree(root / "scenarios", tmp_path / "scenarios"))


def test_the_play_that_nobody_had_to_choose_is_there(root: Path) -> None:
    """The default is a shipped play."""
    play = house_shelves().open(DEFAULT_PLAY)
    assert isinstance(play, Scenario)
    assert play.name == DEFAULT_PLAY


def test_the_easiest_plays_come_first(root: Path) -> None:
    """In a pack the difficulty never falls from one play to the next."""
    shelf = find_scenarios(root / "scenarios")
    for pack in shelf.packs:
        levels = [p.difficulty for p in shelf.scenarios if p.name.startswith(f"{pack.name}/")]
        assert levels == sorted(levels)
        assert levels
    assert shelf.scenarios[0].name == DEFAULT_PLAY


def test_a_dozen_plays_are_listed_in_a_tenth_of_a_second(root: Path) -> None:
    """The title screen never waits for its posters; processor time, as computers are shared."""
    times = []
    for _ in range(3):
        began = time.process_time()
        shelf = find_scenarios(root / "scenarios")
        times.append((time.process_time() - began) / max(1, len(shelf.scenarios)) * 12)
    # Where `make coverage` counts lines, everything takes longer.
    assert min(times) < (0.3 if sys.gettrace() else 0.1)


def test_a_broken_play_hides_no_other(packs: Path) -> None:
    """Its problems are told, and everything else can be played."""
    before = len(find_scenarios(packs).scenarios)
    (packs / "first-steps" / "broken.yaml").write_text("title: [", encoding="utf-8")
    shelf = find_scenarios(packs)
    assert len(shelf.scenarios) == before
    assert [Path(problem.file).name for problem in shelf.problems] == ["broken.yaml"]


def test_a_pack_with_a_broken_card_is_told_once(packs: Path) -> None:
    """Plays are not blamed for their card."""
    card = packs / "first-steps" / "pack.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("licence:", "license:"), "utf-8")
    shelf = find_scenarios(packs)
    assert "first-steps" not in {pack.name for pack in shelf.packs}
    assert not any(play.name.startswith("first-steps/") for play in shelf.scenarios)
    assert shelf.scenarios, "the other pack went too"
    assert {problem.code for problem in shelf.problems} == {"CU010", "CU011"}
    assert check([packs]) == list(shelf.problems)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    """No packs are no fault."""
    assert find_scenarios(tmp_path / "gone").scenarios == ()


@pytest.mark.parametrize(
    "wanted", ["birthday-parcel", "first-steps/birthday-parsel", "First-Steps/Birthday-Parcel"]
)
def test_a_name_that_is_nearly_right_finds_the_play(root: Path, wanted: str) -> None:
    """The sentence names the play that was meant."""
    problems = house_shelves().open(wanted)
    assert isinstance(problems, list)
    assert problems[0].sentence == (
        f'There is no play called "{wanted}". Did you mean "first-steps/birthday-parcel"?'
    )


def test_a_file_is_opened_by_its_path(root: Path) -> None:
    """A path to a play in a pack knows its pack."""
    path = root / "scenarios" / "first-steps" / "lost-kitten.yaml"
    play = house_shelves().open(str(path))
    assert isinstance(play, Scenario)
    assert play.name == "first-steps/lost-kitten"
