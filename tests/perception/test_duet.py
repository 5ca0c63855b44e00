"""Two faces before one camera, through the real detector and network; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from game.acting.baseline import STATUE_SECONDS
from game.acting.expressions import Expression
from game.acting.readings import FaceReading, duet_obstacle
from game.fakes import PictureCamera
from game.mailbox import Mailbox
from game.perception.camera import open_camera
from game.perception.expression_model import ExpressionModel
from game.perception.face_reader import FaceReader
from game.perception.faces import FaceFinder
from game.perception.frames import Direction, Frame
from game.understudies import UnderstudyCamera
from tests.matches import match_for

MODELS = Path(__file__).resolve().parents[2] / "models"
HAPPY, SURPRISED = frozenset({Expression.HAPPY}), frozenset({Expression.SURPRISE})


class CountingModel(ExpressionModel):
    """The real network, which counts how often it runs."""

    runs = 0

    def read_scores(self, crop: np.ndarray) -> tuple[float, ...]:
        """Count, and read."""
        self.runs += 1
        return super().read_scores(crop)


@pytest.fixture
def model() -> CountingModel:
    """The network that the game ships."""
    return CountingModel(MODELS / "expression.json")


@pytest.fixture
def reader(model: CountingModel) -> Iterator[FaceReader]:
    """The real reader, for two actors."""
    reader = FaceReader(FaceFinder(MODELS / "face_detector.tflite"), model)
    reader.use_actors(2)
    yield reader
    reader.close()


def man(shared: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return the man of the clip, 320 pixels wide: calm, and smiling."""
    camera = open_camera(str(shared / "clips" / "single_face.mp4"), real_time=False)
    frames = [camera.read() for _ in range(61)]
    camera.close()
    calm, smile = frames[3], frames[60]
    assert isinstance(calm, Frame)
    assert isinstance(smile, Frame)
    middle = slice(160, 480)
    return calm.picture[:, middle], smile.picture[:, middle]


def beside(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return one picture of two people, in memory only."""
    return np.hstack([left, right])


def read_all(reader: FaceReader, pictures: list[np.ndarray]) -> list[FaceReading]:
    """Read pictures that follow each other at 30 a second."""
    camera = PictureCamera(pictures)
    return [reader.read(camera.read())[0] for _ in pictures]


def test_two_real_faces_are_read_apart(reader: FaceReader, shared: Path) -> None:
    """The one on the left of the mirror smiles, the other does not; both keep their numbers."""
    calm, smile = man(shared)
    readings = read_all(reader, [beside(calm, smile)] * 20)
    assert all(duet_obstacle(each, each.seen_at) is None for each in readings)
    left, right = readings[-1].duet()
    assert match_for(left.matches, HAPPY) > 0.5
    assert match_for(right.matches, HAPPY) < 0.4
    assert {tuple(face.number for face in each.duet()) for each in readings} == {
        (left.number, right.number)
    }


def test_a_real_face_hidden_for_a_moment_keeps_its_number(reader: FaceReader, shared: Path) -> None:
    """A hand before it for 0.6 s; the other one is not taken for it meanwhile."""
    calm, smile = man(shared)
    both, one = beside(calm, smile), beside(calm, smile * 0)
    readings = read_all(reader, [both] * 10 + [one] * 18 + [both] * 10)
    cast = tuple(face.number for face in readings[9].duet())
    assert len(readings[20].faces) == 1
    assert not readings[20].duet(cast)
    assert tuple(face.number for face in readings[-1].duet(cast)) == cast


def test_the_network_runs_for_two_faces_in_a_duet_and_else_for_one(
    reader: FaceReader, model: CountingModel, shared: Path
) -> None:
    """However many people look on; before a lone actor others cost nothing."""
    camera = open_camera(str(shared / "clips" / "multi_face.jpg"), real_time=False)
    crowd = camera.read()
    camera.close()
    assert isinstance(crowd, Frame)
    read_all(reader, [crowd.picture] * 5)
    assert model.runs == 10
    calm, smile = man(shared)
    nearer = np.zeros((360, 640, 3), np.uint8)
    nearer[:, :320] = calm
    nearer[90:270, 400:560] = smile[::2, ::2]
    reader.use_actors(1)
    model.runs = 0
    read_all(reader, [nearer] * 5)
    assert model.runs == 5


@pytest.mark.long
def test_two_understudies_each_do_as_they_are_told(reader: FaceReader) -> None:
    """After the statues of both: one is happy, the other surprised, then they change."""
    directions: Mailbox[Direction] = Mailbox()
    at_rest = Direction(Expression.NEUTRAL, 0.0)
    directions.post(Direction(Expression.NEUTRAL, 0.0, partner=at_rest))
    camera = UnderstudyCamera(directions, real_time=False)
    reader.begin_statue()
    progress: list[float] = []

    def watch(pictures: int) -> tuple[float, float, float, float]:
        for _ in range(pictures):
            frame = camera.read()
            assert frame is not None
            reading, statue = reader.read(frame)
            progress.append(statue or 0.0)
            assert duet_obstacle(reading, reading.seen_at) is None
        left, right = reading.duet()
        return tuple(
            match_for(face.matches, asked) for face in (left, right) for asked in (HAPPY, SURPRISED)
        )

    watch(round(STATUE_SECONDS * 30) + 3)
    assert progress == sorted(progress)
    assert progress[-1] == 1.0
    happy = Direction(Expression.HAPPY)
    directions.post(Direction(Expression.HAPPY, partner=Direction(Expression.SURPRISE)))
    left_happy, left_surprised, right_happy, right_surprised = watch(40)
    assert min(left_happy, right_surprised) > 0.5
    assert max(left_surprised, right_happy) < 0.4
    directions.post(Direction(Expression.SURPRISE, partner=happy))
    left_happy, left_surprised, right_happy, right_surprised = watch(40)
    assert min(left_surprised, right_happy) > 0.5


def test_each_child_finds_its_own_resting_face_again(reader: FaceReader) -> None:
    """Pass the seat: the statue of one child is kept apart from the next one's, till forgotten."""
    camera = UnderstudyCamera(Mailbox(), real_time=False)

    def statue(pictures: int) -> float | None:
        for _ in range(pictures):
            frame = camera.read()
            assert frame is not None
            progress = reader.read(frame)[1]
        return progress

    reader.use_actors(1, sitter=1)
    reader.begin_statue()
    assert statue(80) == 1.0
    reader.use_actors(1, sitter=2)
    assert statue(1) is None
    reader.use_actors(1, sitter=1)
    assert statue(1) == 1.0
    reader.forget()
    assert statue(1) is None
