"""The stage where several children play: a new actor for each scene, or two at the same time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from pygame import Rect, Surface

from game.acting.cues import Cue
from game.acting.scenario import Scenario
from game.acting.stars import stars_for
from game.acting.state import Step
from game.backstage import Backstage, Player
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.screens.director import house_standards
from game.screens.exits import Exit, Exits, Road, leaving
from game.screens.placard import Placard, PlacardScreen
from game.screens.screen import Screen
from game.screens.stage import StageScreen
from game.screens.stage_places import areas
from game.screens.troupe import Manner, Troupe
from game.screens.troupe_call import Album, Takings, TroupeCallScreen, write_down
from game.screens.troupe_usher import TroupeUsher, scene_on
from game.screens.usher import opens_next
from game.screens.warm_up import WarmUpScreen
from game.words import tr

# Where a troupe goes from its bow: the same play again, and the ways out.
Onward = Callable[[Troupe], tuple[Exit, Exits]]


class TroupeStage(StageScreen):
    """A play of several children; each child's stars are its own.

    Between two scenes of "pass the seat" the play waits until the next child sits there. Resting
    faces are learnt at each child's first turn and kept apart for the next, in memory only:
    learning one takes three seconds, and a wrong child's would make the mirror misjudge.

    An evening's limit breaks the play off with an early bow, whose stars are written down; kept
    open after all, it goes on and its last bow adds what came since.
    """

    def __init__(
        self, backstage: Backstage, scenario: Scenario, troupe: Troupe, onward: Onward
    ) -> None:
        self._troupe = troupe
        self._onward = onward
        actors = 2 if troupe.manner is Manner.DUET else 1
        standards = replace(house_standards(backstage, troupe.is_watched), actors=actors)
        exits = onward(troupe)[1]
        self._seats = TroupeUsher(backstage, troupe, scenario, leaving(exits, self._leave))
        self._written: Takings | None = None
        super().__init__(backstage, scenario, standards=standards, exits=exits, usher=self._seats)

    def draw(self, surface: Surface) -> None:
        """Draw the stage, and beside the mirror who acts."""
        super().draw(surface)
        if line := self._book.tableau.line:
            is_passed = self._troupe.manner is Manner.SEAT
            actors = (self._actor(),) if is_passed else self._troupe.players
            draw_actors(surface, areas(surface, line).mirror, actors)

    def _actor(self) -> Player:
        """Return whose turn the scene on stage is, also while its praise is told."""
        return self._troupe.actor(scene_on(self.performance))

    def _carry_out(self, stepped: Step) -> Screen | None:
        before, (performance, cues) = self.performance, stepped
        if not opens_next(before, cues):
            return super()._carry_out(stepped)
        self.performance = self._seats.hand_over(performance)
        is_passed = self._troupe.manner is Manner.SEAT
        go_on = partial(self._change_seats if is_passed else self._go_on_with, cues)
        due = self._seats.interlude(go_on, partial(self._bow_early, go_on))
        if due is not None or is_passed:
            return due or self._change_seats(cues)
        return super()._carry_out((self.performance, cues))

    def _change_seats(self, cues: tuple[Cue, ...]) -> Screen:
        player = self._actor()
        placard = Placard(
            lambda: tr("Now it's {name}'s turn! Change seats.", name=player.nickname),
            lambda: tr("I sit here now!"),
            (player,),
            "seat",
        )
        sit, left_alone = partial(self._sit, cues), self._seats.flip_book.blot_out
        return PlacardScreen(self._backstage, placard, sit, self._seats.exits, left_alone)

    def _sit(self, cues: tuple[Cue, ...]) -> Screen | None:
        eye = self._backstage.eye
        eye.use_actors(1, self._troupe.sitter(len(self.performance.results)))
        if not self._is_watched or eye.is_understudy:
            return self._go_on_with(cues)
        placard_again = partial(self._change_seats, cues)
        exits = replace(self._exits_of_play(cues), another_play=placard_again)
        return WarmUpScreen(self._backstage, partial(self._go_on_with, cues), exits)

    def _statue_again(self) -> Screen:
        actors = self.performance.standards.actors
        return WarmUpScreen(self._backstage, self.resume, self._exits_of_play(), actors, True)

    def _exits_of_play(self, cues: tuple[Cue, ...] = ()) -> Exits:
        """Return the ways out of a play that is on: by another road it goes on where it is."""
        return replace(self._seats.exits, by_road=partial(self._go_on_by, cues))

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
        return self._take_bow(None)

    def _bow_early(self, go_on: Exit) -> Screen:
        """Thank everybody for the scenes so far; `go_on` opens the next one after all."""
        return self._take_bow(go_on)

    def _take_bow(self, go_on: Exit | None) -> Screen:
        again, exits = self._onward(self._troupe.after(len(self.performance.results)))
        flip_book = self._seats.flip_book
        album = Album(flip_book, self.performance.scenario)
        takings, self._written = self._takings(), self._takings()
        return TroupeCallScreen(
            self._backstage,
            self._troupe,
            takings,
            again,
            leaving(exits, flip_book.blot_out),
            album=album,
            go_on=go_on,
        )

    def _leave(self) -> None:
        """Keep the stars of those who acted, when a play is left before its bow."""
        if not self.performance.results:
            return
        takings = self._takings()
        stars = (
            0 if number in takings.waited else earned for number, earned in enumerate(takings.stars)
        )
        takings = replace(takings, stars=tuple(stars))
        try:
            write_down(self._backstage.book, self._troupe, takings, is_whole=False)
        except OSError:
            # The title tells what is wrong with the book.
            return

    def _takings(self) -> Takings:
        performance, troupe = self.performance, self._troupe
        outcomes = [result.outcome for result in performance.results]
        stars, waited = troupe.turns.stars(outcomes), troupe.turns.order[len(outcomes) :]
        if troupe.manner is Manner.DUET:
            stars, waited = (stars_for(outcomes),) * len(troupe.players), ()
        name, seconds = performance.scenario.name, performance.seconds
        return Takings(name, seconds, stars, frozenset(waited), self._written)


def draw_actors(surface: Surface, mirror: Rect, actors: Sequence[Player]) -> None:
    """Draw who acts, one or two, at the upper corners of the mirror."""
    side = theme.px(surface, 96)
    spots = [Rect(mirror.left, mirror.top, side, side), Rect(0, mirror.top, side, side)]
    spots[1].right = mirror.right
    for actor, spot in zip(actors, spots, strict=False):
        draw_avatar(surface, spot.move(0, -side // 6), actor.avatar)
