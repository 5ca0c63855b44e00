"""Scenario and Scene: a short play as frozen values, however it was written down."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from game.acting.expressions import Expression
from game.acting.stars import Outcome

FALLBACK_LANGUAGE: Final = "en"

# A text in each language that the author wrote: (("en", "Hello"), ("sv", "Hej")). A tuple and not a
# dict, so that a scenario stays hashable and cannot change under a performance.
Text = tuple[tuple[str, str], ...]


def in_language(text: Text, language: str) -> str:
    """Return `text` in `language`, else in English, else in the first that there is."""
    known = dict(text)
    return known.get(language) or known.get(FALLBACK_LANGUAGE) or next(iter(known.values()), "")


# Where a scene leads whose play is over after it.
END: Final = "end"


class Strength(StrEnum):
    """How much of an expression is asked for, where that matters to the story."""

    A_LITTLE = "a little"
    BIG = "big"


@dataclass(frozen=True, slots=True)
class Way:
    """One way on that the actor may choose: showing `show` leads to the scene `to` (or END).

    `sign` is what stands on its door, `praise` what is told when it opens.
    """

    show: Expression
    to: str
    sign: Text = ()
    praise: Text = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """One step of a play: a line that is told and the expression it asks for.

    `ask` holds one expression or a family of which any will do, in a scene with `ways` those of all
    ways. `then` is shown after it (a change), `partner` by a second actor at the same time (a
    duet). `hold` is in seconds, None for the player's own difficulty. `picture` names a file in the
    scenario's `pictures` folder, `picture_shows` says what is on it. `sound` names one in `sounds`,
    heard when the scene opens. `next` is the name of the scene that follows, None for the next one
    in the file. `helped` and `passed_on` are told instead of `praise` after such an outcome.
    """

    name: str
    line: Text
    ask: frozenset[Expression]
    hold: float | None = None
    picture: str | None = None
    hint: Text = ()
    praise: Text = ()
    helped: Text = ()
    passed_on: Text = ()
    strength: Strength | None = None
    then: Expression | None = None
    partner: frozenset[Expression] = frozenset()
    ways: tuple[Way, ...] = ()
    next: str | None = None
    picture_shows: Text = ()
    sound: str | None = None

    def answer(self, outcome: Outcome, way: Way | None = None) -> Text:
        """Return how the story goes on after a take, () where the author wrote nothing for it."""
        match outcome:
            case Outcome.PASSED_ON:
                return self.passed_on
            case Outcome.HELPED if self.helped:
                return self.helped
        return (way.praise if way else ()) or self.praise


class Recording(NamedTuple):
    """Somebody's voice that says `words`, which are in `language` ("" if that is not told)."""

    words: str
    language: str
    file: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """A short play; `name` is PACK/FILE without ending and `ages` are years, both included.

    `pictures` is the folder, as a path, in which every `picture` and the `poster` lie, `sounds`
    that of every `sound`; `poster_shows` says what is on the poster. `recordings` are the texts
    that somebody has recorded. `pack` is the title of its pack, () for a lone play; `credits`
    thank others for pictures and sounds.
    """

    name: str
    title: Text
    scenes: tuple[Scene, ...]
    goal: Text = ()
    ages: tuple[int, int] = (5, 12)
    difficulty: int = 1
    author: str = ""
    poster: str | None = None
    pictures: str = ""
    recordings: tuple[Recording, ...] = ()
    poster_shows: Text = ()
    sounds: str = ""
    pack: Text = ()
    pack_by: str = ""
    credits: str = ""

    def following(self, index: int, way: Way | None = None) -> int | None:
        """Return the number of the scene after number `index`, None when the play is over."""
        scene = self.scenes[index]
        to = way.to if way else scene.next
        if to is None:
            return index + 1 if index + 1 < len(self.scenes) else None
        if to == END:
            return None
        return next(number for number, other in enumerate(self.scenes) if other.name == to)
