"""Measure every screen while faces are being read: update and draw, first picture, presses."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pygame

from game import wiring
from game.acting.expressions import Expression
from game.drawing.backcloth import Backcloth
from game.loop import PICTURES_A_SECOND
from game.perception.frames import Direction, PerceptionTrouble, Sighting
from game.settings import Settings
from game.tour import STOPS, stop
from game.trouble import Trouble

if TYPE_CHECKING:
    from rich.progress import Progress

    from game.guide import Guide

SIZE: Final = (1280, 720)

# Pictures of each screen that count, after some that warm its caches.
PICTURES: Final = 80
WARM_UP: Final = 10

# Seconds between two presses: no whole number of pictures, so that they come at any moment of one.
PRESS_EVERY: Final = 0.107

# Seconds that models and camera get to begin.
PATIENCE: Final = 30.0

Milliseconds = list[float]


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds that went by, and those of them that the drawing thread worked.

    The two differ where other programs, or the reading of faces, had the core in between.
    """

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Shown:
    """What one screen took: its first picture, the later ones, and presses until they were seen."""

    first: Spent
    pictures: list[Spent]
    presses: Milliseconds


class Pane:
    """A window of `size` pixels, painted as the loop does: where pictures differ."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._surface, self._cloth = pygame.Surface(size, 0, 32), Backcloth(size)

    def show(self, draw: Callable[[pygame.Surface], object]) -> None:
        """Show what `draw` draws."""
        draw(self._cloth.begin())
        self._cloth.paint(self._surface)


class _Watch:
    """Measures what is done from its making on."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.thread_time()

    def spent(self) -> Spent:
        wall, cpu = time.perf_counter() - self._wall, time.thread_time() - self._cpu
        return Spent(wall * 1000, cpu * 1000)


def screens(progress: Progress, names: Sequence[str] = tuple(STOPS)) -> dict[str, Shown]:
    """Return what each screen took, update and painting, by the names of stops of the tour.

    The watcher reads faces 30 times a second all the while. A press is timed from the moment that
    it is made to the end of the picture that answers it, at 60 pictures a second. A first picture
    has what the screens before it left drawn, as in an evening.
    """
    pane = Pane(SIZE)
    with _faces_being_read():
        return {
            name: _show(stop(name, Settings(language="en")), pane)
            for name in progress.track(names, description="Drawing every screen")
        }


def _show(guide: Guide, pane: Pane) -> Shown:
    """Run the loop on one screen, press Tab now and then, and at last leave it."""
    watch = _Watch()
    pane.show(guide.draw)
    first = watch.spent()
    pictures: list[Spent] = []
    answered: Milliseconds = []
    with _fingers() as presses:
        for number in range(WARM_UP + PICTURES):
            began = time.perf_counter()
            made = [presses.popleft() for _ in range(len(presses))]
            watch = _Watch()
            for _ in made:
                guide.send(_key(pygame.K_TAB))
            guide.step(1 / PICTURES_A_SECOND)
            pane.show(guide.draw)
            if number >= WARM_UP:
                pictures.append(watch.spent())
                answered += [(time.perf_counter() - moment) * 1000 for moment in made]
            time.sleep(max(0.0, 1 / PICTURES_A_SECOND - (time.perf_counter() - began)))
    return Shown(first, pictures, [*answered, *_leave(guide, pane)])


def _leave(guide: Guide, pane: Pane) -> Milliseconds:
    """Press Escape; where that leads to another screen, return how long until it was seen.

    The loop shows the pressed button of the screen that is left before it draws the next.
    """
    left, watch = guide.screen, _Watch()
    try:
        guide.send(_key(pygame.K_ESCAPE))
    except LookupError:
        return []  # the title's Escape leaves the game
    if guide.screen is left:
        return []
    pane.show(left.draw)
    return [watch.spent().wall]


def _key(key: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="")


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
