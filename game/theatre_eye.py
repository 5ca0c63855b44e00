"""The eye that screens see: a watcher for the person and one for the understudy, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.acting.expressions import Expression
from game.acting.hold import Thresholds
from game.perception.frames import Direction
from game.perception.watcher import News, Watcher


class TheatreEye:
    """Opens, closes and changes watchers; at most one of them is on.

    `ask_permission` runs on the main thread before the person's camera first opens, because macOS
    asks for it nowhere else.
    """

    def __init__(
        self,
        person: Watcher,
        understudy: Watcher,
        ask_permission: Callable[[], None] = lambda: None,
    ) -> None:
        self._person = person
        self._understudy = understudy
        self._now = person
        self._ask_permission = ask_permission
        self._has_asked = False

    @property
    def is_on(self) -> bool:
        """Whether a person's camera is running, or the understudy stands before the lens."""
        return self._now.is_on

    @property
    def is_understudy(self) -> bool:
        """Whether the drawn understudy stands before the lens."""
        return self._now.is_understudy

    @property
    def thresholds(self) -> Mapping[Expression, Thresholds]:
        """What the network's card counts as enough for each expression."""
        return self._now.thresholds

    def use_understudy(self, wanted: bool) -> None:
        """Change who stands before the lens; a watcher that was on is stopped first."""
        chosen = self._understudy if wanted else self._person
        if chosen is not self._now:
            self._now.stop()
            self._now = chosen

    def start(self) -> None:
        """Open the camera; does nothing while it is on."""
        if not self._now.is_understudy and not self._has_asked:
            self._has_asked = True
            self._ask_permission()
        self._now.start()

    def stop(self) -> None:
        """Release the camera."""
        self._now.stop()

    def use_actors(self, count: int, sitter: int = 0) -> None:
        """Read so many faces, 1 or 2, of this child or pair."""
        self._person.use_actors(count, sitter)
        self._understudy.use_actors(count, sitter)

    def learn_statue(self) -> None:
        """Learn the resting face afresh."""
        self._now.learn_statue()

    def forget_statue(self) -> None:
        """Forget the resting face."""
        self._now.forget_statue()

    def perform(self, direction: Direction) -> None:
        """Let the understudy show an expression."""
        self._now.perform(direction)

    def newest(self) -> News | None:
        """Return the newest news, and leave it there."""
        return self._now.sightings.newest()

    def close(self) -> None:
        """Release everything."""
        self._person.close()
        self._understudy.close()
