"""What is heard on the stage and at the bow, and where the theme plays."""

from __future__ import annotations

import re
from dataclasses import replace

import pygame
import pytest

from game.acting.bookmark import Bookmark
from game.acting.expressions import Expression
from game.acting.scenario import END, Scenario, Scene, Way
from game.acting.stars import Outcome
from game.acting.state import Performance, Standards
from game.acting.take import Phase, SceneResult
from game.fakes import Shown
from game.screens.curtain_call import CurtainCallScreen
from game.screens.exits import LEAVE
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.warm_up import WarmUpScreen
from tests.screens.conftest import a_play, both

HAPPY, CALM = Shown(Expression.HAPPY, 0.9), Shown(Expression.NEUTRAL, 0.9)
GLOWS = ["glow_1", "glow_2", "glow_3"]


@pytest.fixture
def acting(backstage, visit):
    """A visitor whose first scene is being acted, with what was heard before forgotten."""
    visitor = visit(StageScreen(backstage, a_play()))
    visitor.show(CALM)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    backstage.sounds.played.clear()
    return visitor


def heard(visitor) -> list[str]:
    """Return the effects so far."""
    return visitor.backstage.sounds.played


def praised(visitor) -> None:
    """Wait until the take has ended."""
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.PRAISING)
    visitor.wait(0.2)


def test_three_knocks_and_the_curtain_once(backstage, visit) -> None:
    """They come when the title has been told, and never again in the play."""
    visitor = visit(StageScreen(backstage, a_play(), is_watched=False))
    assert heard(visitor) == []
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    assert heard(visitor) == ["knocks", "curtain"]


def test_the_meter_is_heard_filling_up_to_the_chord(acting) -> None:
    """A note at each quarter, and the chord at the end."""
    acting.show(HAPPY)
    praised(acting)
    assert heard(acting) == [*GLOWS, "done"]


def test_a_meter_that_drains_is_silent(acting) -> None:
    """No sound tells of losing, and what is filled again is not counted again."""
    acting.show(HAPPY)
    acting.wait_until(lambda: acting.screen.performance.fill > 0.55)
    acting.show(CALM)
    acting.wait_until(lambda: acting.screen.performance.fill < 0.2)
    assert heard(acting) == GLOWS[:2]
    acting.show(HAPPY)
    praised(acting)
    assert heard(acting) == [*GLOWS, "done"]


def test_help_comes_with_a_chime(acting) -> None:
    """So that who looks into the mirror looks up."""
    acting.press(pygame.K_h)
    acting.wait(0.2)
    assert heard(acting) == ["click", "chime"]


def test_going_on_has_no_sound_of_its_own(acting) -> None:
    """The press is heard, then the next scene's page; no chord, and nothing sad either."""
    acting.press(pygame.K_g)
    acting.wait_until(lambda: acting.screen.performance.index == 1)
    acting.wait(0.2)
    assert heard(acting) == ["click", "page"]


def test_a_friends_word_sounds_like_the_meters(acting) -> None:
    """The button of a friend brings the same chord as the camera's eye."""
    acting.press(pygame.K_s)
    acting.wait(0.2)
    assert heard(acting) == ["click", "done"]


def test_a_chosen_door_is_heard_opening(backstage, visit) -> None:
    """Where the expression chooses the way, its door opens with the chord."""
    ways = (
        Way(Expression.HAPPY, END, both("Out", "Ut")),
        Way(Expression.SAD, END, both("In", "In")),
    )
    asked = frozenset({Expression.HAPPY, Expression.SAD})
    scene = Scene("doors", both("Two doors!", "Två dörrar!"), asked, ways=ways)
    visitor = visit(
        StageScreen(backstage, Scenario("test/doors", both("Doors", "Dörrar"), (scene,)))
    )
    visitor.show(CALM)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    visitor.show(HAPPY)
    praised(visitor)
    assert heard(visitor)[-2:] == ["done", "door"]


