"""Speech processes for tests: quick ones that render nothing, and ones that misbehave."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection
from pathlib import Path

from game.speech.lines import Line, Ready, Recorded, Unspeakable, VoiceTrouble, WordTime


def _serve(requests: Connection, replies: Connection, folder: str, count: int = -1) -> None:
    replies.send(Ready())
    try:
        while count:
            line: Line = requests.recv()
            file = Path(folder) / f"{count}.wav"
            file.write_bytes(f"{line.language} {line.speed} {line.text}".encode())
            first, gap, _ = line.text.partition(" ")
            words = (WordTime(0.0, 0, len(first)), WordTime(0.5, len(first + gap), len(line.text)))
            replies.send(Recorded(line, str(file), words))
            count -= 1
    except EOFError:
        return


def quick(requests: Connection, replies: Connection, folder: str) -> None:
    """Answer every line at once, with two word times half a second apart."""
    _serve(requests, replies, folder)


def dying(requests: Connection, replies: Connection, folder: str) -> None:
    """Die at every line, as native code does."""
    replies.send(Ready())
    requests.recv()
    os._exit(1)


def dying_at_first(
    times: int, log: Path, requests: Connection, replies: Connection, folder: str
) -> None:
    """Die at the first line of so many processes and serve well in the next."""
    died = log.stat().st_size if log.exists() else 0
    if died < times:
        log.write_bytes(b"x" * (died + 1))
        dying(requests, replies, folder)
    _serve(requests, replies, folder)


def hanging(requests: Connection, replies: Connection, folder: str) -> None:
    """Take a line and never answer."""
    replies.send(Ready())
    requests.recv()
    time.sleep(60)


def without_engine(requests: Connection, replies: Connection, folder: str) -> None:
    """Find no speech engine on this computer."""
    replies.send(Unspeakable(None, VoiceTrouble.NO_ENGINE))


def only_english(requests: Connection, replies: Connection, folder: str) -> None:
    """Have no voice for any other language."""
    replies.send(Ready())
    try:
        while True:
            line: Line = requests.recv()
            if line.language == "en":
                file = Path(folder) / "line.wav"
                file.write_bytes(b"sound")
                replies.send(Recorded(line, str(file)))
            else:
                replies.send(Unspeakable(line, VoiceTrouble.NO_VOICE_FOR_LANGUAGE))
    except EOFError:
        return
