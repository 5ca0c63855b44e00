"""The usher: keeps place and pictures of one performance, and knows what comes between scenes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from game.acting.bookmark import Bookmark
from game.acting.cues import Cue, OpenScene
from game.acting.evening import Due
from game.acting.pacing import Stride
from game.acting.scenario import Scenario
from game.acting.state import Performance
from game.backstage import Backstage, Player
from game.flip_book import FlipBook
from game.screens.break_time import BreakScreen
from game.screens.curtain_call import CurtainCallScreen
from game.screens.exits import Exit, Exits, leaving
from game.screens.interval import before_play, count, due
from game.screens.pace_book import number_of, remember, stride_of
from game.screens.ribbon import Ribbon
from game.screens.screen import Screen

if TYPE_CHECKING:
    from game.perception.frames import Picture


def opens_next(before: Performance, cues: tuple[Cue, ...]) -> bool:
    """Tell whether `cues` open a scene that is not the first of the performance."""
    return bool(before.results) and any(isinstance(cue, OpenScene) for cue in cues)


class Usher:
    """Goes along with one performance, which begins at `place` if its play was left there.

    `exits` lead out as those given, and blot the pictures out first. `first` is the number of the
    scene to begin with.
    """

    def __init__(
        self,
        backstage: Backstage,
        player: Player | None,
        play: Scenario,
        place: Bookmark | None,
        exits: Exits,
    ) -> None:
        self.flip_book = FlipBook()
        self.exits = leaving(exits, self.flip_book.blot_out)
        self._backstage = backstage
        self._player = player
        self._ribbon = Ribbon(backstage, player, play, place)
        self.first = self._ribbon.first

    @property
    def stride(self) -> Stride:
        """How the takes of whoever begins went before."""
        return stride_of(self._backstage, number_of(self._player))

    def keep_pace(self, performance: Performance) -> None:
        """Keep in mind how the takes of whoever acts go."""
        remember(self._backstage, number_of(self._player), performance.stride)

    def count(self, seconds: float) -> None:
        """Take note that the play was on for so many seconds."""
        count(self._backstage, seconds)

    def remember(self, before: Performance, after: Performance, picture: Picture | None) -> None:
        """Offer the flip-book `picture` (RGB, height x width x 3) if a face was judged in it."""
        if picture is None or not after.standards.is_watched:
            return
        if after.take.trying > before.take.trying:
            match = (min if before.is_duet else max)(after.take.matches)
            number, actors = len(before.results), self._actors(before)
            self.flip_book.offer(number, before.scene, match, picture, actors)

    def _actors(self, performance: Performance) -> tuple[str, ...]:
        """Return whom a page names by their avatars: one who plays alone need not be told."""
        return ()

    def step(
        self,
        before: Performance,
        after: Performance,
        cues: tuple[Cue, ...],
        open_scene: Exit,
        bow: Exit,
    ) -> Screen | None:
        """Keep the place when a take has ended; return what is due before the next scene opens.

        That is a break, which leads on to `open_scene`, or an early `bow`: never in mid-take.
        """
        if len(after.results) > len(before.results):
            self._ribbon.lay(after)
        return self.interlude(open_scene, bow) if opens_next(before, cues) else None

    def interlude(self, open_scene: Exit, bow: Exit) -> Screen | None:
        """Return what the evening's length puts before the next scene, which `open_scene` opens."""
        match due(self._backstage):
            case Due.CLOSING:
                return bow()
            case Due.BREAK:
                return BreakScreen(self._backstage, open_scene, self.exits, self.flip_book.blot_out)
            case None:
                return None

    def bow(self, performance: Performance, again: Exit) -> Screen:
        """Return the curtain call of `performance`, whole or broken off by the evening's limit."""
        if performance.is_over:
            self._ribbon.take_out()
        return CurtainCallScreen(
            self._backstage,
            performance,
            self._player,
            again,
            self.exits,
            flip_book=self.flip_book,
            earlier=self._ribbon.earlier,
        )

    def again(
        self, performance: Performance, enter: Callable[[Bookmark | None], Screen]
    ) -> Screen | None:
        """Enter where the evening's limit broke the play off, else at its beginning."""
        self.flip_book.blot_out()
        here = self._ribbon.here(performance)
        return before_play(self._backstage, self.exits, partial(enter, here))
