"""What may be wrong with a camera, and what the player sees of it: the play waits or goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game import wiring
from game.acting.readings import Obstacle
from game.backstage import Backstage
from game.perception.camera import Camera, open_camera
from game.perception.cameras import FoundCamera
from game.perception.face_reader import FaceReader
from game.perception.frames import CameraReason, CameraTrouble, Frame
from game.perception.pictures import LONGEST_SIDE, rgb_of
from game.perception.quiet import quiet_cv2
from game.perception.watcher import STOP_WITHIN, Watcher
from game.phrases import obstacle_help
from game.theatre_eye import ANSWERS_WITHIN, TheatreEye
from game.words import use_language
from tests.faults.odd_driver import HandClock, OddDriver, noise
from tests.faults.odd_evening import Evening, smiling, webcam

on_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="knows where Linux keeps cameras"
)
SEEN = 1  # a seed: pictures that change, as those of every lens do


Begin = Callable[..., Evening]


@pytest.fixture
def begin(backstage: Backstage) -> Iterator[Begin]:
    """Begin evenings, and close them in the end, however their drivers hang."""
    begun: list[Evening] = []

    def one(sees: Callable[[str], Camera], **rest: Any) -> Evening:
        begun.append(Evening(backstage, sees, **rest))
        return begun[-1]

    yield one
    for evening in begun:
        evening.eye.close()


def node(devices: Path, number: int = 97) -> str:
    """Put what opens as no camera where a camera's node would be; return its source."""
    devices.mkdir(exist_ok=True)
    (devices / f"video{number}").touch()
    return str(number)


# Nothing to open.


@on_linux
@pytest.mark.parametrize(
    ("is_there", "says", "says_in_swedish"),
    [
        (False, "I can't find a camera.", "Jag hittar ingen kamera."),
        (True, "Another program is using the camera.", "Ett annat program använder kameran."),
    ],
    ids=["missing", "busy"],
)
def test_a_camera_that_does_not_open_is_told_and_a_friend_plays_on(
    begin: Begin, tmp_path: Path, is_there: bool, says: str, says_in_swedish: str
) -> None:
    """The take waits with a sentence; a friend's "I saw it!" leads to the next scene."""
    source = node(tmp_path) if is_there else "97"
    evening = begin(lambda _: open_camera(source, devices=tmp_path))
    evening.until(lambda: bool(evening.trouble))
    assert evening.trouble.startswith(says)
    assert evening.trouble_in("sv").startswith(says_in_swedish)
    evening.until_asked()
    (seen,) = (each for each in evening.stage._offer() if each.name == "saw_it")
    assert seen.act() is evening.stage
    evening.until_performed()


FOREIGN = """
import os
from pathlib import Path
from game.perception.camera import open_camera
from game.perception.quiet import quiet_cv2
quiet_cv2()
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
print(open_camera("97", devices=Path({devices!r})).read().reason)
"""


@on_linux
def test_a_camera_that_this_user_may_not_open_is_told(root: Path) -> None:
    """The sentence names the group that is missing. An administrator becomes nobody for it."""
    with tempfile.TemporaryDirectory() as devices:
        Path(devices).chmod(0o755)
        source = node(Path(devices))
        (Path(devices) / f"video{source}").chmod(0)
        code = FOREIGN.format(devices=devices)
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=120
        )
    assert (done.stdout, done.stderr) == ("refused\n", "")
    refused = CameraTrouble(CameraReason.REFUSED, source)
    assert "group “video”" in refused.advice_key("linux")


# It was there, and is not.


def test_a_camera_unplugged_in_mid_play_is_told_and_waited_for(begin: Begin) -> None:
    """The mirror goes blank and the take waits; plugged in again it goes on where it was."""
    loose, again = OddDriver(1, 2, 3, None), OddDriver(SEEN)
    cameras = iter([webcam(loose, HandClock(0.02)), webcam(again)])
    evening = begin(lambda _: next(cameras))
    evening.until(lambda: evening.trouble.startswith("The camera went away."))
    assert evening.stage.tableau().seen is None
    assert evening.trouble_in("sv").startswith("Kameran försvann.")
    evening.until_performed()
    assert loose.is_released
    assert evening.trouble == ""


def test_a_driver_that_fails_is_a_camera_that_sends_nothing(begin: Begin) -> None:
    """Whatever it raises, the player reads a sentence, and the next attempt may be better."""
    broken = OddDriver(1, 2, RuntimeError("V4L2: VIDIOC_DQBUF"))
    cameras = iter([webcam(broken, HandClock(0.02)), webcam(OddDriver(SEEN))])
    evening = begin(lambda _: next(cameras))
    evening.until(lambda: bool(evening.trouble))
    assert "sends no picture" in evening.trouble
    assert "VIDIOC" not in evening.trouble
    evening.until_performed()


