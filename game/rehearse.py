"""The command `rehearse`: play a scenario through in video time, tell and write how it went.

The understudy goes through every door of the play, a film through those that it opens. Nothing of a
person's face is saved: in pictures of the stage the mirror is covered unless the understudy acts.
"""

from __future__ import annotations

import math
import sys
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final, TextIO

from game import wiring
from game.acting.roads import Passage, Road, behind, road_to_end, roads_through, way_of
from game.acting.scenario import Scenario
from game.folders import DEFAULT_PLAY
from game.rehearsal import Rehearsal, open_rehearsal
from game.rehearsed import (
    Rehearsed,
    RehearsedScene,
    Run,
    closed_line,
    end_line,
    other_door_line,
    rehearsed_scenes,
    road_line,
    scene_line,
)
from game.report import look_at_place, write_report
from game.trouble import Trouble

# Video seconds that each scene may take before the rehearsal gives up.
SECONDS_PER_SCENE: Final = 20.0

STAGE_SIZE: Final = (1280, 720)


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

    With 2 `actors` two understudies, or the two nearest faces of a film, play it as a duet. `limit`
    is in seconds of video, of all runs together.

    Raises Trouble with a sentence for a play or camera that isn't there, or a place that can't be
    written to.
    """
    if camera.isdecimal():
        raise Trouble("A rehearsal has no live camera. Write --camera understudy, or name a film.")
    language = language or "en"
    play = wiring.find_play(scenario)
    look_at_place(json)
    if pictures is not None:
        _make_folder(pictures)
    with open_rehearsal(play, camera, language, has_ladder, actors) as rehearsal:
        # Where the report goes to the terminal, the lines for people make room for it.
        people = sys.stderr if json == "-" else sys.stdout
        watch = _Watch(play, rehearsal, camera == wiring.UNDERSTUDY, people, pictures)
        watch.go_through(limit or math.inf)
        done = watch.report()
    print(end_line(done, watch.missed(limit)), file=people)
    write_report(asdict(done), json)
    return done


@dataclass
class _Watch:
    """Watches a rehearsal run by run; `people` read how it goes, `pictures` go into that folder."""

    play: Scenario
    rehearsal: Rehearsal
    is_directed: bool
    people: TextIO
    pictures: Path | None
    runs: list[Run] = field(default_factory=list)

    def go_through(self, limit: float) -> None:
        """Rehearse until every road was gone, or `limit` seconds of video have gone by."""
        waiting = list(roads_through(self.play) if self.is_directed else [road_to_end(self.play)])
        is_branching = len(waiting) > 1
        while waiting:
            road = waiting.pop(0)
            if self.rehearsal.seconds >= limit:
                self.runs.append(Run(road))
                continue
            if is_branching:
                number = len(self.runs) + 1
                self._say(road_line(self.play, road, number, number + len(waiting), self.runs))
            if self.runs:
                self.rehearsal.begin_at(road[0].scene)
            run = self._go(road, min(limit, self.rehearsal.seconds + self._seconds_for(road)))
            self.runs.append(run)
            if rest := road[len(run.road) :]:
                # What is behind a door that stayed shut is rehearsed all the same.
                waiting.insert(0, rest)
        if not self.is_directed:
            self._tell_closed_doors()

    def report(self) -> Rehearsed:
        """Return what came of all runs."""
        scenes = tuple(
            scene
            for number, run in enumerate(self.runs, start=1)
            for scene in rehearsed_scenes(self.play, run, number)
        )
        rehearsal, is_performed = self.rehearsal, all(scene.performed for scene in scenes)
        return Rehearsed(self.play.name, is_performed, scenes, rehearsal.pictures, rehearsal.faces)

    def missed(self, limit: float | None) -> float | None:
        """Return the seconds in which a run did not come to its end, None if all of them did."""
        unfinished = [run for run in self.runs if not run.is_gone]
        if not unfinished:
            return None
        is_late = limit is not None and self.rehearsal.seconds >= limit
        return limit if is_late else self._seconds_for(unfinished[0].road)

    def _seconds_for(self, road: Road) -> float:
        """Return after how many seconds of video a run on `road` is given up."""
        return SECONDS_PER_SCENE * len(road if self.is_directed else self.play.scenes)

    def _go(self, road: Road, until: float) -> Run:
        """Go `road` until the clock of the rehearsal says `until`, or another door opens."""
        rehearsal, run = self.rehearsal, Run(road)
        while not rehearsal.is_over and rehearsal.seconds < until:
            if not run.is_gone:
                rehearsal.stage.director.door = run.road[len(run.results)].door or 0
            rehearsal.look()
            rehearsal.play_on()
            results = rehearsal.stage.performance.results
            if len(results) == len(run.results):
                continue
            run = self._follow(replace(run, results=results))
            self._tell(run, len(results) - 1)
            if run.is_gone and self._ends_here(run):
                return run
        if not run.is_gone:
            run = replace(run, take=rehearsal.stage.performance.take)
            self._tell(run, len(run.results))
        return run

    def _follow(self, run: Run) -> Run:
        """Return the run with a road that goes on from the door that was opened last."""
        place, result = len(run.results) - 1, run.results[-1]
        passage = run.road[place]
        if result.way is None or result.way == way_of(self.play, passage):
            return run
        if self.is_directed:
            return replace(run, road=run.road[: place + 1])
        taken = Passage(passage.scene, result.scene.ways.index(result.way))
        following = behind(self.play, taken)
        ahead = () if following is None else road_to_end(self.play, following)
        return replace(run, road=(*run.road[:place], taken, *ahead))

    def _ends_here(self, run: Run) -> bool:
        """Tell whether the curtain falls without a bow.

        What comes next was rehearsed in another run, or another door was opened than was to be.
        """
        passage, result = run.road[-1], run.results[-1]
        return result.way != way_of(self.play, passage) or behind(self.play, passage) is not None

    def _tell(self, run: Run, place: int) -> None:
        """Tell how the take at `place` of the run went, and take its picture."""
        scene = rehearsed_scenes(self.play, run, len(self.runs) + 1)[place]
        written = self.play.scenes[run.road[place].scene]
        self._say(scene_line(scene, written))
        door = scene.door
        if door and door.opened and door.opened != door.show:
            self._say(other_door_line(door))
        if self.pictures is not None:
            number = sum(len(earlier.road) for earlier in self.runs) + place + 1
            _photograph(self.rehearsal, self.pictures / f"{number:02}-{_slug(scene)}.png")

    def _tell_closed_doors(self) -> None:
        opened = {(r.scene.name, r.way) for run in self.runs for r in run.results}
        doors = [(scene.name, way) for scene in self.play.scenes for way in scene.ways]
        if closed := [door for door in doors if door not in opened]:
            self._say(closed_line(closed))

    def _say(self, line: str) -> None:
        print(line, file=self.people)


def _slug(scene: RehearsedScene) -> str:
    return f"{scene.name}-{scene.door.show}" if scene.door else scene.name


def _photograph(rehearsal: Rehearsal, place: Path) -> None:
    import pygame

    surface = pygame.Surface(STAGE_SIZE)
    rehearsal.draw_covered(surface)
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
