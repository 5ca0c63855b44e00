"""The understudy goes every road that the first doors don't take, before the real eye."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

import pytest

from game import folders
from game.acting.scenario import Scenario
from game.acting.stars import Outcome
from game.acting.take import SceneResult
from game.rehearsal import open_rehearsal
from game.scenario.packs import find_scenarios
from tests.scenario.roads import roads

# Video seconds in which the understudy has long bowed.
LONGEST_REHEARSAL = 90.0


def behind_door(play: Scenario, door: int) -> Scenario:
    """Return the play from its doors on, with number `door` first, which the understudy opens."""
    doors = next(number for number, scene in enumerate(play.scenes) if len(scene.ways) > door)
    scenes = play.scenes[doors:]
    turned = (replace(each, ways=each.ways[door:] + each.ways[:door]) for each in scenes)
    return replace(play, scenes=tuple(turned))


def road_of_its_own(play: Scenario, door: int) -> list[str]:
    """Return the names of the scenes from the doors on, up to where the first road is met again."""
    _, *usual = next(roads(behind_door(play, 0)))
    return list(takewhile(lambda name: name not in usual, next(roads(behind_door(play, door)))))


def rehearsed(play: Scenario, count: int) -> list[SceneResult]:
    """Let the understudy perform `count` scenes before the real eye; return how they went."""
    with open_rehearsal(play) as rehearsal:
        while len(rehearsal.stage.performance.results) < count:
            assert rehearsal.seconds < LONGEST_REHEARSAL, rehearsal.stage.performance.scene.name
            rehearsal.look()
            rehearsal.play_on()
        return list(rehearsal.stage.performance.results)


def other_roads(*packs: str) -> list[tuple[Scenario, int]]:
    """Return each play with each of its doors that leads elsewhere than the first."""
    plays = find_scenarios(folders.scenarios()).scenarios
    return [
        (play, door)
        for play in plays
        if play.name.partition("/")[0] in packs
        for door in range(1, max(len(scene.ways) for scene in play.scenes))
        if next(roads(behind_door(play, door))) != next(roads(behind_door(play, 0)))
    ]


@pytest.mark.long
@pytest.mark.parametrize(
    ("play", "door"),
    other_roads("many-ways", "fairy-tales", "theatre-night"),
    ids=lambda value: value.name if isinstance(value, Scenario) else str(value),
)
def test_the_understudy_goes_every_other_road(play: Scenario, door: int) -> None:
    """From the doors to where it is the usual road, which is rehearsed with all the plays."""
    road = road_of_its_own(play, door)
    results = rehearsed(behind_door(play, door), len(road))
    assert [result.scene.name for result in results] == road
    assert {result.outcome for result in results} == {Outcome.PERFORMED}
