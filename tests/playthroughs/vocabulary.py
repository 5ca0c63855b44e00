"""What words in .play files mean: faces, keys, seconds."""

from __future__ import annotations

import pygame

from game.acting.expressions import EXPRESSIONS, SPOKEN, Expression

KEYS = {"enter": "RETURN", "pageup": "PAGEUP", "pagedown": "PAGEDOWN"}


def face_called(word: str) -> Expression:
    """Return the expression that a child or the code calls so."""
    if word in SPOKEN:
        return SPOKEN[word]
    if word not in EXPRESSIONS:
        raise ValueError(f"I don't know the expression {word}. There are {', '.join(SPOKEN)}.")
    return Expression(word)


def key_called(name: str) -> int:
    """Return the code of a key."""
    known = KEYS.get(name.lower(), name.lower() if len(name) == 1 else name.upper())
    code: int | None = getattr(pygame, f"K_{known}", None)
    if code is None:
        raise ValueError(f"There is no key {name}.")
    return code


def seconds_of(word: str) -> float:
    """Return seconds written as 2s, 0.5s or 1min."""
    for unit, length in (("min", 60.0), ("s", 1.0)):
        if word.endswith(unit):
            return float(word.removesuffix(unit)) * length
    raise ValueError(f"{word} has no unit. Write 2s, 0.5s or 1min.")
