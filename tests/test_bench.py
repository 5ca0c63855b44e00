"""What `bench` reports about the screens."""

from __future__ import annotations

import time

from rich.progress import Progress

from game.bench import _company, _percentiles, _screen_figures, _screens_table, _verdict
from game.bench_screens import PICTURES, Shown, Spent, _Watch, screens


def test_screens_and_presses_are_timed_while_faces_are_read() -> None:
    """Each screen has its pictures, and no thread works longer than the time that went by."""
    with Progress(disable=True) as progress:
        shown = screens(progress, ("title", "stage_asked"))
    assert list(shown) == ["title", "stage_asked"]
    spent = [part for each in shown.values() for part in (each.first, *each.pictures)]
    assert len(spent) == 2 * (1 + PICTURES)
    # A clock of Windows counts the work of a thread in steps of 15.6 ms.
    assert all(0 <= part.cpu <= part.wall + 16 for part in spent)
    presses = [press for each in shown.values() for press in each.presses]
    assert len(presses) >= 2 * PICTURES / 60 / 0.107 - 3
    assert min(presses) > 0


def test_waiting_is_no_work() -> None:
    """While others have the core time goes by, and the figure of the own work stays."""
    watch = _Watch()
    time.sleep(0.1)
    spent = watch.spent()
    assert spent.wall >= 99
    assert spent.cpu < spent.wall / 2


def shown(wall: float, cpu: float) -> Shown:
    """Return a screen whose every picture took as long."""
    return Shown(Spent(80.0, 40.0), [Spent(wall, cpu)] * 20, [12.0] * 4)


def test_the_verdict_names_the_slowest_screen_and_both_bars() -> None:
    """Whoever reads the end of the table knows whether this computer will do."""
    figures = _screen_figures({"title": shown(4.0, 3.0), "pause": shown(20.0, 6.0)})
    told = _verdict(figures)
    assert "Slowest screen: pause, 95 % of pictures within 20.0 ms (over the 16.7 ms" in told
    assert "6.0 ms of them work" in told
    assert "answered within 12.0 ms (under 50)" in told
    assert _screens_table(figures).row_count == 2
    assert figures["screens_cpu"]["title"] == _percentiles([3.0] * 20)
    assert figures["first_picture_ms_cpu"] == {"title": 40.0, "pause": 40.0}


def test_whoever_measures_a_busy_computer_is_told() -> None:
    """Times that went by are worth nothing beside other work; the work itself still counts."""
    assert "little else to do (load 0.3)" in _company(0.3, 2)
    assert "busy with other work (load 7.5)" in _company(7.5, 2)
    assert "go by the CPU columns" in _company(7.5, 2)
    assert "does not tell" in _company(None, 2)
