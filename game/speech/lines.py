"""Lines to be spoken and what became of them, as values that cross to the speech process."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# Seconds for reading a line oneself, where nobody speaks it: about 170 words a minute, which a
# reading child of nine manages, and never so long that the play seems stuck.
SECONDS_A_WORD: Final = 0.35
SECONDS_TO_BEGIN: Final = 0.8
LONGEST_READING: Final = 8.0


class VoiceTrouble(StrEnum):
    """Why lines are only shown."""

    NO_ENGINE = "no_engine"
    NO_VOICE_FOR_LANGUAGE = "no_voice_for_language"
    NO_LOUDSPEAKER = "no_loudspeaker"
    SOUND_HANGS = "sound_hangs"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Line:
    """A text to speak in `language` (a code like "sv"); `speed` 1 is the usual one."""

    text: str
    language: str
    speed: float = 1.0


@dataclass(frozen=True, slots=True)
class WordTime:
    """The word text[start:end] begins `at` seconds into the line's sound."""

    at: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """A line as a sound file; `words` is empty where the engine tells no times.

    A file and not its bytes: half a megabyte through a pipe would make the UI wait for the writer.
    """

    line: Line
    file: str
    words: tuple[WordTime, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """The speech process has its engine and waits for lines."""


@dataclass(frozen=True, slots=True)
class Unspeakable:
    """The speech process cannot speak `line` (None: no line at all), and why."""

    line: Line | None
    trouble: VoiceTrouble


Reply = Recorded | Ready | Unspeakable


@dataclass(frozen=True, slots=True)
class Rendered:
    """A line as the bytes of a sound file, kept in memory."""

    line: Line
    sound: bytes
    words: tuple[WordTime, ...] = ()


def reading_seconds(text: str) -> float:
    """Return how long, in seconds, a line stays for reading when nobody speaks it."""
    return min(LONGEST_READING, SECONDS_TO_BEGIN + SECONDS_A_WORD * len(text.split()))


def spread_words(text: str, seconds: float) -> tuple[WordTime, ...]:
    """Guess word times for a sound of `seconds`: each word takes its share of the letters."""
    times = []
    position = 0
    for word in text.split():
        start = text.index(word, position)
        times.append(WordTime(seconds * start / len(text), start, start + len(word)))
        position = start + len(word)
    return tuple(times)


def word_at(words: tuple[WordTime, ...], at: float) -> tuple[int, int] | None:
    """Return the characters (start, end) of the word spoken `at` seconds, None before the first."""
    begun = [word for word in words if word.at <= at]
    return (begun[-1].start, begun[-1].end) if begun else None
