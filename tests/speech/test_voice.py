import contextlib
import functools
import os
import signal
import subprocess
import sys
import tempfile
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
STOPPED = (
    "The voice has stopped. Start the game again to hear it; until then the lines are only shown."
)


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


def test_a_line_is_busy_from_its_call_to_its_last_sound(make: Make) -> None:
    """The play waits for the whole line, rendering included."""
    voice, speaker = make()
    assert not voice.is_busy()
    voice.say("Good evening", "en")
    assert voice.is_busy()
    until(voice, lambda: bool(speaker.played))
    assert speaker.played == [b"en 1.0 Good evening"]
    voice.update(1.9)
    assert voice.is_busy()
    speaker.end()
    voice.update(FRAME)
    assert not voice.is_busy()
    assert voice.advice() is None


def test_the_word_being_spoken_is_known(make: Make) -> None:
    """The stage can light up each word in turn."""
    voice, speaker = make()
    voice.say("Good evening", "en")
    assert voice.word() is None
    until(voice, lambda: bool(speaker.played))
    assert voice.word() == (0, 4)
    voice.update(0.6)
    assert voice.word() == (5, 12)
    voice.stop()
    assert voice.word() is None


def test_words_are_guessed_where_the_engine_tells_no_times(make: Make) -> None:
    """A word is lit for its share of the letters."""
    voice, speaker = make(odd_booths.only_english)
    voice.say("Oh, marvellous!", "en")
    until(voice, lambda: bool(speaker.played))
    assert voice.word() == (0, 3)
    voice.update(1.0)
    assert voice.word() == (4, 15)


def test_a_new_line_takes_the_place_of_the_old(make: Make) -> None:
    """Two lines never sound at once, and a late one that nobody waits for stays unsaid."""
    voice, speaker = make()
    voice.say("First", "en")
    voice.say("Second", "en")
    until(voice, lambda: bool(speaker.played))
    speaker.end()
    until(voice, lambda: not voice.is_busy())
    assert speaker.played == [b"en 1.0 Second"]


def test_a_line_that_is_known_begins_at_once(make: Make) -> None:
    """A replay sounds in the very call."""
    voice, speaker = make()
    voice.say("Next", "sv")
    until(voice, lambda: bool(speaker.played))
    assert speaker.played == [b"sv 1.0 Next"]
    voice.replay()
    assert len(speaker.played) == 2
    assert voice.is_busy()


def test_speed_and_volume_can_be_set(make: Make) -> None:
    """Speed counts from the next line, volume at once."""
    voice, speaker = make(volume=0.5)
    assert speaker.volume == 0.5
    voice.set_volume(0.25)
    assert speaker.volume == 0.25
    voice.set_speed(0.8)
    voice.say("Slow", "en")
    until(voice, lambda: bool(speaker.played))
    assert speaker.played == [b"en 0.8 Slow"]


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


@pytest.mark.parametrize("text", ["…", "!!!", "  "])
def test_a_line_without_words_is_not_sent_to_the_engine(make: Make, text: str) -> None:
    """Three dots are a moment of silence; a blank line is none."""
    voice, speaker = make(odd_booths.dying)
    voice.say(text, "en")
    assert reading_time(voice) <= 1.2
    assert speaker.played == []
    assert voice.advice() is None


def test_nothing_is_left_behind(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sounds' folder is for the owner only and goes with the voice."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    voice, speaker = make()
    voice.say("Hello", "en")
    until(voice, lambda: bool(speaker.played))
    (folder,) = tmp_path.iterdir()
    assert list(folder.iterdir()) == []
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0
    voice.close()
    assert list(tmp_path.iterdir()) == []
    voice.say("Hello again", "en")
    assert reading_time(voice) < 2


def test_a_mention_is_heard_and_holds_up_nobody(make: Make) -> None:
    """A button's words sound, but the play does not wait and no word of the stage is lit."""
    voice, speaker = make()
    voice.mention("Go on", "en")
    assert not voice.is_busy()
    until(voice, lambda: bool(speaker.played))
    assert speaker.played == [b"en 1.0 Go on"]
    assert voice.is_speaking()
    assert not voice.is_busy()
    assert voice.word() is None
    speaker.end()
    voice.update(FRAME)
    assert not voice.is_speaking()


def test_a_line_cuts_a_mention_short_and_not_the_other_way(make: Make) -> None:
    """The play has the first word; the latest button takes the place of the one before."""
    voice, speaker = make()
    voice.mention("Help", "en")
    voice.mention("Go on", "en")
    until(voice, lambda: bool(speaker.played))
    assert speaker.played == [b"en 1.0 Go on"]
    voice.say("Good evening", "en")
    assert voice.is_busy()
    until(voice, lambda: len(speaker.played) == 2)
    voice.mention("Help", "en")
    assert voice.word() == (0, 4)
    assert voice.is_busy()
    assert speaker.played[-1] == b"en 1.0 Good evening"


def test_hearing_again_is_for_lines(make: Make) -> None:
    """After a button was told, the line before it is said again."""
    voice, speaker = make()
    voice.say("Good evening", "en")
    until(voice, lambda: bool(speaker.played))
    speaker.end()
    until(voice, lambda: not voice.is_busy())
    voice.mention("Hear again", "en")
    until(voice, lambda: len(speaker.played) == 2)
    voice.replay()
    assert speaker.played[-1] == b"en 1.0 Good evening"


def test_a_mention_that_cannot_be_heard_is_over(make: Make) -> None:
    """A button stands there to be read: nothing waits for its words."""
    voice, _ = make(seconds=None)
    voice.mention("Go on", "en")
    until(voice, lambda: voice.advice() is not None)
    voice.update(FRAME)
    assert not voice.is_speaking()
    voice.mention("Help", "en")
    assert not voice.is_busy()


def test_a_changed_speed_is_that_of_the_next_line(make: Make) -> None:
    """The line that is being said ends as it began."""
    voice, speaker = make()
    voice.say("Good evening", "en")
    until(voice, lambda: bool(speaker.played))
    voice.set_speed(0.7)
    assert voice.word() == (0, 4)
    voice.say("Good night", "en")
    until(voice, lambda: len(speaker.played) == 2)
    assert speaker.played[-1] == b"en 0.7 Good night"


GAME = """
import sys, time
from game.speech.voice import Voice
from tests.speech import odd_booths
from tests.speech.test_voice import PaperLoudspeaker

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
