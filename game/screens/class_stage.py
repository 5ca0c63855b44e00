"""The stage before a class: the understudy in the mirror, and everybody waits when asked to."""

from __future__ import annotations

from dataclasses import replace

from pygame import Surface

from game.acting.scenario import Scenario
from game.backstage import Backstage
from game.classroom.turn import Turn
from game.screens.attention import AttentionScreen
from game.screens.class_usher import ClassUsher
from game.screens.class_warm_up import ClassWarmUp
from game.screens.director import house_standards
from game.screens.exits import Road
from game.screens.lesson_view import hides_faces, is_paused
from game.screens.masks import Masks, shown_by
from game.screens.screen import News, Screen
from game.screens.stage import StageScreen
from game.screens.stage_places import areas
from game.screens.tableau import Tableau
from game.screens.troupe_stage import draw_actors


class ClassStage(StageScreen):
    """A play of one child who is called, or of two in a duet."""

    def __init__(
        self,
        backstage: Backstage,
        scenario: Scenario,
        turn: Turn,
        usher: ClassUsher,
        is_watched: bool,
    ) -> None:
        self._turn = turn
        self._count = max(1, len(turn.actors))
        self._masks = Masks(self._count)
        standards = replace(house_standards(backstage, is_watched), actors=self._count)
        super().__init__(backstage, scenario, standards=standards, exits=usher.exits, usher=usher)

    def update(self, dt: float, news: News) -> Screen | None:
        """Let `dt` seconds of the play go by, unless everybody waits."""
        if is_paused(self._backstage):
            return AttentionScreen(self._backstage, self.resume)
        screen = super().update(dt, news)
        self._masks.follow(shown_by(self.performance), dt)
        return screen

    def draw(self, surface: Surface) -> None:
        """Draw the stage, and beside the mirror who acts."""
        super().draw(surface)
        if line := self._book.tableau.line:
            draw_actors(surface, areas(surface, line).mirror, self._turn.actors)

    def tableau(self) -> Tableau:
        """Return what the audience sees now: of a child's face, at most what is asked of it."""
        tableau = super().tableau()
        if not hides_faces(self._backstage):
            return tableau
        is_asleep = tableau.obstacle is not None
        masks = self._masks.poses(is_asleep) if tableau.seen is not None else ()
        return replace(tableau, seen=None, face=None, partner=None, masks=masks)

    def _statue_again(self) -> Screen:
        exits = replace(self._usher.exits, by_road=self._go_on_by)
        return ClassWarmUp(self._backstage, self.resume, exits, self._count, True)

    def _go_on_by(self, road: Road) -> Screen | None:
        """Go on with the same play by another road, as when the camera is gone."""
        if road is Road.FRIEND:
            self._backstage.eye.stop()
            unwatched = replace(self.performance.standards, is_watched=False)
            self.performance = replace(self.performance, standards=unwatched)
        else:
            self._backstage.eye.use_understudy(road is Road.UNDERSTUDY)
        return self.resume()