def to_the_bow(visitor) -> None:
    """Let a friend see both faces, and wait for all stars."""
    for _ in range(2):
        visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
        visitor.press(pygame.K_s)
        praised(visitor)
    visitor.wait_for(CurtainCallScreen)
    visitor.wait(8.0)
    assert visitor.screen.stars == 6


def at_the_bow(visitor) -> list[str]:
    """Return the effects since the applause began."""
    return heard(visitor)[heard(visitor).index("applause") :]


def test_applause_and_a_note_for_every_star(backstage, visit) -> None:
    """Each star is heard when it lands: six stars, six notes, after the applause began."""
    visitor = visit(StageScreen(backstage, a_play(), is_watched=False))
    to_the_bow(visitor)
    assert at_the_bow(visitor) == ["applause", *["star"] * 6]


@pytest.mark.parametrize(("earlier", "rows"), [(None, 5), (Bookmark("parcel", 9, 3, 60.0), 4)])
def test_only_stars_that_are_seen_to_land_are_heard(backstage, visit, earlier, rows) -> None:
    """Of a long play the last scenes are shown, one less where stars from before have a row."""
    play = a_play()
    taken = (SceneResult(play.scenes[1], Outcome.PERFORMED, 3.0, 0.9),) * 6
    over = Performance(play, Standards(()), results=taken, is_over=True)
    visitor = visit(CurtainCallScreen(backstage, over, None, lambda: None, LEAVE, earlier=earlier))
    visitor.wait(8.0)
    assert heard(visitor) == ["applause", *["star"] * 3 * rows]


def test_where_nothing_moves_the_stars_sound_once(backstage, visit) -> None:
    """With reduced motion all stars stand there at once, and so does their note."""
    settings = replace(backstage.house.settings, reduced_motion=True)
    backstage.house = replace(backstage.house, settings=settings)
    visitor = visit(StageScreen(backstage, a_play(), is_watched=False))
    to_the_bow(visitor)
    assert at_the_bow(visitor) == ["applause", "star"]


def test_the_theme_plays_in_the_foyer_and_not_on_the_stage(backstage, visit) -> None:
    """Music where one chooses, quiet where one listens and acts, music again at the bow."""
    visitor = visit(TitleScreen(backstage))
    for name in ("play", "player 1", "test/play-1", "camera"):
        assert backstage.sounds.has_theme
        visitor.click(name)
    assert isinstance(visitor.screen, WarmUpScreen)
    assert not backstage.sounds.has_theme
    visitor.click("friend")
    visitor.click("pause")
    assert not backstage.sounds.has_theme
    visitor.click("another_play")
    assert backstage.sounds.has_theme
    visitor.click("test/play-2")
    assert not backstage.sounds.has_theme
    for _ in range(2):
        visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
        visitor.press(pygame.K_g)
        praised(visitor)
    visitor.wait_for(CurtainCallScreen)
    assert backstage.sounds.has_theme


def test_every_effect_that_is_played_is_shipped(root) -> None:
    """No name is misspelt: each that the screens play has its file."""
    sources = [*(root / "game" / "screens").glob("*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    names = set(re.findall(r'sounds\.play\("(\w+)"\)', text)) | set(
        re.findall(r'sound="(\w+)"', text)
    )
    assert {"knocks", "done", "applause", "page"} <= names
    shipped = {path.stem for path in (root / "assets" / "sounds").glob("*.wav")}
    assert names | {"click", *GLOWS} <= shipped


def test_a_scene_opens_with_the_sound_that_its_author_chose(backstage, visit) -> None:
    """The first one with the curtain, the others when their line is told; each once."""
    play = a_play()
    scenes = tuple(replace(scene, sound=f"{scene.name}.ogg") for scene in play.scenes)
    visitor = visit(StageScreen(backstage, replace(play, scenes=scenes), is_watched=False))
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    first, second = (f"{scene.name}.ogg" for scene in play.scenes[:2])
    assert heard(visitor) == ["knocks", "curtain", first]
    visitor.press(pygame.K_g)
    visitor.wait_until(lambda: visitor.screen.performance.index == 1)
    visitor.wait(0.2)
    assert heard(visitor).count(first) == heard(visitor).count(second) == 1
