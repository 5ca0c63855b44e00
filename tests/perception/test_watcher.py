"""Tests of the watcher thread with cameras and readers that ship as stand-ins."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from game.acting.expressions import Expression
from game.acting.readings import FaceReading
from game.fakes import PictureCamera, ScriptedFaces, Shown
from game.mailbox import Mailbox
from game.perception.camera import open_camera
from game.perception.faces import FaceFinderTrouble
from game.perception.frames import (
    CameraReason,
    CameraTrouble,
    Direction,
    Frame,
    PerceptionTrouble,
    Sighting,
)
from game.perception.quiet import quiet_cv2
from game.perception.watcher import Reader, Watcher
from tests.wall_clock import PATIENCE, wait_for

BLACK = np.zeros((4, 4, 3), np.uint8)


def calm_face() -> ScriptedFaces:
    """Return a reader that always sees a calm face."""
    return ScriptedFaces([Shown(Expression.NEUTRAL, 0.9)])


def has(watcher: Watcher, kind: type) -> Callable[[], bool]:
    """Return the question whether the newest in the mailbox is of that kind."""
    return lambda: isinstance(watcher.sightings.newest(), kind)


@contextmanager
def watching(watcher: Watcher) -> Iterator[Watcher]:
    """Start the watcher and close it in the end."""
    watcher.start()
    try:
        yield watcher
    finally:
        watcher.close()


class HandCamera:
    """A camera whose newest picture is set by the test."""

    def __init__(self) -> None:
        self.newest = 0
        self._given = -1

    def read(self) -> Frame | None:
        """Return the newest picture once."""
        if self._given == self.newest:
            return None
        self._given = self.newest
        return Frame(BLACK.copy(), float(self.newest), self.newest)

    def close(self) -> None:
        """Do nothing."""


class SlowFaces(ScriptedFaces):
    """A reader that takes until the test lets it go on."""

    def __init__(self) -> None:
        super().__init__([Shown(Expression.NEUTRAL, 0.9)])
        self.begun: list[int] = []
        self.caught_up = 0
        self.go_on = threading.Semaphore(0)

    def read(self, frame: Frame) -> tuple[FaceReading, float | None]:
        """Read one picture when allowed to."""
        self.begun.append(frame.number)
        self.go_on.acquire(timeout=PATIENCE)
        return super().read(frame)

    def catch_up(self) -> None:
        """Count it."""
        self.caught_up += 1


class FailingCamera(PictureCamera):
    """A camera whose cable falls out after three pictures."""

    def __init__(self) -> None:
        super().__init__([BLACK])
        self.left = 3

    def read(self) -> Frame | CameraTrouble:  # type: ignore[override]
        """Return one of the three, and then the trouble."""
        self.left -= 1
        return super().read() if self.left >= 0 else CameraTrouble(CameraReason.LOST, "0")


def test_stopping_releases_the_camera_and_the_last_picture() -> None:
    """Within a second the camera is free, the badge is off, and no picture is left lying about."""
    camera = PictureCamera([BLACK])
    with watching(Watcher(lambda: camera, calm_face)) as watcher:
        wait_for(has(watcher, Sighting))
        assert watcher.is_on
        began = time.monotonic()
        watcher.stop()
        assert time.monotonic() - began < 1.5
        assert camera.is_closed
        assert not watcher.is_on
        assert watcher.sightings.newest() is None
        watcher.stop()


def test_one_thread_opens_every_camera_and_ends_with_the_watcher() -> None:
    """OpenCV keeps nearly a kilobyte of each thread that it met; play after play makes none."""
    threads: list[threading.Thread] = []

    def opens() -> PictureCamera:
        threads.append(threading.current_thread())
        return PictureCamera([BLACK])

    with watching(Watcher(opens, calm_face)) as watcher:
        for pause in range(1, 4):
            wait_for(has(watcher, Sighting))
            watcher.stop()
            assert len(threads) == pause
            watcher.start()
        wait_for(has(watcher, Sighting))
    assert len(set(threads)) == 1
    threads[0].join(PATIENCE)
    assert not threads[0].is_alive()


def test_nothing_is_opened_before_the_start() -> None:
    """R25: the camera opens only on the player's action."""
    opened: list[str] = []

    def open_it() -> PictureCamera:
        opened.append("camera")
        return PictureCamera([BLACK])

    watcher = Watcher(open_it, calm_face)
    assert not watcher.is_on
    assert opened == []
    with watching(watcher):
        watcher.start()
        wait_for(has(watcher, Sighting))
    assert opened == ["camera"]


def test_a_slow_reader_gets_the_newest_picture_and_no_old_one() -> None:
    """While picture 1 is being read eight more are taken; the ninth is read next."""
    camera, faces = HandCamera(), SlowFaces()
    camera.newest = 1
    with watching(Watcher(lambda: camera, lambda: faces)) as watcher:
        wait_for(lambda: faces.begun == [1])
        for number in range(2, 10):
            camera.newest = number
        faces.go_on.release()
        wait_for(lambda: len(faces.begun) == 2)
        assert faces.begun == [1, 9]
        faces.go_on.release(5)
        wait_for(lambda: _number(watcher) == 9)


