"""Which movement of the face to suggest next, one at a time; the words for it live elsewhere."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from game.acting.expressions import EXPRESSIONS, Expression


class Movement(StrEnum):
    """One movement that a child can make on purpose.

    After the Facial Action Coding System, without AU6 (the eye muscle of a smile), which few people
    can move at will. The last two change how big a whole face is.
    """

    CORNERS_UP = "corners_up"
    SHOW_TEETH = "show_teeth"
    CORNERS_DOWN = "corners_down"
    INNER_BROWS_UP = "inner_brows_up"
    BROWS_TOGETHER = "brows_together"
    PRESS_LIPS = "press_lips"
    BROWS_HIGH = "brows_high"
    EYES_WIDE = "eyes_wide"
    DROP_JAW = "drop_jaw"
    STRETCH_MOUTH = "stretch_mouth"
    WRINKLE_NOSE = "wrinkle_nose"
    LIFT_TOP_LIP = "lift_top_lip"
    CALM_FACE = "calm_face"
    SMALLER = "smaller"
    BIGGER = "bigger"


# Easiest and most telling movement first: pulling lip corners and lowering brows come easiest at
# 5 to 9 years (studies of Gosselin and others).
MOVEMENTS: Final[dict[Expression, tuple[Movement, ...]]] = {
    Expression.ANGRY: (Movement.BROWS_TOGETHER, Movement.PRESS_LIPS),
    Expression.DISGUST: (Movement.WRINKLE_NOSE, Movement.LIFT_TOP_LIP),
    Expression.FEAR: (Movement.EYES_WIDE, Movement.INNER_BROWS_UP, Movement.STRETCH_MOUTH),
    Expression.HAPPY: (Movement.CORNERS_UP, Movement.SHOW_TEETH),
    Expression.NEUTRAL: (Movement.CALM_FACE,),
    Expression.SAD: (Movement.CORNERS_DOWN, Movement.INNER_BROWS_UP),
    Expression.SURPRISE: (Movement.BROWS_HIGH, Movement.DROP_JAW, Movement.EYES_WIDE),
}


def lead_expression(asked: frozenset[Expression]) -> Expression:
    """Return the expression of a family that help is given for: the easiest by R11's order."""
    return min(asked, key=EASIEST_FIRST.index)


def movement_to_suggest(asked: frozenset[Expression], already: int) -> Movement:
    """Return the movement to suggest when `already` others were suggested in this take."""
    movements = MOVEMENTS[lead_expression(asked)]
    return movements[already % len(movements)]


# R11: order of difficulty measured with children.
EASIEST_FIRST: Final = (
    Expression.HAPPY,
    Expression.SURPRISE,
    Expression.ANGRY,
    Expression.NEUTRAL,
    Expression.DISGUST,
    Expression.SAD,
    Expression.FEAR,
)
assert set(EASIEST_FIRST) == set(EXPRESSIONS) == set(MOVEMENTS)