def test_a_camera_that_cannot_even_be_made_is_told(begin: Begin) -> None:
    """A driver that raises as it is opened is tried again, too."""
    tries: list[str] = []

    def sees(source: str) -> Camera:
        tries.append(source)
        if len(tries) == 1:
            raise OSError("no such device")
        return webcam(OddDriver(SEEN))

    evening = begin(sees)
    evening.until(lambda: "sends no picture" in evening.trouble)
    evening.until_performed()


def test_a_frozen_camera_is_told_and_opened_anew(begin: Begin) -> None:
    """The same picture for ever is no face that holds still; opening anew often helps."""
    frozen = OddDriver(1, 2, noise(3))
    cameras = iter([webcam(frozen, HandClock(0.05)), webcam(OddDriver(SEEN))])
    evening = begin(lambda _: next(cameras))
    evening.until(lambda: evening.trouble.startswith("The camera's picture stands still."))
    assert evening.trouble_in("sv").startswith("Kamerans bild står stilla.")
    evening.until_performed()


def test_a_camera_that_is_frozen_from_the_start_shows_nothing() -> None:
    """Opened anew while it is stuck, it does not look well for a moment each time."""
    camera = webcam(OddDriver(noise(3)), HandClock(0.05))
    seen = [camera.read() for _ in range(40)]
    assert not any(isinstance(each, Frame) for each in seen)
    assert CameraTrouble(CameraReason.FROZEN, "0") in seen


def test_a_short_freeze_is_nothing() -> None:
    """Two seconds of the same picture while the computer is busy stop no play."""
    driver = OddDriver(1, 2, *[noise(3)] * 8, 4)
    camera = webcam(driver, HandClock(0.02))
    seen = [camera.read() for _ in range(12)]
    assert not any(isinstance(each, CameraTrouble) for each in seen)
    assert isinstance(seen[-1], Frame)


# A driver that never answers.


@pytest.mark.parametrize("call", ["open", "grab"])
def test_a_driver_that_hangs_freezes_nothing_and_is_told(begin: Begin, call: str) -> None:
    """The stage is drawn on, says what to do, and another camera is used at once."""
    stuck, other = OddDriver(SEEN, hangs_in=call), OddDriver(SEEN)

    def sees(source: str) -> Camera:
        driver = stuck if source == "0" else other
        driver.hang("open")
        return webcam(driver)

    evening = begin(sees)
    evening.until(stuck.is_hanging.is_set)
    evening.clock.now += ANSWERS_WITHIN + 1
    evening.until(lambda: "sends no picture" in evening.trouble)
    drawn = evening.drawn
    evening.until(lambda: evening.drawn > drawn + 30)
    assert not stuck.is_released, "nobody waited for it"
    evening.eye.use_camera("1")
    evening.until_performed()
    assert evening.eye.newest() is not None
    stuck.let_go()
    evening.until(lambda: stuck.is_released)


def test_a_driver_that_answers_after_all_goes_on(begin: Begin) -> None:
    """A laptop that was asleep: the sentence goes away by itself, nobody has to press."""
    slow = OddDriver(SEEN, hangs_in="grab")
    evening = begin(lambda _: webcam(slow))
    evening.until(slow.is_hanging.is_set)
    evening.clock.now += ANSWERS_WITHIN + 1
    evening.until(lambda: bool(evening.trouble))
    slow.let_go()
    evening.until(lambda: not evening.trouble)
    evening.until_performed()


def test_a_driver_that_hangs_while_it_is_let_go_holds_up_no_press(begin: Begin) -> None:
    """The pause comes, no picture is handed out, and the badge says that the camera still runs."""
    driver = OddDriver(SEEN, hangs_in="release")
    evening = begin(lambda _: webcam(driver))
    evening.until(lambda: evening.eye.is_on)
    evening.eye.stop()
    assert driver.is_hanging.wait(20.0)
    assert evening.eye.is_on, "it is not hidden that it runs"
    assert evening.eye.newest() is None
    driver.let_go()
    evening.until(lambda: not evening.eye.is_on)


def test_nobody_waits_for_a_driver_that_is_known_to_hang() -> None:
    """Six pauses on end take less than one wait for each would, whatever else the computer does."""
    drivers = [OddDriver(SEEN, hangs_in="grab") for _ in range(6)]
    clock = HandClock()
    watchers = [Watcher(partial(webcam, driver), smiling, clock=clock) for driver in drivers]
    for watcher in watchers:
        watcher.start()
    assert all(driver.is_hanging.wait(20.0) for driver in drivers)
    clock.now += 1.0
    began = time.monotonic()
    for watcher in watchers:
        watcher.stop()
    took = time.monotonic() - began
    for driver in drivers:
        driver.let_go()
    assert took < len(watchers) * STOP_WITHIN / 2


