"""Play a film or a still picture as if it were a webcam; it opens local files only."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from game.perception.frames import CameraReason, CameraTrouble, Clock, Frame
from game.perception.pictures import rgb_of
from game.perception.quiet import quiet_cv2

if TYPE_CHECKING:
    from game.perception.frames import Picture

STILL_ENDINGS: Final = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".webp"})

# Bytes of a still: as many as the pixels that OpenCV is allowed take in the roomiest of its kinds.
LARGEST_STILL: Final = 256 * 1024 * 1024

# Without it a JPEG that was cut short is no picture at all; behind whole pictures nobody reads it.
_END_OF_JPEG: Final = b"\xff\xd9"

# Pictures a second of a still, and of a film that does not say its own.
_USUAL_SPEED: Final = 30.0

# Seconds that a film may lag before it goes on from where it is instead of catching up.
_FARTHEST_BEHIND: Final = 1.0


class Roll(Protocol):
    """A strip of pictures that is gone through once."""

    interval: float  # seconds that one picture usually lasts

    def advance(self) -> float | None:
        """Go to the next picture; return its time in seconds from the start, None at the end."""

    def picture(self) -> Picture | None:
        """Return the picture reached, RGB; None for one that is damaged."""

    def close(self) -> None:
        """Close the file."""


class VideoFile:
    """A film that loops.

    With `real_time` it plays at its own speed by `clock`: each read gives the newest picture due,
    None while there is none, and a reader that is slow misses some. Otherwise each read gives the
    next picture, stamped with video time, which goes on growing over the loops.
    """

    def __init__(self, path: Path, real_time: bool, clock: Clock = time.monotonic) -> None:
        self.source = str(path)
        self._path = path
        self._real_time = real_time
        self._clock = clock
        self._number = 0
        self._loop_began = 0.0
        # The clock's time at which the film began; video time itself when not in real time.
        self._start = clock() if real_time else 0.0
        self._roll = _open_roll(path)
        # When the picture reached is due, in video time; None when there is no picture at all.
        self._due = self._roll.advance()

    def read(self) -> Frame | CameraTrouble | None:
        """Return the picture that is due now; a file without pictures is a trouble."""
        if self._due is None:
            return CameraTrouble(CameraReason.UNREADABLE_FILE, self.source)
        if self._real_time:
            elapsed = self._elapsed(self._due)
            while self._due is not None and self._due + self._roll.interval <= elapsed:
                self._due = self._next_due(self._due)
            if self._due is None or self._due > elapsed:
                return None
        picture, taken_at = self._roll.picture(), self._start + self._due
        self._due = self._next_due(self._due)
        if picture is None:
            return CameraTrouble(CameraReason.UNREADABLE_FILE, self.source)
        frame = Frame(picture, taken_at, self._number)
        self._number += 1
        return frame

    def close(self) -> None:
        """Close the file; closing twice is fine."""
        self._roll.close()

    def _elapsed(self, due: float) -> float:
        """Return the film's seconds by the clock; a film that lags too far begins later instead."""
        now = self._clock()
        if now - self._start - due > _FARTHEST_BEHIND:
            self._start = now - due
            return due
        return now - self._start

    def _next_due(self, due: float) -> float | None:
        reached = self._roll.advance()
        if reached is None:
            # Opening anew is exact where seeking to the start is not (B-pictures, broken indexes).
            self._loop_began = due + self._roll.interval
            self._roll.close()
            self._roll = _open_roll(self._path)
            reached = self._roll.advance()
        return None if reached is None else self._loop_began + reached


def _open_roll(path: Path) -> Roll:
    return StillRoll(path) if path.suffix.lower() in STILL_ENDINGS else FilmRoll(path)


class FilmRoll:
    """A film, decoded by OpenCV; one that can't be opened is a film without pictures."""

    def __init__(self, path: Path) -> None:
        cv2 = quiet_cv2()
        # No other decoder: the next one that OpenCV would try complains in the terminal.
        self._capture = cv2.VideoCapture()
        if _is_text(path):
            self._capture.open(str(path), cv2.CAP_FFMPEG)
        speed = self._capture.get(cv2.CAP_PROP_FPS)
        self.interval = 1.0 / (speed if 1.0 <= speed <= 240.0 else _USUAL_SPEED)
        self._reached: float | None = None
        self._origin = 0.0

    def advance(self) -> float | None:
        """Decode the next picture and return its own time stamp, counted from the first one's."""
        cv2 = quiet_cv2()
        if not self._capture.grab():
            return None
        stamp = self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000.0
        if self._reached is None:
            self._origin = stamp
            self._reached = 0.0
        else:
            stamp -= self._origin
            # Some files carry no time stamps; then the film's speed gives them.
            grows = stamp > self._reached
            self._reached = stamp if grows else self._reached + self.interval
        return self._reached

    def picture(self) -> Picture | None:
        """Return the picture reached."""
        is_whole, bgr = self._capture.retrieve()
        return rgb_of(bgr) if is_whole else None

    def close(self) -> None:
        """Close the file."""
        self._capture.release()


class StillRoll:
    """One picture, shown for a moment; one that can't be read is a roll without pictures."""

    interval = 1.0 / _USUAL_SPEED

    def __init__(self, path: Path) -> None:
        self._picture = _still(path)
        self._is_shown = self._picture is None

    def advance(self) -> float | None:
        """Reach the picture the first time, the end the second."""
        if self._is_shown:
            return None
        self._is_shown = True
        return 0.0

    def picture(self) -> Picture | None:
        """Return the picture."""
        return self._picture

    def close(self) -> None:
        """Do nothing: the file is closed already."""


def _is_text(path: Path) -> bool:
    """Tell whether a path is letters throughout; other bytes in it end the program in OpenCV."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _still(path: Path) -> Picture | None:
    """Return the picture in a file, None for one that can't be read or holds no picture.

    OpenCV decodes it and does not open it: on Windows it finds no path with letters beyond ASCII.
    """
    import numpy as np

    try:
        if path.stat().st_size > LARGEST_STILL:
            return None
        encoded = np.frombuffer(path.read_bytes() + _END_OF_JPEG, np.uint8)
    except OSError:
        return None
    cv2 = quiet_cv2()
    return rgb_of(cv2.imdecode(encoded, cv2.IMREAD_COLOR))
