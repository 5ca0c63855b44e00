"""What may be wrong with the voice: the play goes on to be read, and the title says what to do."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.acting.take import Phase
from game.backstage import Backstage
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.speech.advice import voice_advice
from game.speech.lines import VoiceTrouble
from game.speech.sound_player import SoundPlayer
from game.speech.voice import Voice
from game.words import use_language
from tests.faults.odd_evening import TICK
from tests.wall_clock import wait_for

STOPPED = "The voice has stopped."
NO_ENGINE = "The voice needs espeak-ng." if sys.platform == "linux" else "This computer's own voice"
NO_VOICE = "This computer has no voice for this language."

# An engine as the speech process finds it, with one thing wrong; {} is what it does instead.
ENGINE = """
import os, sys, time, wave

class Told:
    id, name, languages = "one", "one", ["en", "sv"]

class Engine:
    driver_name = "paper"

    def getProperty(self, name):
        return [Told()]

    def setProperty(self, name, value):
        pass

    def save_to_file(self, text, path):
        self.path = path

    def runAndWait(self):
        with wave.open(self.path, "wb") as file:
            file.setparams((1, 2, 22050, 0, "NONE", ""))
            file.writeframes(bytes([0, 40]) * 11025)

def init():
    return Engine()

"""

INSTEAD = {
    "raises at its start": ("def init(): raise RuntimeError('no audio')", NO_ENGINE),
    "is missing": ("raise ImportError('libespeak-ng.so.1')", NO_ENGINE),
    "dies at its start": ("def init(): os._exit(11)", STOPPED),
    "hangs at its start": ("def init(): time.sleep(60)", STOPPED),
    "prints at its start": ("print('ALSA lib pcm.c', file=sys.stdout)", None),
    "raises in a line": ("def run(self): raise ValueError(7)\nEngine.runAndWait = run", STOPPED),
    "dies in a line": ("Engine.runAndWait = lambda self: os._exit(11)", STOPPED),
    "hangs in a line": ("Engine.runAndWait = lambda self: time.sleep(60)", STOPPED),
    "writes no file": ("Engine.runAndWait = lambda self: None", STOPPED),
    "writes an empty file": ("Engine.runAndWait = lambda self: open(self.path, 'wb')", STOPPED),
    "writes silence": (
        "def run(self):\n"
        "    with wave.open(self.path, 'wb') as file:\n"
        "        file.setparams((1, 2, 22050, 0, 'NONE', ''))\n"
        "        file.writeframes(bytes(44100))\n"
        "Engine.runAndWait = run",
        STOPPED,
    ),
    "writes a sound without length": (
        "def run(self):\n"
        "    with wave.open(self.path, 'wb') as file:\n"
        "        file.setparams((1, 2, 22050, 0, 'NONE', ''))\n"
        "Engine.runAndWait = run",
        STOPPED,
    ),
    "has no voices": ("Engine.getProperty = lambda self, name: []", NO_VOICE),
    "has a voice without a language": ("Told.languages = []", NO_VOICE),
    "has voices that are none": ("Engine.getProperty = lambda self, name: None", NO_ENGINE),
}


@pytest.fixture
def mixer() -> Iterator[None]:
    """A sound device that nobody hears."""
    pygame.mixer.quit()
    yield
    pygame.mixer.quit()


@pytest.fixture
def voices() -> Iterator[list[Voice]]:
    """Voices that are closed in the end."""
    opened: list[Voice] = []
    yield opened
    for voice in opened:
        voice.close()


def settle(voice: Voice) -> None:
    """Wait until the speech process is ready or given up; a game's clock would not wait for it."""
    prompter = voice._prompter

    def is_settled() -> bool:
        voice.update(0.0)
        return prompter._is_ready or prompter._is_mute

    wait_for(is_settled)


