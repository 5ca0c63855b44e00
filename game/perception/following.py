"""Tell from box to box which face is whose, and which is the actor's; it knows nobody by looks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from game.acting.readings import FaceBox

# Seconds after which a face that is gone is forgotten, and another actor may be chosen.
LOST_AFTER: Final = 1.0

# Two faces whose widths differ by less than this fraction are equally near the camera.
_NEARLY_EQUAL: Final = 0.10

# Seconds of waiting for one of equally near faces to come closer.
_CROWD_PATIENCE: Final = 2.0

# A face moves less than this many of its own sizes from one picture to the next, and so many more
# for each second in which it was hidden, as behind another one.
_FARTHEST_STEP: Final = 0.8
_SIZES_A_SECOND: Final = 2.5


@dataclass(frozen=True, slots=True)
class _Track:
    box: FaceBox
    seen_at: float


@dataclass(frozen=True, slots=True)
class Followed:
    """A number for each face that stays its own while it is in sight, and the actor's place."""

    numbers: tuple[int, ...]
    actor: int | None


class Follower:
    """Follows faces by place. The largest becomes the actor and stays it until out of sight."""

    def __init__(self) -> None:
        self._tracks: dict[int, _Track] = {}
        self._next_number = 0
        self._actor: int | None = None
        self._crowded_since: float | None = None

    @property
    def in_sight(self) -> frozenset[int]:
        """The numbers of all faces that were seen in the last second."""
        return frozenset(self._tracks)

    def follow(self, boxes: tuple[FaceBox, ...], now: float) -> Followed:
        """Take in the faces (largest first) of the picture taken at `now` seconds."""
        self._tracks = {
            number: track
            for number, track in self._tracks.items()
            if now - track.seen_at <= LOST_AFTER
        }
        numbers = self._recognize(boxes, now)
        for number, box in zip(numbers, boxes, strict=True):
            self._tracks[number] = _Track(box, now)
        if self._actor not in self._tracks:
            self._actor = self._choose(boxes, numbers, now)
        # Between a short loss and the second that ends it, nobody else is taken for the actor.
        actor = numbers.index(self._actor) if self._actor in numbers else None
        return Followed(numbers, actor)

    def _recognize(self, boxes: tuple[FaceBox, ...], now: float) -> tuple[int, ...]:
        """Give each box the number of the nearest face of before, or a new one."""
        pairs = sorted(
            (_steps_between(track.box, box), number, place)
            for number, track in self._tracks.items()
            for place, box in enumerate(boxes)
        )
        # A face that is alone before and after is the same, however far it jumped.
        is_alone = len(pairs) == 1
        known: dict[int, int] = {}
        for steps, number, place in pairs:
            hidden_for = now - self._tracks[number].seen_at
            is_near = is_alone or steps < _FARTHEST_STEP + _SIZES_A_SECOND * hidden_for
            if is_near and place not in known and number not in known.values():
                known[place] = number
        for place in range(len(boxes)):
            if place not in known:
                known[place] = self._next_number
                self._next_number += 1
        return tuple(known[place] for place in range(len(boxes)))

    def _choose(
        self, boxes: tuple[FaceBox, ...], numbers: tuple[int, ...], now: float
    ) -> int | None:
        """Return the number of the clearly largest face; after a while that of the most central."""
        widest = max((box.width for box in boxes), default=0.0)
        rivals = [
            place for place, box in enumerate(boxes) if box.width >= widest * (1 - _NEARLY_EQUAL)
        ]
        if len(rivals) > 1:
            if self._crowded_since is None:
                self._crowded_since = now
            if now - self._crowded_since < _CROWD_PATIENCE:
                return None
        self._crowded_since = None
        central = min(rivals, key=lambda place: abs(boxes[place].centre[0] - 0.5), default=None)
        return None if central is None else numbers[central]


def _steps_between(before: FaceBox, after: FaceBox) -> float:
    """Return the distance of two boxes' centres, in sizes of the larger box.

    A change of size counts as a step, too: where two faces pass each other, the nearer one differs
    from the other by little else.
    """
    across = (after.centre[0] - before.centre[0]) / max(before.width, after.width)
    down = (after.centre[1] - before.centre[1]) / max(before.height, after.height)
    return math.hypot(across, down, math.log(after.width / before.width))
