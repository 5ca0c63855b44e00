import array
import ctypes.util
import io
import math
import sys
import time
import wave
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from game.speech.lines import Line, Recorded, Unspeakable, VoiceTrouble
from game.speech.sound_player import SoundPlayer
from game.speech.speech_worker import RecordingBooth, choose_voice
from game.speech.voice import Voice

LINES = {
    "en": "You open the parcel, and it is the bike you wished for. Wow!",
    "sv": "Du öppnar paketet – och där är cykeln som du önskade dig. Åh!",
}

needs_espeak = pytest.mark.skipif(
    sys.platform.startswith("linux") and not ctypes.util.find_library("espeak-ng"),
    reason="espeak-ng is not installed",
)


@dataclass
class Listed:
    """A voice as pyttsx3 lists it."""

    id: str
    name: str
    languages: list[str | bytes] = field(default_factory=list)


@pytest.fixture(scope="module")
def booth(tmp_path_factory: pytest.TempPathFactory) -> RecordingBooth:
    """Open this computer's own engine in this process."""
    return RecordingBooth(tmp_path_factory.mktemp("booth"))


def loudness(sound: bytes) -> tuple[float, float]:
    """Return seconds and root mean square, 0 to 1, of a WAV file."""
    with wave.open(io.BytesIO(sound)) as reader:
        count = reader.getnframes()
        samples = array.array("h", reader.readframes(count))
        return count / reader.getframerate(), math.sqrt(
            sum(s * s for s in samples) / len(samples)
        ) / 32768


@needs_espeak
@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_line_is_rendered_as_audible_speech(booth: RecordingBooth, language: str) -> None:
    """Twelve or thirteen words take three to eight seconds and are no whisper."""
    recorded = booth.render(Line(LINES[language], language))
    assert isinstance(recorded, Recorded)
    seconds, level = loudness(Path(recorded.file).read_bytes())
    assert 3 < seconds < 8
    assert 0.02 < level < 0.5
    spoken = [LINES[language][word.start : word.end] for word in recorded.words]
    assert (
        spoken
        == LINES[language]
        .replace("–", "")
        .replace(",", "")
        .replace(".", "")
        .replace("!", "")
        .split()
    )
    assert all(one.at < other.at for one, other in pairwise(recorded.words))
    assert recorded.words[-1].at < seconds


@needs_espeak
def test_each_line_has_its_own_language_and_speed(booth: RecordingBooth) -> None:
    """The same letters in turns: Swedish never sounds English, and slow is slow at once."""

    def rendered(language: str, speed: float) -> bytes:
        recorded = booth.render(Line("Hello there", language, speed))
        assert isinstance(recorded, Recorded)
        return Path(recorded.file).read_bytes()

    for _ in range(10):
        quick, slow = rendered("en", 1.0), rendered("en", 0.6)
        swedish = rendered("sv", 1.0)
        assert loudness(slow)[0] > 1.2 * loudness(quick)[0]
        assert abs(loudness(swedish)[0] - loudness(quick)[0]) > 0.02


@needs_espeak
def test_every_line_has_its_own_sound(booth: RecordingBooth) -> None:
    """Espeak ends a line after pyttsx3 says so; twenty in a row are each complete."""
    lengths = []
    for count in range(1, 21):
        recorded = booth.render(Line("ha " * count, "en"))
        assert isinstance(recorded, Recorded)
        assert len(recorded.words) == count
        lengths.append(loudness(Path(recorded.file).read_bytes())[0])
    assert lengths == sorted(lengths)


@needs_espeak
def test_a_language_without_a_voice_is_not_spoken(booth: RecordingBooth) -> None:
    """Nothing is read with the wrong sounds."""
    line = Line("nuqneH", "tlh")
    assert booth.render(line) == Unspeakable(line, VoiceTrouble.NO_VOICE_FOR_LANGUAGE)


@needs_espeak
def test_the_real_voice_plays_through_the_mixer(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the call through the speech process to the last word on a silent device."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    import pygame

    pygame.mixer.init(44100, -16, 2, 512, allowedchanges=0)
    voice = Voice(SoundPlayer())
    try:
        lit = []
        voice.say("Ja, hej!", "sv")
        began = time.monotonic()
        while voice.is_busy():
            assert time.monotonic() < began + 15
            voice.update(0.01)
            time.sleep(0.01)
            if voice.word() and voice.word() not in lit:
                lit.append(voice.word())
        assert lit == [(0, 2), (4, 7)]
        assert voice.advice() is None
    finally:
        voice.close()
        pygame.mixer.quit()


def test_the_plain_voice_of_a_language_is_chosen() -> None:
    """Codes come as text or bytes, with - or _; dialects come after the plain language."""
    voices = [
        Listed("none", "Nobody"),
        Listed("bells", "Bells", ["en_US"]),
        Listed("sam", "Samantha", ["en_US"]),
        Listed("fi", "Satu", ["fi-FI"]),
        Listed("sv-fi", "Someone", [b"sv-fi-x-rural"]),
        Listed("sv", "Swedish", [b"sv"]),
    ]
    assert choose_voice(voices, "en") == "sam"
    assert choose_voice(voices, "sv") == "sv"
    assert choose_voice(voices, "fi") == "fi"
    assert choose_voice(voices, "de") is None
