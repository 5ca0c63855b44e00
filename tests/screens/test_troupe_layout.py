"""What a troupe sees: every choice can be hit, nothing overlaps, every order is whole."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game import words
from game.acting.expressions import EXPRESSIONS
from game.acting.take import Phase
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.text import layout_text
from game.phrases import ask_phrase
from game.screens.stage import StageScreen
from game.screens.stage_places import areas, duet_places, duet_words
from game.screens.title import TitleScreen
from game.screens.troupe_call import TroupeCallScreen
from game.settings import Settings
from tests.screens.conftest import Visitor
from tests.screens.paper import Ledger
from tests.screens.reach import out_of_reach
from tests.screens.troupe import CALM, PLAY, Visit, gather
from tests.screens.troupe import family as family
from tests.tiers import quick

SIZES = ((1024, 600), (1280, 720), (2560, 1440), (1024, 768))


def every_screen(visitor: Visitor):
    """Go through all manners and yield each screen, drawn."""
    visitor.click("play")
    visitor.click("several")
    yield visitor.look()
    visitor.click("seat")
    yield visitor.look()
    visitor.click("back")
    visitor.click("duet")
    visitor.click("player 1")
    visitor.click("player 2")
    yield visitor.look()
    visitor.click("start")
    visitor.click(PLAY)
    yield visitor.look()
    visitor.click("ready")
    yield visitor.look()
    visitor.show(replace(CALM, partner=CALM))
    visitor.wait_for(StageScreen)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    yield visitor.look()
    for _ in range(2):
        visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
        visitor.click("go_on")
        visitor.wait(5.0)
    visitor.wait_for(TroupeCallScreen)
    yield visitor.look()
    visitor.show(None)
    visitor.click("home")
    guests = [f"player {number}" for number in range(1, 7)]
    gather(visitor, "guess", *guests, with_camera=False)
    visitor.click("ready")
    yield visitor.look()
    visitor.click("ready")
    visitor.click("show")
    yield visitor.look()
    visitor.click("ready")
    yield visitor.look()
    visitor.click("go_on")
    yield visitor.look()
    visitor.click("next")
    for _ in range(5):
        for name in ("ready", "ready", "ready", "go_on", "next"):
            visitor.click(name)
    yield visitor.look()


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("size", quick(SIZES[:1], SIZES))
def test_everything_can_be_hit_and_nothing_overlaps(
    backstage: Backstage, visit: Visit, family: Ledger, size: tuple[int, int], language: str
) -> None:
    """Each choice measures 76 px at least, lies in the window, and touches no other."""
    assert words.use_language(language) == language
    backstage.house = replace(backstage.house, settings=Settings(language=language))
    for name, avatar in (("Björn Trollkarl", "dragon"), ("Mångordiga", "cat"), ("Bo", "lion")):
        family.add_player(name, avatar)
    seen = set()
    for screen in every_screen(visit(TitleScreen(backstage), size)):
        seen.add(type(screen).__name__)
        assert not out_of_reach(screen.choices.rects, size), screen
    assert len(seen) == 9


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("size", SIZES)
def test_the_orders_of_a_duet_are_shown_whole(size: tuple[int, int], language: str) -> None:
    """Each in its half of the strip below the mirror, at 24 px at least."""
    assert words.use_language(language) == language
    surface = pygame.Surface(size)
    place = areas(surface, "Kort.")
    for paper, meter in duet_places(surface, place.task.union(place.meter)):
        assert not paper.colliderect(meter)
        for expression in EXPRESSIONS:
            inside = duet_words(surface, paper)
            order = ask_phrase({expression})
            layout = layout_text(order, inside.size, theme.text_px(surface, 28))
            assert not layout.lines[-1].words.endswith("…"), (order, size)
            assert layout.size >= theme.TEXT_MIN
    words.use_language("en")
