"""From "several of us" to the stage or the guessing game; it draws nothing."""

from __future__ import annotations

from functools import partial
from random import Random

from game.acting.scenario import Scenario
from game.backstage import Backstage
from game.screens.choose_manner import ChooseMannerScreen
from game.screens.choose_shelf import open_playbill_for
from game.screens.choose_troupe import ChooseTroupeScreen
from game.screens.director import AT_REST, TWO_AT_REST
from game.screens.exits import Exit, Exits, Road
from game.screens.gate import GateScreen
from game.screens.guess_game import GuessGame
from game.screens.interval import before_play
from game.screens.pace_book import welcome_troupe
from game.screens.placard import Placard, PlacardScreen
from game.screens.screen import Screen
from game.screens.troupe import Manner, Troupe
from game.screens.troupe_stage import TroupeStage
from game.screens.warm_up import WarmUpScreen
from game.words import tr


def choose_together(backstage: Backstage, home: Exit, back: Exit) -> Screen:
    """Ask how several children play, who they are, and lead them there."""

    def manner_again() -> Screen:
        return choose_together(backstage, home, back)

    def choose_troupe(manner: Manner) -> Screen:
        # The resting faces of those who played before are nobody's now.
        backstage.eye.forget_statue()
        welcome_troupe(backstage)
        return ChooseTroupeScreen(backstage, manner, go, partial(manner_again))

    def go(troupe: Troupe) -> Screen | None:
        if troupe.manner is Manner.GUESS:
            return open_guessing(backstage, troupe, home)
        return open_playbill(backstage, troupe, home)

    return ChooseMannerScreen(backstage, choose_troupe, back)


def open_playbill(backstage: Backstage, troupe: Troupe, home: Exit) -> Screen:
    """Return the playbill for a troupe."""
    opened = partial(open_for_troupe, backstage, troupe=troupe, home=home)
    return open_playbill_for(backstage, None, home, lambda play: opened(play=play))


def open_for_troupe(
    backstage: Backstage, play: Scenario, troupe: Troupe, home: Exit
) -> Screen | None:
    """Return the screen that says who sits where, after a break or goodbye that is due."""

    def onward(now: Troupe) -> tuple[Exit, Exits]:
        def by_road(road: Road) -> Screen | None:
            if road is Road.CAMERA:
                return open_for_troupe(backstage, play, now, home)
            # They sit there already, and the play was opened.
            backstage.eye.stop()
            backstage.eye.use_understudy(road is Road.UNDERSTUDY)
            acting = now.unwatched() if road is Road.FRIEND else now
            return TroupeStage(backstage, play, acting, onward)

        gate = partial(GateScreen, backstage)
        exits = Exits(home, partial(open_playbill, backstage, now, home), by_road, gate)
        return partial(open_for_troupe, backstage, play, now, home), exits

    exits = onward(troupe)[1]
    stage = partial(TroupeStage, backstage, play, troupe, onward)
    seated = partial(_seated, backstage, troupe, stage, exits)
    placard = partial(PlacardScreen, backstage, who_sits(troupe), seated, exits)
    return before_play(backstage, exits, placard)


def who_sits(troupe: Troupe) -> Placard:
    """Return the placard that says who sits where, before the first scene."""
    if troupe.manner is Manner.DUET:
        left, right = troupe.players

        def sides() -> str:
            return tr(
                "{left} sits on the left, {right} on the right.",
                left=left.nickname,
                right=right.nickname,
            )

        return Placard(sides, lambda: tr("We sit here!"), troupe.players)
    begins = troupe.actor(0)
    return Placard(
        lambda: tr("{name} begins! Take the seat in front.", name=begins.nickname),
        lambda: tr("I sit here now!"),
        (begins,),
        "seat",
    )


def _seated(backstage: Backstage, troupe: Troupe, stage: Exit, exits: Exits) -> Screen | None:
    """Go on to the stage, by way of the warm-up where a camera looks."""
    eye, is_duet = backstage.eye, troupe.manner is Manner.DUET
    eye.use_understudy(False)
    eye.perform(TWO_AT_REST if is_duet else AT_REST)
    if is_duet:
        eye.use_actors(2)
    else:
        eye.use_actors(1, troupe.sitter(0))
    if not troupe.is_watched:
        return stage()
    return WarmUpScreen(backstage, stage, exits, actors=2 if is_duet else 1)


def open_guessing(backstage: Backstage, troupe: Troupe, home: Exit) -> Screen | None:
    """Return the first screen of "guess my face"."""

    def onward(now: Troupe) -> tuple[Exit, Exits]:
        again = partial(open_guessing, backstage, now, home)

        def by_road(road: Road) -> Screen | None:
            return open_guessing(backstage, now.unwatched(), home)

        others = partial(choose_together, backstage, home, home)
        return again, Exits(home, others, by_road, partial(GateScreen, backstage))

    def begin() -> Screen | None:
        backstage.eye.use_understudy(False)
        backstage.sounds.theme(False)
        return GuessGame(backstage, troupe, Random(), onward).next_turn()

    return before_play(backstage, onward(troupe)[1], begin)
