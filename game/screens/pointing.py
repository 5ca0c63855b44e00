"""Which movement an author's hint speaks of, so that an arrow can show it; it draws nothing."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from game.acting.coaching import MOVEMENTS, Movement
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.scenario import Text

# What a hint's words have in common that speaks of a movement, in English or Swedish.
_WORDS: Final[dict[Movement, str]] = {
    Movement.SHOW_TEETH: r"\bteeth|tänder",
    Movement.CORNERS_DOWN: r"corners?\b.*\bdown|mungip.*\b(ner|nedåt|neråt)\b",
    Movement.CORNERS_UP: r"\bcorners?\b|mungip",
    Movement.INNER_BROWS_UP: r"(middle|inner).*brows?|(mitten|inre).*bryn",
    Movement.BROWS_TOGETHER: r"brows?\b.*(down|together)|bryn.*(ner|ihop)",
    Movement.BROWS_HIGH: r"brows?\b|bryn",
    Movement.PRESS_LIPS: r"\blips\b|läpparna",
    Movement.DROP_JAW: r"\b(jaw|chin)\b|hakan",
    Movement.EYES_WIDE: r"\beyes?\b|ögon",
    Movement.STRETCH_MOUTH: r"mouth.*side|mun.*sidorna|mun.*sidled",
    Movement.WRINKLE_NOSE: r"\bnose\b|näsan",
    Movement.LIFT_TOP_LIP: r"\b(top|upper) lip|överläpp",
}


def movement_meant(hint: Text, asked: Collection[Expression]) -> Movement | None:
    """Return the movement of an `asked` expression that `hint` speaks of, or None if unsure."""
    families = [MOVEMENTS[expression] for expression in EXPRESSIONS if expression in asked]
    possible = {movement for family in families for movement in family}
    for movement, words in _WORDS.items():
        said = any(re.search(words, text.lower()) for _, text in hint)
        if said and movement in possible:
            return movement
    return None
