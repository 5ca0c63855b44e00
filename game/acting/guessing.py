"""The game "guess my face": one acts what was asked in secret, the others guess what that was.

Friends guess; the game itself only knows whether the asked expression was performed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from game.acting.coaching import EASIEST_FIRST
from game.acting.expressions import Expression
from game.acting.stars import STARS, Outcome
from game.acting.turns import Turns

OPTIONS: Final = 4

# The first faces of an evening come from as many of the easiest, so that it begins with laughing.
EASY: Final = 4

# So many faces at least are acted in one game, in whole rounds, so that all act equally often.
FEWEST: Final = 4

# A face that nobody recognized was acted all the same, and a wrong guess was a guess.
FOR_TRYING: Final = 2


@dataclass(frozen=True, slots=True)
class Riddle:
    """The expression that is asked for in secret, and those among which friends guess."""

    asked: Expression
    options: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Guessed:
    """How one riddle went: `guess` is None where it was passed on.

    `was_seen` tells whether the camera (or, without one, nobody but the friends) saw it performed.
    """

    riddle: Riddle
    guess: Expression | None
    was_seen: bool = False

    @property
    def is_right(self) -> bool:
        """Whether the friends found out what was asked."""
        return self.guess is self.riddle.asked

    @property
    def actor_stars(self) -> int:
        """The stars of the one who acted: friends who know the face have seen it performed."""
        if self.was_seen or self.is_right:
            return STARS[Outcome.SEEN]
        return STARS[Outcome.PASSED_ON] if self.guess is None else FOR_TRYING

    @property
    def friends_stars(self) -> int:
        """The stars of each friend who guessed."""
        if self.is_right:
            return STARS[Outcome.SEEN]
        return STARS[Outcome.PASSED_ON] if self.guess is None else FOR_TRYING


def riddles(players: int, chance: Random) -> tuple[Riddle, ...]:
    """Return the riddles of a game: each player acts equally often, no face comes twice in a row.

    The first four are among the easiest, and no face comes again before all seven came.
    """
    count = players * -(-FEWEST // players)
    faces: list[Expression] = []
    while len(faces) < count:
        easy, hard = list(EASIEST_FIRST[:EASY]), list(EASIEST_FIRST[EASY:])
        chance.shuffle(easy)
        chance.shuffle(hard)
        faces += easy + hard
    return tuple(_riddle(asked, chance) for asked in faces[:count])


def _riddle(asked: Expression, chance: Random) -> Riddle:
    others = chance.sample([each for each in EASIEST_FIRST if each is not asked], OPTIONS - 1)
    options = [asked, *others]
    chance.shuffle(options)
    return Riddle(asked, tuple(options))


def stars_of_all(turns: Turns, guessed: Sequence[Guessed]) -> tuple[int, ...]:
    """Return the stars of each child, by its number, for acting and for guessing together."""
    earned = [0] * turns.players
    for number, each in enumerate(guessed):
        for child in range(turns.players):
            is_actor = child == turns.whose(number)
            earned[child] += each.actor_stars if is_actor else each.friends_stars
    return tuple(earned)
