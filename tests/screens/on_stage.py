"""A visitor on stage, in a take that asks for a happy face."""

from __future__ import annotations

import pytest

from game.acting.expressions import Expression
from game.acting.take import Phase
from game.fakes import Shown
from game.screens.stage import StageScreen

HAPPY = Shown(Expression.HAPPY, 0.9)
CALM = Shown(Expression.NEUTRAL, 0.9)


@pytest.fixture
def on_stage(backstage, visit):
    """A visitor before the camera, in the first scene, asked for a happy face; calm as yet."""

    def begin(**rest):
        visitor = visit(StageScreen(backstage, backstage.house.playbill[0], **rest))
        visitor.show(CALM)
        visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
        return visitor

    return begin


def take(visitor):
    """Return the take that is on."""
    return visitor.screen.performance.take
