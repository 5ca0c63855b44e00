"""Scenario and Scene: a short play as frozen values, however it was written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.acting.expressions import Expression

FALLBACK_LANGUAGE: Final = "en"

# A text in each language that the author wrote: (("en", "Hello"), ("sv", "Hej")). A tuple and not a
# dict, so that a scenario stays hashable and cannot change under a performance.
Text = tuple[tuple[str, str], ...]


def in_language(text: Text, language: str) -> str:
    """Return `text` in `language`, else in English, else in the first that there is."""
    known = dict(text)
    return known.get(language) or known.get(FALLBACK_LANGUAGE) or next(iter(known.values()), "")


@dataclass(frozen=True, slots=True)
class Scene:
    """One step of a play: a line that is told and the expression it asks for.

    `ask` holds one expression or a family of which any will do. `hold` is in seconds, None for the
    player's own difficulty. `picture` names a file in the scenario's `pictures` folder.
    """

    name: str
    line: Text
    ask: frozenset[Expression]
    hold: float | None = None
    picture: str | None = None
    hint: Text = ()
    praise: Text = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """A short play; `name` is PACK/FILE without ending and `ages` are years, both included.

    `pictures` is the folder, as a path, in which every `picture` and the `poster` lie.
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
