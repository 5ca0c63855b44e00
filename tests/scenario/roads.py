"""The roads through a play with doors, for tests that walk along all of them."""

from __future__ import annotations

from collections.abc import Iterator

from game.acting.scenario import Scenario


def roads(play: Scenario, number: int | None = 0) -> Iterator[list[str]]:
    """Yield the names of the scenes on each road through the play, from scene `number` on."""
    if number is None:
        yield []
        return
    scene = play.scenes[number]
    for way in scene.ways or (None,):
        for road in roads(play, play.following(number, way)):
            yield [scene.name, *road]
