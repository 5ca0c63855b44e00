"""Roads through plays with doors: everything once, nothing twice, and as few roads as can be."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise, permutations

import pytest

from game import folders
from game.acting.expressions import EXPRESSIONS
from game.acting.roads import Passage, Road, behind, road_to_end, roads_through
from game.acting.scenario import END, Scenario, Scene, Way
from game.scenario.packs import find_scenarios

SHIPPED = find_scenarios(folders.scenarios()).scenarios


def play(**leads: str) -> Scenario:
    """Return a play of scenes, each with the names of the scenes that it leads to."""
    return Scenario("test", (), tuple(_scene(name, to.split()) for name, to in leads.items()))


def _scene(name: str, to: Sequence[str]) -> Scene:
    if len(to) == 1:
        return Scene(name, (), frozenset({EXPRESSIONS[0]}), next=to[0])
    shows = EXPRESSIONS[: len(to)]
    ways = tuple(Way(show, place) for show, place in zip(shows, to, strict=True))
    return Scene(name, (), frozenset(shows), ways=ways)


def told(play: Scenario) -> list[str]:
    """Return the roads through the play, each as the names of its scenes with their doors."""
    return [
        " ".join(
            play.scenes[scene].name + ("" if door is None else str(door + 1))
            for scene, door in road
        )
        for road in roads_through(play)
    ]


def passages(play: Scenario) -> list[Passage]:
    """Return every scene without doors, and every door of those that have some."""
    return [
        Passage(number, door)
        for number, scene in enumerate(play.scenes)
        for door in (range(len(scene.ways)) if scene.ways else (None,))
    ]


def is_whole(play: Scenario, road: Road) -> bool:
    """Tell whether a road goes from the first scene to the end."""
    return road[0].scene == 0 and behind(play, road[-1]) is None


def breaks(play: Scenario, order: Sequence[Passage]) -> list[int]:
    """Return the places in `order` after which the next passage begins a new road."""
    pairs = enumerate(pairwise(order), start=1)
    return [place for place, (one, other) in pairs if behind(play, one) != other.scene]


def fewest_roads(play: Scenario) -> int:
    """Return the fewest roads by trying all orders of the passages."""
    counts = []
    for order in permutations(passages(play)):
        ends = [*breaks(play, order), len(order)]
        if is_whole(play, order[: ends[0]]):
            counts.append(len(ends))
    return min(counts)


def any_play(seed: int) -> Scenario | None:
    """Return some small play, None where not every scene is reached and leads to the end."""
    chance = random.Random(seed)
    names = "abcd"[: chance.randint(2, 4)]
    leads = {name: chance.choices([*names, END], k=chance.randint(1, 3)) for name in names}
    found = play(**{name: " ".join(to) for name, to in leads.items()})
    reached = {passage.scene for road in roads_through(found) for passage in road}
    can_end = all(road_to_end(found, number) for number in reached)
    is_sound = len(reached) == len(names) and can_end and len(passages(found)) <= 7
    return found if is_sound else None


SOUND = [found for seed in range(200) if (found := any_play(seed)) is not None]


@pytest.mark.parametrize(
    ("leads", "expected"),
    [
        ({"a": "b", "b": "end"}, ["a b"]),
        ({"a": "b c", "b": "end", "c": "end"}, ["a1 b", "a2 c"]),
        ({"a": "b c", "b": "d", "c": "d", "d": "end"}, ["a1 b d", "a2 c"]),
        ({"a": "b b b", "b": "end"}, ["a1 b", "a2", "a3"]),
        ({"a": "a b", "b": "end"}, ["a1 a2 b"]),
        ({"a": "b", "b": "end c", "c": "a"}, ["a b1", "b2 c"]),
        ({"a": "b", "b": "c end", "c": "b"}, ["a b1 c b2"]),
        ({"a": "b c", "b": "end", "c": "d e", "d": "end", "e": "end"}, ["a1 b", "a2 c1 d", "c2 e"]),
    ],
    ids=["plain", "two ends", "shared", "one place", "loop", "back", "back first", "nested"],
)
def test_roads_of_small_plays(leads: dict[str, str], expected: list[str]) -> None:
    """Shared scenes once, loops within a road, and only what is new behind each further door."""
    assert told(play(**leads)) == expected


@pytest.mark.parametrize("each", [*SHIPPED, *SOUND], ids=lambda each: each.name)
def test_every_door_is_gone_through_once(each: Scenario) -> None:
    """Nothing is left out, nothing comes twice, and every road leads from scene to scene."""
    roads = roads_through(each)
    assert sorted(passage for road in roads for passage in road) == passages(each)
    assert is_whole(each, roads[0])
    assert not any(breaks(each, road) for road in roads)


def test_a_play_without_doors_is_one_road() -> None:
    """In the order of its file, as it always was."""
    plain = [each for each in SHIPPED if not any(scene.ways for scene in each.scenes)]
    assert len(plain) > 30
    for each in plain:
        assert told(each) == [" ".join(scene.name for scene in each.scenes)]


def test_there_are_as_few_roads_as_can_be() -> None:
    """As few as whoever tries all orders of all doors finds."""
    assert len(SOUND) > 20
    for each in SOUND:
        assert len(roads_through(each)) == fewest_roads(each), told(each)
