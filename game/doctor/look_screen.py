"""Looks at the screen: whether the game's window opens, on what, and how large displays are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Final

from game.doctor.chart import LOADING, Finding, Step, Wish, not_seen, problem, remark, well

# Pixels of the smallest screen that every page was looked at on.
SMALLEST: Final = (1024, 600)

# What SDL draws into when somebody asked for no screen at all.
NOWHERE: Final = frozenset({"dummy", "offscreen"})


def look(wish: Wish) -> Iterator[Finding | Step]:
    """Open the game's own window for a moment."""
    yield Step("loading pygame", LOADING)
    from game.front_door import USUAL_WINDOW, NoScreen, open_window

    with ExitStack() as parts:
        yield Step("opening a window")
        try:
            open_window(parts, USUAL_WINDOW)
        except NoScreen as trouble:
            yield problem("window", str(trouble), "screen")
            yield not_seen("displays", "Not looked at, as there is no screen.")
            return
        import pygame

        pygame.display.flip()
        yield of_window(pygame.display.get_driver(), pygame.display.get_window_size())
        yield of_displays(pygame.display.get_desktop_sizes(), scale())


def of_window(driver: str, size: tuple[int, int]) -> Finding:
    """Judge a window that could be opened."""
    width, height = size
    figures = {"driver": driver, "width": width, "height": height}
    if driver in NOWHERE:
        return problem(
            "window", f"Windows are drawn nowhere (driver {driver}).", "dummy_screen", **figures
        )
    return well("window", f"A window of {width} × {height} opens (driver {driver}).", **figures)


def of_displays(sizes: Sequence[tuple[int, int]], scaled: float | None) -> Finding:
    """Judge the displays by their pixels, the main one first; `scaled` is 1 for no scaling."""
    told = " and ".join(f"{width} × {height}" for width, height in sizes)
    figures = {"sizes": [list(size) for size in sizes], "scale": scaled}
    if not sizes:
        return not_seen("displays", "The system tells of no display.", **figures)
    if any(side < least for side, least in zip(sizes[0], SMALLEST, strict=True)):
        said = f"The screen is small ({told}); the game is made for {SMALLEST[0]} × {SMALLEST[1]}."
        return remark("displays", said, "small_screen", **figures)
    count = "1 display" if len(sizes) == 1 else f"{len(sizes)} displays"
    magnified = "" if scaled is None else f", scale {scaled:g}"
    for_class = (
        "In a class F6 shows the teacher's panel in its place."
        if len(sizes) == 1
        else "A class can have the teacher's panel on one and the stage on the other."
    )
    return well("displays", f"{count}, {told}{magnified}. {for_class}", **figures)


def scale() -> float | None:
    """Return how much the desktop magnifies, 1 for not at all, None where it does not tell."""
    try:
        if sys.platform == "win32":
            import ctypes

            return int(ctypes.windll.shcore.GetScaleFactorForDevice(0)) / 100
        if sys.platform == "darwin":
            from AppKit import NSScreen

            return float(NSScreen.mainScreen().backingScaleFactor())
        return _scale_of_linux()
    except Exception:  # noqa: BLE001 - a scale is good to know, and no reason to stop
        return None


def _scale_of_linux() -> float | None:
    if factor := os.environ.get("GDK_SCALE") or os.environ.get("QT_SCALE_FACTOR"):
        return float(factor)
    if not os.environ.get("DISPLAY") or not shutil.which("xrdb"):
        return None
    told = subprocess.run(["xrdb", "-query"], capture_output=True, text=True, timeout=2).stdout
    dots = [line.split()[-1] for line in told.splitlines() if line.startswith("Xft.dpi")]
    return round(float(dots[0]) / 96, 2) if dots else None
