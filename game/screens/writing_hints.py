"""Hints that the author's guide proposes for each face, one movement each; it draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.acting.expressions import Expression

# The table of scenarios/README.md; they are texts of a play and no words of the game.
HINTS: Final[dict[str, dict[Expression, tuple[str, ...]]]] = {
    "en": {
        Expression.HAPPY: ("Corners of your mouth up!", "Show your teeth!"),
        Expression.SAD: (
            "Pull the corners of your mouth down.",
            "Lift the middle of your eyebrows.",
        ),
        Expression.ANGRY: ("Pull your eyebrows down and together!", "Press your lips together!"),
        Expression.SURPRISE: (
            "Eyebrows up high!",
            "Open your eyes wide!",
            "Let your jaw drop!",
        ),
        Expression.FEAR: ("Eyebrows up and together!", "Stretch your mouth out to the sides!"),
        Expression.DISGUST: ("Wrinkle your nose!", "Lift your top lip!"),
        Expression.NEUTRAL: ("Let your whole face rest.",),
    },
    "sv": {
        Expression.HAPPY: ("Upp med mungiporna!", "Visa tänderna!"),
        Expression.SAD: ("Dra ner mungiporna.", "Lyft ögonbrynen längst in, vid näsan."),
        Expression.ANGRY: ("Dra ihop ögonbrynen, ner mot näsan!", "Pressa ihop läpparna!"),
        Expression.SURPRISE: (
            "Upp med ögonbrynen, högt upp!",
            "Spärra upp ögonen!",
            "Tappa hakan!",
        ),
        Expression.FEAR: ("Dra upp och ihop ögonbrynen!", "Dra ut munnen åt sidorna!"),
        Expression.DISGUST: ("Rynka på näsan!", "Lyft på överläppen!"),
        Expression.NEUTRAL: ("Låt hela ansiktet vila.",),
    },
}

# What stands on new doors, in the language of the play.
SIGNS: Final = {
    "en": ("This way", "That way", "Over there"),
    "sv": ("Hitåt", "Ditåt", "Bortåt"),
}


def hints_for(expressions: Sequence[str], language: str) -> tuple[str, ...]:
    """Return what to propose for asked faces, in a language, () where nothing is known."""
    known = HINTS.get(language, {})
    asked = [each for each in Expression if each.value in expressions]
    return tuple(hint for each in asked for hint in known.get(each, ()))[:3]