def test_a_picture_read_after_the_stop_is_the_last_work() -> None:
    """What was put off stays so: the camera is let go of as soon as the reader answers."""
    camera, faces = PictureCamera([BLACK]), SlowFaces()
    with watching(Watcher(lambda: camera, lambda: faces)) as watcher:
        wait_for(lambda: faces.begun == [0])
        watcher.stop()
        assert not camera.is_closed, "the reader has not answered yet"
        faces.go_on.release()
        wait_for(lambda: not watcher.is_on)
        assert camera.is_closed
        assert faces.caught_up == 0


def _number(watcher: Watcher) -> int:
    seen = watcher.sightings.newest()
    return seen.frame.number if isinstance(seen, Sighting) else -1


def test_a_film_that_appears_later_is_opened_then(tmp_path: Path) -> None:
    """Until the file is there its trouble is told; afterwards its pictures come by themselves."""
    path = tmp_path / "later.avi"
    with watching(Watcher(lambda: open_camera(str(path)), calm_face)) as watcher:
        wait_for(has(watcher, CameraTrouble))
        assert watcher.sightings.newest() == CameraTrouble(CameraReason.UNREADABLE_FILE, str(path))
        cv2 = quiet_cv2()
        hidden = tmp_path / "hidden.avi"
        writer = cv2.VideoWriter(str(hidden), cv2.VideoWriter.fourcc(*"MJPG"), 25, (64, 48))
        for _ in range(5):
            writer.write(np.full((48, 64, 3), 90, np.uint8))
        writer.release()
        hidden.rename(path)
        wait_for(has(watcher, Sighting))


def test_a_camera_that_was_unplugged_comes_back_by_itself() -> None:
    """The trouble is told, the broken camera closed, and another one opened."""
    cameras = [FailingCamera(), PictureCamera([BLACK])]
    waiting = iter(cameras)
    with watching(Watcher(lambda: next(waiting), calm_face)) as watcher:
        wait_for(has(watcher, CameraTrouble))
        wait_for(has(watcher, Sighting))
        assert [camera.is_closed for camera in cameras] == [True, False]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (FaceFinderTrouble("Please install Curtain Up again."), "Please install Curtain Up again."),
        (RuntimeError("graph broke"), "graph broke"),
    ],
)
def test_a_reader_that_fails_is_told_as_a_sentence(
    error: Exception, sentence: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """No traceback at the terminal; starting again tries again."""
    readers: list[Reader] = []

    def open_it() -> Reader:
        if not readers:
            readers.append(calm_face())
            raise error
        return readers[0]

    with watching(Watcher(lambda: PictureCamera([BLACK]), open_it)) as watcher:
        wait_for(has(watcher, PerceptionTrouble))
        trouble = watcher.sightings.newest()
        assert isinstance(trouble, PerceptionTrouble)
        assert sentence in trouble.sentence
        assert not watcher.is_on
        watcher.stop()
        watcher.start()
        wait_for(has(watcher, Sighting))
    assert capfd.readouterr() == ("", "")


def test_the_statue_outlives_a_pause_but_not_being_forgotten() -> None:
    """A child who pauses the play need not stand still again; the next child must."""

    def statue() -> float | None:
        seen = watcher.sightings.newest()
        return seen.statue if isinstance(seen, Sighting) else None

    with watching(Watcher(lambda: PictureCamera([BLACK]), calm_face)) as watcher:
        wait_for(has(watcher, Sighting))
        assert statue() is None
        watcher.learn_statue()
        wait_for(lambda: statue() is not None)
        watcher.stop()
        watcher.start()
        wait_for(lambda: statue() is not None)
        watcher.forget_statue()
        wait_for(lambda: has(watcher, Sighting)() and statue() is None)


def test_directions_reach_the_understudy_and_no_person() -> None:
    """Only a watcher with an understudy passes them on."""
    directions: Mailbox[Direction] = Mailbox()
    understudy = Watcher(lambda: PictureCamera([BLACK]), calm_face, directions=directions)
    person = Watcher(lambda: PictureCamera([BLACK]), calm_face)
    assert understudy.is_understudy
    assert not person.is_understudy
    wanted = Direction(Expression.HAPPY, 0.8)
    understudy.perform(wanted)
    person.perform(Direction(Expression.SAD))
    assert directions.newest() == wanted


def test_the_reader_hears_how_many_act_and_who_sits_there() -> None:
    """Together with the order to learn the statue, neither in place of the other."""
    faces = calm_face()
    with watching(Watcher(lambda: PictureCamera([BLACK]), lambda: faces)) as watcher:
        wait_for(has(watcher, Sighting))
        assert faces.casting == (1, 0)
        watcher.use_actors(2, sitter=3)
        watcher.learn_statue()
        wait_for(lambda: faces.casting == (2, 3))

        def is_learning() -> bool:
            seen = watcher.sightings.newest()
            return isinstance(seen, Sighting) and seen.statue is not None

        wait_for(is_learning)