def test_leaving_waits_for_no_driver_that_hangs() -> None:
    """The window closes; the thread that hangs ends with the program."""
    driver = OddDriver(SEEN, hangs_in="grab")
    clock = HandClock()
    before = set(threading.enumerate())  # hung threads of other tests live on
    watcher = Watcher(lambda: webcam(driver), smiling, clock=clock)
    watcher.start()
    assert driver.is_hanging.wait(20.0)
    clock.now += ANSWERS_WITHIN
    watcher.close()
    new = set(threading.enumerate()) - before
    (thread,) = (each for each in new if each.name == "watcher")
    assert thread.daemon, "no thread keeps the program from ending"
    driver.let_go()
    thread.join(20.0)
    assert driver.is_released


def test_a_list_of_cameras_that_hangs_holds_up_no_screen() -> None:
    """The list comes without the cameras of this computer, and with them when they answer."""
    may_answer = threading.Event()

    def ask() -> tuple[FoundCamera, ...]:
        may_answer.wait(20.0)
        return (FoundCamera("0", "Slow camera"),)

    person = Watcher(lambda: open_camera(""), smiling)
    eye = TheatreEye(person, Watcher(lambda: open_camera(""), smiling), list_plugged_in=ask)
    assert [each.source for each in eye.cameras()] == ["understudy"]
    may_answer.set()
    names: list[str] = []
    while "Slow camera" not in names:
        names = [each.name for each in eye.cameras()]
    eye.close()


# Pictures that are none.


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


# Files as cameras.


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A film of 20 pictures."""
    cv2 = quiet_cv2()
    path = tmp_path_factory.mktemp("films") / "film.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 25, (64, 48))
    for n in range(20):
        writer.write(np.full((48, 64, 3), 10 * n, np.uint8))
    writer.release()
    return path.read_bytes()


def outcomes(path: Path, count: int = 150) -> set[type]:
    """Return the kinds of what a file gives when it is played as a camera."""
    camera = open_camera(str(path), real_time=False)
    kinds = {type(camera.read()) for _ in range(count)}
    camera.close()
    return kinds


@pytest.mark.parametrize(
    ("kept", "gives"),
    [(0.0, CameraTrouble), (0.01, CameraTrouble), (0.7, Frame), (0.99, Frame)],
)
def test_a_film_cut_short_plays_as_far_as_it_goes(
    film: bytes, tmp_path: Path, kept: float, gives: type
) -> None:
    """What is left is played round and round; nothing left is told."""
    path = tmp_path / "cut.avi"
    path.write_bytes(film[: int(len(film) * kept)])
    assert outcomes(path) == {gives}


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_film_never_stops_the_play(
    film: bytes, tmp_path: Path, seed: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """Bytes changed anywhere: whole pictures, or a sentence, and nothing raised."""
    random = np.random.default_rng(seed)
    damaged = np.frombuffer(film, np.uint8).copy()
    places = random.integers(0, len(damaged), 10 ** (seed % 3 + 1))
    damaged[places] = random.integers(0, 256, len(places))
    path = tmp_path / "damaged.avi"
    path.write_bytes(damaged.tobytes())
    assert outcomes(path) <= {Frame, type(None), CameraTrouble}
    assert capfd.readouterr() == ("", "")


def test_a_film_of_damaged_pictures_alone_is_told(film: bytes, tmp_path: Path) -> None:
    """Nobody waits for ever for a whole picture."""
    path = tmp_path / "empty_pictures.avi"
    begins = film.index(b"movi") + 4
    path.write_bytes(film[:begins] + bytes(len(film) - begins))
    assert outcomes(path) == {CameraTrouble}


@pytest.mark.parametrize("kind", ["folder", "pipe", "gigantic"])
def test_what_is_no_film_is_told_at_once(tmp_path: Path, kind: str) -> None:
    """A folder, a pipe that nobody fills, a picture that claims more pixels than memory holds."""
    path = tmp_path / "film.png"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("this system has no pipes with a name")
        os.mkfifo(path)
    else:
        quiet_cv2().imwrite(str(path), np.zeros((1, 1, 3), np.uint8))
        small = path.read_bytes()
        size = (50_000).to_bytes(4, "big")
        path.write_bytes(small[:16] + size + size + small[24:])
    camera = open_camera(str(path))
    assert camera.read() == CameraTrouble(CameraReason.UNREADABLE_FILE, str(path))
