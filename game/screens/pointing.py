"""Which movement an author's hint speaks of, so that an arrow can show it; it draws nothing."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from game.acting.coaching import MOVEMENTS, Movement
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.scenario import Text

_CORNERS: Final = r"\bcorners?\b|mungip"
_BROWS: Final = r"brows?\b|bryn"

# What is found in a hint that speaks of a movement, in English or Swedish: all of it, in any order.
# What is more exact comes first.
_WORDS: Final[dict[Movement, tuple[str, ...]]] = {
    Movement.SHOW_TEETH: (r"\bteeth\b|\btänder",),
    Movement.CORNERS_DOWN: (_CORNERS, r"\b(down|ner|ned|nedåt|neråt)\b"),
    Movement.CORNERS_UP: (_CORNERS,),
    Movement.INNER_BROWS_UP: (_BROWS, r"\b(middle|inner|mitten|inre|längst in)\b"),
    Movement.BROWS_TOGETHER: (_BROWS, r"\b(down|together|ner|ned|ihop)\b"),
    Movement.BROWS_HIGH: (_BROWS,),
    Movement.LIFT_TOP_LIP: (r"\b(top|upper) lip|överläpp",),
    Movement.PRESS_LIPS: (r"\blips\b|\bläppar",),
    Movement.DROP_JAW: (r"\b(jaw|chin)\b|\bhakan\b",),
    Movement.EYES_WIDE: (r"\beyes?\b|\bögonen\b",),
    Movement.STRETCH_MOUTH: (r"\bmouth\b|\bmunnen\b", r"\bside|\bsidor|\bsidled"),
    Movement.WRINKLE_NOSE: (r"\bnose\b|\bnäsan\b",),
}


def movement_meant(hint: Text, asked: Collection[Expression]) -> Movement | None:
    """Return the movement of an `asked` expression that `hint` speaks of, or None if unsure."""
    families = [MOVEMENTS[expression] for expression in EXPRESSIONS if expression in asked]
    possible = {movement for family in families for movement in family}
    for movement, words in _WORDS.items():
        is_said = any(all(re.search(word, text.lower()) for word in words) for _, text in hint)
        if is_said and movement in possible:
            return movement
    return None
