"""The crier: says what the focus rests on, and lets every press be heard; it shows nothing.

It walks beside whatever screen is on, so that no screen needs a line of its own for that.
"""

from __future__ import annotations

from typing import Final

from pygame.event import Event

from game.backstage import Backstage
from game.screens.choices import Choices
from game.screens.screen import Screen

# Seconds that the focus rests on a choice before it is said: whoever passes by is told nothing.
RESTS_FOR: Final = 0.6


class Crier:
    """Reads choices aloud where the settings wish it, and plays the sound of each press."""

    def __init__(self, backstage: Backstage) -> None:
        self._backstage = backstage
        self._at: tuple[Choices, str, str] | None = None
        self._rested = 0.0
        self._is_told = False

    def hand_on(self, event: Event, screen: Screen) -> Screen | None:
        """Let `screen` answer `event`; a choice that was pressed is heard."""
        before = screen.choices.presses
        following = screen.on_event(event)
        if screen.choices.presses != before:
            self._backstage.sounds.play(screen.choices.pressed_sound)
        return following

    def attend(self, screen: Screen, dt: float) -> None:
        """Say what the focus rests on, once, when it has rested and nobody else is speaking."""
        if not self._backstage.house.settings.reads_buttons:
            self._at = None
            return
        choices = screen.choices
        spoken = choices.spoken_focus()
        here = (choices, choices.focus, spoken)
        if here != self._at:
            is_first = self._at is None or self._at[0] is not choices
            self._at, self._rested = here, 0.0
            self._is_told = is_first and choices.is_reserved
        self._rested += dt
        if self._is_told or self._rested < RESTS_FOR or not spoken:
            return
        if not self._backstage.voice.is_busy():
            self._is_told = True
            self._backstage.voice.mention(spoken, self._backstage.house.language)
