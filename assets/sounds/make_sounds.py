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


def wood(pitch: float, length: float) -> Samples:
    """Return one stroke on a bar of wood with a soft mallet."""
    t = seconds(length)
    tone = np.sin(2 * np.pi * pitch * t) * np.exp(-t * 7)
    tone += 0.3 * np.sin(2 * np.pi * 3.93 * pitch * t) * np.exp(-t * 22)
    return tone * np.minimum(1, t / 0.004) * np.clip((length - t) / 0.08, 0, 1)


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


def glow(step: int) -> Samples:
    """One soft note of a rising chord, `step` 0 to 2: the meter has come this far."""
    pitch = (523.25, 659.26, 783.99)[step]
    return placed(0.7, (0.0, bell(pitch, 0.7) * 0.8), (0.0, bell(2 * pitch, 0.5) * 0.25))


def chime() -> Samples:
    """Two wooden notes that rise: somebody comes to help."""
    return placed(0.9, (0.0, wood(659.26, 0.5)), (0.16, wood(880.0, 0.7)))


def door() -> Samples:
    """A latch, a door of stiff paper that swings, and light behind it."""
    t = seconds(0.12)
    latch = np.sin(2 * np.pi * 240 * t) * np.exp(-t * 45) + band(noise(0.12, 7), 500, 2400) * 0.4
    swing = band(noise(0.7, 8), 260, 1900) * swell(0.7, 0.3, 0.38) * 0.9
    notes = (783.99, 987.77, 1174.66)
    light = ((0.45 + 0.08 * n, bell(pitch, 0.75) * 0.28) for n, pitch in enumerate(notes))
    return placed(1.5, (0.0, latch * np.exp(-t * 12)), (0.1, swing), *light)


def knocks() -> Samples:
    """Three knocks on the boards: the play begins."""
    t = seconds(0.42)
    drop = 92 * (1 + 0.5 * np.exp(-t * 40))
    boom = np.sin(2 * np.pi * np.cumsum(drop) / RATE) * np.exp(-t * 13)
    wood = band(noise(0.42, 3), 180, 1400) * np.exp(-t * 45) * 0.8
    knock = (boom + wood) * np.minimum(1, t / 0.002)
    return placed(1.1, (0.0, knock), (0.3, knock * 0.95), (0.6, knock))


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


# The theme is a slow waltz of sixteen bars: chord (as steps of the bass and two notes above it) and
# melody, one note for each beat, None where the one before rings on. Numbers are keys of a piano.
BEAT: Final = 14112  # samples: 0.64 s, so that a bar is a whole number of them and the loop exact
C, E_MINOR, F, G, A_MINOR = (36, 52, 55), (40, 55, 59), (41, 53, 57), (43, 55, 59), (45, 52, 60)
WALTZ: Final = (
    (C, (76, None, 79)),
    (A_MINOR, (81, None, None)),
    (F, (84, None, 81)),
    (G, (79, None, None)),
    (C, (76, None, 79)),
    (E_MINOR, (83, None, 79)),
    (F, (81, None, 77)),
    (G, (74, None, None)),
    (A_MINOR, (72, None, 76)),
    (F, (81, None, 84)),
    (C, (79, None, 76)),
    (G, (74, None, 79)),
    (F, (77, 76, 77)),
    (G, (74, None, 71)),
    (C, (72, None, None)),
    (C, (None, None, 67)),
)


def theme() -> Samples:
    """A quiet waltz on a celesta, over plucked strings, in a small hall; its end is its start.

    Notes and echo that ring on beyond the end are laid over the beginning, so there is no seam.
    """
    whole = np.zeros(len(WALTZ) * 3 * BEAT)
    for bar, (chord, melody) in enumerate(WALTZ):
        for beat in range(3):
            at = (bar * 3 + beat) * BEAT
            plucked = chord[:1] if beat == 0 else chord[1:]
            for key in plucked:
                _ring(whole, at, _plucked(_hertz(key)) * (0.5 if beat == 0 else 0.2))
            key = melody[beat]
            if key is not None:
                _ring(whole, at, _celesta(_hertz(key)))
    return _in_a_hall(whole)


def _hertz(key: int) -> float:
    return float(440.0 * 2 ** ((key - 69) / 12))


def _celesta(pitch: float) -> Samples:
    t = seconds(2.6)
    tone = np.sin(2 * np.pi * pitch * t) * np.exp(-t * 2.1)
    tone += 0.16 * np.sin(2 * np.pi * 2 * pitch * t) * np.exp(-t * 4.0)
    tone += 0.06 * np.sin(2 * np.pi * 4 * pitch * t) * np.exp(-t * 9.0)
    return np.asarray(tone * np.minimum(1, t / 0.012) * np.clip((2.6 - t) / 0.3, 0, 1)) * 0.5


def _plucked(pitch: float) -> Samples:
    t = seconds(1.9)
    tone = sum(
        np.sin(2 * np.pi * pitch * n * t) * np.exp(-t * (1.6 + n)) / n**1.6 for n in (1, 2, 3)
    )
    return np.asarray(tone) * np.minimum(1, t / 0.01) * np.clip((1.9 - t) / 0.3, 0, 1)


def _ring(whole: Samples, start: int, note: Samples) -> None:
    """Add `note` to a loop; what is left at its end goes on at its beginning."""
    places = (start + np.arange(note.size)) % whole.size
    np.add.at(whole, places, note)


def _in_a_hall(whole: Samples) -> Samples:
    """Return a loop with the echo of a small hall, which goes round with it."""
    t = seconds(1.4)
    echo = np.zeros(whole.size)
    echo[: t.size] = band(noise(1.4, 9), 200, 2600) * np.exp(-t * 4.2)
    echo /= np.sqrt((echo**2).sum())
    heard = np.fft.irfft(np.fft.rfft(whole) * np.fft.rfft(echo), whole.size)
    return whole + 0.35 * heard


SOUNDS: Final[dict[str, tuple[Callable[[], Samples], float]]] = {
    "click": (click, 0.45),
    "page": (page, 0.35),
    "star": (star, 0.6),
    "done": (done, 0.8),
    "knocks": (knocks, 0.65),
    "curtain": (curtain, 0.55),
    "applause": (applause, 0.8),
    "glow_1": (lambda: glow(0), 0.35),
    "glow_2": (lambda: glow(1), 0.4),
    "glow_3": (lambda: glow(2), 0.45),
    "chime": (chime, 0.5),
    "door": (door, 0.6),
    "theme": (theme, 0.3),
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
