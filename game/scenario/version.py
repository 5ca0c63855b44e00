"""Version: what one reading of an author's file came to, as a value; it reads nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from game.acting.scenario import Scenario
from game.scenario.problem import Problem, shown


class Noted(NamedTuple):
    """A problem and the line of the file that it stands on, "" where there is none to show."""

    problem: Problem
    line: str

    def shown(self) -> str:
        """Return the problem as `check` shows it: place and sentence, the line, a caret."""
        return shown(self.problem, "\n" * (self.problem.line - 1) + self.line if self.line else "")


@dataclass(frozen=True, slots=True)
class Version:
    """A play as it was last saved, or None while faults keep it from the stage.

    `advice` is what `check` would say besides; it keeps nothing back. `number` counts readings.
    """

    number: int
    play: Scenario | None
    faults: tuple[Noted, ...] = ()
    advice: tuple[Noted, ...] = ()

    @property
    def notes(self) -> tuple[Noted, ...]:
        """Everything there is to mend, faults first."""
        return self.faults + self.advice
