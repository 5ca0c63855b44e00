"""The drawn actors before the understudy's lens: alive, on their way from face to face."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from game.drawing.face_pose import RESTING, FacePose, blend, pose_for
from game.drawing.understudy import photograph
from game.perception.frames import Direction

if TYPE_CHECKING:
    from game.perception.frames import Picture

# Seconds that the understudy takes from one face to the next.
_CHANGE_SECONDS: Final = 0.4

# The understudy blinks this often, for as long as people do. All in seconds.
_BLINK_EVERY: Final = 3.7
_BLINK_SECONDS: Final = 0.24


@dataclass(slots=True)
class DrawnActor:
    """One drawn actor on its way from a face to the next; `offset` in seconds."""

    offset: float = 0.0
    _asked: Direction | None = None
    _turned_at: float = -_CHANGE_SECONDS
    _from: FacePose = RESTING
    _to: FacePose = RESTING

    def turn(self, asked: Direction, seconds: float) -> None:
        """Begin to show what is asked, unless it is shown already."""
        part = (asked.expression, asked.strength)
        if self._asked is not None and part == (self._asked.expression, self._asked.strength):
            return
        self._from = self._pose(seconds)
        self._to = pose_for(*part)
        self._asked, self._turned_at = asked, seconds

    def living(self, seconds: float) -> FacePose:
        """Return the pose at `seconds`, as somebody alive holds it."""
        return _living(self._pose(seconds), seconds + self.offset)

    def _pose(self, seconds: float) -> FacePose:
        share = min(1.0, (seconds - self._turned_at) / _CHANGE_SECONDS)
        # Slow at both ends, as muscles are.
        return blend(self._from, self._to, share * share * (3.0 - 2.0 * share))


def photograph_all(poses: Sequence[FacePose], size: tuple[int, int]) -> Picture:
    """Return one picture of all actors; the first is on its right, the mirror's left.

    Read-only RGB, height x width x 3.
    """
    if len(poses) == 1:
        return photograph(poses[0], size)
    width, height = size
    each = width // len(poses)
    strips = []
    for pose in reversed(poses):
        # Each stands before a lens of its own, of which the middle is kept.
        alone = photograph(pose, (height * 4 // 3, height))
        left = (alone.shape[1] - each) // 2
        strips.append(alone[:, left : left + each])
    return np.hstack(strips)


def _living(pose: FacePose, seconds: float) -> FacePose:
    """Return `pose` as somebody alive holds it at `seconds`: swaying a little, blinking."""
    in_blink = (seconds % _BLINK_EVERY) - (_BLINK_EVERY - _BLINK_SECONDS)
    blink = math.sin(math.pi * in_blink / _BLINK_SECONDS) if in_blink > 0 else 0.0
    return replace(
        pose,
        turn=pose.turn + 0.12 * math.sin(seconds * 0.9),
        nod=pose.nod + 0.08 * math.sin(seconds * 1.3 + 1.0),
        tilt=pose.tilt + 0.10 * math.sin(seconds * 0.7 + 2.0),
        blink=max(pose.blink, blink),
    )
