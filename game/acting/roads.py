"""The roads that lead through all scenes and doors of a play, for whoever is to try them all."""

from __future__ import annotations

from typing import NamedTuple

from game.acting.scenario import Scenario, Way


class Passage(NamedTuple):
    """One take of a road: the number of its scene, and of the door that leads on, if it has any."""

    scene: int
    door: int | None = None


Road = tuple[Passage, ...]

# The passages that no road has gone yet, by the numbers of their scenes.
_Left = dict[int, list[Passage]]


def way_of(play: Scenario, passage: Passage) -> Way | None:
    """Return the way that leads on behind the passage's door, None where there are no doors."""
    return None if passage.door is None else play.scenes[passage.scene].ways[passage.door]


def behind(play: Scenario, passage: Passage) -> int | None:
    """Return the number of the scene behind a passage, None at the end of the play."""
    return play.following(passage.scene, way_of(play, passage))


def road_to_end(play: Scenario, start: int = 0) -> Road:
    """Return a road from scene number `start` to the end on which no scene comes twice.

    It takes the first doors; another one only where the first leads back and never ends.
    """
    road = [_passages(play, start)]
    gone: list[Passage] = []
    seen = {start}
    while road:
        if not road[-1]:
            road.pop()
            del gone[-1:]
            continue
        passage = road[-1].pop(0)
        following = behind(play, passage)
        if following is None:
            return (*gone, passage)
        if following not in seen:
            seen.add(following)
            gone.append(passage)
            road.append(_passages(play, following))
    return ()


def roads_through(play: Scenario) -> tuple[Road, ...]:
    """Return roads on which every door is gone through once, and every scene without doors once.

    The first one goes from the first scene to the end. Each other begins in the scene where its
    first door is, wherever in the play that is, and stops before a scene with nothing new in it: so
    nothing is played twice, and of all roads that keep to that these are the fewest.
    """
    first = road_to_end(play)
    left = _left_beside(play, first)
    roads = [list(first or _walk(play, left, 0))]
    while (start := _next_start(play, left)) is not None:
        roads.append(_walk(play, left, start))
    # What is left now leads round in circles, each of which some road touches.
    for road in roads:
        place = 0
        while place < len(road):
            # A circle that is let in may be touched by others.
            circle = _walk(play, left, road[place].scene)
            road[place:place] = circle
            place += not circle
    return tuple(tuple(road) for road in roads)


def _passages(play: Scenario, number: int) -> list[Passage]:
    doors = range(len(play.scenes[number].ways))
    return [Passage(number, door) for door in doors] or [Passage(number)]


def _left_beside(play: Scenario, first: Road) -> _Left:
    """Return all passages that can be reached but those of `first`, by scenes in their order."""
    reached, waiting = {0}, [0]
    while waiting:
        each = {behind(play, passage) for passage in _passages(play, waiting.pop())}
        new = {number for number in each if number is not None} - reached
        reached |= new
        waiting += new
    return {
        number: [passage for passage in _passages(play, number) if passage not in first]
        for number in sorted(reached)
    }


def _next_start(play: Scenario, left: _Left) -> int | None:
    """Return the first scene that has more doors left than passages that lead to it, if any."""
    arrivals = [behind(play, passage) for passages in left.values() for passage in passages]
    starts = (number for number in left if len(left[number]) > arrivals.count(number))
    return next(starts, None)


def _walk(play: Scenario, left: _Left, start: int) -> list[Passage]:
    """Take passages out of `left`, from scene to scene, until there is none to go on with."""
    road: list[Passage] = []
    number: int | None = start
    while number is not None and left[number]:
        road.append(left[number].pop(0))
        number = behind(play, road[-1])
    return road
