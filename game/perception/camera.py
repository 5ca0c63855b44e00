"""Open a webcam or a file and give its newest picture, never a stale one; it looks at no face."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from game.perception.frames import CameraReason, CameraTrouble, Clock, Frame
from game.perception.pictures import is_same, rgb_of
from game.perception.quiet import quiet_cv2
from game.perception.video_file import VideoFile

if TYPE_CHECKING:
    from game.perception.frames import Picture

_DEVICES: Final = Path("/dev")

# Asked of a webcam, which may answer with another size or speed.
WIDTH: Final = 640
HEIGHT: Final = 480
PICTURES_PER_SECOND: Final = 30

# Seconds until the first picture must have come, and without any more after it, and in which a
# picture may stay the same.
_SILENT_AFTER: Final = 3.0
_LOST_AFTER: Final = 1.0
_FROZEN_AFTER: Final = 3.0

# Below this value, of 255, a picture is black: a lens in the dark gives the same one for ever.
_BLACK_BELOW: Final = 4

# A picture that came within this many seconds was lying in a buffer, so it may be old.
_BUFFERED_WITHIN: Final = 0.004

# No driver buffers more pictures than this (OpenCV's own default for V4L2 is 4).
_MOST_BUFFERED: Final = 5


class Camera(Protocol):
    """What gives pictures."""

    def read(self) -> Frame | CameraTrouble | None:
        """Return the newest picture, a trouble, or None when nothing new has come yet."""

    def close(self) -> None:
        """Release the camera; closing twice is fine."""


@runtime_checkable
class Buffered(Protocol):
    """A camera whose driver keeps pictures: they grow old while nobody takes them."""

    def let_pass(self) -> bool:
        """Wait for the next picture and drop it; False at once when none came."""


class Capture(Protocol):
    """What a webcam needs of cv2.VideoCapture."""

    def grab(self) -> bool:
        """Take the next picture from the driver, waiting for it."""

    def retrieve(self) -> tuple[bool, Any]:
        """Decode the picture taken last: BGR bytes."""

    def release(self) -> None:
        """Give the device back."""


def open_camera(
    source: str,
    real_time: bool = True,
    clock: Clock = time.monotonic,
    devices: Path = _DEVICES,
) -> Camera:
    """Open a webcam by its index ("0"), or a film or picture by its path.

    Never raises because of the source: what is wrong with it is told by the camera's `read`.
    `real_time` is about files only: see VideoFile. In `devices` Linux has its webcams.
    """
    if source.isdecimal():
        return _open_webcam(source, clock, devices)
    # Only files that are there: this keeps web addresses and picture series from OpenCV (R4).
    if not Path(source).is_file():
        return _NoCamera(CameraTrouble(CameraReason.UNREADABLE_FILE, source))
    return VideoFile(Path(source), real_time, clock)


class Webcam:
    """An open webcam. OpenCV hands slow readers old pictures, so `read` skips buffered ones.

    A picture that is the same as the one before is none: some drivers, when they are stuck, hand
    out their last picture for ever.
    """

    def __init__(self, source: str, capture: Capture, clock: Clock = time.monotonic) -> None:
        self.source = source
        self._capture = capture
        self._clock = clock
        self._last_picture = self._last_change = clock()
        self._before: Picture | None = None
        self._number = 0

    def read(self) -> Frame | CameraTrouble | None:
        """Wait for the next picture and return it, or None after a miss."""
        picture = self._next()
        if picture is not None and self._before is None:
            # Only a second picture tells whether the first one is that of a stuck driver.
            self._last_change = self._clock()
            self._before, picture = picture, self._next()
        if picture is None:
            return self._missed()
        self._last_picture = now = self._clock()
        if self._is_known(picture):
            is_frozen = now - self._last_change > _FROZEN_AFTER
            return CameraTrouble(CameraReason.FROZEN, self.source) if is_frozen else None
        self._before, self._last_change = picture, now
        frame = Frame(picture, now, self._number)
        self._number += 1
        return frame

    def _next(self) -> Picture | None:
        """Return the newest picture of the driver, None if none has come."""
        if not self._grab_newest():
            return None
        is_whole, bgr = self._capture.retrieve()
        return rgb_of(bgr) if is_whole else None

    def _is_known(self, picture: Picture) -> bool:
        is_dark = bool(picture.max() < _BLACK_BELOW)
        return not is_dark and self._before is not None and is_same(picture, self._before)

    def let_pass(self) -> bool:
        """Take the next picture from the driver, undecoded, so that none in there grows old."""
        return self._capture.grab()

    def close(self) -> None:
        """Release the device; closing twice is fine."""
        self._before = None
        self._capture.release()

    def _grab_newest(self) -> bool:
        for _ in range(_MOST_BUFFERED):
            began = self._clock()
            if not self._capture.grab():
                return False
            if self._clock() - began > _BUFFERED_WITHIN:
                break
        return True

    def _missed(self) -> CameraTrouble | None:
        gone = self._clock() - self._last_picture
        if self._number == 0:
            is_over, reason = gone > _SILENT_AFTER, CameraReason.SILENT
        else:
            is_over, reason = gone > _LOST_AFTER, CameraReason.LOST
        return CameraTrouble(reason, self.source) if is_over else None


@dataclass(frozen=True, slots=True)
class _NoCamera:
    """A camera that could not be opened, and says why."""

    trouble: CameraTrouble

    def read(self) -> CameraTrouble:
        return self.trouble

    def close(self) -> None:
        pass


def _open_webcam(source: str, clock: Clock, devices: Path = _DEVICES) -> Camera:
    cv2 = quiet_cv2()
    for backend in _backends(cv2):
        capture = cv2.VideoCapture(int(source), backend)
        if capture.isOpened():
            # One picture at a time, in the format that webcams send fast.
            capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
            capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
            capture.set(cv2.CAP_PROP_FPS, PICTURES_PER_SECOND)
            return Webcam(source, capture, clock)
        capture.release()
    return _NoCamera(CameraTrouble(_why_not(source, devices), source))


def _backends(cv2: Any) -> tuple[int, ...]:
    """Return the ways to reach a webcam here, the best first."""
    if sys.platform == "win32":
        # Media Foundation can take many seconds to open a camera.
        return (cv2.CAP_DSHOW, cv2.CAP_MSMF)
    if sys.platform == "darwin":
        return (cv2.CAP_AVFOUNDATION,)
    return (cv2.CAP_V4L2,)


def _why_not(source: str, devices: Path) -> CameraReason:
    """Guess why a webcam does not open; only Linux shows enough to know."""
    if sys.platform == "darwin":
        return CameraReason.REFUSED
    if sys.platform == "win32":
        return CameraReason.MISSING
    device = devices / f"video{source}"
    if not device.exists():
        return CameraReason.MISSING
    return CameraReason.BUSY if os.access(device, os.R_OK | os.W_OK) else CameraReason.REFUSED


def ask_permission_on_main_thread(source: str = "0") -> None:
    """Let macOS ask for the camera, which it does on the main thread only; else do nothing.

    Call it there, before a watcher opens the webcam `source`.
    """
    if sys.platform == "darwin" and source.isdecimal():
        _open_webcam(source, time.monotonic).close()
