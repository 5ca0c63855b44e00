"""The visits of a child that never tires: what is played, how it looks, and by which road."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from random import Random
from typing import Any, Final

from game.settings import Letters, Look

LANGUAGES: Final = ("en", "sv")
SIZES: Final = ((1280, 720), (1024, 768), (800, 600))

# One visit in so many goes at the pace of a family, and hears every line to its end.
SLOW: Final = 6

# What is so in each visit of one who is brief.
BRIEF: Final[dict[str, Any]] = {
    "road": "friend",
    "who": "player",
    "size": (640, 480),
    "is_slow": False,
    "leaves_early": False,
}


@dataclass(frozen=True, slots=True)
class Visit:
    """One way through the house: what is played, how it looks, and what is done on the way."""

    play: str
    language: str
    road: str
    look: Look
    letters: Letters
    text_scale: float
    size: tuple[int, int]
    who: str
    is_slow: bool
    leaves_early: bool


def visits(plays: Sequence[str], chance: Random) -> Iterator[Visit]:
    """Give visits without end: every play, one after the other, in one language and the other.

    In the next round each has the other language. Roads, looks, letters and windows go round at
    paces of their own, so that all of them meet.
    """
    roads = cycle(("friend", "understudy", "camera", "understudy", "friend"))
    people = cycle(("player", "guest", "player", "seat", "player", "duet"))
    looks, letters = (
        cycle((Look.PAPER, Look.PAPER, Look.CONTRAST)),
        cycle((Letters.ANDIKA, Letters.ANDIKA, Letters.OPEN_DYSLEXIC)),
    )
    scales, sizes = cycle((1.0, 1.0, 1.0, 1.5, 1.0, 2.0, 1.0)), cycle((*SIZES, SIZES[0]))
    for number, play in enumerate(cycle(plays)):
        yield Visit(
            play,
            LANGUAGES[sum(divmod(number, len(plays))) % len(LANGUAGES)],
            next(roads),
            next(looks),
            next(letters),
            next(scales),
            next(sizes),
            next(people),
            number % SLOW == SLOW - 1,
            chance.random() < 0.1,
        )
