"""Spoils real files by chance, the same for the same number: what a guided run does, in little."""

from __future__ import annotations

import random

PIECES = (
    b"\0",
    b"\xff",
    b'"',
    b"\n",
    b"{",
    b"]",
    b"1e999",
    b"-1",
    b"null",
    b"\\ud800",
    b"..",
    b"/",
)


def spoilt(seeds: list[bytes], number: int) -> bytes:
    """Return one of the files with some bytes lost, doubled or changed."""
    luck = random.Random(number)
    raw = bytearray(luck.choice(seeds))
    for _ in range(luck.choice((1, 1, 2, 4, 12))):
        start = luck.randrange(len(raw) + 1)
        end = start + luck.choice((0, 1, 1, 4, 30))
        raw[start:end] = luck.choice(
            (
                luck.choice(PIECES),
                luck.randbytes(luck.choice((1, 4))),
                bytes(raw[start:end]) * luck.choice((0, 2, 9)),
            )
        )
    return bytes(raw)
