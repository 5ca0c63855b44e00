"""Keep the chatter of native libraries off the error stream, and let their errors through."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import Final

_STDERR: Final = 2

# Info and warnings as TensorFlow Lite and absl print them, whatever their own settings say.
# Python's logging writes "INFO:name:" without the blank, so it does not match.
_CHATTER: Final = re.compile(rb"INFO: |WARNING: All log messages before absl|[IW]\d{4} [\d:.]+ ")


@contextmanager
def chatter_held_back() -> Iterator[None]:
    """Collect what is written to the error stream meanwhile; then pass on all that is no chatter.

    Works on the file descriptor, because the libraries write past Python. Without an error stream,
    as in a windowed program on Windows, it does nothing.
    """
    try:
        terminal = os.dup(_STDERR)
    except OSError:
        yield
        return
    collected = _collector()
    os.dup2(collected, _STDERR)
    try:
        yield
    finally:
        os.dup2(terminal, _STDERR)
        _pass_on(collected, terminal)
        os.close(collected)
        os.close(terminal)


def _collector() -> int:
    """Return a nameless file: unlike a pipe it never fills up, nor breaks in a child process."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("chatter")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def _pass_on(collected: int, terminal: int) -> None:
    os.lseek(collected, 0, os.SEEK_SET)
    with os.fdopen(os.dup(collected), "rb") as lines:
        kept = [line for line in lines if not _CHATTER.match(line)]
    # A closed terminal must not end the play.
    with suppress(OSError):
        os.write(terminal, b"".join(kept))


def quiet_cv2() -> ModuleType:
    """Return cv2, which from then on prints nothing and keeps to one core."""
    # FFmpeg and V4L2 read these when OpenCV first opens something: -8 is FFmpeg's "quiet", and one
    # second is how long a camera may block a reader that has been told to stop.
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "1")
    # A file of some bytes may claim gigabytes of pixels; 8K has 33 millions.
    os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(64_000_000))
    import cv2

    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    # The pictures are small, and the other cores belong to the stage.
    cv2.setNumThreads(1)
    return cv2
