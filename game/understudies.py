"""The drawn actors before the understudy's lens: alive, on their way from face to face."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from game.drawing.face_pose import RESTING, FacePose, blend, pose_for
from game.drawing.understudy import photograph
from game.mailbox import Mailbox
from game.perception.frames import Clock, Direction, Frame

if TYPE_CHECKING:
    from game.perception.frames import Picture

PICTURES_PER_SECOND: Final = 30.0

# Seconds that the understudy takes from one face to the next.
_CHANGE_SECONDS: Final = 0.4

# The understudy blinks this often, as quickly as people do at their quickest: lids that are half
# shut for longer look sad to the network. All in seconds.
_BLINK_EVERY: Final = 3.7
_BLINK_SECONDS: Final = 0.1


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


class UnderstudyCamera:
    """A camera before which the understudy stands and does what `directions` say.

    It moves to each new face within 0.4 s, sways a little and blinks, all of it a function of video
    time and directions alone. A direction with a partner brings a second understudy to its side.
    With `real_time` a read gives the newest picture due by `clock`, or None; otherwise always the
    next one.
    """

    def __init__(
        self,
        directions: Mailbox[Direction],
        real_time: bool,
        size: tuple[int, int] = (640, 480),
        clock: Clock = time.monotonic,
    ) -> None:
        self._directions = directions
        self._real_time = real_time
        self._size = size
        self._clock = clock
        self._start: float | None = None
        self._number = -1
        self._asked: Direction | None = None
        self._actors = [DrawnActor()]

    def read(self) -> Frame | None:
        """Return the next picture of the understudy, 640x480 unless told otherwise."""
        start, number = 0.0, self._number + 1
        if self._real_time:
            now = self._clock()
            if self._start is None:
                self._start = now
            start = self._start
            number = int((now - start) * PICTURES_PER_SECOND)
            if number <= self._number:
                return None
        self._number = number
        seconds = number / PICTURES_PER_SECOND
        self._listen(seconds)
        return Frame(self._photograph(seconds), start + seconds, number)

    def close(self) -> None:
        """Do nothing: nothing is open."""

    def _listen(self, seconds: float) -> None:
        asked = self._directions.newest()
        if asked is None or asked == self._asked:
            return
        self._asked = asked
        parts = [asked] if asked.partner is None else [asked, asked.partner]
        for number in range(len(self._actors), len(parts)):
            # Nobody blinks and sways in step with another.
            self._actors.append(DrawnActor(offset=number * 1.3))
        del self._actors[len(parts) :]
        for actor, part in zip(self._actors, parts, strict=True):
            actor.turn(part, seconds)

    def _photograph(self, seconds: float) -> Picture:
        return photograph_all([actor.living(seconds) for actor in self._actors], self._size)
