"""Tests of the whole chain from picture to reading, with real clips, detector and network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from game.acting.baseline import STATUE_SECONDS
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.readings import FaceReading, Obstacle, obstacle
from game.fakes import PictureCamera
from game.mailbox import Mailbox
from game.perception.camera import open_camera
from game.perception.expression_model import ExpressionModel
from game.perception.face_reader import FaceReader, brightness
from game.perception.faces import FaceFinder
from game.perception.frames import Direction, Frame
from game.understudies import UnderstudyCamera
from tests.matches import match_for

MODELS = Path(__file__).resolve().parents[2] / "models"


@pytest.fixture
def reader() -> Iterator[FaceReader]:
    """The real reader, as the game opens it."""
    reader = FaceReader(
        FaceFinder(MODELS / "face_detector.tflite"), ExpressionModel(MODELS / "expression.json")
    )
    yield reader
    reader.close()


def pictures_of(clip: Path, count: int) -> list[Frame]:
    """Return the first pictures of a clip."""
    camera = open_camera(str(clip), real_time=False)
    frames = [camera.read() for _ in range(count)]
    camera.close()
    return [frame for frame in frames if isinstance(frame, Frame)]


def happiness(reading: FaceReading) -> float:
    """Return how well the actor shows a happy face, 0 without an actor."""
    actor = reading.actor_face()
    return match_for(actor.matches, frozenset({Expression.HAPPY})) if actor else 0.0


def changed(frame: Frame, change: Callable[[np.ndarray], np.ndarray]) -> Frame:
    """Return a frame with another picture."""
    return Frame(change(frame.picture), frame.taken_at, frame.number)


def test_a_smile_is_read_as_it_comes(reader: FaceReader, shared: Path) -> None:
    """The man is calm for half a second; then his smile is seen to the end of the clip."""
    frames = pictures_of(shared / "clips" / "single_face.mp4", 72)
    readings = [reader.read(frame)[0] for frame in frames]
    assert all(obstacle(each, each.seen_at) is None for each in readings)
    calm = [happiness(each) for each in readings if each.seen_at < 0.4]
    smiling = [happiness(each) for each in readings if each.seen_at > 1.2]
    assert max(calm) < 0.4
    assert min(smiling) > 0.5


def test_readings_speak_of_seven_expressions_between_0_and_1(
    reader: FaceReader, shared: Path
) -> None:
    """And of the time at which the picture was taken."""
    (frame,) = pictures_of(shared / "clips" / "single_face.mp4", 1)
    reading, statue = reader.read(frame)
    assert reading.seen_at == frame.taken_at
    assert statue is None
    (face,) = reading.faces
    assert len(face.matches) == len(EXPRESSIONS)
    assert all(0 <= match <= 1 for match in face.matches)


def test_a_face_that_leaves_is_not_read_any_more(reader: FaceReader, shared: Path) -> None:
    """After the man is gone there is no face, not his last expression."""
    frames = pictures_of(shared / "clips" / "face_noface.mov", 100)
    readings = [reader.read(frame)[0] for frame in frames]
    assert all(each.actor is not None for each in readings[:72])
    assert all(
        obstacle(each, each.seen_at) in (Obstacle.NO_FACE, Obstacle.TOO_DARK)
        for each in readings[76:]
    )


def test_among_many_one_actor_is_chosen_and_stays(reader: FaceReader, shared: Path) -> None:
    """Equally near people are a crowd for two seconds; then one of them acts to the end."""
    frames = pictures_of(shared / "clips" / "multi_face.jpg", 80)
    readings = [reader.read(frame)[0] for frame in frames]
    assert obstacle(readings[0], 0.0) is Obstacle.CROWDED
    assert len(readings[0].faces) >= 3
    late = [each.actor_face() for each in readings if each.seen_at > 2.2]
    assert {face.box.centre for face in late if face} == {late[0].box.centre if late[0] else None}


def test_a_dark_room_is_told_from_an_empty_one(reader: FaceReader, shared: Path) -> None:
    """The same pictures with hardly any light; the clock stops and a lamp is asked for."""
    frames = pictures_of(shared / "clips" / "single_face.mp4", 10)
    dark = [changed(frame, lambda picture: picture // 24) for frame in frames]
    readings = [reader.read(frame)[0] for frame in dark]
    assert {obstacle(each, each.seen_at) for each in readings} == {Obstacle.TOO_DARK}


def test_a_dim_room_is_enough(reader: FaceReader, shared: Path) -> None:
    """A sixth of the light still shows the smile; a dark face in a lit room has as little."""
    frames = pictures_of(shared / "clips" / "single_face.mp4", 72)
    dim = [changed(frame, lambda picture: picture // 6) for frame in frames]
    readings = [reader.read(frame)[0] for frame in dim]
    assert all(obstacle(each, each.seen_at) is None for each in readings)
    assert happiness(readings[-1]) > 0.5


def test_a_child_far_away_is_asked_to_come_closer(reader: FaceReader, shared: Path) -> None:
    """A face a quarter as large is found, but not read."""
    (frame,) = pictures_of(shared / "clips" / "single_face.mp4", 1)
    far = np.full((1080, 1920, 3), 200, np.uint8)
    far[400:760, 640:1280] = frame.picture
    reading, _ = reader.read(Frame(far, 0.0, 0))
    assert obstacle(reading, 0.0) is Obstacle.TOO_FAR


def test_brightness_is_that_of_the_actors_place() -> None:
    """A black picture is 0, a white one 1, and green counts more than blue."""
    white = np.full((48, 64, 3), 255, np.uint8)
    assert brightness(white, None) == pytest.approx(1.0)
    assert brightness(white * 0, None) == 0.0
    green, blue = white * (0, 1, 0), white * (0, 0, 1)
    assert brightness(green, None) > brightness(blue, None)


def test_a_statue_takes_its_seconds_and_is_forgotten_on_demand(reader: FaceReader) -> None:
    """The progress grows with video time, 0 to 1, stays, and ends when forgotten."""
    camera = UnderstudyCamera(Mailbox(), real_time=False)
    reader.begin_statue()
    progress = []
    for _ in range(int(30 * STATUE_SECONDS) + 5):
        frame = camera.read()
        assert frame is not None
        progress.append(reader.read(frame)[1])
    shown = [each for each in progress if each is not None]
    assert len(shown) == len(progress)
    assert shown[0] == 0.0
    assert shown[30] == pytest.approx(30 / 30 / STATUE_SECONDS, abs=0.02)
    assert shown == sorted(shown)
    assert shown[-1] == 1.0
    reader.forget()
    frame = camera.read()
    assert frame is not None
    assert reader.read(frame)[1] is None


def test_the_understudy_is_read_as_directed_after_its_statue(reader: FaceReader) -> None:
    """Beside its own resting face, a happy face is still a happy face."""
    directions: Mailbox[Direction] = Mailbox()
    camera = UnderstudyCamera(directions, real_time=False)
    reader.begin_statue()
    for n in range(120):
        if n == 85:
            directions.post(Direction(Expression.HAPPY))
        frame = camera.read()
        assert frame is not None
        reading, _ = reader.read(frame)
    assert happiness(reading) > 0.5


def test_smoothing_goes_by_seconds_and_not_by_pictures(reader: FaceReader, shared: Path) -> None:
    """A smile that comes at once is read by steps, the same at 15 and at 30 pictures a second."""
    frames = pictures_of(shared / "clips" / "single_face.mp4", 72)
    calm, smile = frames[3].picture, frames[60].picture

    def rise(speed: int) -> list[float]:
        camera = PictureCamera([calm] * speed + [smile] * speed, fps=speed)
        readings = [reader.read(camera.read())[0] for _ in range(2 * speed)]
        return [happiness(each) for each in readings]

    slow, fast = rise(15), rise(30)
    assert slow[15:] == sorted(slow[15:])
    assert slow[15] < slow[-1] - 0.05
    assert slow[16] == pytest.approx(fast[33], abs=0.06)
    assert slow[-1] == pytest.approx(fast[-1], abs=0.03)
