"""How many seconds a sound could last at most, told by its bytes; it decodes nothing.

A few bytes can ask for hours: two megabytes of empty packets become gigabytes of samples. What a
file says of its own length is not believed: what a decoder would find in it is counted, rather too
much than too little.
"""

from __future__ import annotations

import re
from typing import Final

# The first bytes of an OGG page, and where its list of packets begins.
_PAGE: Final = re.compile(rb"OggS")
_PAGE_HEAD: Final = 27
# The packet that tells what a Vorbis stream is like: its rate and the lengths of its blocks.
_STREAM: Final = re.compile(rb"\x01vorbis.{5}(.{4}).{12}(.)", re.DOTALL)

_FORM: Final = re.compile(rb"fmt .{4}(.{2})(.{2})(.{4}).{6}(.{2})", re.DOTALL)
_PLAIN_FORMS: Final = (1, 3, 0xFFFE)

# Any place at which a frame of MP3 can begin; each is counted, though some are chance.
_FRAME: Final = re.compile(rb"(?=\xff([\xe2-\xff])([\x00-\xef]))", re.DOTALL)
_RATES: Final = (44_100, 48_000, 32_000)


def most_seconds(raw: bytes, ending: str) -> float:
    """Return how long the file of these bytes can sound at most; `ending` is that of its kind."""
    return {".ogg": _ogg, ".wav": _wav, ".mp3": _mp3}[ending](raw)


def _ogg(raw: bytes) -> float:
    """Count packets, each as long as the longest block may be."""
    streams = [(_number(found[1]), 1 << (found[2][0] >> 4)) for found in _STREAM.finditer(raw)]
    if not streams:
        return 0.0
    packets = sum(_packets(raw, found.start()) for found in _PAGE.finditer(raw))
    rate, block = min(rate for rate, _ in streams), max(block for _, block in streams)
    return packets * (block / 2) / max(1, rate)


def _packets(raw: bytes, page: int) -> int:
    """Return how many packets end in the page that begins at `page`."""
    names = raw[page + _PAGE_HEAD - 1 : page + _PAGE_HEAD]
    lacing = raw[page + _PAGE_HEAD : page + _PAGE_HEAD + (names[0] if names else 0)]
    return len(lacing) - lacing.count(255)


def _wav(raw: bytes) -> float:
    """Take all bytes for samples, in the most sparing of the forms that the file names."""
    forms = (found.groups() for found in _FORM.finditer(raw))
    return max((_wav_seconds(len(raw), *form) for form in forms), default=0.0)


def _wav_seconds(size: int, kind: bytes, channels: bytes, rate: bytes, bits: bytes) -> float:
    # What is no plain form has half a byte a sample, as ADPCM.
    sample = max(4, _number(bits)) if _number(kind) in _PLAIN_FORMS else 4
    return size * 8 / (sample * max(1, _number(channels))) / max(1, _number(rate))


def _mp3(raw: bytes) -> float:
    return sum(_frame_seconds(found[1][0], found[2][0]) for found in _FRAME.finditer(raw))


def _frame_seconds(first: int, second: int) -> float:
    """Return how long a frame sounds, by the two bytes after its first; 0 for what is none."""
    version, layer, rate = first >> 3 & 3, first >> 1 & 3, second >> 2 & 3
    if version == 1 or layer == 0 or rate == 3:
        return 0.0
    samples = 384 if layer == 3 else 576 if layer == 1 and version != 3 else 1152
    return samples / (_RATES[rate] >> {3: 0, 2: 1, 0: 2}[version])


def _number(raw: bytes) -> int:
    return int.from_bytes(raw, "little")
