"""What may be wrong with the sound: the play is silent and goes on, and nothing is printed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame
import pytest

from game import art, folders
from game.backstage import Backstage
from game.fakes import SilentVoice
from game.orchestra import Orchestra
from game.screens.title import TitleScreen
from game.speech.sound_player import MOST_BYTES, SoundPlayer, open_mixer
from game.speech.voice import OVERTIME, Voice
from tests.faults.odd_evening import TICK
from tests.speech import odd_booths
from tests.speech.test_sound_player import tone
from tests.wall_clock import wait_for

on_posix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")

LINE = 1.0  # seconds

pytestmark = pytest.mark.usefixtures("_no_mixer")


@contextmanager
def loudspeaker(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Let the game play into a pipe, as into a device; yield its other end, which may be closed."""
    device = folder / "loudspeaker"
    os.mkfifo(device)
    other_end = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(device))
    try:
        yield other_end
    finally:
        quit_while_drained(other_end)


def quit_while_drained(other_end: int) -> None:
    """Close the mixer, which waits until its device has taken what is on its way."""
    try:
        os.set_blocking(other_end, True)
    except OSError:  # it was closed: there is no device
        pygame.mixer.quit()
        return

    def drain() -> None:
        while os.read(other_end, 65536):
            pass

    draining = threading.Thread(target=drain, daemon=True)
    draining.start()
    pygame.mixer.quit()
    draining.join(20.0)
    os.close(other_end)