def tell_a_scene(backstage: Backstage, voice: Voice) -> float:
    """Play up to the first face that is asked for; return for how many seconds it was told."""
    backstage.voice = voice
    stage = StageScreen(backstage, backstage.house.playbill[0], is_watched=False)
    told = 0.0
    while stage.performance.take.phase is not Phase.ACTING or voice.is_busy():
        time.sleep(0.001)
        voice.update(TICK)
        assert stage.update(TICK, None) is stage
        told += TICK if stage.performance.take.phase is Phase.TELLING else 0.0
        assert told < 60, "the play stands still"
    return told


def told_at_the_title(backstage: Backstage) -> str:
    """Return the advice that the title shows."""
    title = TitleScreen(backstage)
    title.update(TICK, None)
    return title._advice or ""


@pytest.mark.usefixtures("mixer")
@pytest.mark.parametrize(("instead", "says"), INSTEAD.values(), ids=INSTEAD)
def test_an_engine_that_misbehaves_holds_up_no_play(
    backstage: Backstage,
    voices: list[Voice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    instead: str,
    says: str | None,
) -> None:
    """Every line can be read, the title says what to do, and nothing is printed."""
    (tmp_path / "pyttsx3.py").write_text(ENGINE + instead, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    voice = Voice(SoundPlayer())
    voices.append(voice)
    voice.start()
    if "def init(): time.sleep" not in instead:
        settle(voice)
    assert tell_a_scene(backstage, voice) >= (0.8 if says else 0.4)
    if says is None:
        assert voice.advice() is None
    else:
        wait_for(lambda: voice.update(0.25) or bool(voice._advice))
        assert told_at_the_title(backstage).startswith(says)
    assert capfd.readouterr() == ("", "")


def test_a_folder_for_sounds_that_cannot_be_made_is_no_reason_not_to_open(
    backstage: Backstage, voices: list[Voice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, or a folder that may not be written to: the lines are read."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "full" / "disk"))
    voice = Voice(SoundPlayer())
    voices.append(voice)
    voice.start()
    assert tell_a_scene(backstage, voice) >= 0.8
    assert told_at_the_title(backstage).startswith(STOPPED)


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("trouble", VoiceTrouble)
def test_each_trouble_says_what_to_do_in_both_languages(trouble: VoiceTrouble, system: str) -> None:
    """One or two short sentences that name something to do, on each system."""
    use_language("en")
    english = voice_advice(trouble, system)
    use_language("sv")
    swedish = voice_advice(trouble, system)
    use_language("en")
    assert english != swedish
    assert len(english) <= 130
    assert len(swedish) <= 140
    assert any(word in english for word in ("install", "add", "start", "Start"))
    assert any(word in swedish for word in ("installera", "lägga till", "starta", "Starta"))


ODD = {
    "picture signs": "Look 🎁 a parcel 👩‍👩‍👧!",
    "other scripts": "Привет, 世界, مرحبا.",
    "tags": "<speak><break time='9999s'/></speak> & &amp; [[h@l'oU]]",
    "signs that nobody sees": "A\u200bpar\u00adcel\u202e here\x07.",
    "a nought": "A parcel\x00 here.",
    "half a letter": "A parcel \ud800 here.",
    "a long line": "A parcel, and then another one. " * 9,
    "a long word": "Aaaaa" * 28,
}


@pytest.mark.skipif(
    sys.platform == "linux" and not shutil.which("espeak-ng"), reason="there is no voice here"
)
@pytest.mark.usefixtures("mixer")
def test_odd_words_silence_no_voice(voices: list[Voice]) -> None:
    """Each is said or left to be read, and the plain line after it is heard again."""
    voice = Voice(SoundPlayer())
    voices.append(voice)
    voice.start()
    settle(voice)
    for text in ODD.values():
        for line in (text, "Good evening."):
            voice.say(line, "en")
            until_begun(voice)
            is_heard = voice.is_speaking()
            voice.stop()
        assert is_heard, f"after {text!r} no voice was heard"
    assert voice.advice() is None


def until_begun(voice: Voice) -> None:
    """Wait until a line sounds, or is left to be read."""

    def has_begun() -> bool:
        voice.update(0.0)
        return voice.is_speaking() or voice._prompter.is_unspeakable(voice._line)

    wait_for(has_begun)
    voice.update(0.0)
