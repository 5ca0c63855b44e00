"""What a troupe does: it is gathered at the title, acts, changes seats, and tells a secret."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.acting.expressions import Expression
from game.acting.take import Phase
from game.fakes import Shown
from game.screens.guess_secret import SecretScreen
from game.screens.placard import PlacardScreen
from tests.screens.conftest import Visitor
from tests.screens.paper import Ledger

Visit = Callable[..., Visitor]
PLAY = "test/play-1"
CALM = Shown(Expression.NEUTRAL, 0.9)


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
