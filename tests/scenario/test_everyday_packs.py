"""The everyday packs, at school and at home: whole in both languages, and good to look at."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.acting.expressions import Expression
from game.acting.scenario import Scenario, Scene, Strength, Text
from game.scenario.packs import find_scenarios

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
PACKS = ("at-school", "at-home")
PLAYS = [
    play
    for play in find_scenarios(SCENARIOS).scenarios
    if play.name.split("/", maxsplit=1)[0] in PACKS
]
PICTURES = [
    picture for pack in PACKS for picture in sorted((SCENARIOS / pack / "pictures").iterdir())
]
LANGUAGES = ("en", "sv")

# A picture is read when its scene opens; drawn by hand, it stays small (bytes).
LARGEST_PICTURE = 12_500

# What SDL draws wrong or not at all.
FORBIDDEN = ("<text", "<use", "<filter", "<mask", "clipPath", "<image", "class=", "<style", "dash")

# Letters of a sign for which two, and three, doors side by side have room.
LONGEST_SIGN = {2: 12, 3: 7}


def texts_of(scene: Scene) -> list[Text]:
    """Return all texts of a scene."""
    ways = [text for way in scene.ways for text in (way.sign, way.praise)]
    return [scene.line, scene.hint, scene.praise, scene.helped, scene.passed_on, *ways]


def asked(plays: list[Scenario]) -> set[Expression]:
    """Return every expression that these plays ask for."""
    scenes = [scene for play in plays for scene in play.scenes]
    return {each for scene in scenes for each in (*scene.ask, scene.then, *scene.partner) if each}


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_has_a_week_of_plays_from_easy_to_hard(pack: str) -> None:
    """At least seven plays, all expressions, choices and duets, and something for a beginner."""
    plays = [play for play in PLAYS if play.name.startswith(f"{pack}/")]
    scenes = [scene for play in plays for scene in play.scenes]
    assert len(plays) >= 7
    assert asked(plays) == set(Expression)
    assert {play.difficulty for play in plays} >= {1, 3, 4, 5}
    assert sum(any(scene.ways for scene in play.scenes) for play in plays) >= 2
    assert any(all(scene.partner for scene in play.scenes) for play in plays)
    assert {scene.strength for scene in scenes} == {None, Strength.A_LITTLE, Strength.BIG}
    assert any(scene.then for scene in scenes)


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_a_play_is_whole_in_both_languages(play: Scenario) -> None:
    """Three to six scenes; every text there is to write, in English and in Swedish."""
    assert 3 <= len(play.scenes) <= 6
    assert play.author == "Curtain Up"
    for scene in play.scenes:
        answers = [way.praise for way in scene.ways] or [scene.praise]
        assert all((*answers, scene.hint, scene.helped, scene.passed_on)), scene.name
    texts = [play.title, play.goal, *(text for scene in play.scenes for text in texts_of(scene))]
    for text in filter(None, texts):
        written = dict(text)
        assert tuple(written) == LANGUAGES
        assert len(set(written.values())) == 2, "not translated"


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_no_answer_is_told_twice(play: Scenario) -> None:
    """However a scene went, its answer is its own, so that another road is another story."""
    for language in LANGUAGES:
        answers = [
            dict(text)[language]
            for scene in play.scenes
            for text in texts_of(scene)
            if text and text != scene.hint
        ]
        assert len(set(answers)) == len(answers)


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_signs_have_room_on_their_doors(play: Scenario) -> None:
    """Words on a door are cut short by nobody."""
    for scene in (scene for scene in play.scenes if scene.ways):
        signs = [said for way in scene.ways for _, said in way.sign]
        assert max(map(len, signs)) <= LONGEST_SIGN[len(scene.ways)]


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_every_scene_has_a_picture_of_its_own(play: Scenario) -> None:
    """No picture is shown for two scenes; one scene may be the one on the poster."""
    names = [scene.picture for scene in play.scenes]
    assert None not in names
    assert len(set(names)) == len(names)
    assert play.poster


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_picture_can_be_drawn(picture: Path) -> None:
    """The game's own drawer of SVG shows all of it, and it is simple enough for any other."""
    source = picture.read_text(encoding="utf-8")
    assert len(source) <= LARGEST_PICTURE
    for forbidden in (
        "<text",
        "<use",
        "<filter",
        "<mask",
        "clipPath",
        "<image",
        "class=",
        "<style",
    ):
        assert forbidden not in source
    assert "dasharray" not in source
    surface = pygame.image.load_sized_svg(picture, (240, 180))
    corners = ((0, 0), (239, 0), (0, 179), (239, 179))
    assert all(surface.get_at(corner).a == 255 for corner in corners)
    colours = {tuple(surface.get_at((x, y))) for x in range(0, 240, 6) for y in range(0, 180, 6)}
    assert len(colours) > 20
