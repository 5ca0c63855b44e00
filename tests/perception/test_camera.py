"""Tests of webcams, films and still pictures as cameras."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.perception.camera import Camera, Webcam, open_camera
from game.perception.frames import ADVICE, CameraReason, CameraTrouble, Frame
from game.perception.quiet import quiet_cv2

FILM_SPEED = 25.0
FILM_PICTURES = 20


class HandClock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Return the time that was set."""
        return self.now


class BufferingCapture:
    """A driver that keeps every picture it made until somebody fetches it, as V4L2 does."""

    def __init__(self, clock: HandClock, interval: float = 1 / 30) -> None:
        self.clock = clock
        self.interval = interval
        self.next_made = clock.now
        self.made = 0
        self.is_plugged = True
        self.is_released = False

    def grab(self) -> bool:
        """Fetch the oldest picture kept, or wait for the next."""
        if not self.is_plugged:
            return False
        self.clock.now = max(self.clock.now, self.next_made)
        self.next_made += self.interval
        self.made += 1
        return True

    def retrieve(self) -> tuple[bool, Any]:
        """Return a picture whose blue tells its number."""
        picture = np.zeros((4, 6, 3), np.uint8)
        picture[..., 0] = self.made
        return True, picture

    def release(self) -> None:
        """Note it."""
        self.is_released = True


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film of 0.8 seconds that gets brighter with every picture."""
    cv2 = quiet_cv2()
    path = tmp_path_factory.mktemp("films") / "brighter.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), FILM_SPEED, (64, 48))
    for n in range(FILM_PICTURES):
        writer.write(np.full((48, 64, 3), 10 * n, np.uint8))
    writer.release()
    return path


def picture_of(film_number: float) -> int:
    """Return how bright the picture of that number is."""
    return int(film_number) * 10


def next_frame(camera: Camera) -> Frame:
    """Read a frame and nothing else."""
    seen = camera.read()
    assert isinstance(seen, Frame)
    return seen


def test_a_film_for_rehearsal_gives_every_picture_in_order_over_the_loops(film: Path) -> None:
    """Video time goes on growing when the film starts again, and no picture is left out."""
    camera = open_camera(str(film), real_time=False)
    frames = [next_frame(camera) for _ in range(2 * FILM_PICTURES + 1)]
    camera.close()
    times = [frame.taken_at for frame in frames]
    assert times == pytest.approx([n / FILM_SPEED for n in range(len(frames))], abs=1e-6)
    assert [frame.number for frame in frames] == list(range(len(frames)))
    for n, frame in enumerate(frames):
        assert frame.picture.shape == (48, 64, 3)
        assert frame.picture.mean() == pytest.approx(picture_of(n % FILM_PICTURES), abs=4)


def test_a_picture_cannot_be_written_to(film: Path) -> None:
    """Two threads look at a picture, so neither may change it."""
    camera = open_camera(str(film), real_time=False)
    with pytest.raises(ValueError, match="read-only"):
        next_frame(camera).picture[0, 0, 0] = 1
    camera.close()


def test_a_film_plays_at_its_own_speed_and_skips_for_a_slow_reader(film: Path) -> None:
    """Nothing new before it is due; after a pause the newest picture due, not the next one."""
    clock = HandClock()
    camera = open_camera(str(film), clock=clock)
    first = next_frame(camera)
    assert first.taken_at == clock.now
    assert camera.read() is None
    clock.now += 0.5 / FILM_SPEED
    assert camera.read() is None
    clock.now += 6 / FILM_SPEED
    late = next_frame(camera)
    assert late.picture.mean() == pytest.approx(picture_of(6), abs=4)
    assert late.taken_at == pytest.approx(first.taken_at + 6 / FILM_SPEED)
    assert late.number == 1
    camera.close()


def test_a_film_loops_at_its_own_speed(film: Path) -> None:
    """One and a half films later the picture is that of the middle."""
    clock = HandClock()
    camera = open_camera(str(film), clock=clock)
    next_frame(camera)
    for _ in range(30):
        clock.now += 1.001 / FILM_SPEED
        seen = next_frame(camera)
    assert seen.picture.mean() == pytest.approx(picture_of(30 % FILM_PICTURES), abs=4)
    assert seen.taken_at == pytest.approx(100 + 30 / FILM_SPEED)
    camera.close()


def test_a_film_that_was_paused_for_long_goes_on_where_it_was(film: Path) -> None:
    """A suspended laptop does not have to decode an hour of film first."""
    clock = HandClock()
    camera = open_camera(str(film), clock=clock)
    next_frame(camera)
    clock.now += 3600
    seen = next_frame(camera)
    assert seen.picture.mean() == pytest.approx(picture_of(1), abs=4)
    assert seen.taken_at == pytest.approx(clock.now)
    camera.close()


def test_a_still_picture_works_as_a_camera(tmp_path: Path) -> None:
    """A photo is a film in which nothing moves, and its red stays red."""
    cv2 = quiet_cv2()
    path = tmp_path / "photo.png"
    cv2.imwrite(str(path), np.full((30, 40, 3), (0, 0, 200), np.uint8))
    camera = open_camera(str(path), real_time=False)
    frames = [next_frame(camera) for _ in range(3)]
    assert [frame.taken_at for frame in frames] == pytest.approx([0, 1 / 30, 2 / 30])
    assert tuple(frames[2].picture[0, 0]) == (200, 0, 0)
    camera.close()


ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="names are letters elsewhere")


@pytest.mark.parametrize(
    "name",
    [
        "Åsas ansikte 顔.png",
        pytest.param(os.fsdecode(b"ansikte \xe5.png"), marks=ON_LINUX, id="bytes"),
    ],
)
def test_a_still_picture_may_have_any_letters_in_its_name(tmp_path: Path, name: str) -> None:
    """OpenCV never sees it: on Windows it opens only ASCII, and bytes that are none crash it."""
    cv2 = quiet_cv2()
    _, encoded = cv2.imencode(".png", np.full((30, 40, 3), (0, 0, 200), np.uint8))
    path = tmp_path / name
    path.write_bytes(encoded.tobytes())
    camera = open_camera(str(path), real_time=False)
    assert tuple(next_frame(camera).picture[0, 0]) == (200, 0, 0)
    camera.close()


@ON_LINUX
def test_a_film_whose_name_is_no_text_says_so(tmp_path: Path, film: Path) -> None:
    """OpenCV would take the whole game with it."""
    path = tmp_path / os.fsdecode(b"film \xe5.avi")
    path.write_bytes(film.read_bytes())
    camera = open_camera(str(path))
    assert camera.read() == CameraTrouble(CameraReason.UNREADABLE_FILE, str(path))
    camera.close()


def test_a_photo_cut_short_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    """As a card that was pulled out leaves it: the upper rows are there."""
    cv2 = quiet_cv2()
    noise = np.random.default_rng(1).integers(0, 256, (12, 16, 3), np.uint8)
    photo = cv2.resize(noise, (320, 240), interpolation=cv2.INTER_CUBIC)
    _, encoded = cv2.imencode(".jpg", photo)
    path = tmp_path / "photo.jpg"
    path.write_bytes(encoded.tobytes()[: len(encoded) // 2])
    camera = open_camera(str(path), real_time=False)
    seen = next_frame(camera).picture
    assert seen[:80].astype(int) == pytest.approx(photo[:80, :, ::-1].astype(int), abs=40)
    camera.close()


@pytest.mark.parametrize("name", ["film.mp4", "photo.jpg", "empty.png", "notes.txt"])
def test_a_file_that_is_no_film_says_so(tmp_path: Path, name: str) -> None:
    """Whatever it calls itself, words are no film; the trouble names the file."""
    path = tmp_path / name
    path.write_text("" if name == "empty.png" else "Once upon a time")
    camera = open_camera(str(path))
    assert camera.read() == CameraTrouble(CameraReason.UNREADABLE_FILE, str(path))
    camera.close()


@pytest.mark.parametrize(
    "source", ["nowhere.mp4", "http://127.0.0.1:1/film.mp4", "img_%02d.jpg", "", "-1"]
)
def test_only_files_that_are_there_are_opened(source: str) -> None:
    """Neither an address nor a numbered series gets as far as OpenCV."""
    camera = open_camera(source)
    assert camera.read() == CameraTrouble(CameraReason.UNREADABLE_FILE, source)
    camera.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="knows where Linux keeps cameras")
def test_a_webcam_that_is_not_there_is_missing() -> None:
    """Nobody has a hundred cameras."""
    camera = open_camera("99")
    assert camera.read() == CameraTrouble(CameraReason.MISSING, "99")
    camera.close()


def test_a_slow_reader_of_a_webcam_gets_no_old_picture() -> None:
    """After a tenth of a second the three pictures in the buffer are skipped."""
    clock = HandClock()
    capture = BufferingCapture(clock)
    camera = Webcam("0", capture, clock)
    next_frame(camera)
    before = capture.made
    clock.now += 0.1
    frame = next_frame(camera)
    assert capture.made == before + 4
    assert frame.picture[0, 0, 2] == capture.made
    assert clock.now - frame.taken_at < 1 / 30
    camera.close()
    assert capture.is_released


def test_a_quick_reader_of_a_webcam_gets_every_picture() -> None:
    """Nothing is skipped when reading takes less than a picture lasts."""
    clock = HandClock()
    capture = BufferingCapture(clock)
    camera = Webcam("0", capture, clock)
    next_frame(camera)
    began = capture.made
    for _ in range(10):
        clock.now += 0.01
        next_frame(camera)
    assert capture.made == began + 10


def test_an_unplugged_webcam_is_lost_after_a_second() -> None:
    """A short miss is nothing; a second without pictures is."""
    clock = HandClock()
    capture = BufferingCapture(clock)
    camera = Webcam("0", capture, clock)
    next_frame(camera)
    capture.is_plugged = False
    assert camera.read() is None
    clock.now += 1.2
    assert camera.read() == CameraTrouble(CameraReason.LOST, "0")


def test_a_webcam_without_a_first_picture_is_silent() -> None:
    """Some webcams need two seconds to wake up; none needs four."""
    clock = HandClock()
    capture = BufferingCapture(clock)
    capture.is_plugged = False
    camera = Webcam("0", capture, clock)
    clock.now += 2.0
    assert camera.read() is None
    clock.now += 2.0
    assert camera.read() == CameraTrouble(CameraReason.SILENT, "0")


def test_every_trouble_has_advice_for_every_system() -> None:
    """An unknown system gets the advice for Linux."""
    for reason in CameraReason:
        assert set(ADVICE[reason]) == {"linux", "darwin", "win32"}
        trouble = CameraTrouble(reason, "0")
        assert trouble.advice_key("win32") == ADVICE[reason]["win32"]
        assert trouble.advice_key("freebsd14") == ADVICE[reason]["linux"]


def silent_run(code: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize("make", [lambda path: "99", lambda path: str(path)], ids=["index", "file"])
def test_opening_prints_nothing(make: Callable[[Path], str], root: Path, tmp_path: Path) -> None:
    """OpenCV's and FFmpeg's own complaints stay away from the person at the terminal."""
    path = tmp_path / "broken.mp4"
    path.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(2000))
    code = (
        "from game.perception.camera import open_camera\n"
        f"camera = open_camera({make(path)!r}); print(camera.read().reason); camera.close()"
    )
    done = silent_run(code, root)
    assert done.stdout.strip() in ("missing", "unreadable_file")
    assert done.stderr == ""
