"""The plays of tonight as a sequence that may still be loading; it reads no file itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from game.acting.scenario import Scenario
from game.late import Late


class Playbill(Sequence[Scenario]):
    """The plays of tonight, waited for by whoever first looks at them."""

    def __init__(self, late: Late[tuple[Scenario, ...]]) -> None:
        self._late = late

    def __len__(self) -> int:
        return len(self._late.value())

    @overload
    def __getitem__(self, place: int) -> Scenario: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Scenario, ...]: ...
    def __getitem__(self, place: int | slice) -> Scenario | tuple[Scenario, ...]:
        return self._late.value()[place]
