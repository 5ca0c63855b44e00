"""The eye with real watchers: changing cameras, covering them, and one that goes away."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from game.acting.expressions import Expression
from game.fakes import PictureCamera, ScriptedFaces, Shown
from game.mailbox import Mailbox
from game.perception.camera import Camera, open_camera
from game.perception.frames import CameraTrouble, Direction, Sighting
from game.perception.quiet import quiet_cv2
from game.perception.watcher import Watcher
from game.theatre_eye import TheatreEye
from tests.wall_clock import wait_for


def calm_face() -> ScriptedFaces:
    """Return a reader that always sees a calm face."""
    return ScriptedFaces([Shown(Expression.NEUTRAL, 0.9)])


class Theatre:
    """An eye whose cameras are files; `opened` are the sources that were opened, in order."""

    def __init__(self, source: str) -> None:
        self.opened: list[str] = []
        self.asked: list[str] = []
        self.sources: Mailbox[str] = Mailbox()
        self.sources.post(source)
        directions: Mailbox[Direction] = Mailbox()
        drawn = PictureCamera([np.zeros((4, 4, 3), np.uint8)])
        understudy = Watcher(lambda: drawn, calm_face, directions=directions)
        person = Watcher(self._open, calm_face)
        self.eye = TheatreEye(person, understudy, self._ask, self.sources)

    def _open(self) -> Camera:
        source = self.sources.newest() or ""
        self.opened.append(source)
        return open_camera(source)

    def _ask(self) -> None:
        self.asked.append(self.sources.newest() or "")

    def brightness(self) -> float | None:
        """Return how bright the newest picture is, 0 to 255, None without one."""
        news = self.eye.newest()
        return float(news.frame.picture.mean()) if isinstance(news, Sighting) else None

    def sees(self, low: float, high: float) -> Callable[[], bool]:
        """Return the question whether a picture of this brightness is seen."""
        return lambda: (seen := self.brightness()) is not None and low <= seen <= high


@contextmanager
def theatre(source: Path) -> Iterator[Theatre]:
    """Open a theatre and close it in the end."""
    house = Theatre(str(source))
    try:
        yield house
    finally:
        house.eye.close()


@pytest.fixture
def dark(tmp_path: Path) -> Path:
    """A picture that works as a camera."""
    return paint(tmp_path / "dark.png", 10)


@pytest.fixture
def light(tmp_path: Path) -> Path:
    """Another one."""
    return paint(tmp_path / "light.png", 240)


def paint(path: Path, level: int) -> Path:
    """Save a picture of one grey."""
    assert quiet_cv2().imwrite(str(path), np.full((48, 64, 3), level, np.uint8))
    return path


def test_another_camera_is_used_at_once_and_the_first_released(dark: Path, light: Path) -> None:
    """No evening is begun anew for it, and one camera is open at a time."""
    with theatre(dark) as house:
        house.eye.start()
        wait_for(house.sees(0, 50))
        house.eye.use_camera(str(light))
        assert not house.sees(0, 50)(), "no picture of the old camera stays"
        wait_for(house.sees(200, 255))
        assert house.opened == [str(dark), str(light)]


def test_choosing_a_camera_opens_none(dark: Path, light: Path) -> None:
    """R25: it opens when a screen starts it."""
    with theatre(dark) as house:
        house.eye.use_camera(str(light))
        assert house.opened == []
        assert not house.eye.is_on
        house.eye.start()
        wait_for(house.sees(200, 255))
        assert house.opened == [str(light)]


def test_a_mac_is_asked_again_for_a_camera_it_was_not_asked_for(dark: Path, light: Path) -> None:
    """The permission is asked before each camera that is new, on the thread that starts it."""
    with theatre(dark) as house:
        for source in (dark, dark, light):
            house.eye.use_camera(str(source))
            house.eye.start()
            house.eye.stop()
        assert house.asked == [str(dark), str(light)]


def test_the_understudy_can_be_the_camera(dark: Path) -> None:
    """Chosen in the list it stands before the lens, and a camera chosen later takes over."""
    with theatre(dark) as house:
        house.eye.use_camera("understudy")
        house.eye.use_understudy(False)
        assert house.eye.is_understudy
        house.eye.start()
        wait_for(lambda: house.eye.newest() is not None)
        house.eye.use_camera(str(dark))
        assert not house.eye.is_understudy
        wait_for(house.sees(0, 50))


def test_files_and_the_understudy_are_on_the_list(dark: Path, light: Path) -> None:
    """A film given for tonight can be chosen again after another was tried."""
    with theatre(dark) as house:
        house.eye.use_camera(str(light))
        house.eye.use_camera("0")
        house.eye.use_camera("understudy")
        offered = [(camera.source, camera.name) for camera in house.eye.cameras()]
        assert offered[-3:] == [
            (str(dark), "dark.png"),
            (str(light), "light.png"),
            ("understudy", ""),
        ]


def test_the_cover_stops_the_camera_and_its_picture_at_once(dark: Path) -> None:
    """After the call nothing runs and nothing is seen; uncovered it comes back by itself."""
    with theatre(dark) as house:
        house.eye.start()
        wait_for(house.sees(0, 50))
        house.eye.cover(True)
        assert not house.eye.is_on
        assert house.eye.newest() is None
        house.eye.start()
        time.sleep(0.1)
        assert house.opened == [str(dark)], "a covered camera is opened by no screen"
        house.eye.cover(False)
        wait_for(house.sees(0, 50))


def test_a_cover_put_on_before_stays_on(dark: Path) -> None:
    """Uncovering opens nothing that no screen looks through (R25)."""
    with theatre(dark) as house:
        house.eye.cover(True)
        house.eye.start()
        house.eye.stop()
        house.eye.cover(False)
        time.sleep(0.1)
        assert house.opened == []
        assert not house.eye.is_on


def test_the_understudy_needs_no_cover(dark: Path) -> None:
    """It is a drawing: covered or not, it is seen."""
    with theatre(dark) as house:
        house.eye.use_understudy(True)
        house.eye.cover(True)
        house.eye.start()
        wait_for(lambda: house.eye.newest() is not None)
        house.eye.use_understudy(False)
        house.eye.start()
        assert not house.eye.is_on


def test_a_camera_that_goes_away_comes_back_by_itself(tmp_path: Path, dark: Path) -> None:
    """A film that is taken away is told, and seen again when it is back; nobody presses."""
    film = tmp_path / "camera.png"
    shutil.copy(dark, film)
    with theatre(film) as house:
        house.eye.start()
        wait_for(house.sees(0, 50))
        film.unlink()
        wait_for(lambda: isinstance(house.eye.newest(), CameraTrouble))
        shutil.copy(dark, film)
        wait_for(house.sees(0, 50))
