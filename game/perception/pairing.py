"""Who of several followed faces play a duet, and which of them on which side; it reads no face."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from game.acting.readings import FaceBox

# A face that waits takes the part of one this many times less wide: children sit in front, while
# pictures on the wall and whoever looks on from behind are small.
_CLEARLY_NEARER: Final = 1.3

# Seconds for which it has to be that near, so that nobody takes over by leaning forward.
_NEARER_FOR: Final = 1.5

Seats = tuple[int | None, int | None]


class Pair:
    """Two seats, the left one of the mirror first. Whoever sits there stays while followed."""

    def __init__(self) -> None:
        self._seats: list[int | None] = [None, None]
        self._nearer_since: float | None = None

    def seat(
        self, boxes: tuple[FaceBox, ...], numbers: tuple[int, ...], in_sight: Collection[int]
    ) -> Seats:
        """Return for each seat the place in `boxes` of its face, None while it is not seen.

        `boxes` come largest first and `numbers` are whose they are; a face that is not `in_sight`
        any more gives up its seat.
        """
        self._seats = [number if number in in_sight else None for number in self._seats]
        waiting = [number for number in numbers if number not in self._seats]
        empty = self._seats.count(None)
        if empty and waiting:
            self._fill(dict(zip(numbers, boxes, strict=True)), waiting[:empty])
        left, right = (
            None if number is None or number not in numbers else numbers.index(number)
            for number in self._seats
        )
        return left, right

    def make_room(self, boxes: tuple[FaceBox, ...], numbers: tuple[int, ...], now: float) -> None:
        """Free the seat of a face that is far behind one that waits, seen at `now` seconds."""
        place_of = {number: place for place, number in enumerate(numbers)}
        seated = [place_of[n] for n in self._seats if n is not None and n in place_of]
        waiting = [place for place in range(len(boxes)) if place not in seated]
        if len(seated) < len(self._seats) or not waiting:
            self._nearer_since = None
            return
        farthest = min(seated, key=lambda place: boxes[place].width)
        if boxes[waiting[0]].width < boxes[farthest].width * _CLEARLY_NEARER:
            self._nearer_since = None
        elif self._nearer_since is None:
            self._nearer_since = now
        elif now - self._nearer_since >= _NEARER_FOR:
            self._seats[self._seats.index(numbers[farthest])] = None

    def _fill(self, known: dict[int, FaceBox], newcomers: list[int]) -> None:
        """Give the empty seats to `newcomers`; two, or a first one, by the side they are on."""
        # A mirror shows the picture's right on its left.
        by_side = sorted(newcomers, key=lambda number: -known[number].centre[0])
        is_first = self._seats == [None, None]
        if is_first and len(by_side) == 1:
            is_left = known[by_side[0]].centre[0] >= 0.5
            self._seats[0 if is_left else 1] = by_side[0]
            return
        for seat, number in enumerate(self._seats):
            if number is None and by_side:
                self._seats[seat] = by_side.pop(0)
