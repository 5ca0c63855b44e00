"""The seven expressions, in the order that training, model card and game share."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Expression(StrEnum):
    """One expression that a scene may ask for.

    The values are the folder names of the Kaggle "Face expression recognition dataset" and their
    alphabetical order is the order of the network's outputs: never reorder them.
    """

    ANGRY = "angry"
    DISGUST = "disgust"
    FEAR = "fear"
    HAPPY = "happy"
    NEUTRAL = "neutral"
    SAD = "sad"
    SURPRISE = "surprise"


EXPRESSIONS: Final = tuple(Expression)

# What children and authors say, and what people often write instead. `check` suggests from these.
SPOKEN: Final = {
    "angry": Expression.ANGRY,
    "disgusted": Expression.DISGUST,
    "scared": Expression.FEAR,
    "happy": Expression.HAPPY,
    "calm": Expression.NEUTRAL,
    "sad": Expression.SAD,
    "surprised": Expression.SURPRISE,
}

# How well a face shows each expression: seven fractions 0 to 1 in the order of EXPRESSIONS, where
# 0.5 means "a stranger would just about accept it". They are independent and need not sum to 1.
Matches = tuple[float, ...]
