"""The voice: when a line is busy, which word sounds, and what cuts what short."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from tests.speech import odd_booths
from tests.speech.paper_voice import FRAME, Make, reading_time, until
from tests.speech.paper_voice import make as make


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
