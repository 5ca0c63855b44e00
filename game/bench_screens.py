"""Measure every screen while faces are being read: update and draw, first picture, presses."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pygame

from game import wiring
from game.acting.expressions import Expression
from game.perception.frames import Direction, PerceptionTrouble, Sighting
from game.settings import Settings
from game.tour import STOPS, stop
from game.trouble import Trouble

if TYPE_CHECKING:
    from rich.progress import Progress

    from game.guide import Guide

SIZE: Final = (1280, 720)
PICTURES_A_SECOND: Final = 60

# Pictures of each screen that count, after some that warm its caches.
PICTURES: Final = 80
WARM_UP: Final = 10

# Seconds between two presses: no whole number of pictures, so that they come at any moment of one.
PRESS_EVERY: Final = 0.107

# Seconds that models and camera get to begin.
PATIENCE: Final = 30.0

Milliseconds = list[float]


def screens(
    progress: Progress, names: Sequence[str] = tuple(STOPS)
) -> tuple[dict[str, Milliseconds], dict[str, float], Milliseconds]:
    """Return milliseconds: of update and draw by screen, of each first picture, and of presses.

    `names` are stops of the tour. The watcher reads faces 30 times a second all the while. A press
    is timed from the moment that it is made to the end of the picture that answers it, at 60
    pictures a second.
    """
    drawn: dict[str, Milliseconds] = {}
    first: dict[str, float] = {}
    answered: Milliseconds = []
    surface = pygame.Surface(SIZE)
    with _faces_being_read():
        for name in progress.track(names, description="Drawing every screen"):
            guide = stop(name, Settings(language="en"))
            began = time.perf_counter()
            guide.draw(surface)
            first[name] = (time.perf_counter() - began) * 1000
            drawn[name], presses = _show(guide, surface)
            answered += presses
    return drawn, first, answered


def _show(guide: Guide, surface: pygame.Surface) -> tuple[Milliseconds, Milliseconds]:
    """Run the loop on one screen; return milliseconds of its pictures and of presses of Tab."""
    times: Milliseconds = []
    answered: Milliseconds = []
    event = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="")
    with _fingers() as presses:
        for number in range(WARM_UP + PICTURES):
            began = time.perf_counter()
            made = [presses.popleft() for _ in range(len(presses))]
            for _ in made:
                guide.send(event)
            guide.step(1 / PICTURES_A_SECOND)
            guide.draw(surface)
            ended = time.perf_counter()
            if number >= WARM_UP:
                times.append((ended - began) * 1000)
                answered += [(ended - moment) * 1000 for moment in made]
            time.sleep(max(0.0, 1 / PICTURES_A_SECOND - (time.perf_counter() - began)))
    return times, answered


@contextmanager
def _fingers() -> Iterator[deque[float]]:
    """Yield a queue into which somebody puts the moment of each press, until the block is left."""
    presses: deque[float] = deque()
    is_over = threading.Event()

    def press() -> None:
        while not is_over.wait(PRESS_EVERY):
            presses.append(time.perf_counter())

    hand = threading.Thread(target=press, daemon=True)
    hand.start()
    try:
        yield presses
    finally:
        is_over.set()
        hand.join()


@contextmanager
def _faces_being_read() -> Iterator[None]:
    """Let the real watcher read the understudy's face, 30 pictures a second, in its thread."""
    eye = wiring.open_eye(wiring.UNDERSTUDY)
    try:
        eye.use_understudy(True)
        eye.start()
        eye.perform(Direction(Expression.HAPPY))
        end = time.monotonic() + PATIENCE
        while not isinstance(news := eye.newest(), Sighting):
            if isinstance(news, PerceptionTrouble):
                raise Trouble(news.sentence)
            if time.monotonic() > end:
                raise Trouble("The understudy's camera gave no picture: try again.")
            time.sleep(0.05)
        yield
    finally:
        eye.close()
