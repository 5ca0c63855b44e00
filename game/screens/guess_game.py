"""The course of "guess my face", turn by turn; it draws nothing.

One child is told a face in secret and acts it, the friends press which one they think it was. The
camera only ever tells whether the asked face was performed, never what it read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

from game.acting.evening import Due
from game.acting.expressions import Expression
from game.acting.guessing import Guessed, riddles, stars_of_all
from game.backstage import Backstage, Player
from game.screens.break_time import BreakScreen
from game.screens.exits import Exit, Exits, Road, leaving
from game.screens.guess import GuessScreen
from game.screens.guess_reveal import RevealScreen
from game.screens.guess_secret import SecretScreen
from game.screens.interval import due
from game.screens.placard import Placard, PlacardScreen
from game.screens.screen import Screen
from game.screens.troupe import Troupe
from game.screens.troupe_call import Takings, TroupeCallScreen, write_down
from game.screens.warm_up import WarmUpScreen
from game.words import tr

# What the score book calls the game.
NAME: Final = "games/guess-my-face"


class GuessGame:
    """A game of one troupe: `guessed` is what came of the turns so far."""

    def __init__(
        self,
        backstage: Backstage,
        troupe: Troupe,
        chance: Random,
        onward: Callable[[Troupe], tuple[Exit, Exits]],
    ) -> None:
        self.guessed: tuple[Guessed, ...] = ()
        self._backstage = backstage
        self._troupe = troupe
        self._onward = onward
        self._riddles = riddles(len(troupe.players), chance)
        self._seconds = 0.0
        self._written: Takings | None = None
        self._exits = replace(leaving(onward(troupe)[1], self._leave), by_road=self._by_road)

    def next_turn(self) -> Screen | None:
        """Return the placard that says who acts now, or the bow after the last turn.

        Between two turns comes what the evening's length asks for: a break, or an early bow.
        """
        if len(self.guessed) == len(self._riddles):
            return self._bow()
        match due(self._backstage) if self.guessed else None:
            case Due.CLOSING:
                return self._bow(self._change_seats)
            case Due.BREAK:
                return BreakScreen(self._backstage, self._change_seats, self._exits)
            case None:
                return self._change_seats()

    def _change_seats(self) -> Screen:
        actor = self._actor()
        placard = Placard(
            lambda: tr("Now {name} acts! Change seats.", name=actor.nickname),
            lambda: tr("I sit here now!"),
            (actor,),
            "seat",
        )
        return PlacardScreen(self._backstage, placard, self._sit, self._exits)

    @property
    def _turn(self) -> int:
        return len(self.guessed)

    def _actor(self) -> Player:
        return self._troupe.actor(self._turn)

    def _sit(self) -> Screen | None:
        eye = self._backstage.eye
        eye.use_actors(1, self._troupe.sitter(self._turn))
        if not self._troupe.is_watched or eye.is_understudy:
            return self._hide()
        exits = replace(self._exits, another_play=self._change_seats)
        return WarmUpScreen(self._backstage, self._hide, exits)

    def _by_road(self, road: Road) -> Screen | None:
        """Go on with the same turn by another road, as when there is no camera."""
        if road is Road.FRIEND:
            self._troupe = self._troupe.unwatched()
        else:
            self._backstage.eye.use_understudy(road is Road.UNDERSTUDY)
        return self._hide()

    def _hide(self) -> Screen:
        actor = self._actor()

        def order() -> str:
            name = actor.nickname
            return tr("Friends, close your eyes! {name}, press when nobody is looking.", name=name)

        placard = Placard(order, lambda: tr("Nobody is looking!"), (actor,), "eyes_closed")
        return PlacardScreen(self._backstage, placard, self._tell, self._exits)

    def _tell(self) -> Screen:
        asked = self._riddles[self._turn].asked
        return SecretScreen(self._backstage, asked, self._act, self._exits)

    def _act(self) -> Screen:
        riddle, is_watched = self._riddles[self._turn], self._troupe.is_watched
        return GuessScreen(
            self._backstage, self._actor(), riddle, self._reveal, self._exits, is_watched
        )

    def _reveal(self, guess: Expression | None, was_seen: bool, seconds: float) -> Screen:
        actor, is_watched = self._actor(), self._troupe.is_watched
        guessed = Guessed(self._riddles[self._turn], guess, was_seen)
        self.guessed = (*self.guessed, guessed)
        self._seconds += seconds
        return RevealScreen(
            self._backstage, actor, guessed, self.next_turn, self._exits, is_watched
        )

    def _leave(self) -> None:
        """Keep everybody's stars when the game is left between its first and last turn."""
        if not self.guessed:
            return
        try:
            write_down(self._backstage.book, self._troupe, self._takings(), is_whole=False)
        except OSError:
            # The title tells what is wrong with the book.
            return

    def _takings(self) -> Takings:
        stars = stars_of_all(self._troupe.turns, self.guessed)
        return Takings(NAME, self._seconds, stars, earlier=self._written)

    def _bow(self, go_on: Exit | None = None) -> Screen:
        """Thank everybody; `go_on` leads to the next turn where the evening's limit came first."""
        takings = self._written = self._takings()
        again, exits = self._onward(self._troupe.after(len(self.guessed)))
        return TroupeCallScreen(self._backstage, self._troupe, takings, again, exits, go_on=go_on)
