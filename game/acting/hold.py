"""The hold-to-advance rule: two thresholds, time instead of pictures, slips forgiven."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

# Seconds: a blink lasts about 0.3 s (R10).
GRACE: Final = 0.3

# After the grace a full meter takes this many times its dwell to drain: slow, so that a wobble
# costs a little and never everything.
DRAIN_SLOWNESS: Final = 4.0

# How far a hold may rise above its ceiling before it is lost, so that the meter does not flicker.
CEILING_PLAY: Final = 0.08


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Matches, 0 to 1, at which a hold starts (`enter`) and below which it stops (`leave`)."""

    enter: float
    leave: float

    def __post_init__(self) -> None:
        """Refuse thresholds that would make the meter flicker."""
        if not 0.0 < self.leave < self.enter < 1.0:
            raise ValueError(f"thresholds need 0 < leave < enter < 1, not {self}")

    def raised(self, share: float) -> Thresholds:
        """Return thresholds raised by `share` of the way to a perfect match."""
        return Thresholds(
            self.enter + (1.0 - self.enter) * share, self.leave + (1.0 - self.leave) * share
        )

    def eased(self, ease: float) -> Thresholds:
        """Return thresholds lowered by the fraction `ease` (0 none, 1 nothing left to show)."""
        keep = 1.0 - ease
        return Thresholds(self.enter * keep, self.leave * keep)


@dataclass(frozen=True, slots=True)
class HoldRule:
    """How well (`thresholds`) and how long (`dwell`, seconds) an expression must be held.

    A match above `ceiling` is more than was asked for and counts as a slip.
    """

    thresholds: Thresholds
    dwell: float
    grace: float = GRACE
    ceiling: float = 1.0


@dataclass(frozen=True, slots=True)
class HoldMeter:
    """How much of the hold is done: `held` seconds, and `slip` seconds since it was lost."""

    held: float = 0.0
    slip: float = 0.0
    is_holding: bool = False

    def fill(self, rule: HoldRule) -> float:
        """Return how full the meter is, 0 to 1."""
        return min(1.0, self.held / rule.dwell)

    def is_full(self, rule: HoldRule) -> bool:
        """Tell whether the expression was held long enough."""
        return self.held >= rule.dwell

    def step(self, match: float, dt: float, rule: HoldRule) -> HoldMeter:
        """Return the meter `dt` seconds later, if the face matched by `match` all that time."""
        bar, most = rule.thresholds.enter, rule.ceiling
        if self.is_holding:
            bar, most = rule.thresholds.leave, rule.ceiling + CEILING_PLAY
        if bar <= match <= most:
            return HoldMeter(min(self.held + dt, rule.dwell), 0.0, True)
        if self.is_full(rule):
            return self
        slip = self.slip + dt
        # Only the time beyond the grace drains, whatever the size of the step.
        late = max(0.0, slip - max(rule.grace, self.slip))
        held = max(0.0, self.held - late / DRAIN_SLOWNESS)
        return replace(self, held=held, slip=slip, is_holding=self.is_holding and slip < rule.grace)
