"""The pack of first plays: short, whole, in both languages, kind, and good to look at."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.scenario import Scenario, Text
from game.scenario.check import check
from game.scenario.packs import find_scenarios
from game.scenario.telling import telling_words

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "scenarios" / "first-steps"
SHIPPED = find_scenarios(ROOT / "scenarios").scenarios
PLAYS = [play for play in SHIPPED if play.name.startswith(f"{PACK.name}/")]
PICTURES = sorted((PACK / "pictures").glob("*.svg"))
LANGUAGES = ("en", "sv")


def texts(play: Scenario) -> list[Text]:
    """Return all texts of a play."""
    scenes = [text for scene in play.scenes for text in (scene.line, scene.hint, scene.praise)]
    return [play.title, play.goal, *scenes]


def test_nothing_is_wrong_with_any_shipped_file() -> None:
    """The author's own check finds no problem in what we ship."""
    assert check([ROOT / "scenarios"]) == []


def test_there_are_enough_plays_for_ten_days() -> None:
    """A child does not meet the same story twice in a school week."""
    assert len(SHIPPED) >= 10


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_a_play_is_short_and_whole_in_both_languages(play: Scenario) -> None:
    """Two to four scenes, each with line, hint, praise and picture, in English and in Swedish."""
    assert 2 <= len(play.scenes) <= 4
    assert all(scene.picture for scene in play.scenes)
    assert play.poster
    assert play.author == "Curtain Up"
    for text in texts(play):
        written = dict(text)
        assert tuple(written) == LANGUAGES
        assert len(set(written.values())) == 2, "not translated"


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_no_text_tells_the_child_what_it_feels(play: Scenario) -> None:
    """The game asks for a face and never claims to know a feeling."""
    assert [
        words for text in texts(play) for _, said in text if (words := telling_words(said))
    ] == []


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_every_play_ends_warmly(play: Scenario) -> None:
    """Whatever happened before, the last face is a happy one."""
    assert play.scenes[-1].ask == {Expression.HAPPY}


def test_all_seven_expressions_are_asked_for() -> None:
    """Each on its own at least once; fear mostly together with surprise, which is fairer."""
    asked = [scene.ask for play in PLAYS for scene in play.scenes]
    for expression in EXPRESSIONS:
        assert {expression} in asked
    alone = asked.count(frozenset({Expression.FEAR}))
    family = asked.count(frozenset({Expression.FEAR, Expression.SURPRISE}))
    assert family > alone >= 1


def test_no_picture_is_unused() -> None:
    """Every picture belongs to a play."""
    used = {scene.picture for play in PLAYS for scene in play.scenes}
    used |= {play.poster for play in PLAYS}
    assert {path.name for path in PICTURES} == used


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_picture_can_be_drawn(picture: Path) -> None:
    """The game's own drawer of SVG shows all of it, and it is simple enough for any other."""
    source = picture.read_text(encoding="utf-8")
    for forbidden in ("<text", "<use", "<filter", "clipPath", "<image", "class=", "<style", "href"):
        assert forbidden not in source
    surface = pygame.image.load_sized_svg(picture, (240, 180))
    assert surface.get_size() == (240, 180)
    assert all(
        surface.get_at(corner).a == 255 for corner in ((0, 0), (239, 0), (0, 179), (239, 179))
    )
    colours = {tuple(surface.get_at((x, y))) for x in range(0, 240, 6) for y in range(0, 180, 6)}
    assert len(colours) > 20
