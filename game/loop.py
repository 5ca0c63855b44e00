"""The loop: newest sighting, events, update, draw, flip. It knows no screen by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import pygame

from game.backstage import Backstage
from game.screens.crier import Crier
from game.screens.screen import News, Screen

PICTURES_A_SECOND: Final = 60

# A debugger or a suspended laptop must not make one step of minutes out of what was a pause.
LONGEST_STEP: Final = 0.25


def frames(rate: int = PICTURES_A_SECOND) -> Iterator[float]:
    """Yield the seconds since the last picture, `rate` times a second, for ever."""
    clock = pygame.time.Clock()
    while True:
        yield min(clock.tick(rate) / 1000.0, LONGEST_STEP)


def run(
    screen: Screen,
    backstage: Backstage,
    newest: Callable[[], News],
    ticks: Iterator[float] | None = None,
) -> None:
    """Show `screen` and those that follow it in the open window until one returns None."""
    current: Screen | None = screen
    crier = Crier(backstage)
    for dt in ticks or frames():
        backstage.voice.update(dt)
        backstage.sounds.update(dt, backstage.voice.is_speaking())
        for event in pygame.event.get():
            if current is not None:
                current = _answer(current, event, crier)
        if current is not None:
            current = current.update(dt, newest())
        if current is None:
            return
        crier.attend(current, dt)
        surface = pygame.display.get_surface()
        assert surface is not None, "run() needs an open window"
        current.draw(surface)
        pygame.display.flip()


def _answer(screen: Screen, event: pygame.event.Event, crier: Crier) -> Screen | None:
    if event.type == pygame.QUIT:
        return None
    if event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
        pygame.display.toggle_fullscreen()
        return screen
    return crier.hand_on(event, screen)
