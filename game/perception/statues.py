"""The resting faces of whoever acts before the lens, each learnt apart; in memory only (R3)."""

from __future__ import annotations

from collections.abc import Collection

from game.acting.baseline import Baseline


class Statues:
    """One resting face for each number of a followed face.

    A face that was out of sight comes back under a new number: whoever then takes the seat of one
    that is gone takes its resting face over.
    """

    def __init__(self) -> None:
        self._is_wanted = False
        self._faces: dict[int, Baseline] = {}
        self._seats: dict[int, int] = {}

    def begin(self) -> None:
        """Learn all resting faces afresh."""
        self.forget()
        self._is_wanted = True

    def forget(self) -> None:
        """Forget them all, and learn none."""
        self._is_wanted = False
        self._faces.clear()
        self._seats.clear()

    def sit(self, seat: int, number: int, in_sight: Collection[int]) -> None:
        """Take note that face `number` sits on `seat`; those `in_sight` are still followed."""
        before = self._seats.get(seat)
        if before is not None and before not in in_sight and number not in self._faces:
            left_behind = self._faces.pop(before, None)
            if left_behind is not None:
                self._faces[number] = left_behind
        self._seats[seat] = number

    def learn(self, number: int, scores: tuple[float, ...], dt: float) -> None:
        """Take in the scores of face `number`, which lasted `dt` seconds."""
        if self._is_wanted:
            self._faces[number] = self._faces.get(number, Baseline()).step(scores, dt)

    def resting(self, number: int) -> tuple[float, ...] | None:
        """Return the mean scores of the resting face `number`, or None while it is not learnt."""
        known = self._faces.get(number)
        return known.mean() if known else None

    def progress(self, seats: int) -> float | None:
        """Return how much is learnt of the face on every one of `seats`, 0 to 1; None: no wish."""
        if not self._is_wanted:
            return None
        nobody = Baseline()
        numbers = (self._seats.get(seat, -1) for seat in range(seats))
        return min(self._faces.get(number, nobody).progress for number in numbers)
