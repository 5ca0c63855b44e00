"""Tells, before a picture of somebody else's is drawn, whether that would take no end.

A few bytes can ask for gigabytes of pixels or for billions of dashes; the game would stand still.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from game.scenario.told import Told, told

# The largest picture of the game takes 42 KiB, and one of this size some seconds at worst.
MOST_SVG_BYTES: Final = 512 * 1024
# As much as a pack may have in one file.
MOST_PICTURE_BYTES: Final = 16 * 1024 * 1024
# A photo of a good telephone.
MOST_PIXELS: Final = 50_000_000
# As many dashes as take a tenth of a second.
MOST_DASHES: Final = 10_000_000

_NUMBER: Final = re.compile(rb"\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?")
_DASHES: Final = re.compile(rb"stroke-dasharray\s*[=:]\s*[\"']?([^\"';>]*)")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8"


def what_is_odd(file: Path) -> Told | None:
    """Return why the picture in `file` is not drawn, as half a sentence, None if it can be.

    Raises OSError where it can't be read.
    """
    if file.suffix.lower() == ".svg":
        return _odd_svg(file)
    with file.open("rb") as opened:
        raw = opened.read(MOST_PICTURE_BYTES + 1)
    if len(raw) > MOST_PICTURE_BYTES:
        return told("it is larger than 16 MiB: save it smaller")
    width, height = _pixels(raw)
    if not width * height:
        return told("it is no PNG or JPEG")
    if width * height > MOST_PIXELS:
        return told("it has {width} x {height} pixels: save it smaller", width=width, height=height)
    return None


def _odd_svg(file: Path) -> Told | None:
    with file.open("rb") as opened:
        raw = opened.read(MOST_SVG_BYTES + 1)
    if len(raw) > MOST_SVG_BYTES:
        return told("it is larger than 512 KiB: make it simpler, or save it as PNG")
    # The lengths of dashes in each pattern; a pattern of nothing is a plain line.
    patterns = [sum(map(float, _NUMBER.findall(found))) for found in _DASHES.findall(raw)]
    shortest = min((each for each in patterns if each), default=0.0)
    if not shortest:
        return None
    numbers = [float(each) for each in _NUMBER.findall(raw)]
    if len(numbers) * max(numbers) / shortest > MOST_DASHES:
        return told("its lines have too many dashes: make them longer, or save it as PNG")
    return None


def _pixels(head: bytes) -> tuple[int, int]:
    """Return width and height that a PNG or JPEG tells, (0, 0) for anything else."""
    if head.startswith(_PNG):
        return _png_pixels(head)
    return _jpeg_pixels(head) if head.startswith(_JPEG) else (0, 0)


def _png_pixels(head: bytes) -> tuple[int, int]:
    """Look whether each chunk ends within the file: SDL counts to the end of one that does not."""
    place = 8
    while place < len(head) and head[place + 4 : place + 8] != b"IEND":
        place += 12 + int.from_bytes(head[place : place + 4], "big")
    if head[12:16] != b"IHDR" or place > len(head):
        return 0, 0
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def _jpeg_pixels(head: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 <= len(head) and head[place] == 0xFF:
        kind = head[place + 1]
        # Frames tell the size; C4, C8 and CC are tables with a number among theirs.
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height = int.from_bytes(head[place + 5 : place + 7], "big")
            return int.from_bytes(head[place + 7 : place + 9], "big"), height
        is_filling = kind == 0xFF
        place += 1 if is_filling else 2 + int.from_bytes(head[place + 2 : place + 4], "big")
    return 0, 0
