"""Find the faces in a picture with mediapipe; it tells nobody apart and reads no expression."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from game.acting.readings import FaceBox
from game.perception.frames import Frame
from game.perception.quiet import chatter_held_back
from game.trouble import Trouble

# The pinned weights (R20), the same as in models/face_detector.sha256.
DETECTOR_SHA256: Final = "bbff11cebd1eb27a1e004cae0b0e63ec8c551cbf34a4451148b4908b8db3eca8"

# mediapipe's own default; lower, and the drawn sky of the clips gets faces.
MIN_SCORE: Final = 0.5

# mediapipe imports these if it can: TensorFlow (seconds and 700 MB, for one decorator) and
# sounddevice (which starts programs to look for PortAudio). The game needs neither.
_UNWANTED: Final = ("tensorflow", "sounddevice")


class FaceFinderTrouble(Trouble):
    """The detector can't be used; its text is a sentence that says what to do."""


class FaceFinder:
    """mediapipe's short-range detector (BlazeFace) for one stream of pictures.

    It computes on one core: threads hand the work on and never share it. Make, use and close it in
    the same thread. Raises FaceFinderTrouble if the model file is missing or not the pinned one.
    """

    def __init__(self, model_path: Path) -> None:
        weights = _pinned_weights(model_path)
        with chatter_held_back():
            self._image, self._detector = _open_detector(weights)
            # Loads and chatters at the first picture: do it now, while nobody waits or listens.
            self._stamp = 0
            self._detect(_blank())

    def find(self, frame: Frame) -> tuple[FaceBox, ...]:
        """Return every face, the largest first, in fractions of the picture.

        A face at the edge may reach a little beyond 0 and 1. Never trips over a frame whose time
        lies before the last one's.
        """
        # mediapipe refuses milliseconds that don't grow, and a camera that reopens starts anew.
        self._stamp = max(self._stamp + 1, int(frame.taken_at * 1000))
        height, width = frame.picture.shape[:2]
        found = self._detect(frame.picture)
        boxes = [_face_box(each, width, height) for each in found]
        return tuple(sorted(boxes, key=lambda box: box.width * box.height, reverse=True))

    def close(self) -> None:
        """Free the detector and its threads; closing twice is fine."""
        self._detector.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _detect(self, picture: Any) -> list[Any]:
        import numpy as np

        pixels = np.ascontiguousarray(picture)
        image = self._image.Image(image_format=self._image.ImageFormat.SRGB, data=pixels)
        detections: list[Any] = self._detector.detect_for_video(image, self._stamp).detections
        return detections


def _blank() -> Any:
    import numpy as np

    return np.zeros((128, 128, 3), np.uint8)


def _pinned_weights(path: Path) -> bytes:
    try:
        weights = path.read_bytes()
    except OSError as error:
        raise FaceFinderTrouble(
            f"I can't read the face finder's file {path}. Please install Curtain Up again."
        ) from error
    if hashlib.sha256(weights).hexdigest() != DETECTOR_SHA256:
        raise FaceFinderTrouble(
            f"The face finder's file {path} is not the one that belongs to this game. "
            "Please install Curtain Up again."
        )
    return weights


def _open_detector(weights: bytes) -> tuple[Any, Any]:
    """Return the module of mediapipe's pictures, and a detector in VIDEO mode."""
    with _unwanted_modules_hidden():
        from mediapipe.tasks.python.core.base_options import BaseOptions
        from mediapipe.tasks.python.vision import face_detector
        from mediapipe.tasks.python.vision.core import image, vision_task_running_mode
    options = face_detector.FaceDetectorOptions(
        base_options=BaseOptions(model_asset_buffer=weights),
        running_mode=vision_task_running_mode.VisionTaskRunningMode.VIDEO,
        min_detection_confidence=MIN_SCORE,
    )
    return image, face_detector.FaceDetector.create_from_options(options)


@contextmanager
def _unwanted_modules_hidden() -> Iterator[None]:
    """Make the unwanted modules look absent; one that is already loaded stays."""
    hidden = [name for name in _UNWANTED if name not in sys.modules]
    # None in sys.modules is Python's own way to say "there is no such module".
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


def _face_box(detection: Any, width: int, height: int) -> FaceBox:
    """Turn mediapipe's pixels and keypoints (right eye, left eye, nose, mouth, ears) into a box."""
    box = detection.bounding_box
    points = [(point.x, point.y) for point in detection.keypoints]
    return FaceBox(
        left=box.origin_x / width,
        top=box.origin_y / height,
        width=box.width / width,
        height=box.height / height,
        right_eye=points[0],
        left_eye=points[1],
        nose=points[2],
        mouth=points[3],
        score=float(detection.categories[0].score),
    )
