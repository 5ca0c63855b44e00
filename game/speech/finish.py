"""Finishes a rendered sound: cuts its end pause and brings it to the mixer's own form.

Done in the speech process, because SDL's resampling would hold the UI for 30 ms a line.
"""

from __future__ import annotations

import array
import io
import sys
import wave
from itertools import pairwise
from typing import Final

# Of a 16-bit sample's 32767: quieter than this at the end is the engine's own pause.
SILENCE_BELOW: Final = 150
KEPT_SILENCE: Final = 0.12  # seconds

# What the mixer is opened with; espeak's sounds have half as many samples and one channel.
MIXER_RATE: Final = 44100


def ready_to_play(sound: bytes) -> bytes:
    """Return a 16-bit mono WAV file without its end pause, as stereo at MIXER_RATE if it has half.

    Any other sound file is returned as it is; the mixer can convert it.
    """
    try:
        with wave.open(io.BytesIO(sound)) as reader:
            width, channels, rate = (
                reader.getsampwidth(),
                reader.getnchannels(),
                reader.getframerate(),
            )
            samples = array.array("h", reader.readframes(reader.getnframes()))
    except (wave.Error, EOFError, ValueError):
        return sound
    # WAV is little-endian, an array the machine's own.
    if (width, channels) != (2, 1) or sys.byteorder != "little":
        return sound
    samples = without_end_pause(samples, rate)
    if rate * 2 == MIXER_RATE:
        return _as_wav(doubled(samples), 2, MIXER_RATE)
    return _as_wav(samples, 1, rate)


def without_end_pause(samples: array.array[int], rate: int) -> array.array[int]:
    """Return mono samples with at most KEPT_SILENCE after the last that can be heard."""
    end = len(samples)
    while end and abs(samples[end - 1]) < SILENCE_BELOW:
        end -= 1
    return samples[: end + int(KEPT_SILENCE * rate)]


def is_silent(sound: bytes) -> bool:
    """Tell whether a finished sound holds nothing to hear, as when an engine is broken."""
    try:
        with wave.open(io.BytesIO(sound)) as reader:
            is_known = reader.getsampwidth() == 2 and sys.byteorder == "little"
            samples = array.array("h", reader.readframes(reader.getnframes()) if is_known else b"")
    except (wave.Error, EOFError, ValueError):
        # What is no WAV can't be looked into; no bytes are no sound in any form.
        return not sound
    return is_known and all(abs(sample) < SILENCE_BELOW for sample in samples)


def doubled(samples: array.array[int]) -> array.array[int]:
    """Return mono samples as stereo at twice the rate, each new one between two old ones."""
    between = array.array("h", ((a + b) // 2 for a, b in pairwise(samples)))
    between.extend(samples[-1:])
    stereo = array.array("h", bytes(8 * len(samples)))
    stereo[0::4] = stereo[1::4] = samples
    stereo[2::4] = stereo[3::4] = between
    return stereo


def _as_wav(samples: array.array[int], channels: int, rate: int) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(2)
        writer.setframerate(rate)
        writer.writeframes(samples.tobytes())
    return made.getvalue()
