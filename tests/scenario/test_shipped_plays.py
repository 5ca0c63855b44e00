"""Every play that comes with the game: whole in both languages, kind, and sure to reach its end."""

from __future__ import annotations

from itertools import groupby

import pytest

from game import folders
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.scenario import Scenario, Scene, Strength, Text
from game.scenario.check import check
from game.scenario.fields import LONGEST_TEXT
from game.scenario.packs import find_scenarios
from game.scenario.telling import telling_words
from tests.scenario.roads import roads

PLAYS = sorted(find_scenarios(folders.scenarios()).scenarios, key=lambda play: play.name)
PACKS = {
    pack: list(plays)
    for pack, plays in groupby(PLAYS, key=lambda play: play.name.partition("/")[0])
}
FIRST = "first-steps"
LANGUAGES = ("en", "sv")

# Letters of a sign for which two, and three, doors side by side have room.
LONGEST_SIGN = {2: 12, 3: 7}

each_play = pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)


def texts_of(scene: Scene) -> list[Text]:
    """Return all texts of a scene, () for those that nobody wrote."""
    ways = [text for way in scene.ways for text in (way.sign, way.praise)]
    return [scene.line, scene.hint, scene.praise, scene.helped, scene.passed_on, *ways]


def texts(play: Scenario) -> list[Text]:
    """Return all texts of a play that somebody wrote."""
    told = [play.title, play.goal, *(text for scene in play.scenes for text in texts_of(scene))]
    return [text for text in told if text]


def scenes_of(*packs: str) -> list[Scene]:
    """Return all scenes of these packs."""
    return [scene for pack in packs for play in PACKS[pack] for scene in play.scenes]


def asked(*packs: str) -> list[Expression]:
    """Return what is asked for, alone, as a partner's, or after a turn, as often as it is."""
    scenes = scenes_of(*packs)
    return [face for one in scenes for face in (*one.ask, one.then, *one.partner) if face]


def test_nothing_is_wrong_with_any_shipped_file() -> None:
    """The author's own check finds no problem in what we ship."""
    assert check([folders.scenarios()]) == []


@each_play
def test_a_play_is_whole_in_both_languages(play: Scenario) -> None:
    """Short, with every text that its pack tells, each in English and in Swedish."""
    is_first = play.name.startswith(FIRST)
    assert len(play.scenes) in (range(2, 5) if is_first else range(3, 7))
    assert play.author == "Curtain Up"
    assert play.goal
    for scene in play.scenes:
        answers = [way.praise for way in scene.ways] or [scene.praise]
        assert all((*answers, scene.hint)), scene.name
        assert is_first or (scene.helped and scene.passed_on), scene.name
    for text in texts(play):
        written = dict(text)
        assert tuple(written) == LANGUAGES
        assert len(set(written.values())) == 2, "not translated"
        assert max(map(len, written.values())) <= LONGEST_TEXT


@each_play
def test_no_text_tells_the_child_what_it_feels(play: Scenario) -> None:
    """The game asks for a face and never claims to know a feeling, however the take went."""
    told = [telling_words(said) for text in texts(play) for _, said in text]
    assert [words for words in told if words] == []


@each_play
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


@each_play
def test_signs_have_room_on_their_doors(play: Scenario) -> None:
    """Words on a door are cut short by nobody."""
    for scene in play.scenes:
        for sign in (said for way in scene.ways for _, said in way.sign):
            assert len(sign) <= LONGEST_SIGN[len(scene.ways)], sign


@each_play
def test_every_way_reaches_an_end(play: Scenario) -> None:
    """No road runs in a circle or is over at once, and together they meet all scenes."""
    every = list(roads(play))
    shortest = min(3, len(play.scenes))
    assert all(shortest <= len(road) == len(set(road)) for road in every)
    assert {name for road in every for name in road} == {scene.name for scene in play.scenes}


@each_play
def test_an_easy_play_asks_for_easy_faces_only(play: Scenario) -> None:
    """What a child of five finds first is smiles and big eyes; scared faces wait till six."""
    if play.difficulty == 1:
        assert {face for one in play.scenes for face in one.ask} <= {
            Expression.HAPPY,
            Expression.SURPRISE,
        }
    if any(scene.ask == {Expression.FEAR} for scene in play.scenes):
        assert play.ages[0] >= 6


