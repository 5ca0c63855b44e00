"""Plays one rendered line at a time through pygame.mixer; it knows nothing of texts."""

from __future__ import annotations

import io
from typing import Final

import pygame

# The mixer's first channel is kept for the voice, so that no effect cuts it short.
VOICE_CHANNEL: Final = 0


class SoundPlayer:
    """A player for `game.speech.voice.Voice`; silent as long as the mixer has no device."""

    def __init__(self) -> None:
        self._volume = 1.0
        self._sound: pygame.mixer.Sound | None = None

    def play(self, sound: bytes) -> float | None:
        """Play the bytes of a WAV or AIFF file; return its seconds, None if nothing can play it."""
        if not pygame.mixer.get_init():
            return None
        pygame.mixer.set_reserved(VOICE_CHANNEL + 1)
        try:
            self._sound = pygame.mixer.Sound(file=io.BytesIO(sound))
        except pygame.error:
            return None
        channel = pygame.mixer.Channel(VOICE_CHANNEL)
        channel.play(self._sound)
        channel.set_volume(self._volume)
        return self._sound.get_length()

    def is_playing(self) -> bool:
        """Tell whether a line still sounds; a paused one counts."""
        return bool(pygame.mixer.get_init()) and pygame.mixer.Channel(VOICE_CHANNEL).get_busy()

    def stop(self) -> None:
        """Be silent at once."""
        if pygame.mixer.get_init():
            pygame.mixer.Channel(VOICE_CHANNEL).stop()

    def pause(self) -> None:
        """Hold the line where it is."""
        if pygame.mixer.get_init():
            pygame.mixer.Channel(VOICE_CHANNEL).pause()

    def resume(self) -> None:
        """Let a held line go on."""
        if pygame.mixer.get_init():
            pygame.mixer.Channel(VOICE_CHANNEL).unpause()

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1, of this line and the following ones."""
        self._volume = volume
        if pygame.mixer.get_init():
            pygame.mixer.Channel(VOICE_CHANNEL).set_volume(volume)
