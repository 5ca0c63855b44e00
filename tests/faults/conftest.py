"""The theatre of the screens' tests, and evenings before odd cameras, for tests of faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from game.backstage import Backstage
from game.perception.camera import Camera
from tests.faults.odd_evening import Evening
from tests.screens.conftest import backstage, ledger

__all__ = ["backstage", "ledger"]

Begin = Callable[..., Evening]


@pytest.fixture
def begin(backstage: Backstage) -> Iterator[Begin]:
    """Begin evenings, and close them in the end, however their drivers hang."""
    begun: list[Evening] = []

    def one(sees: Callable[[str], Camera], **rest: Any) -> Evening:
        begun.append(Evening(backstage, sees, **rest))
        return begun[-1]

    yield one
    for evening in begun:
        evening.eye.close()