@pytest.mark.parametrize("play", PACKS[FIRST], ids=lambda play: play.name)
def test_every_first_play_ends_warmly(play: Scenario) -> None:
    """Whatever happened before, the last face is a happy one."""
    assert play.scenes[-1].ask == {Expression.HAPPY}


def test_first_plays_ask_for_each_expression_alone() -> None:
    """Each at least once; fear mostly together with surprise, which is fairer."""
    alone = [scene.ask for scene in scenes_of(FIRST)]
    assert {frozenset({face}) for face in EXPRESSIONS} <= set(alone)
    family = alone.count(frozenset({Expression.FEAR, Expression.SURPRISE}))
    assert family > alone.count(frozenset({Expression.FEAR})) >= 1


def test_there_are_enough_plays_for_ten_days() -> None:
    """A child does not meet the same story twice in a school week."""
    assert len(PLAYS) >= 10


@pytest.mark.parametrize("pack", ["at-school", "at-home", "fairy-tales", "theatre-night"])
def test_a_pack_has_a_week_of_plays_from_easy_to_hard(pack: str) -> None:
    """At least seven plays, choices, one a duet all through, and something for a beginner."""
    plays = PACKS[pack]
    assert len(plays) >= 7
    assert {play.difficulty for play in plays} >= {1, 3, 4, 5}
    assert any(scene.ways for scene in scenes_of(pack))
    assert any(all(scene.partner for scene in play.scenes) for play in plays)
    assert set(asked(pack)) == set(Expression)


@pytest.mark.parametrize("pack", ["at-school", "at-home"])
def test_an_everyday_pack_has_a_bit_of_everything(pack: str) -> None:
    """Choices in two plays, faces of every size, a change."""
    scenes = scenes_of(pack)
    assert sum(any(scene.ways for scene in play.scenes) for play in PACKS[pack]) >= 2
    assert {scene.strength for scene in scenes} == {None, Strength.A_LITTLE, Strength.BIG}
    assert any(scene.then for scene in scenes)


def test_tales_and_theatre_use_all_that_there_is() -> None:
    """Whoever knows the other packs finds more of what they can do, and each face often."""
    packs = ("fairy-tales", "theatre-night")
    plays, scenes = [play for pack in packs for play in PACKS[pack]], scenes_of(*packs)
    assert all({play.difficulty for play in PACKS[pack]} == {1, 2, 3, 4, 5} for pack in packs)
    assert {face for face in EXPRESSIONS if asked(*packs).count(face) < 5} == set()
    assert sum(any(scene.ways for scene in play.scenes) for play in plays) >= 4
    assert sum(any(scene.partner for scene in play.scenes) for play in plays) >= 3
    assert {scene.strength for scene in scenes} == {None, Strength.A_LITTLE, Strength.BIG}
    assert sum(bool(scene.then) for scene in scenes) >= 4


def test_every_ability_of_the_format_is_shown_in_many_ways() -> None:
    """Whoever wants to write a change, a duet or a door finds one here to begin with."""
    scenes = scenes_of("many-ways")
    assert {scene.strength for scene in scenes} == {None, Strength.A_LITTLE, Strength.BIG}
    assert any(scene.then for scene in scenes)
    assert any(len(scene.ask) > 1 and not scene.ways for scene in scenes), "a family"
    assert {len(scene.ways) for scene in scenes} == {0, 2, 3}
    assert {"end"} < {scene.next for scene in scenes if scene.next}
    assert {each for scene in scenes for each in scene.ask} == set(Expression)


def test_one_of_many_ways_is_a_duet_one_is_easy_one_has_three_endings() -> None:
    """Two children act from the first scene to the bow; a child of five finds a play, too."""
    plays = PACKS["many-ways"]
    assert any(all(scene.partner for scene in play.scenes) for play in plays)
    (easy,) = (play for play in plays if play.difficulty == 1)
    assert easy.ages[0] == 5
    assert {scene.strength for scene in easy.scenes} == {None}
    assert any(len({road[-1] for road in roads(play)}) == 3 for play in plays)
