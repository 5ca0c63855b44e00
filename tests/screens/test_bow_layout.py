"""The screens of the bow and of going on, at every size: large enough to hit, apart, in view."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from game import words
from game.acting.bookmark import Bookmark
from game.acting.state import Performance, Standards
from game.flip_book import FlipBook
from game.screens.break_time import EXERCISES, BreakScreen
from game.screens.choose_play import ChoosePlayScreen
from game.screens.closing import ClosingScreen
from game.screens.curtain_call import CurtainCallScreen
from game.screens.exits import LEAVE
from game.screens.flip_book import FlipBookScreen
from game.screens.go_on import GoOnScreen
from game.screens.stickers import StickersScreen
from game.settings import Settings
from tests.screens.reach import out_of_reach
from tests.tiers import quick

SIZES = ((1024, 600), (1280, 720), (2560, 1440), (1024, 768))


def nowhere(*_: object) -> None:
    """Lead nowhere."""


def screens(backstage, player):
    """Yield how each screen is made."""
    plays = backstage.house.playbill
    exits = replace(LEAVE, gate=nowhere)
    book = FlipBook()
    for number, scene in enumerate(plays[0].scenes):
        book.offer(number, scene, 0.9, np.full((48, 64, 3), 99, np.uint8))
    performance = Performance(plays[0], Standards(()), is_over=True)
    place = Bookmark("empty", 3, 1, 9.0)
    best = {play.name: 6 for play in plays}
    yield partial(BreakScreen, backstage, nowhere, exits)
    yield partial(ClosingScreen, backstage, nowhere, exits, True)
    yield partial(GoOnScreen, backstage, plays[0], place, nowhere, nowhere, nowhere)
    yield partial(FlipBookScreen, backstage, book, plays[0], nowhere, nowhere)
    yield partial(StickersScreen, backstage, plays, best, nowhere)
    yield partial(ChoosePlayScreen, backstage, player, nowhere)
    yield partial(CurtainCallScreen, backstage, performance, player, nowhere, exits, book, place)


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("size", quick(SIZES[:1], SIZES))
def test_everything_of_the_bow_can_be_hit_and_nothing_overlaps(
    backstage, visit, ledger, size, language
) -> None:
    """Each choice measures 76 px at least, lies in the window, and touches no other."""
    assert words.use_language(language) == language
    settings = Settings(language=language, allows_keepsakes=True)
    backstage.house = replace(backstage.house, settings=settings)
    for make in screens(backstage, ledger.known[0]):
        visitor = visit(make(), size)
        visitor.wait(4.0)
        screen = visitor.look()
        rects = screen.choices.rects
        assert set(rects) == {choice.name for choice in screen.choices.shown()}
        assert not out_of_reach(rects, size), screen


@pytest.mark.parametrize("minutes", [12, 24, 36, 48])
def test_each_exercise_has_its_picture(backstage, visit, minutes) -> None:
    """They take turns, and all can be drawn."""
    evening = replace(backstage.house.evening, played=minutes * 60.0, since_break=720.0)
    backstage.house = replace(backstage.house, evening=evening)
    visitor = visit(BreakScreen(backstage, nowhere, LEAVE))
    visitor.look()
    _, told = EXERCISES[(minutes // 12 - 1) % len(EXERCISES)]
    assert told in visitor.says
