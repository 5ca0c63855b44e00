"""The usher of a troupe: a pace for each child, pictures with their avatars, and no bookmark."""

from __future__ import annotations

from dataclasses import replace

from game.acting.cues import Cue
from game.acting.pacing import Stride
from game.acting.scenario import Scenario
from game.acting.state import Performance
from game.backstage import Backstage
from game.screens.exits import Exit, Exits
from game.screens.pace_book import PAIR, number_in_troupe, remember, stride_of
from game.screens.screen import Screen
from game.screens.troupe import Manner, Troupe
from game.screens.usher import Usher


class TroupeUsher(Usher):
    """Goes along with a performance of several.

    A place belongs to one child and one play, so a troupe leaves none and reads none, the guest's
    as little as anybody's.
    """

    def __init__(self, backstage: Backstage, troupe: Troupe, play: Scenario, exits: Exits) -> None:
        super().__init__(backstage, None, play, None, exits)
        self._troupe = troupe

    @property
    def stride(self) -> Stride:
        """How the takes of whoever begins went before, alone or with others."""
        return stride_of(self._backstage, self._number(0))

    def keep_pace(self, performance: Performance) -> None:
        """Keep in mind how the takes of the child on the seat go, or those of two together."""
        remember(self._backstage, self._number(scene_on(performance)), performance.stride)

    def hand_over(self, performance: Performance) -> Performance:
        """Return `performance`, whose next scene opens, at the pace of the child who acts in it."""
        stride = stride_of(self._backstage, self._number(scene_on(performance)))
        take = replace(performance.take, pace=stride.pace)
        return replace(performance, stride=stride, take=take)

    def step(
        self,
        before: Performance,
        after: Performance,
        cues: tuple[Cue, ...],
        open_scene: Exit,
        bow: Exit,
    ) -> Screen | None:
        """Leave it to the stage to ask for the interlude, which comes before seats are changed."""
        return None

    def _number(self, scene: int) -> int:
        if self._troupe.manner is Manner.DUET:
            return PAIR
        return number_in_troupe(self._troupe.actor(scene), self._troupe.turns.whose(scene))

    def _actors(self, performance: Performance) -> tuple[str, ...]:
        troupe = self._troupe
        if troupe.manner is Manner.DUET:
            return tuple(player.avatar for player in troupe.players)
        return (troupe.actor(scene_on(performance)).avatar,)


def scene_on(performance: Performance) -> int:
    """Return the number, from 0, of the scene on stage, also while its praise is told."""
    return max(0, len(performance.results) - (performance.take.outcome is not None))
