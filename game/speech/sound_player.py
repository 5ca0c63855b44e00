"""Plays one rendered line at a time through pygame.mixer; it knows nothing of texts."""

from __future__ import annotations

import contextlib
import ctypes
import io
import os
import sys
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pygame

from game.speech.finish import MIXER_RATE
from game.speech.lines import VoiceTrouble
from game.speech.sound_check import SoundCheck

# The mixer's first channel is kept for the voice, so that no effect cuts it short.
VOICE_CHANNEL: Final = 0

# Samples, 12 ms: a press is heard at once, and a busy machine still fills it in time.
MIXER_BUFFER: Final = 512

# Of a recording or a play's own sound, as in game/scenario/sound_files.py: decoded, a large one
# would fill the memory.
MOST_BYTES: Final = 2 * 1024 * 1024


def open_mixer() -> bool:
    """Open the sound device, unless it is open; return whether there is one.

    The lines come in exactly this form, so that playing one costs the UI no conversion.
    """
    if not pygame.mixer.get_init():
        # SDL converts to what the device wants while it plays, in its own thread.
        with contextlib.suppress(pygame.error), _complaints_unheard():
            pygame.mixer.init(MIXER_RATE, -16, 2, MIXER_BUFFER, allowedchanges=0)
    return bool(pygame.mixer.get_init())


@contextlib.contextmanager
def _complaints_unheard() -> Iterator[None]:
    """Let Linux's sound library complain to nobody: where there is no device it fills a page."""
    try:
        terminal = os.dup(2) if sys.platform == "linux" else None
    except OSError:  # there is no error stream
        terminal = None
    if terminal is None:
        yield
        return
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)


def sound_of(source: bytes | Path) -> pygame.mixer.Sound | None:
    """Return the sound in a file, or in its bytes; None for one that can't be played.

    A file of more than MOST_BYTES is none. The mixer has to be open.
    """
    try:
        if isinstance(source, Path):
            if source.stat().st_size > MOST_BYTES:
                return None
            made = pygame.mixer.Sound(source)
        else:
            made = pygame.mixer.Sound(file=io.BytesIO(source))
    except (pygame.error, OSError):
        return None
    if made.get_length():
        return made
    # Of a sound without length SDL has freed the bytes already: played or freed once more, it
    # takes the whole program down, so nobody may ever let go of it.
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(made))
    return None


class SoundPlayer:
    """A player for `game.speech.voice.Voice`, silent without a sound device.

    It opens the mixer, unless a `check` is on its way that will.
    """

    def __init__(self, check: SoundCheck | None = None) -> None:
        if check is None:
            open_mixer()
        self._check = check
        self._volume = 1.0
        self._sound: pygame.mixer.Sound | None = None

    def play(self, sound: bytes) -> float | None:
        """Play the bytes of a WAV or AIFF file; return its seconds, None if nothing can play it."""
        if not pygame.mixer.get_init():
            return None
        pygame.mixer.set_reserved(VOICE_CHANNEL + 1)
        self._sound = sound_of(sound)
        if self._sound is None:
            return None
        channel = pygame.mixer.Channel(VOICE_CHANNEL)
        channel.play(self._sound)
        channel.set_volume(self._volume)
        return self._sound.get_length()

    def decode(self, file: Path) -> bytes:
        """Return an OGG, WAV or MP3 file as a WAV file in the mixer's own form, b"" if it is none.

        Some 6 ms for each second of speech, so it is done aside; what comes out plays at once.
        It waits for a device that is awaited.
        """
        if self._check is not None:
            self._check.wait()
        form = pygame.mixer.get_init()
        found = sound_of(file) if form else None
        samples = found.get_raw() if found else b""
        # Other forms of samples than the one that `open_mixer` asks for, WAV could not tell.
        if form is None or form[1] != -16 or not samples:
            return b""
        made = io.BytesIO()
        with wave.open(made, "wb") as writer:
            writer.setparams((form[2], 2, form[0], 0, "NONE", ""))
            writer.writeframes(samples)
        return made.getvalue()

    def is_awaited(self) -> bool:
        """Tell whether the device may open in a moment."""
        return self._check is not None and self._check.is_awaited()

    def trouble(self) -> VoiceTrouble | None:
        """Return why nothing can be heard; None where something can, or nobody knows yet."""
        if pygame.mixer.get_init():
            return None
        return VoiceTrouble.NO_LOUDSPEAKER if self._check is None else self._check.trouble()

    def is_playing(self) -> bool:
        """Tell whether a line still sounds."""
        return bool(pygame.mixer.get_init()) and pygame.mixer.Channel(VOICE_CHANNEL).get_busy()

    def stop(self) -> None:
        """Be silent at once."""
        if pygame.mixer.get_init():
            pygame.mixer.Channel(VOICE_CHANNEL).stop()

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1, of this line and the following ones."""
        self._volume = volume
        if pygame.mixer.get_init():
            pygame.mixer.Channel(VOICE_CHANNEL).set_volume(volume)
