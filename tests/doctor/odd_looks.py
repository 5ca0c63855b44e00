"""Looks that misbehave as drivers and native libraries do; each runs in a process of its own."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator

from game.doctor.chart import Finding, Step, Wish, well

# Held open until the process ends, as a library would.
DOORS: list[socket.socket] = []


def hanging(wish: Wish) -> Iterator[Finding | Step]:
    """Never come back from a driver."""
    yield Step("waiting for a driver", 0.2)
    time.sleep(600)


def dying(wish: Wish) -> Iterator[Finding | Step]:
    """Find one thing, then die as native code does."""
    yield well("card", "There.")
    yield Step("loading a broken library")
    os.abort()


def raising(wish: Wish) -> Iterator[Finding | Step]:
    """Trip over something that nobody foresaw."""
    yield Step("dividing")
    yield well("disk", str(1 / 0))


def lacking(wish: Wish) -> Iterator[Finding | Step]:
    """Need a part that is not installed."""
    yield Step("loading a part")
    import curtain_up_has_no_such_part  # noqa: F401


def chattering(wish: Wish) -> Iterator[Finding | Step]:
    """Print past Python, as native libraries do, and be well."""
    os.write(1, b"chatter on the output\n")
    os.write(2, b"chatter on the error stream\n")
    yield well("window", "A window opens.")
    yield well("displays", "1 display.")


def open_to_others(wish: Wish) -> Iterator[Finding | Step]:
    """Listen to every computer around."""
    DOORS.append(socket.create_server(("0.0.0.0", 0)))
    yield well("scores", "None yet.")
