"""How often the loop shows a picture, in video time."""

from __future__ import annotations

import pytest

from game.loop import LONGEST_STEP, frames


class Wall:
    """A clock that goes on by what is slept, and by what each picture takes."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def shown(works: list[float]) -> list[float]:
    """Return the seconds between pictures that take so long each, and are told the same."""
    wall = Wall()
    ticks = frames(60, wall, wall.sleep)
    next(ticks)
    steps = []
    for work in works:
        before = wall.now
        wall.now += work
        told = next(ticks)
        assert told == pytest.approx(min(wall.now - before, LONGEST_STEP))
        steps.append(wall.now - before)
    return steps


def test_sixty_pictures_a_second_are_shown_at_equal_steps() -> None:
    """Whatever each takes, as long as it takes less than its time."""
    assert shown([0.001, 0.015, 0.008]) == pytest.approx([1 / 60] * 3)


def test_after_a_late_picture_the_next_comes_sooner() -> None:
    """Every third picture is 10 ms late, and still there are sixty of them in a second."""
    steps = shown([0.002, 0.002, 0.0267] * 20)
    assert sum(steps) == pytest.approx(1.0, abs=0.02)


def test_after_a_long_wait_there_is_no_rush_of_pictures() -> None:
    """What a scene's first drawing held up is not made up for, but for one picture."""
    steps = shown([0.3, *[0.001] * 5])
    assert steps[1:3] == pytest.approx([0.001, 1 / 60 - 0.001])
    assert steps[3:] == pytest.approx([1 / 60] * 3)
