"""What a troupe does: gathers, acts, changes seats, guesses; and how long its evening has been."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from game.acting.bookmark import Bookmark
from game.acting.evening import Evening
from game.acting.expressions import Expression
from game.acting.take import Phase
from game.backstage import Backstage
from game.fakes import Shown
from game.screens.guess import GuessScreen
from game.screens.guess_reveal import RevealScreen
from game.screens.guess_secret import SecretScreen
from game.screens.placard import PlacardScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from tests.screens.conftest import Visitor, a_play, a_scene
from tests.screens.paper import Ledger

Visit = Callable[..., Visitor]
PLAY, LONG_PLAY = "test/play-1", "test/play-9"
CALM = Shown(Expression.NEUTRAL, 0.9)
SOMEWHERE = Bookmark("empty", 3, 1, 9.0)


@pytest.fixture
def family(ledger: Ledger) -> Ledger:
    """A book with three children."""
    ledger.add_player("Alva", "owl")
    ledger.add_player("Sam", "penguin")
    return ledger


def gather(visitor: Visitor, manner: str, *who: str, with_camera: bool = True) -> None:
    """Go from the title to the start of a manner, with these children in this order."""
    visitor.click("play")
    visitor.click("several")
    visitor.click(manner)
    for name in who:
        visitor.click(name)
    if not with_camera:
        visitor.click("camera")
    visitor.click("start")


def act(visitor: Visitor) -> None:
    """Let the scene be told, and say that it was seen."""
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    visitor.click("saw_it")


def pass_seat(visitor: Visitor) -> str:
    """Wait for the placard between two scenes, press, and return what it said."""
    visitor.wait_for(PlacardScreen)
    said = visitor.says
    visitor.click("ready")
    return said


def to_secret(visitor: Visitor) -> Expression:
    """Go from the placard of a turn to its secret; return what is asked there."""
    visitor.wait_for(PlacardScreen)
    visitor.click("ready")
    visitor.wait_for(PlacardScreen)
    assert "close your eyes" in visitor.says
    visitor.click("ready")
    assert isinstance(visitor.screen, SecretScreen)
    return visitor.screen._asked


@pytest.fixture
def visitor(backstage: Backstage, visit: Visit, ledger: Ledger) -> Visitor:
    """Somebody at the title; Kim and Alva are in the book, a play of four scenes on the bill."""
    ledger.add_player("Alva", "owl")
    play = a_play(9)
    more = (a_scene("third", Expression.ANGRY), a_scene("fourth", Expression.SURPRISE))
    play = replace(play, scenes=(*play.scenes, *more))
    backstage.house = replace(backstage.house, playbill=(a_play(1), play))
    return visit(TitleScreen(backstage))


def open_seat(visitor: Visitor, *who: str, play: str = PLAY, with_camera: bool = False) -> None:
    """Let children pass the seat, the first of them on it."""
    gather(visitor, "seat", *(who or ("player 1", "player 2")), with_camera=with_camera)
    visitor.click(play)
    visitor.show(CALM)
    visitor.click("ready")
    visitor.wait_for(StageScreen)


def played(backstage: Backstage, minutes: float, since_break: float = 0.0) -> None:
    """Let so many minutes have been played tonight."""
    evening = Evening(minutes * 60, since_break * 60)
    backstage.house = replace(backstage.house, evening=evening)


def limit(backstage: Backstage, minutes: int | None) -> None:
    """Let a grown-up set how long an evening may last."""
    settings = replace(backstage.house.settings, limit_minutes=minutes)
    backstage.house = replace(backstage.house, settings=settings)


def until_acting(visitor: Visitor) -> None:
    """Let the scene be told."""
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)


def solve(visitor: Visitor) -> None:
    """Answer the sum before a gate."""
    for digit in str(visitor.screen.sum.answer):
        visitor.click(digit)
    visitor.click("enter")


def guess(visitor: Visitor) -> None:
    """Play one riddle, without a camera."""
    to_secret(visitor)
    visitor.click("ready")
    assert isinstance(visitor.screen, GuessScreen)
    visitor.click("go_on")
    assert isinstance(visitor.screen, RevealScreen)
    visitor.click("next")
