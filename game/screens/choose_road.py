"""How to play: with the camera, with the understudy, or with a friend who watches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.backstage import Backstage
from game.screens.cards import Card, CardsScreen
from game.screens.exits import Exit, Road
from game.screens.screen import Screen
from game.words import mark

ROADS: Final[dict[str, Card]] = {
    Road.CAMERA: (
        "camera",
        mark("With the camera"),
        mark("It looks for your face. No picture is kept."),
    ),
    Road.FRIEND: (
        "two",
        mark("With a friend"),
        mark("Your friend watches and says: I saw it!"),
    ),
    Road.UNDERSTUDY: (
        "understudy",
        mark("Watch the understudy"),
        mark("A drawn actor steps in and plays for you."),
    ),
}


class ChooseRoadScreen(CardsScreen):
    """The question how to play; `go` is where each answer leads."""

    def __init__(
        self, backstage: Backstage, go: Callable[[Road], Screen | None], back: Exit
    ) -> None:
        backstage.eye.stop()
        backstage.sounds.theme(True)
        first = Road.UNDERSTUDY if backstage.eye.is_understudy else Road.CAMERA
        super().__init__(
            backstage,
            mark("How do you want to play?"),
            ROADS,
            lambda name: go(Road(name)),
            back,
            first,
        )
