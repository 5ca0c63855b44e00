"""Lines that somebody has recorded: heard instead of the computer's voice, which steps in."""

from __future__ import annotations

import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game import words
from game.scenario.load import load_scenario
from game.speech.sound_player import SoundPlayer
from game.speech.voice import Voice
from tests.speech import odd_booths

OGG = Path(__file__).parent / "recordings" / "hum.ogg"
FRAME = 1 / 60

PLAY = """
title: {en: "The parcel", sv: "Paketet"}
ages: 5-9
scenes:
  - name: hello
    line: {en: "Show it a smile!", sv: "Visa det ett leende!"}
    ask: happy
    hint: {en: "Show your teeth!", sv: "Visa tänderna!"}
"""


class Loudspeaker(SoundPlayer):
    """The game's own player on a silent device, which notes the seconds of what it plays."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: list[float | None] = []

    def play(self, sound: bytes) -> float | None:
        self.seconds.append(super().play(sound))
        return self.seconds[-1]


@pytest.fixture
def speaker() -> Iterator[Loudspeaker]:
    """A loudspeaker in the mixer's own form."""
    pygame.mixer.quit()
    yield Loudspeaker()
    pygame.mixer.quit()


@pytest.fixture
def voice(speaker: Loudspeaker) -> Iterator[Voice]:
    """A voice whose speech process renders text that is no sound: only recordings are heard."""
    words.use_language("en")
    voice = Voice(speaker, serve=odd_booths.quick)
    yield voice
    voice.close()


def spoken(path: Path, seconds: float, rate: int = 22050) -> Path:
    """Record `seconds` of a hum as WAV at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(b"\x00\x08\x00\xf8" * round(seconds * rate / 2))
    return path


def until(voice: Voice, came: Callable[[], bool], dt: float = 0.0) -> None:
    """Update `voice` by `dt` seconds a time until something has come; fail after 20 seconds."""
    deadline = time.monotonic() + 20
    while not came():
        assert time.monotonic() < deadline, "it never came"
        voice.update(dt)
        time.sleep(0.005)


def test_a_recording_beside_the_play_is_heard(
    voice: Voice, speaker: Loudspeaker, tmp_path: Path
) -> None:
    """From the author's file to the loudspeaker, in its own language only, word by word."""
    play_file = tmp_path / "parcel.yaml"
    play_file.write_text(PLAY, encoding="utf-8")
    spoken(tmp_path / "voices" / "sv" / "parcel" / "hello-line.wav", 1.2)
    play = load_scenario(play_file)
    assert not isinstance(play, list)
    voice.use_recordings(play.recordings)
    voice.say("Visa det ett leende!", "sv")
    assert voice.is_busy()
    until(voice, lambda: bool(speaker.seconds))
    assert speaker.seconds == [pytest.approx(1.2, abs=0.01)]
    lit = set()
    # In the game's own time, however long this computer takes for it.
    for _ in range(round(1.2 / FRAME)):
        lit.add(voice.word())
        voice.update(FRAME)
    until(voice, lambda: not voice.is_busy(), FRAME)
    text = "Visa det ett leende!"
    assert [text[start:end] for start, end in sorted(lit - {None})] == text.split()
    assert voice.advice() is None
    voice.say("Show it a smile!", "en")
    until(voice, lambda: len(speaker.seconds) == 2)
    assert speaker.seconds[1] is None, "the English line went through the speech process"


def test_ogg_is_played(voice: Voice, speaker: Loudspeaker) -> None:
    """The kind of file that the guide suggests."""
    voice.use_recordings([("Hum", "en", str(OGG))])
    voice.say("Hum", "en")
    until(voice, lambda: bool(speaker.seconds))
    assert speaker.seconds == [pytest.approx(0.5, abs=0.05)]


def test_mp3_is_played(voice: Voice, speaker: Loudspeaker, tmp_path: Path) -> None:
    """What a telephone may record: here forty frames of silence."""
    file = tmp_path / "hum.mp3"
    file.write_bytes((b"\xff\xfb\x90\x00" + bytes(413)) * 40)
    voice.use_recordings([("Hum", "en", str(file))])
    voice.say("Hum", "en")
    until(voice, lambda: bool(speaker.seconds))
    assert speaker.seconds == [pytest.approx(40 * 1152 / 44100, abs=0.05)]


def test_a_recording_keeps_its_own_speed_and_follows_the_volume(
    voice: Voice, speaker: Loudspeaker
) -> None:
    """Slower is for the computer's voice; louder and softer is for both."""
    voice.use_recordings([("Hum", "en", str(OGG))])
    voice.set_speed(0.5)
    voice.set_volume(0.25)
    voice.say("Hum", "en")
    until(voice, lambda: bool(speaker.seconds))
    assert speaker.seconds == [pytest.approx(0.5, abs=0.05)]
    assert pygame.mixer.Channel(0).get_volume() == pytest.approx(0.25, abs=0.01)
    voice.set_volume(0.75)
    assert pygame.mixer.Channel(0).get_volume() == pytest.approx(0.75, abs=0.01)


def test_a_recording_is_replayed_at_once(voice: Voice, speaker: Loudspeaker) -> None:
    """The second time it is there already."""
    voice.use_recordings([("Hum", "en", str(OGG))])
    voice.say("Hum", "en")
    until(voice, lambda: bool(speaker.seconds))
    voice.replay()
    assert len(speaker.seconds) == 2


@pytest.mark.parametrize("content", [None, b"", b"OggS but no more", b"\xff\xfb" * 40])
def test_a_missing_or_broken_recording_is_spoken_by_the_computer(
    voice: Voice, speaker: Loudspeaker, tmp_path: Path, content: bytes | None
) -> None:
    """The speech process is asked, and nobody is told of the file in the middle of a play."""
    file = tmp_path / "hum.ogg"
    if content is not None:
        file.write_bytes(content)
    voice.use_recordings([("Hum", "en", str(file))])
    voice.say("Hum", "en")
    until(voice, lambda: voice._prompter.rendered(voice._line) is not None)
    voice.update(0.0)
    assert speaker.seconds == [None], "what was played came from the speech process"


def test_another_play_brings_its_own_recordings(voice: Voice, speaker: Loudspeaker) -> None:
    """The same words in a play without recordings are the computer's again."""
    voice.use_recordings([("Hum", "en", str(OGG))])
    voice.use_recordings([])
    voice.say("Hum", "en")
    until(voice, lambda: bool(speaker.seconds))
    assert speaker.seconds == [None]


def test_words_without_a_language_are_heard_in_any(voice: Voice, speaker: Loudspeaker) -> None:
    """An author of one language need not say which."""
    voice.use_recordings([("Hum", "", str(OGG))])
    voice.say("Hum", "sv")
    until(voice, lambda: bool(speaker.seconds))
    assert speaker.seconds[0] is not None


def test_without_a_loudspeaker_a_recorded_line_is_read() -> None:
    """As every other line it stays for as long as reading takes."""
    pygame.mixer.quit()
    player = SoundPlayer.__new__(SoundPlayer)
    player._volume, player._sound, player._check = 1.0, None, None
    voice = Voice(player, serve=odd_booths.quick)
    try:
        voice.use_recordings([("Hum hum", "en", str(OGG))])
        voice.say("Hum hum", "en")
        until(voice, lambda: not voice.is_busy(), FRAME)
        assert voice.advice() is not None
    finally:
        voice.close()
