"""Looks at the voice: it really renders a word in each language, and lets nobody hear it."""

from __future__ import annotations

import io
import tempfile
import time
import wave
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, Protocol

from game.doctor.chart import Finding, Step, Wish, remark, well
from game.speech.lines import Line, Recorded, Unspeakable

# What is rendered, by language.
WORDS: Final[Mapping[str, str]] = {"en": "Curtain up", "sv": "Ridå upp"}
NAMES: Final[Mapping[str, str]] = {"en": "English", "sv": "Swedish"}

# Seconds that an engine may take to start for the first time.
STARTING: Final = 15.0

_SHOWN: Final = "the lines are only shown."


class Booth(Protocol):
    """What renders lines; see RecordingBooth."""

    def render(self, line: Line) -> Recorded | Unspeakable:
        """Return `line` as a sound file, or why not; raises what the engine raises."""


def _recording_booth(folder: Path) -> Booth:
    from game.speech.speech_worker import RecordingBooth

    return RecordingBooth(folder)


def look(
    wish: Wish, open_booth: Callable[[Path], Booth] = _recording_booth
) -> Iterator[Finding | Step]:
    """Render a word in every language of the game, in this process."""
    yield Step("starting the voice", STARTING)
    with tempfile.TemporaryDirectory(prefix="curtain-up-doctor-") as folder:
        try:
            booth = open_booth(Path(folder))
        except Exception as error:  # noqa: BLE001 - each system's engine raises its own kinds
            key = "reinstall" if isinstance(error, ModuleNotFoundError) else "voice_engine"
            for language, name in NAMES.items():
                said = f"No voice for {name}, as the engine does not start: {_SHOWN}"
                yield remark(f"voice.{language}", said, key)
            return
        for language in WORDS:
            yield Step(f"saying a word in {NAMES[language]}")
            yield _rendered(booth, language)


def _rendered(booth: Booth, language: str) -> Finding:
    check, name = f"voice.{language}", NAMES[language]
    began = time.monotonic()
    try:
        reply = booth.render(Line(WORDS[language], language))
        if isinstance(reply, Unspeakable):
            return remark(check, f"This computer has no {name} voice: {_SHOWN}", "voice_language")
        sound = Path(reply.file).read_bytes()
    except Exception as error:  # noqa: BLE001 - each system's engine raises its own kinds
        said = f"The {name} voice broke off ({type(error).__name__}): {_SHOWN}"
        return remark(check, said, "voice_engine")
    return of_sound(check, sound, time.monotonic() - began)


def of_sound(check: str, sound: bytes, taken: float) -> Finding:
    """Judge a rendered word, the bytes of a sound file made in `taken` seconds."""
    name = NAMES[check.partition(".")[2]]
    seconds, is_silent = _heard(sound)
    figures = {"seconds": seconds, "rendered_in_s": round(taken, 2)}
    if is_silent:
        return remark(check, f"The {name} voice is silent: {_SHOWN}", "voice_engine", **figures)
    told = "" if seconds is None else f" of {seconds:g} s"
    return well(check, f"{name}: a word{told} in {taken:.2f} s.", **figures)


def _heard(sound: bytes) -> tuple[float | None, bool]:
    """Return seconds, None in a form that can't be told, and whether nothing is to be heard."""
    try:
        with wave.open(io.BytesIO(sound)) as reader:
            frames = reader.readframes(reader.getnframes())
            return round(reader.getnframes() / reader.getframerate(), 2), not any(frames)
    except (wave.Error, EOFError):
        # macOS writes AIFF.
        return None, not sound