@on_posix
def test_a_loudspeaker_that_vanishes_holds_up_no_play(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A headset is pulled out: line, effects and theme come to their ends unheard."""
    with loudspeaker(tmp_path, monkeypatch) as other_end:
        player, orchestra = SoundPlayer(), Orchestra(0.5, 0.8)
        assert pygame.mixer.get_init()
        assert player.play(tone(LINE)) == pytest.approx(LINE, abs=0.01)
        os.close(other_end)
        orchestra.theme(True)
        orchestra.play("press")
        orchestra.update(TICK, is_spoken_over=True)
        wait_for(lambda: not player.is_playing())
        assert player.play(tone(0.1)) is not None
        player.stop()
        orchestra.update(TICK, is_spoken_over=False)
    assert capfd.readouterr() == ("", "")


@on_posix
def test_a_loudspeaker_that_hangs_holds_up_no_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that never ends counts as told a second after its time, and the next one begins."""
    with loudspeaker(tmp_path, monkeypatch):
        voice = Voice(SoundPlayer(), serve=odd_booths.without_engine)
        player = voice._player
        recording = tmp_path / "line.wav"
        recording.write_bytes(tone(LINE))
        voice.use_recordings([("Good evening", "en", str(recording))])
        for _ in range(2):
            voice.say("Good evening", "en")
            wait_for(lambda: voice.update(0.0) or voice.is_speaking())
            voice.update(LINE)
            assert player.is_playing(), "the device has taken a part of it, and no more"
            assert voice.is_busy()
            voice.update(OVERTIME + TICK)
            assert not voice.is_busy()
        voice.close()


def test_a_mixer_that_is_taken_away_in_mid_line_ends_it(tmp_path: Path) -> None:
    """The sound system closes under the play: no call of it raises, and lines are read."""
    voice = Voice(SoundPlayer(), serve=odd_booths.without_engine)
    orchestra = Orchestra(0.5, 0.8)
    recording = tmp_path / "line.wav"
    recording.write_bytes(tone(60.0)[:MOST_BYTES])
    voice.use_recordings([("Good evening", "en", str(recording))])
    orchestra.theme(True)
    voice.say("Good evening", "en")
    wait_for(lambda: voice.update(0.0) or voice.is_speaking())
    orchestra.play("press")
    pygame.mixer.quit()
    voice.update(TICK)
    assert not voice.is_speaking()
    for _ in range(3):
        orchestra.play("press")
        orchestra.play_file(recording)
        orchestra.set_volumes(1.0, 1.0)
        orchestra.update(TICK, is_spoken_over=False)
        voice.set_volume(0.5)
        voice.replay()
        voice.update(TICK)
    wait_for(lambda: voice.update(0.5) or not voice.is_busy())
    voice.close()


NO_DEVICE = """
import os, sys
from game.speech.sound_player import SoundPlayer, open_mixer
player = SoundPlayer()
print(open_mixer(), player.play(b"RIFF"))
print("the game goes on", file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ALSA is Linux's")
def test_without_a_sound_device_nothing_is_printed(root: Path) -> None:
    """Linux's sound library would fill a page; what the game itself says is not held back."""
    environment = os.environ | {"SDL_AUDIODRIVER": "alsa", "ALSA_CONFIG_PATH": "/dev/null"}
    done = subprocess.run(
        [sys.executable, "-c", NO_DEVICE],
        cwd=root,
        env=environment | {"PYGAME_HIDE_SUPPORT_PROMPT": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout == "False None\n"
    assert done.stderr == "the game goes on\n"


def test_without_a_sound_device_the_title_says_so_once(
    backstage: Backstage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line is there to be read, with what to do; in Swedish, too."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    voice = Voice(SoundPlayer(), serve=odd_booths.quick)
    voice.say("Good evening", "en")
    wait_for(lambda: voice.update(0.0) or bool(voice._advice))
    backstage.voice = voice
    title = TitleScreen(backstage)
    title.update(TICK, None)
    assert title._advice is not None
    assert title._advice.startswith("I can't find a loudspeaker. Plug one in")
    assert voice.advice() is None
    voice.close()
    backstage.voice = SilentVoice()


def put_in(sounds: Path, kind: str) -> Path:
    """Return a sound file with something wrong."""
    file = sounds / f"{kind}.wav"
    if kind == "missing":
        return file
    if kind == "a folder":
        file.mkdir()
    elif kind == "enormous":
        with wave.open(str(file), "wb") as writer:
            writer.setparams((2, 2, 44100, 0, "NONE", ""))
            writer.writeframes(bytes(2 * MOST_BYTES))
    elif kind == "claims to be enormous":
        whole = bytearray(tone(0.1))
        whole[40:44] = (0xFFFFFFF0).to_bytes(4, "little")
        file.write_bytes(whole)
    elif kind == "without length":
        file.write_bytes(tone(0.0))
    elif kind == "cut":
        file.write_bytes(tone(1.0)[:40])
    elif kind == "empty":
        file.touch()
    else:
        file.write_bytes(b"OggS" + bytes(4000))
    return file


KINDS = ("missing", "a folder", "enormous", "without length", "cut", "empty", "noise")


@pytest.mark.parametrize("kind", KINDS)
def test_a_bad_recording_is_told_by_the_own_voice(tmp_path: Path, kind: str) -> None:
    """The line is said all the same, and none of the file's bytes fill the memory."""
    player = SoundPlayer()
    voice = Voice(player, serve=odd_booths.without_engine)
    voice.use_recordings([("Good evening", "en", str(put_in(tmp_path, kind)))])
    voice.say("Good evening", "en")
    wait_for(lambda: voice.update(0.0) or voice._recorded is None)
    assert not voice.is_speaking()
    assert voice.is_busy(), "it is there to be read"
    voice.close()


NOTHING = """
import io, sys, threading, wave
from pathlib import Path
from game.orchestra import Orchestra
from game.speech.sound_player import SoundPlayer
player, orchestra, file = SoundPlayer(), Orchestra(1.0, 1.0), Path(sys.argv[1])
for count, rate, channels in ((0, 44100, 2), (0, 22050, 1), (0, 8000, 1), (1, 192000, 2)):
    with wave.open(str(file), "wb") as writer:
        writer.setparams((channels, 2, rate, 0, "NONE", ""))
        writer.writeframes(bytes(2 * channels * count))
    for _ in range(3):
        print(player.play(file.read_bytes()), player.decode(file))
        orchestra.play_file(file)
        for thread in threading.enumerate():
            if thread.name == "sound":
                thread.join()
print("the game goes on")
"""


def test_a_recording_of_nothing_does_not_take_the_game_down(root: Path, tmp_path: Path) -> None:
    """Record pressed, and Stop: SDL would free such a sound twice, and the window would be gone."""
    done = subprocess.run(
        [sys.executable, "-c", NOTHING, str(tmp_path / "nothing.wav")],
        cwd=root,
        env=os.environ | {"PYGAME_HIDE_SUPPORT_PROMPT": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "None b''\n" * 12 + "the game goes on\n"


@pytest.mark.parametrize("kind", [*KINDS, "claims to be enormous"])
def test_a_bad_sound_of_a_play_is_silence(tmp_path: Path, kind: str) -> None:
    """No channel plays it, and nothing raises in its thread."""
    open_mixer()
    pygame.mixer.stop()
    orchestra = Orchestra(0.5, 0.8)
    orchestra.play_file(put_in(tmp_path, kind))
    wait_for(lambda: not any(each.name == "sound" for each in threading.enumerate()))
    if kind not in ("claims to be enormous", "without length"):
        assert not pygame.mixer.get_busy()


@pytest.mark.parametrize("fault", ["missing", "damaged"])
def test_without_its_own_sounds_the_game_is_silent(
    tmp_path: Path,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    fault: str,
) -> None:
    """Effects and theme that are gone or broken stop no screen."""
    request.addfinalizer(art._sound_files.cache_clear)
    sounds = tmp_path / "sounds"
    only_sounds = shutil.ignore_patterns("*.py", "__pycache__")
    shutil.copytree(root / "assets" / "sounds", sounds, ignore=only_sounds)
    monkeypatch.setattr(folders, "assets", lambda: tmp_path)
    art._sound_files.cache_clear()
    names = art.sound_names()
    for file in sounds.iterdir():
        if fault == "missing":
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[:30])
    open_mixer()
    orchestra = Orchestra(0.5, 0.8)
    for name in names:
        orchestra.play(name)
    orchestra.theme(True)
    for _ in range(90):
        orchestra.update(TICK, is_spoken_over=False)
    assert not pygame.mixer.get_busy()
    assert not pygame.mixer.music.get_busy()
