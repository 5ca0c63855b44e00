"""A sound lasts a minute at most, whatever it says of itself."""

from __future__ import annotations

import io
import wave
from pathlib import Path

import pytest

from game.scenario.sound_files import what_is_odd
from game.scenario.sound_lengths import most_seconds

ROOT = Path(__file__).parents[2]
FOUND = ROOT / "tests" / "fuzz_loaders" / "found"
HUM = ROOT / "tests" / "speech" / "recordings" / "hum.ogg"

# A frame of MPEG 1, layer 3, 32 kbit/s, 44.1 kHz: 1152 samples in 104 bytes.
FRAME = b"\xff\xfb\x10\x00" + bytes(100)


def spoken(seconds: float, rate: int = 8000) -> bytes:
    """Return a WAV file of silence."""
    made = io.BytesIO()
    with wave.open(made, "wb") as writer:
        writer.setparams((1, 1, rate, 0, "NONE", ""))
        writer.writeframes(bytes(int(seconds * rate)))
    return made.getvalue()


@pytest.mark.parametrize("seconds", [1, 30])
def test_a_wav_is_as_long_as_its_samples(seconds: int) -> None:
    """Its header takes no time that counts."""
    assert most_seconds(spoken(seconds), ".wav") == pytest.approx(seconds, abs=0.01)


def test_an_mp3_is_as_long_as_its_frames() -> None:
    """Of 44.1 kHz and 1152 samples each."""
    assert most_seconds(FRAME * 50, ".mp3") == pytest.approx(50 * 1152 / 44_100)


def test_an_ogg_is_at_most_as_long_as_its_packets() -> None:
    """A recording of half a second is not taken for more than one."""
    assert 0.3 < most_seconds(HUM.read_bytes(), ".ogg") < 1.0


@pytest.mark.parametrize("ending", [".ogg", ".wav", ".mp3"])
def test_what_is_no_sound_takes_no_time(ending: str) -> None:
    """Nothing is raised for whatever stands there."""
    for raw in (b"", b"OggS", b"fmt ", b"\xff", b"\x01vorbis" + bytes(30), b"\xff\xfb" * 9):
        assert most_seconds(raw, ending) >= 0


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("slow.wav", (FOUND / "sound-at-one-sample-a-second").read_bytes()),
        ("flood.ogg", (FOUND / "sound-ninety-seconds-in-forty-kilobytes").read_bytes()),
        ("long.mp3", FRAME * 2400),
        ("long.wav", spoken(61)),
    ],
)
def test_a_file_that_would_fill_the_memory_is_told_and_never_played(
    name: str, raw: bytes, tmp_path: Path
) -> None:
    """Some kilobytes can ask for hours of sound."""
    file = tmp_path / name
    file.write_bytes(raw)
    assert "longer than a minute" in str(what_is_odd(file))


def test_a_line_of_half_a_minute_is_played(tmp_path: Path) -> None:
    """Nobody speaks 140 letters for so long."""
    for name, raw in (("line.wav", spoken(30)), ("line.mp3", FRAME * 1100)):
        (tmp_path / name).write_bytes(raw)
        assert what_is_odd(tmp_path / name) is None
