"""The orchestra on a silent device: volumes, fading, room for the voice, no device at all."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.orchestra import (
    EFFECTS_UNDER_VOICE,
    THEME_FALLS,
    THEME_RISES,
    THEME_UNDER_VOICE,
    Orchestra,
)
from game.speech.sound_player import VOICE_CHANNEL, open_mixer

PICTURE = 1 / 60
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def mixer() -> Iterator[None]:
    """Open the mixer as the game does, on a silent device."""
    pygame.mixer.quit()
    assert open_mixer()
    yield
    pygame.mixer.quit()


def let_pass(orchestra: Orchestra, seconds: float, is_spoken_over: bool = False) -> None:
    """Let time go by as the loop does."""
    for _ in range(round(seconds / PICTURE)):
        orchestra.update(PICTURE, is_spoken_over)


def sounding() -> list[pygame.mixer.Channel]:
    """Return the channels that sound now."""
    channels = (pygame.mixer.Channel(n) for n in range(pygame.mixer.get_num_channels()))
    return [channel for channel in channels if channel.get_busy()]


@pytest.mark.usefixtures("mixer")
def test_a_press_is_heard_as_loud_as_it_was_set() -> None:
    """An effect sounds at the volume of effects, and at none it does not sound at all."""
    Orchestra(0.5, 0.25).play("star")
    (channel,) = sounding()
    assert channel.get_volume() == pytest.approx(0.25, abs=0.01)
    pygame.mixer.stop()
    Orchestra(0.5, 0.0).play("star")
    assert sounding() == []


@pytest.mark.usefixtures("mixer")
def test_effects_never_take_the_voices_channel() -> None:
    """However many sound at once, the first channel stays free for the voice."""
    orchestra = Orchestra(0.5, 0.8)
    for _ in range(12):
        orchestra.play("applause")
    assert len(sounding()) == pygame.mixer.get_num_channels() - 1
    assert not pygame.mixer.Channel(VOICE_CHANNEL).get_busy()


@pytest.mark.usefixtures("mixer")
def test_the_theme_fades_in_and_out() -> None:
    """It rises slowly to its volume, and falls to silence."""
    orchestra = Orchestra(0.5, 0.8)
    let_pass(orchestra, 1.0)
    assert not pygame.mixer.music.get_busy()
    orchestra.theme(True)
    heard = []
    for _ in range(6):
        let_pass(orchestra, THEME_RISES / 5)
        heard.append(pygame.mixer.music.get_volume())
    assert pygame.mixer.music.get_busy()
    assert heard == sorted(heard)
    assert heard[0] < 0.1
    assert heard[-1] == pytest.approx(0.5, abs=0.01)
    orchestra.theme(False)
    let_pass(orchestra, THEME_FALLS / 2)
    assert 0.05 < pygame.mixer.music.get_volume() < 0.2
    let_pass(orchestra, THEME_FALLS)
    assert pygame.mixer.music.get_volume() == 0.0


@pytest.mark.usefixtures("mixer")
def test_the_theme_does_not_begin_anew() -> None:
    """After a play it goes on, so that nobody hears its first bars only."""
    orchestra = Orchestra(0.5, 0.8)
    orchestra.theme(True)
    let_pass(orchestra, THEME_RISES)
    deadline = time.monotonic() + 10
    while pygame.mixer.music.get_pos() < 100:
        assert time.monotonic() < deadline, "the theme does not go on"
        time.sleep(0.02)
    orchestra.theme(False)
    let_pass(orchestra, THEME_FALLS + 0.1)
    left_at = pygame.mixer.music.get_pos()
    orchestra.theme(True)
    let_pass(orchestra, THEME_RISES)
    assert pygame.mixer.music.get_busy()
    assert pygame.mixer.music.get_pos() >= left_at


@pytest.mark.usefixtures("mixer")
def test_theme_and_effects_make_room_for_the_voice() -> None:
    """A fifth of a second into a line both are lower, and after it they come back."""
    orchestra = Orchestra(1.0, 1.0)
    orchestra.theme(True)
    let_pass(orchestra, THEME_RISES + 0.1)
    orchestra.play("applause")
    let_pass(orchestra, 0.2, is_spoken_over=True)
    assert pygame.mixer.music.get_volume() == pytest.approx(THEME_UNDER_VOICE, abs=0.01)
    assert sounding()[0].get_volume() == pytest.approx(EFFECTS_UNDER_VOICE, abs=0.01)
    orchestra.play("star")
    assert sounding()[1].get_volume() == pytest.approx(EFFECTS_UNDER_VOICE, abs=0.01)
    let_pass(orchestra, 1.1)
    assert pygame.mixer.music.get_volume() == pytest.approx(1.0, abs=0.01)
    assert sounding()[0].get_volume() == pytest.approx(1.0, abs=0.01)


@pytest.mark.usefixtures("mixer")
def test_a_changed_volume_is_heard_at_once() -> None:
    """Theme and a sounding effect follow the sliders in the very call, each its own."""
    orchestra = Orchestra(0.5, 0.8)
    orchestra.theme(True)
    let_pass(orchestra, THEME_RISES + 0.1)
    orchestra.play("applause")
    orchestra.set_volumes(0.2, 0.8)
    assert pygame.mixer.music.get_volume() == pytest.approx(0.2, abs=0.01)
    assert sounding()[0].get_volume() == pytest.approx(0.8, abs=0.01)
    orchestra.set_volumes(0.2, 0.4)
    assert sounding()[0].get_volume() == pytest.approx(0.4, abs=0.01)
    orchestra.set_volumes(0.0, 0.4)
    assert pygame.mixer.music.get_volume() == 0.0
    orchestra.set_volumes(0.6, 0.4)
    assert pygame.mixer.music.get_volume() == pytest.approx(0.6, abs=0.01)
    assert pygame.mixer.music.get_busy()


@pytest.mark.usefixtures("mixer")
def test_the_voices_volume_is_its_own() -> None:
    """Neither slider nor room touches the voice's channel."""
    pygame.mixer.Channel(VOICE_CHANNEL).set_volume(0.9)
    orchestra = Orchestra(0.5, 0.8)
    orchestra.set_volumes(0.1, 0.1)
    let_pass(orchestra, 1.0, is_spoken_over=True)
    assert pygame.mixer.Channel(VOICE_CHANNEL).get_volume() == pytest.approx(0.9, abs=0.01)


