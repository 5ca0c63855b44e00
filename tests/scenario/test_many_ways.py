"""The pack that shows all that a play can do: every ability is used, and every way leads home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.acting.expressions import Expression
from game.acting.scenario import Scenario, Scene, Strength, Text, in_language
from game.acting.stars import Outcome
from game.acting.take import SceneResult
from game.rehearsal import open_rehearsal
from game.scenario.fields import LONGEST_TEXT
from game.scenario.packs import find_scenarios
from game.scenario.telling import telling_words

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "scenarios" / "many-ways"
PLAYS = [
    play
    for play in find_scenarios(ROOT / "scenarios").scenarios
    if play.name.startswith(f"{PACK.name}/")
]
SCENES = [scene for play in PLAYS for scene in play.scenes]
LANGUAGES = ("en", "sv")

# Video seconds in which the understudy has long bowed.
LONGEST_REHEARSAL = 90.0

# Letters of a sign for which three doors side by side have room.
LONGEST_OF_THREE_SIGNS = 7


def texts_of(scene: Scene) -> list[Text]:
    """Return all texts of a scene."""
    ways = [text for way in scene.ways for text in (way.sign, way.praise)]
    return [scene.line, scene.hint, scene.praise, scene.helped, scene.passed_on, *ways]


def texts(play: Scenario) -> list[Text]:
    """Return all texts of a play, () for those that nobody wrote."""
    return [play.title, play.goal, *(text for scene in play.scenes for text in texts_of(scene))]


def roads(play: Scenario, number: int | None = 0) -> Iterator[list[str]]:
    """Yield the names of the scenes on each road through the play, from scene `number` on."""
    if number is None:
        yield []
        return
    scene = play.scenes[number]
    for way in scene.ways or (None,):
        for road in roads(play, play.following(number, way)):
            yield [scene.name, *road]


def through_door(play: Scenario, door: int) -> Scenario:
    """Return the play with door number `door` first, the one that the understudy opens."""
    scenes = (
        replace(scene, ways=(*scene.ways[door:], *scene.ways[:door])) for scene in play.scenes
    )
    return replace(play, scenes=tuple(scenes))


def rehearsed(play: Scenario) -> list[SceneResult]:
    """Let the understudy perform the play before the real eye; return how its scenes went."""
    with open_rehearsal(play) as rehearsal:
        while not rehearsal.is_over:
            assert rehearsal.seconds < LONGEST_REHEARSAL, rehearsal.stage.performance.scene.name
            rehearsal.look()
            rehearsal.play_on()
        return list(rehearsal.stage.performance.results)


OTHER_DOORS = [
    (play, door)
    for play in PLAYS
    for door in range(1, max(len(scene.ways) for scene in play.scenes))
]


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_a_play_is_whole_in_both_languages(play: Scenario) -> None:
    """Three to six scenes; every text there is to write, in English and in Swedish."""
    assert 3 <= len(play.scenes) <= 6
    assert play.author == "Curtain Up"
    for scene in play.scenes:
        answers = [way.praise for way in scene.ways] or [scene.praise]
        assert all((*answers, scene.hint, scene.helped, scene.passed_on)), scene.name
    for text in filter(None, texts(play)):
        written = dict(text)
        assert tuple(written) == LANGUAGES
        assert len(set(written.values())) == 2, "not translated"
        assert max(map(len, written.values())) <= LONGEST_TEXT


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_no_text_tells_the_child_what_it_feels(play: Scenario) -> None:
    """The game asks for a face and never claims to know a feeling, however the take went."""
    told = [telling_words(said) for text in texts(play) for _, said in text if telling_words(said)]
    assert told == []


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_no_text_is_told_twice(play: Scenario) -> None:
    """Within a play each answer is one of its own, so that another road is another story."""
    for language in LANGUAGES:
        answers = [
            in_language(text, language)
            for scene in play.scenes
            for text in texts_of(scene)
            if text and text != scene.hint
        ]
        assert len(set(answers)) == len(answers)


def test_every_ability_of_the_format_is_shown() -> None:
    """Whoever wants to write a change, a duet or a door finds one here to begin with."""
    assert {scene.strength for scene in SCENES} == {None, Strength.A_LITTLE, Strength.BIG}
    assert any(scene.then for scene in SCENES)
    assert any(len(scene.ask) > 1 and not scene.ways for scene in SCENES), "a family"
    assert any(scene.partner for scene in SCENES)
    assert {len(scene.ways) for scene in SCENES} == {0, 2, 3}
    assert {"end"} < {scene.next for scene in SCENES if scene.next}
    assert {each for scene in SCENES for each in scene.ask} == set(Expression)


def test_one_play_is_a_duet_all_through() -> None:
    """Two children can act from the first scene to the bow, with nobody waiting."""
    assert any(all(scene.partner for scene in play.scenes) for play in PLAYS)


def test_one_play_is_easy() -> None:
    """A child of five finds a play with nothing but smiles and big eyes, of any size."""
    easy = [play for play in PLAYS if play.difficulty == 1]
    assert [play.ages[0] for play in easy] == [5]
    for scene in easy[0].scenes:
        assert scene.ask <= {Expression.HAPPY, Expression.SURPRISE}
        assert scene.strength is None


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_every_way_reaches_an_end(play: Scenario) -> None:
    """No road runs in a circle, each has at least three scenes, and together they meet all."""
    every = list(roads(play))
    assert all(3 <= len(road) == len(set(road)) for road in every)
    assert {name for road in every for name in road} == {scene.name for scene in play.scenes}


def test_endings_differ() -> None:
    """In one play each of three doors leads to a last scene of its own."""
    assert any(len({road[-1] for road in roads(play)}) == 3 for play in PLAYS)


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_signs_have_room_on_their_doors(play: Scenario) -> None:
    """Words on a door are cut short by nobody."""
    for scene in play.scenes:
        signs = [said for way in scene.ways for _, said in way.sign]
        if len(scene.ways) == 3:
            assert max(map(len, signs)) <= LONGEST_OF_THREE_SIGNS


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_each_scene_and_the_poster_have_a_picture_of_their_own(play: Scenario) -> None:
    """The poster does not give away a scene, and no picture is shown twice."""
    names = [play.poster, *(scene.picture for scene in play.scenes)]
    assert None not in names
    pictures = {(PACK / "pictures" / str(name)).read_bytes() for name in names}
    assert len(pictures) == len(names)


PICTURES = sorted((PACK / "pictures").glob("*.svg"))


def test_no_picture_is_unused() -> None:
    """Every picture belongs to a play of the pack."""
    used = {scene.picture for scene in SCENES} | {play.poster for play in PLAYS}
    assert {path.name for path in (PACK / "pictures").iterdir()} == used


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_picture_can_be_drawn(picture: Path) -> None:
    """The game's own drawer of SVG shows all of it, and it is simple enough for any other."""
    source = picture.read_text(encoding="utf-8")
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
    ("play", "door"), OTHER_DOORS, ids=[f"{play.name}-{door}" for play, door in OTHER_DOORS]
)
def test_the_understudy_comes_home_through_every_other_door(play: Scenario, door: int) -> None:
    """Real camera pictures, the real eye and the real stage; the first doors are rehearsed too."""
    chosen = through_door(play, door)
    results = rehearsed(chosen)
    assert [result.scene.name for result in results] == next(roads(chosen))
    assert {result.outcome for result in results} == {Outcome.PERFORMED}
