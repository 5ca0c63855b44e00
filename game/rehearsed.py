"""What came of a rehearsal, run by run: values for its report, and lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.acting.expressions import Expression
from game.acting.roads import Passage, Road, behind, way_of
from game.acting.scenario import Scenario, Scene, Way
from game.acting.stars import Outcome
from game.acting.take import SceneResult, Take


@dataclass(frozen=True, slots=True)
class RehearsedDoor:
    """The door that was to open by showing `show`, and the scene behind it, or "end".

    `opened` is the expression that a door was opened by: another one where two can't be acted
    apart, None where all stayed shut.
    """

    show: str
    to: str
    opened: str | None


@dataclass(frozen=True, slots=True)
class RehearsedScene:
    """How one scene went; `seconds` of acting in video time, `best_match` of what it asked for.

    `run` counts the times that the curtain opened; `door` is None in a scene without doors.
    """

    name: str
    ask: str
    performed: bool
    seconds: float
    best_match: float
    run: int = 1
    door: RehearsedDoor | None = None


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What came of a rehearsal; `faces` counts the camera pictures in which the actor was seen."""

    scenario: str
    performed: bool
    scenes: tuple[RehearsedScene, ...]
    pictures: int
    faces: int


@dataclass(frozen=True, slots=True)
class Run:
    """One time that the curtain opened: the road to go, how its takes went, and the one not ended.

    `take` is that one, None if the road was gone to its end or the run never began.
    """

    road: Road
    results: tuple[SceneResult, ...] = ()
    take: Take | None = None

    @property
    def is_gone(self) -> bool:
        """Whether every scene of the road was played."""
        return len(self.results) == len(self.road)


def rehearsed_scenes(play: Scenario, run: Run, number: int) -> tuple[RehearsedScene, ...]:
    """Return how each scene of run number `number` went, those it never came to included."""
    return tuple(_scene(play, run, number, place) for place in range(len(run.road)))


def _scene(play: Scenario, run: Run, number: int, place: int) -> RehearsedScene:
    passage = run.road[place]
    scene, way = play.scenes[passage.scene], way_of(play, passage)
    played: SceneResult | Take | None = None
    opened: Way | None = None
    is_performed = False
    if place < len(run.results):
        played = result = run.results[place]
        opened = result.way
        is_performed = has_gone(result, way)
    elif place == len(run.results):
        played = run.take
    door = RehearsedDoor(way.show, way.to, opened.show if opened else None) if way else None
    seconds, best = (played.seconds, played.best_match) if played else (0.0, 0.0)
    return RehearsedScene(
        scene.name,
        _any_of(scene.ask),
        is_performed,
        round(seconds, 2),
        round(best, 3),
        number,
        door,
    )


def has_gone(result: SceneResult, way: Way | None) -> bool:
    """Tell whether the scene was performed, through the door that it was to be, if it has any."""
    return result.outcome is not Outcome.PASSED_ON and result.way == way


def road_line(play: Scenario, road: Road, number: int, count: int, before: Sequence[Run]) -> str:
    """Say which way run number `number` of `count` goes; `before` are those that came before it."""
    names = " > ".join(_named(play, passage) for passage in road)
    following = behind(play, road[-1])
    if following is None:
        return f"Run {number} of {count}: {names} > the end"
    earlier = (n for n, run in enumerate(before, 1) if _comes_to(run.road, following))
    again = next((f"as in run {n}" for n in earlier), "again")
    return f"Run {number} of {count}: {names}, then {play.scenes[following].name} {again}"


def _comes_to(road: Road, scene: int) -> bool:
    return any(passage.scene == scene for passage in road)


def _named(play: Scenario, passage: Passage) -> str:
    way = way_of(play, passage)
    name = play.scenes[passage.scene].name
    return f"{name} ({way.show})" if way else name


def scene_line(scene: RehearsedScene, written: Scene) -> str:
    """Say how one scene went, and what its author asks for."""
    asked = f"{scene.door.show}, to {_place(scene.door.to)}" if scene.door else scene.ask
    if written.strength:
        asked += f", {written.strength}"
    if written.then:
        asked += f", then {written.then}"
    if written.partner:
        asked += f", partner {_any_of(written.partner)}"
    how = "performed" if scene.performed else "not performed"
    return f"{scene.name}: {asked}, {how}, {scene.seconds:.1f} s"


def other_door_line(door: RehearsedDoor) -> str:
    """Say that the face for one door has opened another, and what to write instead."""
    if door.opened == Expression.NEUTRAL:
        return (
            "    The door for neutral opened: a face at rest opens it before any other is shown. "
            "Give that door a face that has to be acted."
        )
    return (
        f"    The understudy showed {door.show}, and the door for {door.opened} opened: these two "
        "can't be acted apart. Give one of the doors a face that looks different from afar."
    )


def end_line(done: Rehearsed, limit: float | None) -> str:
    """Say whether the play was performed, and through how many doors.

    `limit` are the seconds in which some scene was not, None if all scenes came to an end.
    """
    if not done.performed:
        within = f" within {limit:g} seconds" if limit else ""
        return f"Not performed{within}: {done.scenario}."
    doors = sum(scene.door is not None for scene in done.scenes)
    through = f", through each of its {doors} doors" if done.scenes[-1].run > 1 else ""
    return f"Performed: {done.scenario}{through}."


def closed_line(closed: Sequence[tuple[str, Way]]) -> str:
    """Say which doors a film left shut, each with the name of its scene."""
    names = ", ".join(f"{name} to {_place(way.to)} ({way.show})" for name, way in closed)
    return f"A film goes one way. Not gone through: {names}."


def _place(to: str) -> str:
    return "the end" if to == "end" else to


def _any_of(asked: frozenset[Expression]) -> str:
    return " or ".join(sorted(asked))
