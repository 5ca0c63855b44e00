"""When a star was handed in, and when who looks at the board got to see it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from game.book_place import SCORES_VARIABLE
from game.classroom.records import Board
from game.scorebook.courier import LONGEST_PAUSE

# The bar, in seconds, for 95 of 100 slips.
SOON: Final = 1.0

ROOT: Final = Path(__file__).parents[2]

# What a page tells of the class's goal.
TOLD: Final = re.compile(rb">(\d+) of \d+ star|>(\d+) stars?<")


@dataclass
class Watch:
    """When slips were handed in, and when the board showed them; seconds."""

    # For each child the stars that it then had, and when.
    given: dict[int, deque[tuple[int, float]]] = field(default_factory=dict)
    # Whose slip, when it was handed in and how long it took to the board.
    seen: list[tuple[int, float, float]] = field(default_factory=list)
    # From when to when which children's laptops had no server.
    troubles: list[tuple[float, float, frozenset[int]]] = field(default_factory=list)

    def give(self, child: int, stars: int) -> None:
        """Take note that a child has so many stars from now on."""
        self.given.setdefault(child, deque()).append((stars, time.monotonic()))

    def look(self, board: Board) -> None:
        """Take note of what a board shows."""
        now = time.monotonic()
        for stand in board.pupils:
            waiting = self.given.get(stand.pupil.id, deque())
            while waiting and waiting[0][0] <= stand.stars:
                begun = waiting.popleft()[1]
                self.seen.append((stand.pupil.id, begun, now - begun))

    def suffer(self, begun: float, children: Iterable[int]) -> None:
        """Take note that these had no server from `begun` to now, and soon will."""
        until = time.monotonic() + LONGEST_PAUSE
        self.troubles.append((begun - SOON, until, frozenset(children)))

    def took(self, is_in_trouble: bool) -> list[float]:
        """Return how long slips took that were handed in with the server there, or without."""
        return [
            seconds
            for child, begun, seconds in self.seen
            if is_in_trouble
            == any(
                first <= begun <= last and child in children
                for first, last, children in self.troubles
            )
        ]

    @property
    def is_done(self) -> bool:
        """Whether all has been seen."""
        return not any(self.given.values())


class Page:
    """The real `curtain-up class serve`, and a browser's line to it by server-sent events."""

    def __init__(self, url: str, group: str) -> None:
        """Open the board of a class whose book is at `url`, and follow it."""
        # Stars on the page, and when they came to be there.
        self.seen: list[tuple[int, float]] = []
        self._serving = subprocess.Popen(
            [
                *(sys.executable, "-m", "game", "class", "serve", "--class", group),
                *("--port", "0", "--no-browser", "--language", "en"),
            ],
            cwd=ROOT,
            env=os.environ | {SCORES_VARIABLE: url},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._serving.stdout is not None
        found = re.search(r"http://([\d.]+):(\d+)/", self._serving.stdout.readline())
        assert found, "curtain-up class serve did not open"
        self._line = socket.create_connection((found[1], int(found[2])), 10)
        self._line.settimeout(None)
        request = f"GET /live HTTP/1.1\r\nHost: {found[1]}:{found[2]}\r\n\r\n"
        self._line.sendall(request.encode())
        threading.Thread(target=self._follow, daemon=True).start()

    def waits(self, given: Sequence[float]) -> list[float]:
        """Return how long each star took to the page; they were `given` at these times, in order.

        A star that never came is missing.
        """
        shown = [stars for stars, _ in self.seen]
        places = (bisect_right(shown, number) for number in range(len(given)))
        return [
            self.seen[place][1] - begun
            for place, begun in zip(places, sorted(given), strict=True)
            if place < len(shown)
        ]

    def close(self) -> None:
        """Shut the board."""
        self._serving.terminate()
        self._serving.wait()
        self._line.close()

    def _follow(self) -> None:
        heard = b""
        while part := self._line.recv(65_536):
            heard += part
            *whole, heard = heard.split(b"\r\n\r\n")
            for news in whole:
                if found := TOLD.search(news):
                    self.seen.append((int(found[1] or found[2]), time.monotonic()))


def percentile(seconds: Sequence[float], percent: float) -> float:
    """Return in how many seconds so many of a hundred slips were on the board."""
    return float(np.percentile(seconds or [0.0], percent))


def spread(seconds: Sequence[float]) -> str:
    """Return median, 95 of 100 and the worst, as text."""
    return "/".join(f"{percentile(seconds, each):.2f}" for each in (50, 95, 100))
