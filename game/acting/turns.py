"""Whose turn it is where several children pass the seat, and whose stars are whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.acting.stars import STARS, Outcome

# Whoever had no turn in a short play looked on and clapped: there is no zero (R7).
FOR_CLAPPING: Final = 1


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of `players` children, scene by scene; number `begins` has the first one.

    Nobody has a turn twice before everybody had one, and across plays it goes on in the same way.
    """

    players: int
    begins: int = 0

    def whose(self, scene: int) -> int:
        """Return the number of the child whose turn the scene is that is played as number `scene`.

        Scenes count from 0 in the order in which they are played.
        """
        return (self.begins + scene) % self.players

    @property
    def order(self) -> tuple[int, ...]:
        """The numbers of all children in the order of their turns."""
        return tuple(self.whose(scene) for scene in range(self.players))

    def after(self, scenes: int) -> Turns:
        """Return the turns of the next play, after one of so many scenes.

        Whoever would have been next begins; where everybody had as many turns, the second does, so
        that it is not always the same child who begins.
        """
        return replace(self, begins=self.whose(scenes % self.players or 1))

    def stars(self, outcomes: Sequence[Outcome]) -> tuple[int, ...]:
        """Return the stars of each child, by its number, for takes with these outcomes."""
        earned = [0] * self.players
        for scene, outcome in enumerate(outcomes):
            earned[self.whose(scene)] += STARS[outcome]
        return tuple(stars or FOR_CLAPPING for stars in earned)
