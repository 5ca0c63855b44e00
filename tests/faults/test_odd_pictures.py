"""What a driver hands over: pictures of any kind are drawn, and what shows nobody says why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game import wiring
from game.acting.readings import Obstacle
from game.perception.camera import open_camera
from game.perception.face_reader import FaceReader
from game.perception.frames import CameraReason, CameraTrouble, Frame
from game.perception.pictures import LONGEST_SIDE, rgb_of
from game.perception.quiet import quiet_cv2
from game.phrases import obstacle_help
from game.words import use_language
from tests.faults.conftest import Begin
from tests.faults.odd_driver import SEEN, HandClock, OddDriver
from tests.faults.odd_evening import webcam


@pytest.fixture(scope="module")
def reader() -> Iterator[FaceReader]:
    """The game's own face reader."""
    opened = wiring.open_reader()
    yield opened
    opened.close()


class Lent:
    """A reader that is not closed by who uses it."""

    def __init__(self, reader: FaceReader) -> None:
        self._reader = reader

    def __getattr__(self, name: str) -> Any:
        return (lambda: None) if name == "close" else getattr(self._reader, name)


def gradient(shape: tuple[int, ...], kind: Any = np.uint8) -> Any:
    """Return a picture in which every value is another."""
    return (np.arange(np.prod(shape)) % 128 + 90).reshape(shape).astype(kind)


PICTURES = {
    "one pixel": gradient((1, 1, 3)),
    "one row": gradient((1, 640, 3)),
    "one column": gradient((480, 1, 3)),
    "grey": gradient((48, 64)),
    "grey, one channel": gradient((48, 64, 1)),
    "with a fourth channel": gradient((48, 64, 4)),
    "in 16 bits": gradient((48, 64, 3), np.uint16) * 200,
    "in fractions": gradient((48, 64, 3), np.float32) / 255,
    "upside down, with gaps": gradient((96, 192, 3))[::-2, ::-3],
    "columns first": np.asfortranarray(gradient((48, 64, 3))),
    "8K": np.broadcast_to(np.uint8(90), (4320, 7680, 3)),
}
NO_PICTURES = {
    "nothing": None,
    "empty": np.zeros((0, 0, 3), np.uint8),
    "no width": np.zeros((48, 0, 3), np.uint8),
    "two channels": np.zeros((48, 64, 2), np.uint8),
    "four dimensions": np.zeros((2, 48, 64, 3), np.uint8),
    "signed": np.zeros((48, 64, 3), np.int16),
    "not a number": np.full((48, 64), None),
}


@pytest.mark.parametrize("raw", PICTURES.values(), ids=PICTURES)
def test_whatever_a_driver_calls_a_picture_is_read_and_drawn(
    begin: Begin, reader: FaceReader, raw: Any
) -> None:
    """The mirror shows it and the stage says that it sees nobody, as in an empty room."""
    driver = OddDriver(*[raw, raw // 2 if raw.dtype.kind == "u" else raw / 2] * 2000)
    evening = begin(lambda _: webcam(driver), reads=lambda: Lent(reader))
    evening.until(lambda: evening.stage.tableau().seen is not None)
    seen = evening.stage.tableau().seen
    assert seen is not None
    assert (seen.dtype, seen.shape[2], max(seen.shape) <= LONGEST_SIDE) == (np.uint8, 3, True)
    evening.until(lambda: evening.stage.tableau().obstacle is Obstacle.NO_FACE)
    assert evening.trouble == ""


@pytest.mark.parametrize("raw", NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_is_a_miss(raw: Any) -> None:
    """One is passed over; a camera that sends nothing else is told."""
    camera = webcam(OddDriver(1, 2, raw, 3), HandClock(0.02))
    seen = [camera.read() for _ in range(3)]
    assert [type(each) for each in seen] == [Frame, type(None), Frame]
    camera = webcam(OddDriver(raw), HandClock(0.2))
    assert CameraTrouble(CameraReason.SILENT, "0") in [camera.read() for _ in range(30)]


def test_pictures_that_change_their_size_in_mid_play_change_nothing(
    reader: FaceReader, shared: Path
) -> None:
    """The same face is followed, whether the camera sends it large, small or from far."""
    cv2 = quiet_cv2()
    camera = open_camera(str(shared / "clips" / "single_face.mp4"), real_time=False)
    frame = camera.read()
    assert isinstance(frame, Frame)
    camera.close()
    numbers = set()
    for n, size in enumerate([(640, 480), (320, 240), (1920, 1080), (641, 479), (160, 120)]):
        changed = rgb_of(cv2.resize(frame.picture[..., ::-1], size))
        assert changed is not None
        reading, _ = reader.read(Frame(changed, 1000.0 + n / 10, n))
        numbers |= {seen.number for seen in reading.faces}
    assert len(numbers) == 1


@pytest.mark.parametrize(
    ("pictures", "said"),
    [
        ([np.zeros((48, 64, 3), np.uint8)], Obstacle.BLACK),
        ([np.full((48, 64, 3), 1, np.uint8)], Obstacle.BLACK),
        ([np.full((48, 64, 3), n % 5 + 4, np.uint8) for n in range(4000)], Obstacle.TOO_DARK),
        ([SEEN], Obstacle.NO_FACE),
    ],
    ids=["covered lens", "nearly black", "dark room", "all noise"],
)
def test_a_picture_without_anybody_says_what_would_help(
    begin: Begin, reader: FaceReader, pictures: list[Any], said: Obstacle
) -> None:
    """A covered lens, a dark room and a screen of snow are three things, told apart."""
    driver = OddDriver(*pictures)
    evening = begin(lambda _: webcam(driver, HandClock(0.05)), reads=lambda: Lent(reader))
    evening.until_asked()
    evening.until(lambda: evening.stage.tableau().obstacle is said)
    assert evening.trouble == ""
    english = obstacle_help(said)
    use_language("sv")
    assert obstacle_help(said) != english
    use_language("en")
