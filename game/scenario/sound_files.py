"""Sounds and recordings beside a play: what they may be, told by name, size, kind and length."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from game.scenario.sound_lengths import most_seconds
from game.scenario.told import Told, told

SOUNDS: Final = "sounds"

# The first of several files for one text is taken.
ENDINGS: Final = (".ogg", ".wav", ".mp3")

# Two minutes of OGG, or half a minute of the usual WAV: no line of 140 letters takes as long.
MOST_BYTES: Final = 2 * 1024 * 1024

# Decoded, a minute takes 10 MB. It is counted generously, so a file of half as long always passes.
MOST_SECONDS: Final = 60


# Translators: "the sound", in "Copy the sound itself to this place." and the sentences after it.
SOUND: Final = told("sound")
# Translators: "the recording", in "Copy the recording itself to this place." and others.
RECORDING: Final = told("recording")


def what_is_odd(file: Path, called: Told = RECORDING) -> Told | None:
    """Return why `file` can't be heard, as a sentence, None if it can; `called` is what it is."""
    if file.is_symlink():
        return told("This is a link. Copy the {thing} itself to this place.", thing=called)
    if file.suffix not in ENDINGS:
        return told(
            "This is not a {thing}. Save it as OGG, WAV or MP3, or take it out of the folder.",
            thing=called,
        )
    raw = _beginning(file)
    if len(raw) > MOST_BYTES:
        return told(
            "This {thing} is larger than 2 MiB. Save it as OGG, which takes a tenth of a WAV.",
            thing=called,
        )
    kind = _kind(raw[:64])
    if kind is None:
        return told(
            "This file holds no sound that can be played. Record it again, as OGG, WAV or MP3."
        )
    if kind != file.suffix:
        return told(
            'This is a {kind} file. Let its name end in "{ending}".',
            kind=kind[1:].upper(),
            ending=kind,
        )
    if most_seconds(raw, kind) > MOST_SECONDS:
        return told("This {thing} lasts longer than a minute. Cut it shorter.", thing=called)
    return None


def _beginning(file: Path) -> bytes:
    """Return what is in the file, of a larger one just enough to see that it is; b"" for none."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError:
        return b""


def _kind(head: bytes) -> str | None:
    """Return the ending that fits the file's first bytes, or None if it is no such sound."""
    if head[:4] == b"OggS" and b"vorbis" in head:
        return ".ogg"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return ".wav"
    # An MP3 begins with its tags or with eleven set bits.
    if head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] >= 0xE0):
        return ".mp3"
    return None
