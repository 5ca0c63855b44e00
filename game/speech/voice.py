"""The voice of the game: says one line at a time, and lets it be read where none can be heard.

It never waits and never raises because of the engine: the UI calls `update` once a frame.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from pathlib import Path
from typing import Final, Protocol

from game.late import Late
from game.speech.advice import voice_advice
from game.speech.booth import Serve
from game.speech.lines import (
    Line,
    VoiceTrouble,
    WordTime,
    reading_seconds,
    spread_words,
    word_at,
)
from game.speech.prompter import Prompter
from game.speech.recordings import Recordings
from game.speech.speech_worker import serve as serve_lines

# Seconds that a line may be late before it is left to be read.
PATIENCE: Final = 5.0

# Seconds that a sound may last longer than it says, where the device hangs.
OVERTIME: Final = 1.0


class Player(Protocol):
    """What sounds the lines: `SoundPlayer` in the game, something silent in tests."""

    def play(self, sound: bytes) -> float | None:
        """Play a sound file's bytes; return its seconds, None where nothing can be heard."""

    def decode(self, file: Path) -> bytes:
        """Return a recording in the form that `play` takes at once, b"" if it can't be played.

        Called in threads of its own.
        """

    def is_awaited(self) -> bool:
        """Tell whether it may be able to play in a moment, and can't yet."""

    def trouble(self) -> VoiceTrouble | None:
        """Return why nothing can be heard, if that is known."""

    def is_playing(self) -> bool:
        """Tell whether it still sounds."""

    def stop(self) -> None:
        """Be silent."""

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1."""


class _State(Enum):
    QUIET = auto()
    WAITING = auto()
    SOUNDING = auto()
    READING = auto()


class Voice:
    """Says lines through `player`; `serve` is what runs in the speech process.

    `volume` is a fraction 0 to 1, `speed` 1 the usual one. Time is the seconds given to `update`.
    What somebody has recorded is played as it was recorded, whatever the speed.
    """

    def __init__(
        self,
        player: Player,
        *,
        volume: float = 1.0,
        speed: float = 1.0,
        serve: Serve = serve_lines,
    ) -> None:
        self._player = player
        self._prompter = Prompter(serve)
        self._recordings = Recordings(player.decode)
        self._recorded: Late[bytes] | None = None
        self._speed = speed
        self._state = _State.QUIET
        self._line = self._last = Line("", "")
        self._is_aside = False
        self._at = 0.0
        self._seconds = 0.0
        self._words: tuple[WordTime, ...] = ()
        self._is_unheard = False
        self._advice: str | None = None
        self._advised: set[VoiceTrouble] = set()
        player.set_volume(volume)

    def start(self) -> None:
        """Start the speech process, so that the first line need not wait for it."""
        self._prompter.start()

    def say(self, text: str, language: str) -> None:
        """Say `text` in `language` (a code like "sv") instead of whatever is being said."""
        self.stop()
        if text.strip():
            self._last = self._take_up(text, language)

    def mention(self, text: str, language: str) -> None:
        """Say `text`, the words of a button, aside, unless a line is being said.

        Nothing waits for it, `replay` says the line before it, and any line cuts it short.
        """
        if self.is_busy() or not text.strip():
            return
        self.stop()
        self._is_aside = True
        self._take_up(text, language)

    def use_recordings(self, recordings: Iterable[tuple[str, str, str]]) -> None:
        """Prefer these recordings, and no others, to the own voice.

        Each is the words, their language ("" for whichever) and the path of the file. One that is
        missing or broken is passed over in silence.
        """
        self._recordings.use(recordings)

    def _take_up(self, text: str, language: str) -> Line:
        """Have `text` made into sound, or found as one, and begin as soon as it is there."""
        self._line = Line(text, language, self._speed)
        self._at = 0.0
        self._state = _State.WAITING
        self._recorded = self._recordings.find(text, language)
        if self._recorded is None:
            self._prompter.want(self._line, is_urgent=True)
        self._begin()
        return self._line

    def replay(self) -> None:
        """Say the last line again from its start."""
        self.say(self._last.text, self._last.language)

    def stop(self) -> None:
        """Be silent; `replay` still knows the line."""
        self._player.stop()
        self._state = _State.QUIET
        self._is_aside = False

    def is_busy(self) -> bool:
        """Tell whether a line is being said, or being read where it can't be heard."""
        return self._state is not _State.QUIET and not self._is_aside

    def is_speaking(self) -> bool:
        """Tell whether anything of the voice sounds now, a button's words too."""
        return self._state is _State.SOUNDING

    def word(self) -> tuple[int, int] | None:
        """Return which characters (start, end) of the line are being spoken, if any."""
        if self._state is not _State.SOUNDING or self._is_aside:
            return None
        return word_at(self._words, self._at)

    def advice(self) -> str | None:
        """Return a sentence about a voice that is not heard: each one once, None otherwise."""
        advice, self._advice = self._advice, None
        return advice

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1, at once."""
        self._player.set_volume(volume)

    def set_speed(self, speed: float) -> None:
        """Set the speed of coming lines; 1 is the usual one."""
        self._speed = speed

    def update(self, dt: float) -> None:
        """Take in what the speech process has done and let `dt` seconds pass."""
        self._prompter.update(dt)
        silence = self._player.trouble()
        for trouble in self._prompter.troubles():
            # Some engines hang with the sound: the cause is told, and not what follows from it.
            hangs_too = (silence, trouble) == (VoiceTrouble.SOUND_HANGS, VoiceTrouble.STOPPED)
            self._advise(None if hangs_too else trouble)
        self._at += dt
        self._begin()
        if self._is_unheard or silence is VoiceTrouble.SOUND_HANGS:
            self._advise(silence)
        if self._is_over():
            self._state = _State.QUIET

    def close(self) -> None:
        """Be silent and end the speech process."""
        self.stop()
        self._prompter.close()

    def _begin(self) -> None:
        """Sound the line as soon as it is ready, or leave it to be read."""
        if self._state is not _State.WAITING:
            return
        if self._player.is_awaited() and self._at < PATIENCE:
            return
        if self._recorded is not None:
            self._begin_recorded(self._recorded)
            return
        rendered = self._prompter.rendered(self._line)
        if rendered is not None:
            self._sound(rendered.sound, rendered.words)
        elif self._at >= PATIENCE or self._prompter.is_unspeakable(self._line):
            # The time waited counts as time for reading.
            self._state = _State.READING

    def _begin_recorded(self, recorded: Late[bytes]) -> None:
        """Sound a recording when it is decoded; a broken one is left to the own voice."""
        sound = recorded.ready()
        if sound and self._play(sound, ()):
            return
        if sound is not None or self._at >= PATIENCE:
            self._recorded = None
            self._prompter.want(self._line, is_urgent=True)

    def _sound(self, sound: bytes, words: tuple[WordTime, ...]) -> None:
        if not self._play(sound, words):
            self._is_unheard = True
            self._state = _State.READING

    def _play(self, sound: bytes, words: tuple[WordTime, ...]) -> bool:
        seconds = self._player.play(sound)
        if seconds is None:
            return False
        self._state = _State.SOUNDING
        self._at = 0.0
        self._seconds = seconds
        self._words = words or spread_words(self._line.text, seconds)
        return True

    def _is_over(self) -> bool:
        match self._state:
            case _State.SOUNDING:
                return not self._player.is_playing() or self._at > self._seconds + OVERTIME
            case _State.READING:
                return self._is_aside or self._at >= reading_seconds(self._line.text)
            case _:
                return False

    def _advise(self, trouble: VoiceTrouble | None) -> None:
        if trouble is not None and trouble not in self._advised:
            self._advised.add(trouble)
            self._advice = voice_advice(trouble)
