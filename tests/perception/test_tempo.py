"""How often faces are read where loop and watcher share one core: in video time, on paper."""

from __future__ import annotations

import threading
import time

import numpy as np

from game.acting.expressions import Expression
from game.acting.readings import FaceReading
from game.fakes import ScriptedFaces, Shown
from game.perception.frames import CameraReason, CameraTrouble, Frame, Sighting
from game.perception.tempo import FRESH, USUAL_GAP, Tempo
from game.perception.watcher import Watcher

PICTURE = 1 / 60


class Core:
    """A core of which loop and watcher get `share`; a picture and a reading have a cost.

    The loop goes first. `ages` are how old the newest picture was at each of the loop's questions.
    """

    def __init__(self, share: float, draw: float = 0.002, read: float = 0.008) -> None:
        self.tempo = Tempo()
        self.now = 0.0
        self.ages: list[float] = []
        self.readings = 0
        self._draw, self._read = draw / share, read / share
        self._taken_at: float | None = None

    def rest(self) -> float:
        """Return how long a reading that begins now is followed by none."""
        return self.tempo.rest(self.now, self.now)

    def play(self, seconds: float) -> None:
        """Let so much time go by: pictures of the loop, with readings in what is left of them."""
        end = self.now + seconds
        began, left, taken = self.now, 0.0, self.now
        while self.now < end:
            asked = self.now
            self.tempo.asked(asked)
            if self._taken_at is not None:
                self.ages.append(asked - self._taken_at)
            room = max(PICTURE - self._draw, 0.002)
            self.now += self._draw
            if left <= 0 and self.tempo.rest(began, self.now) == 0:
                began = taken = self.now
                left = self._read
            # The thread that reads gets the rest, and a little more than that while it reads.
            used = min(left, room + 0.004)
            left -= used
            if used and left <= 0:
                self.readings += 1
                self.tempo.read(taken, self.now + used)
                self._taken_at = taken
            self.now += max(room, used)


def test_a_quick_core_reads_every_picture() -> None:
    """Nothing rests where nobody is late."""
    core = Core(share=1.0)
    core.play(3.0)
    assert core.rest() == 0.0


def test_a_slow_core_reads_less_often_and_never_shows_an_old_picture() -> None:
    """A quarter of a core: half as many readings and less, none of them seen too late."""
    quick, slow = Core(share=1.0), Core(share=0.25)
    quick.play(5.0)
    slow.play(5.0)
    assert slow.readings < quick.readings / 2
    assert max(slow.ages[60:]) < FRESH


def test_the_tempo_comes_back_when_the_core_does() -> None:
    """Whatever else was busy has ended: soon every picture is read again."""
    core = Core(share=0.25)
    core.play(5.0)
    assert core.rest() > USUAL_GAP
    assert core.tempo.is_slow
    core._draw, core._read = 0.002, 0.008
    core.play(5.0)
    assert core.rest() == 0.0
    assert not core.tempo.is_slow


def test_haste_does_not_end_where_only_the_stage_has_become_calm() -> None:
    """A slow core with little to draw reads each picture, in haste: what is dearer came late."""
    core = Core(share=0.25)
    core.play(5.0)
    core._draw, core._read = 0.001, 0.016
    core.play(5.0)
    assert core.rest() == 0.0
    assert core.tempo.is_slow


def test_a_pause_is_no_late_picture() -> None:
    """A screen without a camera, or a suspended laptop, says nothing of the core."""
    tempo = Tempo()
    for number in range(200):
        tempo.asked(number * 5.0)
        tempo.read(number * 5.0, number * 5.0 + 0.01)
    assert tempo.rest(1000.0, 1000.0) == 0.0


class BufferedCamera:
    """A camera in video time, whose driver has a picture every 33 ms; it asks as a late loop does.

    `done` tells each picture: read, or let pass. It is unplugged after `most` of them.
    """

    def __init__(self, most: int) -> None:
        self.now = 0.0
        self.done: list[str] = []
        self.ask = lambda: None
        self._most = most

    def read(self) -> Frame | CameraTrouble:
        if len(self.done) >= self._most:
            return CameraTrouble(CameraReason.LOST, "0")
        self._next("read")
        return Frame(np.zeros((4, 4, 3), np.uint8), self.now, len(self.done))

    def let_pass(self) -> bool:
        self._next("let pass")
        return True

    def close(self) -> None:
        """Do nothing."""

    def _next(self, what: str) -> None:
        self.done.append(what)
        self.now += 1 / 30
        self.ask()


class SlowFaces(ScriptedFaces):
    """A reader that takes 20 ms of the camera's time."""

    def __init__(self, camera: BufferedCamera) -> None:
        super().__init__([Shown(Expression.NEUTRAL, 0.9)])
        self._camera = camera

    def read(self, frame: Frame) -> tuple[FaceReading, float | None]:
        self._camera.now += 0.02
        return super().read(frame)


def test_while_the_eye_rests_no_picture_grows_old_in_the_driver() -> None:
    """A late loop makes it rest; each picture of the camera is taken, and some are not read."""
    camera = BufferedCamera(most=90)
    told = threading.Event()
    watcher = Watcher(lambda: camera, lambda: SlowFaces(camera), clock=lambda: camera.now)
    seen: list[float] = []

    def ask() -> None:
        news = watcher.newest()
        if isinstance(news, Sighting):
            seen.append(camera.now - news.frame.taken_at)
        elif isinstance(news, CameraTrouble):
            told.set()

    camera.ask = ask
    watcher.start()
    until = time.monotonic() + 20.0
    while not isinstance(watcher.sightings.newest(), CameraTrouble):
        assert time.monotonic() < until, "the camera was never unplugged"
        time.sleep(0.002)
    watcher.close()
    assert camera.done[:3] == ["read"] * 3, "at first nobody is late"
    late = camera.done[-30:]
    assert "let pass" in late
    assert late.count("read") >= 10
    assert max(seen) < FRESH
