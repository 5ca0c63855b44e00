"""How the takes of tonight's children went, from play to play: in memory alone, never shown."""

from __future__ import annotations

from typing import Final

from game.acting.pacing import Stride
from game.backstage import Backstage, Player

# The number of whoever plays without a name; the book's numbers begin at 1.
GUEST: Final = 0


def stride_of(backstage: Backstage, player: Player | None) -> Stride:
    """Return how the takes of `player` went so far."""
    return backstage.strides.get(player.id if player else GUEST, Stride())


def remember(backstage: Backstage, player: Player | None, stride: Stride) -> None:
    """Keep the stride of `player` until the game is left."""
    backstage.strides[player.id if player else GUEST] = stride


def welcome(backstage: Backstage, player: Player | None) -> None:
    """Let `player` begin: a guest is somebody new each time."""
    if player is None:
        backstage.strides.pop(GUEST, None)
