"""A webcam that sends JPEGs, as a driver hands them over; for measurements."""

from __future__ import annotations

import math
import time
from bisect import bisect
from typing import Any

PICTURES_A_SECOND = 30


class JpegCapture:
    """A webcam that sends JPEGs; the driver holds one picture until somebody takes it."""

    def __init__(self, jpegs: list[Any]) -> None:
        # When each picture was decoded, and when the lens had taken it.
        self._decoded: list[tuple[float, float]] = []
        self._jpegs = jpegs
        self._began = time.monotonic()
        self._number = 0

    def grab(self) -> bool:
        """Take the picture that the driver holds, or wait for the next one."""
        while time.monotonic() < self._moment():
            time.sleep(max(0.0, self._moment() - time.monotonic()))
        self._taken, self._held = self._moment(), self._number
        # The driver's only buffer was full until now: what came meanwhile is lost.
        self._number = int((time.monotonic() - self._began) * PICTURES_A_SECOND) + 1
        return True

    def retrieve(self) -> tuple[bool, Any]:
        """Decode the picture taken last."""
        import cv2

        self._decoded.append((time.monotonic(), self._taken))
        return True, cv2.imdecode(self._jpegs[self._held % len(self._jpegs)], cv2.IMREAD_COLOR)

    def taken(self, frame: Any) -> float:
        """Return the second at which the lens took the picture of `frame`."""
        return self._decoded[bisect(self._decoded, (frame.taken_at, math.inf)) - 1][1]

    def release(self) -> None:
        """Do nothing: nothing is open."""

    def _moment(self) -> float:
        return self._began + self._number / PICTURES_A_SECOND


def jpegs_of(film: str | None) -> list[Any]:
    """Return two seconds of pictures, 640x480, as JPEGs: of a film, or the understudy's faces."""
    import cv2

    from game.acting.expressions import EXPRESSIONS
    from game.drawing.face_pose import pose_for
    from game.drawing.understudy import photograph
    from game.perception.camera import open_camera
    from game.perception.frames import Frame

    if film is None:
        shots = [photograph(pose_for(each, 1.0)) for each in EXPRESSIONS]
    else:
        camera = open_camera(film, real_time=False)
        frames = [camera.read() for _ in range(60)]
        shots = [cv2.resize(f.picture, (640, 480)) for f in frames if isinstance(f, Frame)]
    if film is None:
        shots = [each for shot in shots for each in _takes(shot)]
    return [cv2.imencode(".jpg", shot[..., ::-1])[1] for shot in shots]


def _takes(shot: Any) -> list[Any]:
    """Return a second and a half of `shot` as a lens gives it: no two pictures are the same."""
    import numpy as np

    noise = np.random.default_rng(7).normal(0, 1.5, shot.shape)
    return [
        np.clip(shot + np.roll(noise, 7 * number, axis=0), 0, 255).astype(np.uint8)
        for number in range(45)
    ]
