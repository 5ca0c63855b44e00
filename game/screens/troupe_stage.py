"""The stage where several children play: a new actor for each scene, or two at the same time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from pygame import Rect, Surface

from game.acting.cues import Cue, OpenScene
from game.acting.scenario import Scenario
from game.acting.stars import stars_for
from game.acting.state import Step
from game.backstage import Backstage, Player
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.screens.director import house_standards
from game.screens.exits import Exit, Exits, Road
from game.screens.placard import Placard, PlacardScreen
from game.screens.screen import Screen
from game.screens.stage import StageScreen
from game.screens.stage_places import areas
from game.screens.troupe import Manner, Troupe
from game.screens.troupe_call import Takings, TroupeCallScreen
from game.screens.warm_up import WarmUpScreen
from game.words import tr

# Where a troupe goes from its bow: the same play again, and the ways out.
Onward = Callable[[Troupe], tuple[Exit, Exits]]


class TroupeStage(StageScreen):
    """A play of several children; each child's stars are its own.

    Between two scenes of "pass the seat" the play waits until the next child sits there. Resting
    faces are learnt at each child's first turn and kept apart for the next, in memory only:
    learning one takes three seconds, and a wrong child's would make the mirror misjudge.
    """

    def __init__(
        self, backstage: Backstage, scenario: Scenario, troupe: Troupe, onward: Onward
    ) -> None:
        self._troupe = troupe
        self._onward = onward
        actors = 2 if troupe.manner is Manner.DUET else 1
        standards = replace(house_standards(backstage, troupe.is_watched), actors=actors)
        super().__init__(backstage, scenario, standards=standards, exits=onward(troupe)[1])

    def draw(self, surface: Surface) -> None:
        """Draw the stage, and beside the mirror who acts."""
        super().draw(surface)
        line = self.tableau().line
        if line:
            self._draw_actors(surface, areas(surface, line).mirror)

    def _draw_actors(self, surface: Surface, mirror: Rect) -> None:
        side = theme.px(surface, 96)
        spots = [Rect(mirror.left, mirror.top, side, side), Rect(0, mirror.top, side, side)]
        spots[1].right = mirror.right
        actors = self._troupe.players
        if self._troupe.manner is Manner.SEAT:
            actors = (self._actor(),)
        for actor, spot in zip(actors, spots, strict=False):
            draw_avatar(surface, spot.move(0, -side // 6), actor.avatar)

    def _actor(self) -> Player:
        """Return whose turn the scene on stage is, also while its praise is told."""
        played = len(self.performance.results)
        return self._troupe.actor(max(0, played - (self.performance.take.outcome is not None)))

    def _carry_out(self, stepped: Step) -> Screen | None:
        performance, cues = stepped
        is_next = bool(performance.results) and any(isinstance(cue, OpenScene) for cue in cues)
        if not is_next or self._troupe.manner is not Manner.SEAT:
            return super()._carry_out(stepped)
        self.performance = performance
        return self._change_seats(cues)

    def _change_seats(self, cues: tuple[Cue, ...]) -> Screen:
        player = self._actor()
        text = tr("Now it's {name}'s turn! Change seats.", name=player.nickname)
        placard = Placard(text, tr("I sit here now!"), (player,), "seat")
        return PlacardScreen(self._backstage, placard, partial(self._sit, cues), self._exits)

    def _sit(self, cues: tuple[Cue, ...]) -> Screen | None:
        eye = self._backstage.eye
        eye.use_actors(1, self._troupe.sitter(len(self.performance.results)))
        if not self._is_watched or eye.is_understudy:
            return self._go_on_with(cues)
        exits = replace(self._exits, by_road=partial(self._go_on_by, cues))
        return WarmUpScreen(self._backstage, partial(self._go_on_with, cues), exits)

    def _go_on_with(self, cues: tuple[Cue, ...]) -> Screen | None:
        self.resume()
        return super()._carry_out((self.performance, cues))

    def _go_on_by(self, cues: tuple[Cue, ...], road: Road) -> Screen | None:
        """Go on with the same play by another road, as when the camera is gone."""
        if road is Road.FRIEND:
            self._backstage.eye.stop()
            unwatched = replace(self.performance.standards, is_watched=False)
            self.performance = replace(self.performance, standards=unwatched)
            self._troupe = self._troupe.unwatched()
        else:
            self._backstage.eye.use_understudy(road is Road.UNDERSTUDY)
        return self._go_on_with(cues)

    def _bow(self) -> Screen:
        outcomes = [result.outcome for result in self.performance.results]
        troupe, turns = self._troupe, self._troupe.turns
        stars, waited = turns.stars(outcomes), frozenset(turns.order[len(outcomes) :])
        if troupe.manner is Manner.DUET:
            stars, waited = (stars_for(outcomes),) * len(troupe.players), frozenset()
        performance = self.performance
        takings = Takings(performance.scenario.name, performance.seconds, stars, waited)
        again, exits = self._onward(troupe.after(len(outcomes)))
        return TroupeCallScreen(self._backstage, troupe, takings, again, exits)
