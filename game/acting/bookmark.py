"""Where a play was left, so that it can go on there; nothing in it tells how a face was."""

from __future__ import annotations

from dataclasses import dataclass

from game.acting.scenario import Scenario
from game.acting.stars import stars_for
from game.acting.state import Performance


@dataclass(frozen=True, slots=True)
class Bookmark:
    """The scene to go on with, by name, and what the takes before it came to together.

    `stars` and `takes` are counts, `seconds` those played. No take stands in it by itself (R6).
    """

    scene: str
    stars: int
    takes: int
    seconds: float

    def index_in(self, play: Scenario) -> int | None:
        """Return the number of the scene in `play`, None when the author has taken it out."""
        names = (number for number, scene in enumerate(play.scenes) if scene.name == self.scene)
        return next(names, None)


def bookmark_of(performance: Performance, earlier: Bookmark | None = None) -> Bookmark | None:
    """Return where `performance` can go on, None before its first take ends and after its last.

    `earlier` is the bookmark that it began at.
    """
    if not performance.results or performance.is_over:
        return None
    index: int | None = performance.index
    if performance.take.outcome is not None:
        index = performance.scenario.following(performance.index, performance.take.way)
    if index is None:
        return None
    stars, takes, seconds = totals(performance, earlier)
    return Bookmark(performance.scenario.scenes[index].name, stars, takes, seconds)


def totals(performance: Performance, earlier: Bookmark | None = None) -> tuple[int, int, float]:
    """Return stars, takes and seconds of a performance, with those of before it was left."""
    stars = stars_for(result.outcome for result in performance.results)
    takes, seconds = len(performance.results), performance.seconds
    if earlier is None:
        return stars, takes, seconds
    return stars + earlier.stars, takes + earlier.takes, seconds + earlier.seconds
