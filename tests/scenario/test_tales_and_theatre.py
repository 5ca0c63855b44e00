"""The packs "Fairy tales" and "A night at the theatre": whole, varied, drawn, and playable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.scenario import Scenario, Strength, in_language
from game.acting.stars import Outcome
from game.acting.take import SceneResult
from game.rehearsal import open_rehearsal
from game.scenario.packs import find_scenarios

ROOT = Path(__file__).resolve().parents[2]
PACKS = ("fairy-tales", "theatre-night")
PLAYS = [
    play
    for play in find_scenarios(ROOT / "scenarios").scenarios
    if play.name.partition("/")[0] in PACKS
]
SCENES = [scene for play in PLAYS for scene in play.scenes]
PICTURES = sorted(path for pack in PACKS for path in (ROOT / "scenarios" / pack).glob("pictures/*"))

# Bytes of a picture: small enough to be read and mended by hand.
LARGEST_PICTURE = 12 * 1024

# Video seconds in which the understudy has long bowed.
LONGEST_REHEARSAL = 90.0


def roads(play: Scenario, number: int | None = 0) -> Iterator[list[str]]:
    """Yield the names of the scenes on each road through the play, from scene `number` on."""
    if number is None:
        yield []
        return
    scene = play.scenes[number]
    for way in scene.ways or (None,):
        for road in roads(play, play.following(number, way)):
            yield [scene.name, *road]


def behind_door(play: Scenario, door: int) -> Scenario:
    """Return the play from its doors on, with number `door` first, which the understudy opens."""
    doors = next(number for number, scene in enumerate(play.scenes) if len(scene.ways) > door)
    first, *others = play.scenes[doors:]
    ways = (*first.ways[door:], *first.ways[:door])
    return replace(play, scenes=(replace(first, ways=ways), *others))


def rehearsed(play: Scenario) -> list[SceneResult]:
    """Let the understudy perform the play before the real eye; return how its scenes went."""
    with open_rehearsal(play) as rehearsal:
        while not rehearsal.is_over:
            assert rehearsal.seconds < LONGEST_REHEARSAL, rehearsal.stage.performance.scene.name
            rehearsal.look()
            rehearsal.play_on()
        return list(rehearsal.stage.performance.results)


OTHER_ROADS = [
    (play, door)
    for play in PLAYS
    for door in range(1, max(len(scene.ways) for scene in play.scenes))
    if next(roads(behind_door(play, door))) != next(roads(behind_door(play, 0)))
]


@pytest.mark.parametrize("pack", PACKS)
def test_each_pack_has_something_for_an_evening_and_for_every_child(pack: str) -> None:
    """Seven plays or more, from easy to hard, one of them a duet from beginning to end."""
    plays = [play for play in PLAYS if play.name.startswith(f"{pack}/")]
    assert len(plays) >= 7
    assert {play.difficulty for play in plays} == {1, 2, 3, 4, 5}
    assert any(all(scene.partner for scene in play.scenes) for play in plays)
    assert any(scene.ways for play in plays for scene in play.scenes)


def test_every_expression_is_asked_for_often() -> None:
    """Each of the seven in at least five scenes, whether alone, as a partner's, or after a turn."""
    asked = [face for scene in SCENES for face in (*scene.ask, scene.then, scene.partner) if face]
    assert {face: asked.count(face) >= 5 for face in EXPRESSIONS} == dict.fromkeys(
        EXPRESSIONS, True
    )


def test_doors_duets_sizes_and_turns_are_used() -> None:
    """Whoever knows the other packs finds more of what they can do."""
    assert sum(any(scene.ways for scene in play.scenes) for play in PLAYS) >= 4
    assert sum(any(scene.partner for scene in play.scenes) for play in PLAYS) >= 3
    assert {scene.strength for scene in SCENES} == {None, Strength.A_LITTLE, Strength.BIG}
    assert sum(bool(scene.then) for scene in SCENES) >= 4


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_the_story_answers_whatever_happens(play: Scenario) -> None:
    """Performed, helped or passed on, the audience hears how it goes on, each time otherwise."""
    assert 3 <= len(play.scenes) <= 6
    for scene in play.scenes:
        answers = [way.praise for way in scene.ways] or [scene.praise]
        assert all((*answers, scene.hint, scene.helped, scene.passed_on)), scene.name
    for language in ("en", "sv"):
        told = [
            in_language(text, language)
            for scene in play.scenes
            for text in (
                scene.line,
                scene.praise,
                scene.helped,
                scene.passed_on,
                *(way.praise for way in scene.ways),
            )
            if text
        ]
        assert len(set(told)) == len(told)


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_an_easy_play_asks_for_easy_faces_only(play: Scenario) -> None:
    """What a child of five finds first is smiles and big eyes; scared faces wait till six."""
    faces = {face for scene in play.scenes for face in scene.ask}
    if play.difficulty == 1:
        assert faces <= {Expression.HAPPY, Expression.SURPRISE}
    if any(scene.ask == {Expression.FEAR} for scene in play.scenes):
        assert play.ages[0] >= 6


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_picture_can_be_drawn(picture: Path) -> None:
    """The game's own drawer of SVG shows all of it, and it is simple enough for any other."""
    source = picture.read_text(encoding="utf-8")
    assert len(source.encode()) <= LARGEST_PICTURE
    for forbidden in ("<text", "<use", "<filter", "clipPath", "<image", "class=", "<style", "href"):
        assert forbidden not in source
    assert "dasharray" not in source
    surface = pygame.image.load_sized_svg(picture, (240, 180))
    assert all(
        surface.get_at(corner).a == 255 for corner in ((0, 0), (239, 0), (0, 179), (239, 179))
    )
    colours = {tuple(surface.get_at((x, y))) for x in range(0, 240, 6) for y in range(0, 180, 6)}
    assert len(colours) > 20


@pytest.mark.parametrize(
    ("play", "door"), OTHER_ROADS, ids=[f"{play.name}-{door}" for play, door in OTHER_ROADS]
)
def test_the_understudy_comes_home_by_every_other_road(play: Scenario, door: int) -> None:
    """From the doors on, before the real eye; first roads are rehearsed with all the plays."""
    chosen = behind_door(play, door)
    results = rehearsed(chosen)
    assert [result.scene.name for result in results] == next(roads(chosen))
    assert {result.outcome for result in results} == {Outcome.PERFORMED}
