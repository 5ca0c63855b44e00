"""The shipped sounds, listened to by measuring: loudness, seams, and that the script makes them."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from assets.sounds import make_sounds
from game.settings import Settings

# Root mean square of a line of this game's voice, full scale being 1, measured from espeak-ng's.
VOICE = 0.096

# Seconds over which an ear sums up loudness.
EAR = 0.05


def samples(path: Path) -> tuple[np.ndarray, int]:
    """Return a mono file's samples, full scale being 1, and how many make a second."""
    with wave.open(str(path)) as file:
        assert file.getnchannels() == 1
        numbers = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return numbers / 32768, file.getframerate()


def loudness(sound: np.ndarray, rate: int) -> float:
    """Return the root mean square of the loudest twentieth of a second."""
    size = int(EAR * rate)
    parts = sound[: sound.size // size * size].reshape(-1, size)
    return float(np.sqrt((parts**2).mean(axis=1)).max())


@pytest.fixture
def sounds(root: Path) -> Path:
    """The folder of sounds."""
    return root / "assets" / "sounds"


def test_the_script_makes_exactly_these_sounds(sounds: Path, tmp_path: Path) -> None:
    """Whoever changes the script renders its sounds, and no sound comes from anywhere else."""
    assert {path.stem for path in sounds.glob("*.wav")} == set(make_sounds.SOUNDS)
    for name, (make, loud) in make_sounds.SOUNDS.items():
        make_sounds.write(tmp_path / "made.wav", make(), loud)
        made, _ = samples(tmp_path / "made.wav")
        shipped, _ = samples(sounds / f"{name}.wav")
        assert made.size == shipped.size, name
        # Another processor may round a sample or two differently.
        assert np.abs(made - shipped).max() <= 3 / 32768, name


def test_effects_are_about_as_loud_as_each_other(sounds: Path) -> None:
    """None startles and none is lost: the loudest is at most five times the faintest."""
    loud = {p.stem: loudness(*samples(p)) for p in sounds.glob("*.wav") if p.stem != "theme"}
    assert min(loud.values()) > 0.035, loud
    assert max(loud.values()) < 0.19, loud


def test_no_effect_begins_or_ends_with_a_crack(sounds: Path) -> None:
    """Each comes out of silence and goes back into it."""
    for path in sounds.glob("*.wav"):
        sound, _ = samples(path)
        assert path.stem == "theme" or abs(sound[-1]) < 0.01, path
        assert abs(sound[0]) < 0.05, path


def test_no_sound_leans_to_one_side(sounds: Path) -> None:
    """The mean is zero, so that nothing thumps when a loudspeaker starts."""
    for path in sounds.glob("*.wav"):
        sound, _ = samples(path)
        assert abs(sound.mean()) < 0.003, path


def test_the_meters_notes_rise_towards_the_chord(sounds: Path) -> None:
    """Each quarter of the meter sounds higher, and a little louder, than the one before."""
    notes, loud = [], []
    for number in (1, 2, 3):
        sound, rate = samples(sounds / f"glow_{number}.wav")
        notes.append(int(np.abs(np.fft.rfft(sound)).argmax()) * rate / sound.size)
        loud.append(loudness(sound, rate))
    assert notes == sorted(set(notes))
    assert loud == sorted(loud)


def test_the_theme_goes_round_without_a_seam(sounds: Path) -> None:
    """Where its end meets its beginning, nothing jumps and no note is cut."""
    theme, rate = samples(sounds / "theme.wav")
    steps = np.abs(np.diff(theme))
    assert abs(theme[0] - theme[-1]) <= np.quantile(steps, 0.99)
    # A cut note would leave the last moment before the seam far louder than the first after it
    # can explain: high pitches, which a jump is full of, stay as faint as elsewhere.
    size = int(0.046 * rate)
    around = np.concatenate([theme[-size:], theme[:size]])
    assert _crackle(around) <= max(
        _crackle(theme[at : at + 2 * size]) for at in _beats(theme, rate)
    )


def test_a_cut_theme_would_be_noticed(sounds: Path) -> None:
    """The measure above tells a seam: without its last half second the theme cracks."""
    theme, rate = samples(sounds / "theme.wav")
    size = int(0.046 * rate)
    cut = theme[: -rate // 2]
    around = np.concatenate([cut[-size:], cut[:size]])
    whole = max(_crackle(theme[at : at + 2 * size]) for at in _beats(theme, rate))
    assert _crackle(around) > whole


def _beats(theme: np.ndarray, rate: int) -> range:
    """Return where pieces as long as that around the seam begin, all through the theme."""
    return range(0, theme.size - rate, rate // 25)


def _crackle(piece: np.ndarray) -> float:
    """Return how much of a piece lies above 6 kHz, where the theme has next to nothing."""
    spectrum = np.abs(np.fft.rfft(piece * np.hanning(piece.size)))
    return float(spectrum[spectrum.size * 6 // 11 :].max())


def test_the_theme_is_a_quiet_half_minute(sounds: Path) -> None:
    """Long enough not to tire, in a small file, never silent for long."""
    path = sounds / "theme.wav"
    theme, rate = samples(path)
    assert 30 <= theme.size / rate <= 60
    assert path.stat().st_size < 1_500_000
    seconds = theme[: theme.size // rate * rate].reshape(-1, rate)
    assert np.sqrt((seconds**2).mean(axis=1)).min() > 0.005


def test_the_theme_lies_clearly_below_the_voice(sounds: Path) -> None:
    """At the usual volumes a line has more than three times its pressure: 10 dB."""
    theme, _ = samples(sounds / "theme.wav")
    usual = Settings(language="en")
    heard = float(np.sqrt((theme**2).mean())) * usual.music_volume
    assert heard * 3.2 < VOICE * usual.voice_volume
    assert heard > 0.005, "it can be heard"
