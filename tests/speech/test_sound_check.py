"""The sound check tries the device aside and opens it; what was asked for meanwhile is heard."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.orchestra import MOST_LATE, Orchestra
from game.speech.advice import voice_advice
from game.speech.lines import VoiceTrouble
from game.speech.sound_check import SoundCheck
from game.speech.sound_player import SoundPlayer, open_mixer
from game.speech.voice import Voice
from tests.speech import odd_booths
from tests.speech.paper_voice import PaperLoudspeaker

OGG = Path(__file__).parent / "recordings" / "hum.ogg"
TICK = 1 / 60

pytestmark = pytest.mark.usefixtures("_no_mixer")


@pytest.fixture
def check() -> Iterator[SoundCheck]:
    """A check that opens the mixer as the game's does."""
    made = SoundCheck(open_mixer)
    yield made
    made.close()


def pictures(until: Callable[[], bool]) -> Iterator[float]:
    """Yield ticks as a loop does, until it is so."""
    deadline = time.monotonic() + 60
    while not until():
        assert time.monotonic() < deadline
        yield TICK
        time.sleep(TICK)


def is_open() -> bool:
    """Tell whether the mixer is open."""
    return pygame.mixer.get_init() is not None


def test_the_first_picture_waits_for_no_device(check: SoundCheck) -> None:
    """Before it nothing is tried; afterwards the device opens, and what needs it is told so."""
    tuned: list[bool] = []
    ticks = check.through(pictures(is_open), lambda: tuned.append(is_open()))
    next(ticks)
    assert check._process is None
    assert check.is_awaited()
    for _ in ticks:
        assert not tuned or is_open()
    assert tuned == [True]
    assert not check.is_awaited()
    assert check._process is not None


def test_a_line_that_was_said_before_the_device_opens_is_heard(check: SoundCheck) -> None:
    """A recorded one is decoded as soon as it can be; nothing is told of a missing loudspeaker."""
    voice = Voice(SoundPlayer(check), serve=odd_booths.without_engine)
    try:
        voice.use_recordings([("Hum hum", "en", str(OGG))])
        voice.say("Hum hum", "en")
        for tick in check.through(pictures(voice.is_speaking)):
            voice.update(tick)
        assert voice.is_speaking()
    finally:
        voice.close()


def test_without_a_device_lines_wait_no_longer_than_its_answer(
    check: SoundCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as ever, and the mixer is left alone."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    player = SoundPlayer(check)
    for _ in check.through(pictures(lambda: player.trouble() is not None)):
        pass
    assert player.trouble() is VoiceTrouble.NO_LOUDSPEAKER
    assert not player.is_awaited()


def test_a_driver_that_crashes_does_not_take_the_game_along(check: SoundCheck) -> None:
    """Its process is gone, and the play goes on without sound."""
    player = SoundPlayer(check)
    ticks = check.through(pictures(lambda: player.trouble() is not None))
    next(ticks)
    next(ticks)
    assert check._process is not None
    check._process.kill()
    for _ in ticks:
        pass
    assert player.trouble() is VoiceTrouble.SOUND_HANGS
    assert not is_open()


@pytest.mark.parametrize(("seconds", "is_heard"), [(0.5, True), (MOST_LATE + 1.0, False)])
def test_the_curtain_is_heard_a_little_late(seconds: float, is_heard: bool) -> None:
    """The title asks for it before its first picture; one that comes much too late does not."""
    orchestra = Orchestra(0.5, 0.8)
    orchestra.play("curtain")
    orchestra.update(seconds, is_spoken_over=False)
    open_mixer()
    orchestra.update(TICK, is_spoken_over=False)
    assert pygame.mixer.get_busy() is is_heard


def test_a_theme_that_begins_late_begins_quietly() -> None:
    """Nobody is startled by a device that answers after a while."""
    orchestra = Orchestra(1.0, 1.0)
    orchestra.theme(True)
    orchestra.update(30.0, is_spoken_over=False)
    open_mixer()
    for _ in range(10):
        orchestra.update(TICK, is_spoken_over=False)
    assert pygame.mixer.music.get_volume() < 0.1


def test_a_voice_that_hangs_with_the_sound_is_told_as_that() -> None:
    """One cause, one sentence: to start the game again would not help."""
    loudspeaker = PaperLoudspeaker(None)
    loudspeaker.why = VoiceTrouble.SOUND_HANGS
    voice = Voice(loudspeaker, serve=odd_booths.dying)
    told: list[str] = []
    try:
        voice.say("Good evening", "en")
        for tick in pictures(lambda: voice._prompter._is_mute):
            voice.update(tick)
            told += filter(None, [voice.advice()])
    finally:
        voice.close()
    assert told == [voice_advice(VoiceTrouble.SOUND_HANGS)]
