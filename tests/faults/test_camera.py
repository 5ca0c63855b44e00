"""What may be wrong with a camera, and what the player sees of it: the play waits or goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from game.perception.camera import Camera, open_camera
from game.perception.frames import CameraReason, CameraTrouble, Frame
from tests.faults.conftest import Begin
from tests.faults.odd_driver import SEEN, HandClock, OddDriver, noise
from tests.faults.odd_evening import webcam

on_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="knows where Linux keeps cameras"
)


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
        # Nobody may write down which lines ran.
        uncounted = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE")}
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env=uncounted,
            capture_output=True,
            text=True,
            timeout=120,
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
