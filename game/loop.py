"""The loop: newest sighting, events, update, draw, flip. It knows no screen by name."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Protocol

import pygame

from game.backstage import Backstage
from game.class_strip import Strip
from game.controller import Controllers
from game.drawing import theme
from game.drawing.backcloth import Backcloth
from game.memory import Tidier
from game.scene_shop import forget_waiting
from game.screens.crier import Crier
from game.screens.screen import News, Screen

PICTURES_A_SECOND: Final = 60

# A debugger or a suspended laptop must not make one step of minutes out of what was a pause.
LONGEST_STEP: Final = 0.25


class Side(Protocol):
    """What stands beside the screens, as the teacher's panel; see game/prompt_corner.py."""

    def takes(self, event: pygame.event.Event) -> bool:
        """Take an event that is none of the main window's business; tell whether it was."""

    def cut_in(self, screen: Screen, dt: float) -> Screen:
        """Let `dt` seconds go by; return what the main window shows, mostly `screen` itself."""

    def draw(self) -> None:
        """Draw a window of its own, if there is one and something in it changed."""


def frames(
    rate: int = PICTURES_A_SECOND,
    clock: Callable[[], float] = time.perf_counter,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[float]:
    """Yield the seconds since the last picture, `rate` times a second, for ever.

    After a late picture the next comes sooner, so that there are as many in a second; but no more
    than one is made up for.
    """
    pause, now = 1 / rate, clock()
    due = now
    while True:
        due = max(due + pause, now)
        sleep(max(0.0, due - clock()))
        before, now = now, clock()
        yield min(now - before, LONGEST_STEP)


def run(
    screen: Screen,
    backstage: Backstage,
    newest: Callable[[], News],
    ticks: Iterator[float] | None = None,
    everywhere: Mapping[int, Callable[[], None]] | None = None,
    side: Side | None = None,
) -> None:
    """Show `screen` and those that follow it in the open window until one returns None.

    `everywhere` is what keys do on every screen, whatever it shows.
    """
    current: Screen | None = screen
    crier, pads, tidier = Crier(backstage), Controllers(), Tidier()
    shown = _Shown(Strip(backstage), tidier)
    for number, dt in enumerate(ticks or frames()):
        backstage.voice.update(dt)
        backstage.sounds.update(dt, backstage.voice.is_speaking())
        if number == 1:
            # Looking for pads takes a moment, and the title is not to wait for it.
            pads.wake()
        events = [key for event in pygame.event.get() for key in pads.keys(event)]
        before = current
        for event in (*events, *pads.repeats(dt)):
            shown.look_at(event)
            if current is not None and not (side and side.takes(event)):
                seen = shown.strip.moved(event, pygame.display.get_window_size())
                current = answer(current, seen, everywhere or {}, crier)
        if before is not None and current is not None and current is not before:
            # The button is seen to give way before the next screen is drawn for the first time.
            shown.show(before)
        if current is not None:
            current = current.update(dt, newest())
        if current is None:
            return
        if side is not None:
            current = side.cut_in(current, dt)
        crier.attend(current, dt)
        if current is not before:
            forget_waiting()
        shown.show(current)
        if side is not None:
            side.draw()
        if current is not before:
            tidier.changed()
        tidier.rest(dt)


class _Shown:
    """What the open window shows: the screen and the strip below it, painted where they change."""

    def __init__(self, strip: Strip, tidier: Tidier) -> None:
        self.strip = strip
        self._tidier = tidier
        self._cloth = Backcloth((1, 1))
        self._size: tuple[int, int] | None = None

    def look_at(self, event: pygame.event.Event) -> None:
        """Paint everything next time if `event` tells that the window may have lost something."""
        if pygame.WINDOWSHOWN <= event.type <= pygame.WINDOWDISPLAYCHANGED:
            self._cloth.forget()

    def show(self, screen: Screen) -> None:
        """Show `screen` as it is now."""
        surface = pygame.display.get_surface()
        assert surface is not None, "run() needs an open window"
        if self._size != surface.get_size():
            if self._size is not None:
                # What was drawn for the old size would only lie in memory from now on.
                theme.forget_drawn()
                self._tidier.changed()
            self._size = surface.get_size()
            self._cloth = Backcloth(self._size)
        cloth = self._cloth.begin()
        screen.draw(self.strip.above(cloth))
        self.strip.draw(cloth)
        if places := cloth.paint(surface):
            pygame.display.update(places)


def answer(
    screen: Screen,
    event: pygame.event.Event,
    everywhere: Mapping[int, Callable[[], None]],
    crier: Crier,
) -> Screen | None:
    """Return the screen that follows `screen` after `event`; None leaves the game."""
    if event.type == pygame.QUIT:
        return None
    if event.type == pygame.KEYDOWN and event.key in everywhere:
        everywhere[event.key]()
        return screen
    return crier.hand_on(event, screen)
