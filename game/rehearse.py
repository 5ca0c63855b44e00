"""The command `rehearse`: play a scenario through in video time, tell and write how it went.

Nothing of a person's face is saved: in pictures of the stage the mirror is covered unless the
understudy acts.
"""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, TextIO

from game import wiring
from game.acting.expressions import Expression
from game.acting.scenario import Scenario, Scene
from game.acting.stars import Outcome
from game.acting.state import Performance
from game.acting.take import Phase, SceneResult
from game.folders import DEFAULT_PLAY
from game.rehearsal import Rehearsal, open_rehearsal
from game.report import look_at_place, write_report
from game.trouble import Trouble

# Video seconds that each scene may take before the rehearsal gives up.
SECONDS_PER_SCENE: Final = 20.0

STAGE_SIZE: Final = (1280, 720)


@dataclass(frozen=True, slots=True)
class RehearsedScene:
    """How one scene went; `seconds` of acting in video time, `best_match` of what it asked for."""

    name: str
    ask: str
    performed: bool
    seconds: float
    best_match: float


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What came of a rehearsal; `faces` counts the camera pictures in which the actor was seen."""

    scenario: str
    performed: bool
    scenes: tuple[RehearsedScene, ...]
    pictures: int
    faces: int


def rehearse_play(
    scenario: str = DEFAULT_PLAY,
    camera: str = wiring.UNDERSTUDY,
    language: str | None = None,
    pictures: Path | None = None,
    json: str | None = None,
    limit: float | None = None,
    has_ladder: bool = False,
    actors: int = 1,
) -> Rehearsed:
    """Rehearse a play, tell how each scene went, and return and write the report.

    With 2 `actors` two understudies, or the two nearest faces of a film, play it as a duet.

    Raises Trouble with a sentence for a play or camera that isn't there, or a place that can't be
    written to.
    """
    if camera.isdecimal():
        raise Trouble("A rehearsal has no live camera. Write --camera understudy, or name a film.")
    language = language or "en"
    play = wiring.find_play(scenario)
    limit = limit or SECONDS_PER_SCENE * len(play.scenes)
    look_at_place(json)
    if pictures is not None:
        _make_folder(pictures)
    with open_rehearsal(play, camera, language, has_ladder, actors) as rehearsal:
        # Where the report goes to the terminal, the lines for people make room for it.
        people = sys.stderr if json == "-" else sys.stdout
        _play_through(rehearsal, limit, pictures, people)
        done = _report(play, rehearsal)
    print(
        f"Performed: {play.name}."
        if done.performed
        else f"Not performed within {limit:g} seconds: {play.name}.",
        file=people,
    )
    write_report(asdict(done), json)
    return done


def _play_through(
    rehearsal: Rehearsal, limit: float, pictures: Path | None, people: TextIO
) -> None:
    told = 0
    shot: int | None = None
    while not rehearsal.is_over and rehearsal.seconds < limit:
        rehearsal.look()
        rehearsal.play_on()
        performance = rehearsal.stage.performance
        for result in performance.results[told:]:
            print(_line(result), file=people)
        told = len(performance.results)
        is_praised = performance.take.phase is Phase.PRAISING
        if pictures is not None and is_praised and shot != performance.index:
            shot = performance.index
            _photograph(rehearsal, pictures)
    if pictures is not None and not rehearsal.is_over:
        _photograph(rehearsal, pictures)


def _photograph(rehearsal: Rehearsal, pictures: Path) -> None:
    import pygame

    performance = rehearsal.stage.performance
    surface = pygame.Surface(STAGE_SIZE)
    rehearsal.draw_covered(surface)
    place = pictures / f"{performance.index + 1:02}-{performance.scene.name}.png"
    try:
        pygame.image.save(surface, place)
    except (OSError, pygame.error) as error:
        raise Trouble(
            f"I can't save a picture as {place} ({error}). Choose another folder."
        ) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            f"I can't make the folder {folder} ({error.strerror}). Choose another one."
        ) from error


def _ask(asked: frozenset[Expression]) -> str:
    return " or ".join(sorted(asked))


def _line(result: SceneResult) -> str:
    is_performed = result.outcome in (Outcome.PERFORMED, Outcome.HELPED)
    return (
        f"{result.scene.name}: {_ask(result.scene.ask)}, "
        f"{'performed' if is_performed else 'not performed'}, {result.seconds:.1f} s"
    )


def _report(play: Scenario, rehearsal: Rehearsal) -> Rehearsed:
    performance = rehearsal.stage.performance
    scenes = [
        _scene(
            r.scene.name, r.scene.ask, r.outcome is not Outcome.PASSED_ON, r.seconds, r.best_match
        )
        for r in performance.results
    ]
    for scene in _scenes_ahead(performance):
        take = performance.take if scene is performance.scene else None
        seconds, best = (take.seconds, take.best_match) if take else (0.0, 0.0)
        scenes.append(_scene(scene.name, scene.ask, False, seconds, best))
    is_performed = all(scene.performed for scene in scenes)
    return Rehearsed(play.name, is_performed, tuple(scenes), rehearsal.pictures, rehearsal.faces)


def _scenes_ahead(performance: Performance) -> tuple[Scene, ...]:
    """Return the scenes still to be played; the first of several doors would be chosen."""
    play, number = performance.scenario, None if performance.is_over else performance.index
    if performance.take.phase is Phase.PRAISING and number is not None:
        number = play.following(number, performance.take.way)
    ahead: list[int] = []
    while number is not None and number not in ahead:
        ahead.append(number)
        ways = play.scenes[number].ways
        number = play.following(number, ways[0] if ways else None)
    return tuple(play.scenes[number] for number in ahead)


def _scene(
    name: str, asked: frozenset[Expression], performed: bool, seconds: float, best: float
) -> RehearsedScene:
    return RehearsedScene(name, _ask(asked), performed, round(seconds, 2), round(best, 3))
