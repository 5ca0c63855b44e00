"""Make the theatre's sounds beside this file, the same every time; needs numpy, plays nothing.

    python assets/sounds/make_sounds.py

No sound tells of losing: there is none to lose.
"""

from __future__ import annotations

import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np

RATE: Final = 22050
LOUDEST: Final = 0.6

Samples = np.ndarray[Any, np.dtype[np.float64]]


def seconds(length: float) -> Samples:
    """Return the time of every sample of a sound of `length` seconds."""
    return np.arange(int(length * RATE)) / RATE


def noise(length: float, seed: int) -> Samples:
    """Return `length` seconds of the same noise for the same `seed`."""
    return np.random.default_rng(seed).uniform(-1, 1, int(length * RATE))


def band(samples: Samples, low: float, high: float) -> Samples:
    """Return what sounds softly between `low` and `high` hertz."""
    spectrum = np.fft.rfft(samples)
    pitch = np.fft.rfftfreq(samples.size, 1 / RATE)
    above = 1 / (1 + (low / np.maximum(pitch, 1)) ** 4)
    below = 1 / (1 + (pitch / high) ** 4)
    return np.fft.irfft(spectrum * above * below, samples.size)


def swell(length: float, rise: float, fall: float) -> Samples:
    """Return a loudness that grows for `rise` seconds and fades over the last `fall`."""
    t = seconds(length)
    return np.minimum(1, t / rise) * np.clip((length - t) / fall, 0, 1)


def bell(pitch: float, length: float) -> Samples:
    """Return one stroke on a glockenspiel."""
    t = seconds(length)
    parts = ((1.0, 1.0, 5.0), (2.76, 0.35, 9.0), (5.4, 0.12, 16.0))
    tone = sum(
        loud * np.sin(2 * np.pi * pitch * up * t) * np.exp(-t * die) for up, loud, die in parts
    )
    return np.asarray(tone) * np.minimum(1, t / 0.003) * np.clip((length - t) / 0.08, 0, 1)


def placed(length: float, *parts: tuple[float, Samples]) -> Samples:
    """Return a sound of `length` seconds with each part starting at its second."""
    whole = np.zeros(int(length * RATE))
    for start, part in parts:
        first = int(start * RATE)
        room = min(part.size, whole.size - first)
        whole[first : first + room] += part[:room]
    return whole


def click() -> Samples:
    """A fingertip on stiff paper."""
    t = seconds(0.09)
    tap = np.sin(2 * np.pi * 420 * t) * np.exp(-t * 70) * 0.7
    return tap + band(noise(0.09, 1), 900, 4200) * np.exp(-t * 110) * 0.8


def page() -> Samples:
    """A sheet that is turned."""
    rustle = band(noise(0.42, 2), 1200, 6000) * swell(0.42, 0.12, 0.26)
    crackle = 0.55 + 0.45 * np.sin(2 * np.pi * 23 * seconds(0.42)) ** 2
    return rustle * crackle


def star() -> Samples:
    """Two notes for a star that lands."""
    return placed(0.95, (0.0, bell(1046.5, 0.6) * 0.8), (0.1, bell(1568.0, 0.85)))


def done() -> Samples:
    """A rising chord: the scene has been performed."""
    notes = (523.25, 659.26, 783.99, 1046.5)
    return placed(1.3, *((0.09 * n, bell(pitch, 1.0) * 0.7) for n, pitch in enumerate(notes)))


def knocks() -> Samples:
    """Three knocks on the boards: the play begins."""
    t = seconds(0.42)
    drop = 92 * (1 + 0.5 * np.exp(-t * 40))
    boom = np.sin(2 * np.pi * np.cumsum(drop) / RATE) * np.exp(-t * 13)
    wood = band(noise(0.42, 3), 180, 1400) * np.exp(-t * 45) * 0.8
    knock = (boom + wood) * np.minimum(1, t / 0.002)
    return placed(1.75, (0.0, knock), (0.55, knock * 0.95), (1.1, knock))


def curtain() -> Samples:
    """Heavy cloth that is drawn, and its rings."""
    length = 1.6
    t = seconds(length)
    cloth = band(noise(length, 4), 160, 1500) * swell(length, 0.35, 0.8)
    cloth *= 0.75 + 0.25 * np.sin(2 * np.pi * 5.5 * t + 3 * t)
    rings = np.zeros(t.size)
    random = np.random.default_rng(5)
    for start in np.sort(random.uniform(0.1, 1.1, 14)):
        rings += placed(length, (start, bell(random.uniform(2300, 3300), 0.12) * 0.05))
    return cloth * 2.2 + rings


def applause() -> Samples:
    """Some forty friendly hands."""
    length = 2.8
    random = np.random.default_rng(6)
    whole = np.zeros(int(length * RATE))
    for _ in range(40):
        pitch, beat = random.uniform(700, 1900), random.uniform(0.19, 0.27)
        t = seconds(0.07)
        clap = band(random.uniform(-1, 1, t.size), pitch * 0.6, pitch * 1.7) * np.exp(-t * 75)
        loud, start = random.uniform(0.3, 1.0), random.uniform(0, 0.3)
        while start < length - 0.1:
            whole += placed(length, (start, clap * loud))
            start += beat * random.uniform(0.9, 1.12)
    return whole * swell(length, 0.35, 1.3)


SOUNDS: Final[dict[str, tuple[Callable[[], Samples], float]]] = {
    "click": (click, 0.45),
    "page": (page, 0.35),
    "star": (star, 0.8),
    "done": (done, 0.8),
    "knocks": (knocks, 1.0),
    "curtain": (curtain, 0.55),
    "applause": (applause, 0.8),
}


def write(path: Path, samples: Samples, loudness: float) -> None:
    """Write `samples` as a mono file, its loudest sample at `loudness` of what is allowed."""
    peak = max(1e-9, float(np.abs(samples).max()))
    numbers = np.round(samples / peak * loudness * LOUDEST * 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(numbers.tobytes())


def main() -> None:
    """Write every sound."""
    for name, (make, loudness) in SOUNDS.items():
        write(Path(__file__).with_name(f"{name}.wav"), make(), loudness)


if __name__ == "__main__":
    main()
