"""The gallery: an example of everything that can be written in a play, small and right."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from game import folders
from game.rehearse import rehearse_play
from game.scenario.check import check
from game.scenario.format import PackFile, PlayFile
from game.scenario.marked_yaml import read_page
from game.scenario.packs import find_scenarios
from game.scenario.scene_format import PictureFile, SceneFile, WayFile
from tests.tiers import quick

GALLERY = folders.scenarios() / "gallery"
PLAYS = sorted(file for file in GALLERY.rglob("*.yaml") if file.name != "pack.yaml")

# Whose fields are whose, by the names that stand above them in a file.
OWNERS: dict[type[BaseModel], tuple[str, ...]] = {
    SceneFile: ("scenes",),
    WayFile: ("ways",),
    PictureFile: ("poster", "picture"),
}


def used_in(data: Any, model: type[BaseModel]) -> set[str]:
    """Return the fields of `model` that are written in a file of that model, or below it."""
    found: set[str] = set(data) & set(model.model_fields)
    waiting = list(data.items())
    while waiting:
        name, value = waiting.pop()
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                owner = next((one for one, names in OWNERS.items() if name in names), None)
                found |= {f"{owner.__name__}.{field}" for field in part} if owner else set()
                waiting += part.items()
    return found


def test_everything_that_can_be_written_has_an_example() -> None:
    """A new field of the format comes with a play that shows it."""
    used: set[str] = set()
    for file in PLAYS:
        used |= used_in(read_page(file.read_text("utf-8")).data, PlayFile)
    wanted = set(PlayFile.model_fields)
    wanted |= {f"{model.__name__}.{name}" for model in OWNERS for name in model.model_fields}
    assert wanted - used == set()
    card = read_page((GALLERY / "a-pack" / "pack.yaml").read_text("utf-8")).data
    assert set(card) == set(PackFile.model_fields)
    assert list(GALLERY.rglob("voices/*/*/*.wav")), "nobody shows where recordings lie"


def test_every_example_passes_check() -> None:
    """Without a word of advice, each with a comment that says what it is for."""
    assert check([GALLERY, GALLERY / "a-pack"]) == []
    for file in PLAYS:
        lines = file.read_text("utf-8").splitlines()
        assert lines[0].startswith("# yaml-language-server: $schema=../")
        assert (file.parent / lines[0].partition("=")[2]).is_file()
        assert lines[1].startswith("# ")


@pytest.mark.parametrize("file", quick(PLAYS[::8], PLAYS), ids=lambda file: file.stem)
def test_every_example_can_be_played(file: Path) -> None:
    """The understudy performs it to the bow."""
    assert rehearse_play(scenario=str(file)).performed


def test_no_example_is_on_the_bill() -> None:
    """Children choose among stories, and these are none."""
    names = [play.name for play in find_scenarios(folders.scenarios()).scenarios]
    assert not any("gallery" in name or "a-pack" in name for name in names)


def test_the_guide_lists_every_example(root: Path) -> None:
    """By the name of its file, and none that is not there."""
    guide = (root / "scenarios" / "README.md").read_text("utf-8")
    listed = set(re.findall(r"\]\(gallery/([^)]+)\)", guide))
    assert listed == {file.relative_to(GALLERY).as_posix() for file in PLAYS} | {"a-pack/pack.yaml"}
