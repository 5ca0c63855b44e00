"""What `bench` reports about the screens."""

from __future__ import annotations

from rich.progress import Progress

from game.bench import _percentiles, _screens_table, _verdict
from game.bench_screens import PICTURES, screens


def test_screens_and_presses_are_timed_while_faces_are_read() -> None:
    """Each screen has its pictures, and a press can be answered no sooner than it is drawn."""
    with Progress(disable=True) as progress:
        drawn, first, answered = screens(progress, ("title", "stage_asked"))
    assert list(drawn) == list(first) == ["title", "stage_asked"]
    assert all(len(times) == PICTURES for times in drawn.values())
    assert first["title"] > 0
    assert len(answered) >= 2 * PICTURES / 60 / 0.107 - 3
    assert min(answered) > min(drawn["title"] + drawn["stage_asked"])


def test_the_verdict_names_the_slowest_screen_and_both_bars() -> None:
    """Whoever reads the end of the table knows whether this computer will do."""
    figures = {
        "screens": {"title": _percentiles([4.0] * 20), "pause": _percentiles([20.0] * 20)},
        "first_picture_ms": {"title": 80.0, "pause": 30.0},
        "press_ms": _percentiles([12.0] * 20),
    }
    told = _verdict(figures)
    assert "Slowest screen: pause, 95 % of pictures within 20.0 ms (over the 16.7 ms" in told
    assert "answered within 12.0 ms (under 50)" in told
    assert _screens_table(figures).row_count == 2
