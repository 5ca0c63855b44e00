"""Where the lines of the stage are, for any size of window; it draws nothing."""

from __future__ import annotations

from dataclasses import dataclass

from game.drawing import theme


@dataclass(frozen=True, slots=True)
class Stage:
    """The lines of a stage of `width` by `height` real pixels; `unit` is one design pixel."""

    width: int
    height: int

    @property
    def unit(self) -> float:
        """Real pixels per design pixel."""
        return min(self.width / theme.DESIGN[0], self.height / theme.DESIGN[1])

    @property
    def pillar(self) -> int:
        """Width of the arch's side."""
        return max(2, round(26 * self.unit))

    @property
    def valance(self) -> int:
        """Lowest point of the valance."""
        return max(2, round(74 * self.unit))

    @property
    def floor(self) -> int:
        """Where the boards begin."""
        return self.height - max(4, round(152 * self.unit))

    @property
    def lip(self) -> int:
        """Where the stage ends and the footlights begin."""
        return self.height - max(2, round(30 * self.unit))

    @property
    def lamp_count(self) -> int:
        """How many footlights there are."""
        return max(3, round(self.width / (128 * self.unit)))

    def lamps(self) -> list[float]:
        """Where the footlights stand, from left to right."""
        count = self.lamp_count
        left, room = self.pillar, self.width - 2 * self.pillar
        return [left + room * (number + 0.5) / count for number in range(count)]
