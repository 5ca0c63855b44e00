"""The worker thread: camera to readings to mailbox; it knows neither screens nor what is asked."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from threading import Lock
from types import MappingProxyType
from typing import Final, Protocol, TypeVar

from game.acting.expressions import Expression
from game.acting.hold import Thresholds
from game.acting.readings import FaceReading
from game.mailbox import Mailbox
from game.perception.camera import Buffered, Camera
from game.perception.frames import (
    CameraReason,
    CameraTrouble,
    Clock,
    Direction,
    Frame,
    PerceptionReason,
    PerceptionTrouble,
    Sighting,
)
from game.perception.shift import Rota, Shift
from game.perception.tempo import USUAL_GAP, Tempo
from game.trouble import Trouble

News = Sighting | CameraTrouble | PerceptionTrouble
T = TypeVar("T")

# Seconds from a camera trouble to the next attempt.
REOPEN_AFTER: Final = 1.0

# Seconds until a camera that had nothing new is asked again; a small part of a picture's 33 ms.
_NOTHING_NEW: Final = 0.004

# Seconds that `stop` waits at most, lest the stage freeze, and a silence after which not at all.
STOP_WITHIN: Final = 0.5
_HANGS_AFTER: Final = 0.25

_log: Final = logging.getLogger(__name__)


class Reader(Protocol):
    """Reads faces; see FaceReader and the fake ScriptedFaces. In haste some of it waits."""

    in_haste: bool

    def read(self, frame: Frame) -> tuple[FaceReading, float | None]:
        """Return what is seen, and how much of the statue face is learnt."""

    def use_actors(self, count: int, sitter: int = 0) -> None:
        """Read so many faces, 1 or 2; `sitter` is whose resting faces count."""

    def catch_up(self) -> None:
        """Do what was put off with the last picture."""

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

    A driver may hang in any call. Its thread is then left to itself and ends when the driver
    answers; the next start has another thread, and nobody waits for the old one.
    """

    def __init__(
        self,
        open_camera: Callable[[], Camera],
        open_reader: Callable[[], Reader],
        *,
        thresholds: Mapping[Expression, Thresholds] = MappingProxyType({}),
        directions: Mailbox[Direction] | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        self.sightings: Mailbox[News] = Mailbox()
        self.thresholds = thresholds
        self._tempo = Tempo()
        self._open_camera = open_camera
        self._open_reader = open_reader
        self._directions = directions
        self._reader: Reader | None = None
        self._orders: Mailbox[_Order] = Mailbox()
        self._clock = clock
        self._rota = Rota(self._work, clock)
        self._shift: Shift | None = None  # the one that is on
        # Held by whoever uses the reader: a driver that hangs leaves it to the next shift.
        self._turn = Lock()
        # Whether this reader has read anything: one that has is worth another try when it fails.
        self._has_read = False
        # Read before each picture, so that no order gets lost in the mailbox of the others.
        self._casting = (1, 0)

    @property
    def is_on(self) -> bool:
        """Whether a camera is open, for the badge that says so."""
        return self._rota.is_on

    @property
    def silent_for(self) -> float:
        """For how many seconds the camera has not answered what it was asked, 0 while it does."""
        asked_at = self._shift.asked_at if self._shift else None
        return 0.0 if asked_at is None else self._clock() - asked_at

    @property
    def is_understudy(self) -> bool:
        """Whether the drawn understudy stands before the lens."""
        return self._directions is not None

    def newest(self) -> News | None:
        """Return the newest news and leave it there, for a loop that asks with each picture."""
        self._tempo.asked(self._clock())
        return self.sightings.newest()

    def start(self) -> None:
        """Begin to watch; does nothing while watching."""
        if self._shift is None:
            self._shift = self._rota.begin()

    def stop(self) -> None:
        """Release the camera and forget the last sighting; waits for no driver that hangs."""
        shift, is_hanging = self._shift, self.silent_for > _HANGS_AFTER
        if shift is None:
            return
        shift.stopping.set()
        if not is_hanging:
            shift.ended.wait(STOP_WITHIN)
        self._shift = None
        self.sightings.take()

    def close(self) -> None:
        """Stop for good, and free the reader with everything it remembers."""
        self.stop()
        self._rota.close()
        # A thread that hangs in the reader keeps it; it ends with the program.
        if self._turn.acquire(timeout=STOP_WITHIN):
            self._let_reader_go()
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

    def _work(self, shift: Shift) -> None:
        while not shift.stopping.is_set():
            try:
                self._watch_one_camera(shift)
            except Trouble as trouble:
                self._post(shift, PerceptionTrouble(str(trouble)))
                return
            except Exception as error:  # noqa: BLE001 - a dead thread must tell the stage, not the terminal
                _log.debug("The watcher stopped", exc_info=error)
                self._post(shift, PerceptionTrouble(_sentence(error), PerceptionReason.STOPPED))
                with self._turn:
                    if not self._let_reader_go():
                        return
            shift.stopping.wait(REOPEN_AFTER)

    def _watch_one_camera(self, shift: Shift) -> None:
        """Open the camera and read its pictures until it is in trouble or the watcher stops."""
        shift.asked_at = None
        with self._turn:
            self._ready_reader()
        camera = self._ask(shift, self._open_camera)
        if isinstance(camera, CameraTrouble):
            self._post(shift, camera)
            return
        shift.is_on = True
        try:
            while not shift.stopping.is_set():
                began = self._clock()
                seen = self._ask(shift, camera.read)
                if isinstance(seen, CameraTrouble):
                    self._post(shift, seen)
                    return
                if seen is None:
                    shift.stopping.wait(_NOTHING_NEW)
                elif not shift.stopping.is_set():
                    self._post(shift, self._read(seen))
                    self._tempo.read(seen.taken_at, self._clock())
                    with self._turn:
                        if self._reader is not None and not shift.stopping.is_set():
                            self._reader.catch_up()
                    self._rest(camera, began, shift)
        finally:
            with suppress(Exception), self._turn:
                if self._reader is not None:  # closed meanwhile: nobody would close another
                    self._reader.in_haste = False
            with suppress(Exception):
                camera.close()
            shift.is_on = False

    def _ask(self, shift: Shift, ask: Callable[[], T]) -> T | CameraTrouble:
        """Return what a camera answers; whatever a driver raises is a camera that sends nothing."""
        shift.asked_at = self._clock()
        try:
            return ask()
        except Exception as error:  # noqa: BLE001 - each driver raises its own kinds
            _log.debug("The camera failed", exc_info=error)
            return CameraTrouble(CameraReason.SILENT, "")
        finally:
            shift.asked_at = None

    def _read(self, frame: Frame) -> Sighting:
        with self._turn:
            reader = self._ready_reader()
            self._obey(reader)
            reading, statue = reader.read(frame)
            self._has_read = True
        return Sighting(frame, reading, statue)

    def _post(self, shift: Shift, news: News) -> None:
        if not shift.stopping.is_set():
            self.sightings.post(news)

    def _ready_reader(self) -> Reader:
        """Return the reader, opened if need be; call it in turn."""
        if self._reader is None:
            self._has_read = False
            self._reader = self._open_reader()
        return self._reader

    def _let_reader_go(self) -> bool:
        """Free the reader; tell whether it had ever read anything. Call it in turn."""
        reader, self._reader = self._reader, None
        had_read, self._has_read = self._has_read, False
        if reader is not None:
            with suppress(Exception):
                reader.close()
        return had_read

    def _rest(self, camera: Camera, began: float, shift: Shift) -> None:
        """Let the loop have the core for a while, if it is late; no picture grows old meanwhile."""
        while (left := self._tempo.rest(began, self._clock())) > 0 and not shift.stopping.is_set():
            if not isinstance(camera, Buffered):
                shift.stopping.wait(left)
            elif left < USUAL_GAP:
                return  # the camera's next picture is the one to read
            elif self._ask(shift, camera.let_pass) is not True:
                shift.stopping.wait(_NOTHING_NEW)

    def _obey(self, reader: Reader) -> None:
        reader.use_actors(*self._casting)
        reader.in_haste = self._tempo.is_slow
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
