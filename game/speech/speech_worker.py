"""The speech process: it renders lines to sound with pyttsx3 and plays nothing.

The only file that imports pyttsx3. Runs in its own process, because the engines hang off a main
thread on macOS and Windows and because native speech code may crash.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import threading
from collections.abc import Iterable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from game.speech.finish import is_silent, ready_to_play
from game.speech.lines import Line, Ready, Recorded, Unspeakable, VoiceTrouble, WordTime

# Words a minute at speed 1, slower than the engines' 200: it is told to children.
RATE: Final = 140

# Voices known to be pleasant, by a part of their name; systems list joke voices beside them.
PREFERRED: Final = {
    "en": ("samantha", "zira", "hazel", "great britain"),
    "sv": ("alva", "bengt", "hedvig"),
}

RENDER_LIMIT: Final = 4.0  # seconds, less than the game waits


def serve(requests: Connection, replies: Connection, folder: str) -> None:
    """Answer each Line from `requests` with a Reply, until the other side is gone.

    `folder` is private to the two; whoever takes a sound from it removes the file.
    """
    # Ctrl+C is for the game, which then closes this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # espeak looks for a sound server, though nothing is played here: one that hangs would hold up
    # every line. Nobody listens at this address, so that it looks no longer.
    os.environ["PULSE_SERVER"] = "unix:/dev/null"
    with (
        # pyttsx3 prints about every file.
        Path(os.devnull).open("w") as nowhere,
        contextlib.redirect_stdout(nowhere),
        # The game has gone, or has shut the pipe, which ends this process's work.
        contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError),
    ):
        _answer(requests, replies, Path(folder))


def _answer(requests: Connection, replies: Connection, folder: Path) -> None:
    try:
        booth = RecordingBooth(folder)
    except Exception:  # noqa: BLE001 - each system's engine raises its own kinds
        replies.send(Unspeakable(None, VoiceTrouble.NO_ENGINE))
        return
    replies.send(Ready())
    while True:
        line = requests.recv()
        try:
            reply = booth.render(line)
        except Exception:  # noqa: BLE001 - each system's engine raises its own kinds
            reply = Unspeakable(line, VoiceTrouble.STOPPED)
        replies.send(reply)


class RecordingBooth:
    """An engine that renders lines to files in `folder`; raises what the engine raises."""

    def __init__(self, folder: Path) -> None:
        import pyttsx3

        self._engine = pyttsx3.init()
        self._folder = folder
        self._count = 0
        self._voices = list(self._engine.getProperty("voices"))
        # The other engines render before they return, and tell no times.
        self._ear = EspeakEar(self._engine) if self._engine.driver_name == "espeak" else None

    def render(self, line: Line) -> Recorded | Unspeakable:
        """Return `line` as sound, with word times where the engine gives them."""
        voice = choose_voice(self._voices, line.language)
        if voice is None:
            return Unspeakable(line, VoiceTrouble.NO_VOICE_FOR_LANGUAGE)
        self._count += 1
        path = self._folder / f"line-{self._count}.wav"
        if self._ear:
            self._ear.prick()
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", round(RATE * line.speed))
        if self._ear:
            self._ear.settle()
        self._engine.save_to_file(line.text, str(path))
        self._engine.runAndWait()
        words = self._ear.words() if self._ear else ()
        sound = ready_to_play(path.read_bytes())
        if is_silent(sound):
            path.unlink()
            return Unspeakable(line, VoiceTrouble.STOPPED)
        path.write_bytes(sound)
        return Recorded(line, str(path), words)


def choose_voice(voices: Iterable[Any], language: str) -> str | None:
    """Return the id of the most pleasant of pyttsx3's `voices` for a language code, or None."""
    fitting = [
        voice
        for voice in voices
        if any(re.split("[-_]", _text(code).lower())[0] == language for code in voice.languages)
    ]
    names = PREFERRED.get(language, ())

    def rank(voice: Any) -> tuple[int, int]:
        liked = [i for i, name in enumerate(names) if name in _text(voice.name).lower()]
        # The plain language comes before its dialects.
        return (min(liked, default=len(names)), len(_text(voice.languages[0])))

    return min(fitting, key=rank).id if fitting else None


def _text(value: object) -> str:
    return value.decode("utf-8", "ignore") if isinstance(value, bytes) else str(value)


class EspeakEar:
    """Listens to espeak while it renders: word times, and whether the line is done.

    pyttsx3's `runAndWait` returns before espeak has finished, which renders in a thread of its own,
    and its "started-word" tells when a word is rendered, not where it lies in the sound. Both stand
    in espeak's events, so this reads them before pyttsx3 does.
    """

    def __init__(self, engine: Any) -> None:
        from pyttsx3.drivers import _espeak

        self._codes = _espeak
        self._onwards = engine.proxy._driver._onSynth
        self._is_done = threading.Event()
        self._words: list[WordTime] = []
        _espeak.SetSynthCallback(self._listen)
        # A new engine keeps voice and rate back until its loop runs, which is too late to settle.
        engine.proxy.setBusy(False)

    def prick(self) -> None:
        """Forget the last line."""
        self._is_done.clear()
        self._words.clear()

    def settle(self) -> None:
        """Wait until espeak has taken the new voice and rate.

        It takes them in its own thread, and pyttsx3 calls off whatever that is doing when it
        begins a line: the line would sound as the last one did.
        """
        self._codes.Synchronize()

    def words(self) -> tuple[WordTime, ...]:
        """Wait for the end of the line and return its word times; raises TimeoutError."""
        if not self._is_done.wait(RENDER_LIMIT):
            raise TimeoutError("espeak does not end its line")
        return tuple(self._words)

    def _listen(self, sound: Any, samples: int, events: Any) -> Any:
        codes, is_last = self._codes, False
        for event in _until(events, codes.EVENT_LIST_TERMINATED):
            # Positions are characters counted from 1, times milliseconds; the end of a text comes
            # as a word of no length.
            if event.type == codes.EVENT_WORD and event.length > 0:
                start = event.text_position - 1
                end = start + event.length
                self._words.append(WordTime(event.audio_position / 1000, start, end))
            is_last = is_last or event.type == codes.EVENT_MSG_TERMINATED
        # pyttsx3 writes the file in here.
        answer = self._onwards(sound, samples, events)
        if is_last:
            self._is_done.set()
        return answer


def _until(events: Any, last: int) -> Iterable[Any]:
    index = 0
    while events[index].type != last:
        yield events[index]
        index += 1
