"""The understudy in the mirror's place: how strongly it shows what is asked; it draws nothing.

No picture of a child is needed for it. What it shows is the asked expression alone, as well as the
child shows it; without a face to go by it waits with closed eyes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from game.acting.coaching import lead_expression
from game.acting.expressions import Expression
from game.acting.state import Performance
from game.acting.take import Phase
from game.drawing.face_pose import RESTING, FacePose, pose_for
from game.screens.furniture import in_steps

# An asked expression, and how well it is shown, 0 to 1.
Shown = tuple[Expression, float]

# Seconds in which a mask comes two thirds nearer to what is shown.
FOLLOWS_IN: Final = 0.15

ASLEEP: Final = replace(RESTING, blink=1.0, nod=0.25, turn=0.3)


class Masks:
    """The faces in the mirror, one for each actor, from left to right."""

    def __init__(self, actors: int = 1) -> None:
        self._shown: list[Shown] = [(Expression.NEUTRAL, 0.0)] * actors

    def follow(self, shown: Sequence[Shown], dt: float) -> None:
        """Come nearer to what each actor shows, for `dt` seconds."""
        near = 1 - math.exp(-dt / FOLLOWS_IN)
        followed = []
        for (expression, strength), (asked, match) in zip(self._shown, shown, strict=True):
            start = strength if asked is expression else 0.0
            followed.append((asked, start + (match - start) * near))
        self._shown = followed

    def poses(self, is_asleep: bool = False) -> tuple[FacePose, ...]:
        """Return the faces now, waiting ones where nobody is seen."""
        if is_asleep:
            return (ASLEEP,) * len(self._shown)
        return tuple(pose_for(asked, in_steps(strength)) for asked, strength in self._shown)


def shown_by(performance: Performance) -> tuple[Shown, ...]:
    """Return what each actor is to show now, and how well it does; of several ways the nearest.

    Once it is done it stays for as long as it is praised.
    """
    take, actors = performance.take, performance.standards.actors
    tasks = performance.tasks
    # Before the first picture of a take there is no match.
    matches = take.matches if len(take.matches) == len(tasks) else (0.0,) * len(tasks)
    if take.phase is Phase.TELLING:
        matches = (0.0,) * len(tasks)
    each = [(lead_expression(task.ask), match) for task, match in zip(tasks, matches, strict=True)]
    if performance.scene.ways:
        return (max(each, key=lambda shown: shown[1]),) * actors
    return tuple(each)