@pytest.mark.usefixtures("mixer")
def test_an_hour_of_pictures_costs_next_to_nothing() -> None:
    """Told 60 times a second that nothing changed, it takes less than a hundredth of the time."""
    orchestra = Orchestra(0.5, 0.8)
    orchestra.theme(True)
    let_pass(orchestra, 5.0)
    began = time.thread_time()
    let_pass(orchestra, 60.0)
    assert time.thread_time() - began < 0.6


@pytest.mark.usefixtures("mixer")
def test_an_unknown_sound_is_silence() -> None:
    """A play goes on without a sound that is missing."""
    Orchestra(0.5, 0.8).play("no such sound")
    assert sounding() == []


def test_without_a_sound_device_everything_is_silent() -> None:
    """Nothing raises where there is no mixer, and none is opened."""
    pygame.mixer.quit()
    orchestra = Orchestra(0.5, 0.8)
    orchestra.tune_up()
    orchestra.play("click")
    orchestra.theme(True)
    let_pass(orchestra, 5.0)
    orchestra.set_volumes(1.0, 1.0)
    assert pygame.mixer.get_init() is None


def until(is_so: Callable[[], bool]) -> bool:
    """Wait a second at most for what happens in another thread; tell whether it happened."""
    ends = time.monotonic() + 1.0
    while not is_so() and time.monotonic() < ends:
        time.sleep(0.01)
    return is_so()


@pytest.mark.usefixtures("mixer")
def test_a_plays_own_sound_is_heard_like_an_effect(root: Path) -> None:
    """It is as loud as effects are, and leaves the voice its channel."""
    Orchestra(0.5, 0.25).play_file(root / "assets" / "sounds" / "applause.wav")
    assert until(lambda: bool(sounding()))
    (channel,) = sounding()
    assert until(lambda: channel.get_volume() == pytest.approx(0.25, abs=0.01))
    assert not pygame.mixer.Channel(VOICE_CHANNEL).get_busy()


@pytest.mark.usefixtures("mixer")
def test_a_plays_own_sound_that_is_broken_is_silence(tmp_path: Path) -> None:
    """Neither a missing nor a broken file stops a play."""
    (tmp_path / "broken.ogg").write_bytes(b"OggS vorbis")
    orchestra = Orchestra(0.5, 0.25)
    for name in ("gone.ogg", "broken.ogg"):
        orchestra.play_file(tmp_path / name)
    until(lambda: not any(thread.name == "sound" for thread in threading.enumerate()))
    assert sounding() == []


# Sounds of a thousandth of a second end all the time, while the theme comes and goes.
CROSSWISE = """
import time, pygame
from game.orchestra import Orchestra
from game.speech.sound_player import open_mixer
assert open_mixer()
short = pygame.mixer.Sound(buffer=bytes(200))
orchestra = Orchestra(0.5, 0.8)
end = time.monotonic() + 1.5
while time.monotonic() < end:
    short.play()
    orchestra.theme(True)
    orchestra.update(5.0, False)
    short.play()
    orchestra.theme(False)
    orchestra.update(5.0, False)
"""


def test_a_sound_that_ends_while_the_theme_comes_or_goes_stops_no_game() -> None:
    """Python's lock and the mixer's were once held crosswise, and the game stood still for ever."""
    done = subprocess.run([sys.executable, "-c", CROSSWISE], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 0
