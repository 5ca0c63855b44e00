"""A voice that can't be heard: it crashes, hangs or is missing, and the lines are read."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.speech import odd_booths
from tests.speech.paper_voice import FRAME, Make, reading_time, until
from tests.speech.paper_voice import make as make

STOPPED = (
    "The voice has stopped. Start the game again to hear it; until then the lines are only shown."
)


def test_a_voice_that_crashes_once_says_its_line_all_the_same(make: Make, tmp_path: Path) -> None:
    """The child hears the line from the second process and reads no complaint."""
    voice, speaker = make(functools.partial(odd_booths.dying_at_first, 1, tmp_path / "died"))
    voice.say("Hello", "en")
    until(voice, lambda: bool(speaker.played))
    assert speaker.played == [b"en 1.0 Hello"]
    assert voice.advice() is None


def test_a_voice_that_keeps_crashing_falls_silent_and_the_play_goes_on(make: Make) -> None:
    """The lines stay for reading, and one sentence says so, once."""
    voice, speaker = make(odd_booths.dying)
    voice.say("One two three four", "en")
    until(voice, lambda: voice._prompter.is_unspeakable(voice._line))
    voice.update(0.0)
    assert voice.advice() == STOPPED
    assert reading_time(voice) == pytest.approx(0.8 + 4 * 0.35, abs=2 * FRAME)
    voice.say("One two", "en")
    assert reading_time(voice) == pytest.approx(0.8 + 2 * 0.35, abs=2 * FRAME)
    assert voice.word() is None
    assert voice.advice() is None
    assert speaker.played == []


def test_a_voice_that_was_given_up_comes_back_when_it_can_speak_again(
    make: Make, tmp_path: Path
) -> None:
    """After a minute, or after two more if that was too soon; until then nobody waits for it."""
    voice, speaker = make(functools.partial(odd_booths.dying_at_first, 3, tmp_path / "died"))
    prompter = voice._prompter
    for line, rest in (("One", 60.0), ("Two", 120.0)):
        voice.say(line, "en")
        until(voice, lambda: prompter._is_mute)
        assert reading_time(voice) < 2.0
        voice.update(rest - 3.0)
        assert prompter._is_mute, "too soon"
        voice.update(3.0)
        until(voice, lambda: not prompter._is_mute)
    voice.say("Here I am", "en")
    until(voice, lambda: bool(speaker.played))
    assert speaker.played == [b"en 1.0 Here I am"]


def test_a_voice_that_hangs_holds_up_no_play(make: Make) -> None:
    """After five seconds the line counts as read, and a second hang ends the trying."""
    voice, _ = make(odd_booths.hanging)
    voice.say("Hello", "en")
    until(voice, lambda: voice._prompter._is_ready)
    assert reading_time(voice) == pytest.approx(5.0, abs=0.1)
    voice.say("Hello again", "en")
    until(voice, lambda: not voice.is_busy(), dt=0.25)
    until(voice, lambda: voice._prompter._is_mute, dt=0.25)
    assert voice.advice() == STOPPED


def test_without_an_engine_the_lines_are_read(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """The advice says what to install, and a long line stays for eight seconds at most."""
    voice, _ = make(odd_booths.without_engine)
    voice.say("word " * 100, "en")
    until(voice, lambda: voice._prompter._is_mute)
    assert reading_time(voice) == pytest.approx(8.0, abs=2 * FRAME)
    advice = voice.advice()
    assert advice is not None
    assert ("espeak-ng" in advice) == sys.platform.startswith("linux")
    voice.replay()
    reading_time(voice)
    assert voice.advice() is None


def test_a_language_without_a_voice_is_read_and_others_are_heard(make: Make) -> None:
    """A Swedish line is never spoken by an English voice."""
    voice, speaker = make(odd_booths.only_english)
    voice.say("Hej på dig", "sv")
    until(voice, lambda: not voice.is_busy(), dt=FRAME)
    assert speaker.played == []
    assert "no voice for this language" in (voice.advice() or "")
    voice.say("Hello", "en")
    until(voice, lambda: bool(speaker.played))


def test_without_a_loudspeaker_the_lines_are_read(make: Make) -> None:
    """The sound is there but nothing can play it."""
    voice, _ = make(seconds=None)
    voice.say("One two", "en")
    until(voice, lambda: voice.advice() is not None)
    assert reading_time(voice) == pytest.approx(1.5, abs=2 * FRAME)


def test_a_mention_that_cannot_be_heard_is_over(make: Make) -> None:
    """A button stands there to be read: nothing waits for its words."""
    voice, _ = make(seconds=None)
    voice.mention("Go on", "en")
    until(voice, lambda: voice.advice() is not None)
    voice.update(FRAME)
    assert not voice.is_speaking()
    voice.mention("Help", "en")
    assert not voice.is_busy()


GAME = """
import sys, time
from game.speech.voice import Voice
from tests.speech import odd_booths
from tests.speech.paper_voice import PaperLoudspeaker

if __name__ == "__main__":
    voice = Voice(PaperLoudspeaker(), serve=odd_booths.quick)
    voice.say("Hello", "en")
    while voice.word() is None:
        voice.update(0.01)
        time.sleep(0.01)
    print(voice._prompter._booth._process.pid, flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems have SIGKILL")
def test_the_speech_process_ends_when_the_game_is_killed(tmp_path: Path) -> None:
    """No speaking process stays behind a game that died at once, and no sound of its lines."""
    script = tmp_path / "killed_game.py"
    script.write_text(GAME, encoding="utf-8")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    root = str(Path(__file__).parents[2])
    environment = os.environ | {"PYTHONPATH": root, "TMPDIR": str(scratch)}
    game = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, env=environment)
    assert game.stdout is not None
    with game.stdout:
        pid = int(game.stdout.readline())
        os.kill(game.pid, signal.SIGKILL)
        game.wait()
        deadline = time.monotonic() + 10
        with contextlib.suppress(ProcessLookupError):
            while time.monotonic() < deadline:
                # A test of a server may have made this process the one that buries orphans.
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(pid, os.WNOHANG)
                os.kill(pid, 0)
                time.sleep(0.02)
            os.kill(pid, signal.SIGKILL)
            pytest.fail("the speech process outlived the game")
    assert list(scratch.iterdir()) == []
