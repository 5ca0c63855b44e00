"""The worker thread: camera to readings to mailbox; it knows neither screens nor what is asked."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol

from game.acting.expressions import Expression
from game.acting.hold import Thresholds
from game.acting.readings import FaceReading
from game.mailbox import Mailbox
from game.perception.camera import Camera
from game.perception.frames import CameraTrouble, Direction, Frame, PerceptionTrouble, Sighting
from game.trouble import Trouble

News = Sighting | CameraTrouble | PerceptionTrouble

# Seconds from a camera trouble to the next attempt.
REOPEN_AFTER: Final = 1.0

# Seconds until a camera that had nothing new is asked again; a small part of a picture's 33 ms.
_NOTHING_NEW: Final = 0.004

# Seconds that `stop` waits at most, so that a hanging driver never freezes the stage.
_STOP_WITHIN: Final = 1.0

_log: Final = logging.getLogger(__name__)


class Reader(Protocol):
    """Reads faces; see FaceReader and the fake ScriptedFaces."""

    def read(self, frame: Frame) -> tuple[FaceReading, float | None]:
        """Return what is seen, and how much of the statue face is learnt."""

    def use_actors(self, count: int, sitter: int = 0) -> None:
        """Read so many faces, 1 or 2; `sitter` is whose resting faces count."""

    def begin_statue(self) -> None:
        """Learn the resting face afresh."""

    def forget(self) -> None:
        """Forget the resting face."""

    def close(self) -> None:
        """Free what it holds."""


class _Order(StrEnum):
    LEARN_STATUE = "learn_statue"
    FORGET_STATUE = "forget_statue"


class Watcher:
    """Watches in a thread of its own and posts what it sees to `sightings`, newest only.

    Camera and reader are opened and used in that thread alone. Between `stop` and `start` the
    camera is released, while the reader stays, with the player's resting face, until `close`.
    `directions` leads to the understudy, if it is the one who stands before the lens.
    """

    def __init__(
        self,
        open_camera: Callable[[], Camera],
        open_reader: Callable[[], Reader],
        *,
        thresholds: Mapping[Expression, Thresholds] = MappingProxyType({}),
        directions: Mailbox[Direction] | None = None,
    ) -> None:
        self.sightings: Mailbox[News] = Mailbox()
        self.thresholds = thresholds
        self._open_camera = open_camera
        self._open_reader = open_reader
        self._directions = directions
        self._reader: Reader | None = None
        self._orders: Mailbox[_Order] = Mailbox()
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        # Held by the thread at work, so that one that hangs and its successor never share a reader.
        self._turn = threading.Lock()
        self._is_on = False
        # Read before each picture, so that no order gets lost in the mailbox of the others.
        self._casting = (1, 0)

    @property
    def is_on(self) -> bool:
        """Whether a camera is open, for the badge that says so."""
        return self._is_on

    @property
    def is_understudy(self) -> bool:
        """Whether the drawn understudy stands before the lens."""
        return self._directions is not None

    def start(self) -> None:
        """Begin to watch; does nothing while watching."""
        if self._thread is not None:
            return
        self._stopping = threading.Event()
        self._thread = threading.Thread(
            target=self._work, args=(self._stopping,), name="watcher", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Release the camera and forget the last sighting; returns within a second."""
        if self._thread is None:
            return
        self._stopping.set()
        self._thread.join(_STOP_WITHIN)
        self._thread = None
        self.sightings.take()

    def close(self) -> None:
        """Stop for good, and free the reader with everything it remembers."""
        self.stop()
        # A thread that still hangs in a driver keeps its reader; it ends with the program.
        if self._turn.acquire(timeout=_STOP_WITHIN):
            if self._reader is not None:
                self._reader.close()
                self._reader = None
            self._turn.release()

    def use_actors(self, count: int, sitter: int = 0) -> None:
        """Read `count` faces from the next picture on; `sitter` is whose resting faces count."""
        self._casting = (count, sitter)

    def learn_statue(self) -> None:
        """Learn the resting face afresh from the next pictures."""
        self._orders.post(_Order.LEARN_STATUE)

    def forget_statue(self) -> None:
        """Forget the resting face."""
        self._orders.post(_Order.FORGET_STATUE)

    def perform(self, direction: Direction) -> None:
        """Let the understudy show an expression; a person's camera never hears of it."""
        if self._directions is not None:
            self._directions.post(direction)

    def _work(self, stopping: threading.Event) -> None:
        with self._turn:
            try:
                while not stopping.is_set():
                    self._watch_one_camera(stopping)
                    stopping.wait(REOPEN_AFTER)
            except Trouble as trouble:
                self.sightings.post(PerceptionTrouble(str(trouble)))
            except Exception as error:  # noqa: BLE001 - a dead thread must tell the stage, not the terminal
                _log.debug("The watcher stopped", exc_info=error)
                self.sightings.post(PerceptionTrouble(_sentence(error)))

    def _watch_one_camera(self, stopping: threading.Event) -> None:
        """Open the camera and read its pictures until it is in trouble or the watcher stops."""
        if self._reader is None:
            self._reader = self._open_reader()
        camera = self._open_camera()
        self._is_on = True
        try:
            while not stopping.is_set():
                seen = camera.read()
                if stopping.is_set():
                    return
                if isinstance(seen, CameraTrouble):
                    self.sightings.post(seen)
                    return
                if seen is None:
                    stopping.wait(_NOTHING_NEW)
                    continue
                self._obey(self._reader)
                reading, statue = self._reader.read(seen)
                self.sightings.post(Sighting(seen, reading, statue))
        finally:
            camera.close()
            self._is_on = False

    def _obey(self, reader: Reader) -> None:
        reader.use_actors(*self._casting)
        match self._orders.take():
            case _Order.LEARN_STATUE:
                reader.begin_statue()
            case _Order.FORGET_STATUE:
                reader.forget()


def _sentence(error: Exception) -> str:
    return (
        f"The part of the game that watches faces stopped ({type(error).__name__}: {error}). "
        "Choose another way to play, or leave the game and start it again; "
        "`curtain-up doctor` looks for the reason."
    )
