"""Every picture of the plays that come with the game: used, drawn whole, and simple."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game import folders
from game.acting.scenario import Scenario
from game.scenario.packs import find_scenarios, pack_folders

PLAYS = find_scenarios(folders.scenarios()).scenarios
PACKS = pack_folders(folders.scenarios())
PICTURES = sorted(path for pack in PACKS for path in pack.glob("pictures/*"))

# Bytes: a picture is read when its scene opens, and people mend it by hand. Two packs are older.
LARGEST_PICTURE = 12_500
LARGEST_OLD_PICTURE = 45_000
OLD_PACKS = ("first-steps", "many-ways")

# Where each scene has a picture of its own; in other packs a place may be seen twice.
OWN_PICTURES = ("at-home", "at-school", "many-ways")

# What SDL draws wrong or not at all, or what is not in the file.
FORBIDDEN = (
    *("<text", "<use", "<filter", "<mask", "clipPath", "<image", "class=", "<style", "href"),
    "dasharray",
)


def those_of(*packs: str) -> list[Scenario]:
    """Return the plays of these packs."""
    return [play for play in PLAYS if play.name.partition("/")[0] in packs]


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_every_scene_and_the_poster_have_a_picture(play: Scenario) -> None:
    """No scene opens before an empty stage."""
    assert all((play.poster, *(scene.picture for scene in play.scenes)))


@pytest.mark.parametrize("play", those_of(*OWN_PICTURES), ids=lambda play: play.name)
def test_no_picture_is_shown_for_two_scenes(play: Scenario) -> None:
    """Whoever goes on sees that the play goes on; one scene may be the one on the poster."""
    names = [scene.picture for scene in play.scenes]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("play", those_of("many-ways"), ids=lambda play: play.name)
def test_a_poster_of_many_ways_gives_no_scene_away(play: Scenario) -> None:
    """It is a picture of its own, and none of them is a copy."""
    names = [play.poster, *(scene.picture for scene in play.scenes)]
    assert len({(Path(play.pictures) / str(name)).read_bytes() for name in names}) == len(names)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_no_picture_is_unused(pack: Path) -> None:
    """Every picture belongs to a play of its pack."""
    plays = those_of(pack.name)
    used = {name for play in plays for name in (play.poster, *(one.picture for one in play.scenes))}
    assert {path.name for path in (pack / "pictures").iterdir()} == used


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_picture_can_be_drawn(picture: Path) -> None:
    """The game's own drawer of SVG shows all of it, and it is simple enough for any other."""
    source = picture.read_text(encoding="utf-8")
    is_old = picture.parts[-3] in OLD_PACKS
    assert len(source.encode()) <= (LARGEST_OLD_PICTURE if is_old else LARGEST_PICTURE)
    assert [each for each in FORBIDDEN if each in source] == []
    surface = pygame.image.load_sized_svg(picture, (240, 180))
    assert surface.get_size() == (240, 180)
    corners = ((0, 0), (239, 0), (0, 179), (239, 179))
    assert all(surface.get_at(corner).a == 255 for corner in corners)
    colours = {tuple(surface.get_at((x, y))) for x in range(0, 240, 6) for y in range(0, 180, 6)}
    assert len(colours) > 20
