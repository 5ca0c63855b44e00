"""Several children who play together: who they are and in which manner; it draws nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from game.acting.turns import Turns
from game.backstage import Player
from game.screens.new_player import STAGE_NAMES
from game.words import tr

# Guests are in no book; books number their players from 1.
GUEST: Final = 0


class Manner(StrEnum):
    """How several children play."""

    SEAT = "seat"
    DUET = "duet"
    GUESS = "guess"

    @property
    def most(self) -> int:
        """How many children can play like this; two are the fewest."""
        return 2 if self is Manner.DUET else 6


FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Guest:
    """A child for whom no stars are kept, known by the picture it chose."""

    avatar: str
    id: int = GUEST

    @property
    def nickname(self) -> str:
        """What its picture is called, in the language in use."""
        return tr(STAGE_NAMES[self.avatar])


@dataclass(frozen=True, slots=True)
class Troupe:
    """Children who play together; `begins` is the number of the one whose turn is first.

    `is_watched` False is the road without a camera, on which friends say what they saw.
    """

    manner: Manner
    players: tuple[Player, ...]
    is_watched: bool = True
    begins: int = 0

    @property
    def turns(self) -> Turns:
        """Whose turn it is when."""
        return Turns(len(self.players), self.begins)

    def actor(self, scene: int) -> Player:
        """Return who acts in the scene that is played as number `scene`, from 0."""
        return self.players[self.turns.whose(scene)]

    def sitter(self, scene: int) -> int:
        """Return the number under which the eye keeps that child's resting face."""
        return self.turns.whose(scene) + 1

    def after(self, scenes: int) -> Troupe:
        """Return the troupe as it begins the next play, after so many scenes."""
        return replace(self, begins=self.turns.after(scenes).begins)

    def unwatched(self) -> Troupe:
        """Return the troupe on the road without a camera."""
        return replace(self, is_watched=False)
