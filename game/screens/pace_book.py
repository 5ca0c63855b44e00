"""How the takes of tonight's children went, from play to play: in memory alone, never shown."""

from __future__ import annotations

from typing import Final

from game.acting.pacing import Stride
from game.backstage import Backstage, Player
from game.screens.troupe import GUEST

# Guests who play with others have numbers below GUEST, by their seats, and below those two of a
# duet have one together.
PAIR: Final = -99


def number_of(player: Player | None) -> int:
    """Return the number under which the strides of one who plays alone are kept."""
    return player.id if player else GUEST


def number_in_troupe(player: Player, seat: int) -> int:
    """Return the number of one of several, who sits on seat number `seat`, from 0."""
    return player.id if player.id != GUEST else -1 - seat


def stride_of(backstage: Backstage, number: int) -> Stride:
    """Return how the takes of the child with this number went so far."""
    return backstage.strides.get(number, Stride())


def remember(backstage: Backstage, number: int, stride: Stride) -> None:
    """Keep the stride of the child with this number until the game is left."""
    backstage.strides[number] = stride


def welcome(backstage: Backstage, player: Player | None) -> None:
    """Let `player` begin: a guest is somebody new each time."""
    if player is None:
        backstage.strides.pop(GUEST, None)


def welcome_troupe(backstage: Backstage) -> None:
    """Let several begin: guests among them, and what two were together, are new each time."""
    for number in [each for each in backstage.strides if each < GUEST]:
        del backstage.strides[number]
