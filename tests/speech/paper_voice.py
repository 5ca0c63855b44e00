"""A loudspeaker that plays nothing, voices before it, and how long they stay busy."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game import words
from game.speech.booth import Serve
from game.speech.lines import VoiceTrouble
from game.speech.voice import Voice
from tests.speech import odd_booths

FRAME = 1 / 60


class PaperLoudspeaker:
    """Plays nothing for two seconds a line and notes what it was asked to play."""

    def __init__(self, seconds: float | None = 2.0) -> None:
        self.seconds = seconds
        self.played: list[bytes] = []
        self.volume = 0.0
        self.why = VoiceTrouble.NO_LOUDSPEAKER
        self._is_playing = False

    def play(self, sound: bytes) -> float | None:
        self.played.append(sound)
        self._is_playing = self.seconds is not None
        return self.seconds

    def decode(self, file: Path) -> bytes:
        return file.read_bytes() if file.is_file() else b""

    def is_awaited(self) -> bool:
        return False

    def trouble(self) -> VoiceTrouble | None:
        return self.why

    def is_playing(self) -> bool:
        return self._is_playing

    def stop(self) -> None:
        self._is_playing = False

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def end(self) -> None:
        self._is_playing = False


Make = Callable[..., tuple[Voice, PaperLoudspeaker]]


@pytest.fixture
def make() -> Iterator[Make]:
    """Make voices and close them at the end."""
    words.use_language("en")
    made: list[Voice] = []

    def one(
        serve: Serve = odd_booths.quick, seconds: float | None = 2.0, **settings: float
    ) -> tuple[Voice, PaperLoudspeaker]:
        speaker = PaperLoudspeaker(seconds)
        voice = Voice(speaker, serve=serve, **settings)
        made.append(voice)
        return voice, speaker

    yield one
    for voice in made:
        voice.close()


def until(voice: Voice, came: Callable[[], bool], dt: float = 0.0) -> None:
    """Update `voice` by `dt` seconds a time until something has come; fail after ten seconds."""
    deadline = time.monotonic() + 10
    while not came():
        assert time.monotonic() < deadline, "it never came"
        voice.update(dt)
        time.sleep(0.005)


def reading_time(voice: Voice) -> float:
    """Return for how many seconds of play the voice stays busy from now."""
    passed = 0.0
    while voice.is_busy():
        voice.update(FRAME)
        passed += FRAME
        assert passed < 20
    return passed
