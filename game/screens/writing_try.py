"""One scene tried on the stage by the understudy; then the author is back where the pen lay."""

from __future__ import annotations

from game.acting.cues import Cue
from game.acting.scenario import Scenario
from game.acting.state import Performance
from game.backstage import Backstage
from game.flip_book import FlipBook
from game.screens.director import AT_REST
from game.screens.exits import Exit, Exits
from game.screens.screen import Screen
from game.screens.stage import StageScreen
from game.screens.usher import Usher, opens_next


class TryUsher(Usher):
    """Leads back to the desk when the scene is over; nothing of it is remembered."""

    def __init__(self, backstage: Backstage, play: Scenario, number: int, back: Exit) -> None:
        self._to_desk = back
        exits = Exits(back, back, lambda _road: back())
        super().__init__(backstage, None, play, None, exits)
        self.flip_book = FlipBook()
        self.first = number

    def keep_pace(self, performance: Performance) -> None:
        """Remember nothing: an author who tries a scene is no child who plays."""

    def count(self, seconds: float) -> None:
        """Count nothing: the evening's length is for children."""

    def step(
        self,
        before: Performance,
        after: Performance,
        cues: tuple[Cue, ...],
        open_scene: Exit,
        bow: Exit,
    ) -> Screen | None:
        """Leave the stage when the next scene would open."""
        return self._to_desk() if opens_next(after, cues) else None

    def bow(self, performance: Performance, again: Exit) -> Screen:
        """Leave the stage at the bow."""
        screen = self._to_desk()
        assert screen is not None, "the desk is no way out of the game"
        return screen

    def again(self, performance: Performance, enter: object) -> Screen | None:
        """Leave the stage."""
        return self._to_desk()


def try_scene(backstage: Backstage, play: Scenario, number: int, back: Exit) -> Screen:
    """Return the stage at scene `number`, acted by the understudy; it leads `back` to the desk."""
    eye = backstage.eye
    eye.use_actors(1)
    eye.perform(AT_REST)
    eye.use_understudy(True)

    def to_desk() -> Screen | None:
        eye.stop()
        eye.use_understudy(False)
        backstage.voice.stop()
        return back()

    exits = Exits(to_desk, to_desk, lambda _road: to_desk())
    usher = TryUsher(backstage, play, number, to_desk)
    return StageScreen(backstage, play, exits=exits, usher=usher)
