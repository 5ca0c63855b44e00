"""How several children play: pass the seat, a duet, or guess my face; it opens nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.backstage import Backstage
from game.screens.cards import Card, CardsScreen
from game.screens.exits import Exit
from game.screens.screen import Screen
from game.screens.troupe import Manner
from game.words import mark

MANNERS: Final[dict[str, Card]] = {
    Manner.SEAT: (
        "seat",
        mark("Pass the seat"),
        mark("Two to six of you. A new actor for each scene."),
    ),
    Manner.DUET: (
        "duet",
        mark("Duet"),
        mark("Two of you, side by side, at the same time."),
    ),
    Manner.GUESS: (
        "guess",
        mark("Guess my face"),
        mark("One acts a secret face. The others guess it."),
    ),
}


class ChooseMannerScreen(CardsScreen):
    """The question how to play together; `go` is where each answer leads."""

    def __init__(
        self, backstage: Backstage, go: Callable[[Manner], Screen | None], back: Exit
    ) -> None:
        super().__init__(
            backstage,
            mark("How do you want to play together?"),
            MANNERS,
            lambda name: go(Manner(name)),
            back,
            Manner.SEAT,
        )
