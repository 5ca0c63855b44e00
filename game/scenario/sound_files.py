"""Sounds and recordings beside a play: what they may be, told by name, size and first bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

SOUNDS: Final = "sounds"

# The first of several files for one text is taken.
ENDINGS: Final = (".ogg", ".wav", ".mp3")

# Two minutes of OGG, or half a minute of the usual WAV: no line of 140 letters takes as long.
MOST_BYTES: Final = 2 * 1024 * 1024


def what_is_odd(file: Path, called: str = "recording") -> str:
    """Return why `file` can't be heard, as a sentence, or "" if it can; `called` is what it is."""
    if file.is_symlink():
        return f"This is a link. Copy the {called} itself to this place."
    if file.suffix not in ENDINGS:
        return f"This is not a {called}. Save it as OGG, WAV or MP3, or take it out of the folder."
    if file.is_file() and file.stat().st_size > MOST_BYTES:
        return f"This {called} is larger than 2 MiB. Save it as OGG, which takes a tenth of a WAV."
    kind = _kind(file)
    if kind is None:
        return "This file holds no sound that can be played. Record it again, as OGG, WAV or MP3."
    if kind != file.suffix:
        return f'This is a {kind[1:].upper()} file. Let its name end in "{kind}".'
    return ""


def _kind(file: Path) -> str | None:
    """Return the ending that fits the file's first bytes, or None if it is no such sound."""
    try:
        with file.open("rb") as opened:
            head = opened.read(64)
    except OSError:
        return None
    if head[:4] == b"OggS" and b"vorbis" in head:
        return ".ogg"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return ".wav"
    # An MP3 begins with its tags or with eleven set bits.
    if head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] >= 0xE0):
        return ".mp3"
    return None
