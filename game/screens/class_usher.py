"""The usher of a class: slips instead of bookmarks, and no picture of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.acting.cues import Cue, OpenScene
from game.acting.pacing import Stride
from game.acting.scenario import Scenario
from game.acting.stars import stars_for
from game.acting.state import Performance
from game.backstage import Backstage
from game.classroom.turn import Turn
from game.screens.class_bow import ClassBowScreen
from game.screens.exits import Exit, Exits
from game.screens.pace_book import PAIR, remember, stride_of
from game.screens.screen import Screen
from game.screens.troupe import GUEST
from game.screens.usher import Usher, opens_next

if TYPE_CHECKING:
    from game.perception.frames import Picture


class ClassUsher(Usher):
    """Goes along with a performance of who is called: the register has it after every scene.

    `next_one` is where the bow leads.
    """

    def __init__(
        self, backstage: Backstage, turn: Turn, play: Scenario, exits: Exits, next_one: Exit
    ) -> None:
        super().__init__(backstage, None, play, None, exits)
        self._turn = turn
        self._next_one = next_one
        self._go_on: Exit | None = None

    @property
    def stride(self) -> Stride:
        """How the takes of whoever is called went before."""
        return stride_of(self._backstage, self._number)

    def keep_pace(self, performance: Performance) -> None:
        """Keep in mind how the takes of whoever is called go."""
        remember(self._backstage, self._number, performance.stride)

    def remember(self, before: Performance, after: Performance, picture: Picture | None) -> None:
        """Keep no picture: a class looks on, and nobody's face is for everybody."""

    def step(
        self,
        before: Performance,
        after: Performance,
        cues: tuple[Cue, ...],
        open_scene: Exit,
        bow: Exit,
    ) -> Screen | None:
        """Hand slips in when the play begins and when a take has ended; see `Usher.step`."""
        begins = not after.results and any(isinstance(cue, OpenScene) for cue in cues)
        if begins or len(after.results) > len(before.results):
            self._hand_in(after)
        if not opens_next(before, cues):
            return None
        self._go_on = open_scene
        return self.interlude(open_scene, bow)

    def bow(self, performance: Performance, again: Exit) -> Screen:
        """Return the bow; whoever was called has had a turn."""
        self._hand_in(performance)
        self._turn.end()
        go_on = None if performance.is_over else self._go_on
        return ClassBowScreen(
            self._backstage, performance, self._turn, self._next_one, self.exits, go_on
        )

    @property
    def _number(self) -> int:
        """The number under which strides are kept: a child's own, one for two, a guest's."""
        actors = self._turn.actors
        if len(actors) > 1:
            return PAIR
        return actors[0].id if actors else GUEST

    def _hand_in(self, performance: Performance) -> None:
        stars = stars_for(result.outcome for result in performance.results)
        self._turn.take(stars, performance.seconds, performance.is_over)
