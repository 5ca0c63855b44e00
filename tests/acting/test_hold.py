"""The hold rule, by scripted streams of what a child does."""

from __future__ import annotations

import pytest

from game.acting.hold import HoldMeter, HoldRule, Thresholds

RULE = HoldRule(Thresholds(enter=0.5, leave=0.4), dwell=1.0)
RATES = pytest.mark.parametrize("rate", [15, 30, 60])


def play(stream: list[tuple[float, float]], rate: int, rule: HoldRule = RULE) -> HoldMeter:
    """Show each (match, seconds) of `stream` at `rate` pictures a second."""
    meter = HoldMeter()
    for match, seconds in stream:
        for _ in range(round(seconds * rate)):
            meter = meter.step(match, 1 / rate, rule)
    return meter


@RATES
def test_a_held_expression_fills_the_meter_in_its_dwell(rate: int) -> None:
    """One second of holding is one second of meter, whatever the picture rate."""
    assert play([(0.8, 0.8)], rate).fill(RULE) == pytest.approx(0.8, abs=1e-6)
    assert play([(0.8, 1.0 + 1 / rate)], rate).is_full(RULE)


@RATES
def test_a_blink_is_forgiven(rate: int) -> None:
    """Two tenths of a second without the expression neither drain nor end the hold."""
    meter = play([(0.8, 0.6), (0.1, 0.2), (0.8, 0.2)], rate)
    assert meter.fill(RULE) == pytest.approx(0.8, abs=1e-6)


@RATES
def test_a_long_slip_drains_slowly_and_never_to_zero_at_once(rate: int) -> None:
    """After the grace of 0.3 s a slip costs a quarter of its time."""
    meter = play([(0.8, 0.8), (0.1, 0.3 + 0.8)], rate)
    assert meter.fill(RULE) == pytest.approx(0.6, abs=0.03)


@RATES
def test_between_the_thresholds_nothing_starts_and_nothing_stops(rate: int) -> None:
    """0.45 lies between leave and enter: it carries a hold on but does not begin one."""
    assert play([(0.45, 2.0)], rate).fill(RULE) == 0.0
    assert play([(0.8, 0.2), (0.45, 0.6)], rate).fill(RULE) == pytest.approx(0.8, abs=1e-6)


def test_a_single_flash_of_an_expression_does_not_pass() -> None:
    """One picture out of thirty is no performance."""
    assert play([(0.9, 1 / 30), (0.1, 3.0)], 30).fill(RULE) < 0.05


def test_flicker_between_hit_and_miss_passes_later_than_a_steady_hold() -> None:
    """A face that matches every other picture still gets there: it is held within the grace."""
    meter = HoldMeter()
    for picture in range(31):
        meter = meter.step(0.8 if picture % 2 == 0 else 0.1, 1 / 30, RULE)
    assert 0.4 < meter.fill(RULE) < 0.6


def test_a_long_freeze_of_the_camera_does_not_fill_the_meter_beyond_its_dwell() -> None:
    """A step of ten seconds leaves a meter that is full, not over-full."""
    assert HoldMeter().step(0.9, 10.0, RULE).fill(RULE) == 1.0


@pytest.mark.parametrize(("enter", "leave"), [(0.4, 0.5), (0.5, 0.5), (1.0, 0.5), (0.5, 0.0)])
def test_thresholds_that_would_flicker_are_refused(enter: float, leave: float) -> None:
    """Leave must lie below enter, and both within the possible."""
    with pytest.raises(ValueError, match="leave < enter"):
        Thresholds(enter, leave)
